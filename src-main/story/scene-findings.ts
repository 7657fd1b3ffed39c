// What was found while the scenes of a file were read, by the numbers of the scenes, and said at the end.
import { formatNumber, many, say } from '#shared/i18n/say.ts';
import { listed, noteOn } from './story-words.ts';

/** As long as an edit may make a shot. */
export const LONGEST_SCENE_SECONDS = 3600;

export type Finding =
  | 'no-prompt'
  | 'no-duration'
  | 'wrong-duration'
  | 'long-duration'
  | 'wrong-offset'
  | 'no-number'
  | 'number-twice'
  | 'web-reference'
  | 'relative-reference'
  | 'not-video'
  | 'no-type'
  | 'wrong-style';

export class SceneFindings {
  readonly #numbers = new Map<Finding, number[]>();
  readonly #unknownKeys = new Map<string, number[]>();

  add(finding: Finding, number: number): void {
    const numbers = this.#numbers.get(finding) ?? [];
    numbers.push(number);
    this.#numbers.set(finding, numbers);
  }

  of(finding: Finding): readonly number[] {
    return this.#numbers.get(finding) ?? [];
  }

  unknownKeys(keys: readonly string[], number: number): void {
    for (const key of keys) {
      const numbers = this.#unknownKeys.get(key) ?? [];
      numbers.push(number);
      this.#unknownKeys.set(key, numbers);
    }
  }

  /** @param promptKey how the file should have called it */
  notes(promptKey: string, defaultSeconds: number): string[] {
    const seconds = formatNumber(defaultSeconds);
    return [
      ...noteOn(this.of('no-prompt'), (list) => noPrompt(this.of('no-prompt').length, list, promptKey)),
      ...noteOn(this.of('wrong-duration'), (list) => wrongDuration(this.of('wrong-duration').length, list, seconds)),
      ...noteOn(this.of('long-duration'), (list) => longDuration(this.of('long-duration').length, list, seconds)),
      ...noDuration(this.of('no-duration').length, seconds),
      ...noteOn(this.of('wrong-offset'), (list) => wrongOffset(this.of('wrong-offset').length, list)),
      ...this.#numberNotes(),
      ...this.#referenceNotes(),
      ...this.#scriptNotes(),
      ...unknownKeyNotes(this.#unknownKeys),
    ];
  }

  #numberNotes(): string[] {
    return [
      ...noteOn(
        this.of('no-number'),
        (list) => say`Entries without a usable number are counted by their place: ${list}.`,
      ),
      ...noteOn(
        this.of('number-twice'),
        (list) => say`Scene numbers that are there more than once: ${list}. The later ones get ids such as "003-2".`,
      ),
    ];
  }

  #referenceNotes(): string[] {
    const [web, relative] = [this.of('web-reference'), this.of('relative-reference')];
    return [
      ...noteOn(web, (list) =>
        many(
          web.length,
          'References on the web are left out, in scene {{list}}: Longtake sends only pictures of this machine. Download them, and give them to the shot.',
          'References on the web are left out, in scenes {{list}}: Longtake sends only pictures of this machine. Download them, and give them to the shots.',
          { list },
        ),
      ),
      ...noteOn(relative, (list) =>
        many(
          relative.length,
          'References without a whole path are looked for in the project folder, in scene {{list}}.',
          'References without a whole path are looked for in the project folder, in scenes {{list}}.',
          { list },
        ),
      ),
    ];
  }

  #scriptNotes(): string[] {
    const wrongStyle = this.of('wrong-style');
    return [
      ...noteOn(this.of('not-video'), (list) => say`Scenes whose type is not "video" are left out: ${list}.`),
      ...noteOn(this.of('no-type'), (list) => say`Scenes without a type are taken for video: ${list}.`),
      ...noteOn(wrongStyle, (list) =>
        many(
          wrongStyle.length,
          'The style of scene {{list}} is none that Longtake knows: it gets that of the project.',
          'The style of scenes {{list}} is none that Longtake knows: they get that of the project.',
          { list },
        ),
      ),
    ];
  }
}

const noPrompt = (count: number, list: string, key: string): string =>
  many(
    count,
    'Scene {{list}} has no "{{key}}" and is left out.',
    'Scenes {{list}} have no "{{key}}" and are left out.',
    { list, key },
  );

const wrongDuration = (count: number, list: string, seconds: string): string =>
  many(
    count,
    'The duration of scene {{list}} is no number of seconds above 0: it gets {{seconds}} s.',
    'The durations of scenes {{list}} are no numbers of seconds above 0: they get {{seconds}} s.',
    { list, seconds },
  );

const longDuration = (count: number, list: string, seconds: string): string =>
  many(
    count,
    'Scene {{list}} is longer than {{most}} s, the longest that a shot can be: it gets {{seconds}} s.',
    'Scenes {{list}} are longer than {{most}} s, the longest that a shot can be: they get {{seconds}} s.',
    { list, seconds, most: formatNumber(LONGEST_SCENE_SECONDS) },
  );

const noDuration = (count: number, seconds: string): string[] =>
  count === 0
    ? []
    : [
        many(
          count,
          '{{count}} scene names no duration: it gets {{seconds}} s.',
          '{{count}} scenes name no duration: they get {{seconds}} s each.',
          { seconds },
        ),
      ];

const wrongOffset = (count: number, list: string): string =>
  many(
    count,
    'The seed offset of scene {{list}} is no whole number: it gets its place × 100.',
    'The seed offsets of scenes {{list}} are no whole numbers: they get their places × 100.',
    { list },
  );

function unknownKeyNotes(keys: ReadonlyMap<string, readonly number[]>): string[] {
  if (keys.size === 0) return [];
  const shown = [...keys].map(([key, numbers]) => `${key} (${listed(numbers)})`);
  return [say`Keys that mean nothing here and are left out, with their scenes: ${listed(shown)}.`];
}
