// Which picture of a folder is the first frame of which scene: by the number in its name. Pure.
import { many, say } from '#shared/i18n/say.ts';
import { picturedShots, type Story, type StoryPictures } from './story.ts';
import { listed } from './story-words.ts';

export interface PictureFile {
  readonly name: string;
  readonly modifiedMs: number;
}

/** What is looked at: pictures that Longtake keeps as they are, and those it can convert. */
const PICTURE_NAME = /\.(png|jpe?g|jfif|webp|gif|bmp|tiff?|avif|heic|heif|jp2|tga|p[pgn]m|qoi)$/i;

export const isPictureFile = (name: string): boolean => PICTURE_NAME.test(name) && !name.startsWith('.');

export interface NamedNumber {
  readonly number: number;
  /** Its name says that this is a scene's number: `p3`, `scene_3`; else it only holds a number. */
  readonly isNamed: boolean;
}

// Not inside a word or another number: "1080p3" and "step3" are none.
const NAMED = [
  /(?<![a-z0-9])p[_-]?(\d{1,5})(?![0-9a-z])/gi,
  /(?<![a-z0-9])(?:scene|szene|shot|clip|segment|sc|sh)[ _.-]?(\d{1,5})(?![0-9a-z])/gi,
  /(?<![a-z0-9])(?:(?:key|first)?[ _-]?frame|page|panel|image|img|bild|picture|pic)[ _.-]?(\d{1,5})(?![0-9a-z])/gi,
];
const PLAIN = [/^(\d{1,5})(?![\d.a-z])/gi, /(?<![\d.])(\d{1,5})$/g, /(?<![\d.a-z])(\d{1,5})(?![\d.a-z])/gi];
// Sizes and versions of models are no scenes; `_v2` is a variant, `_00001_` the count that ComfyUI puts behind a name.
const NO_NUMBERS = /\d+ ?[x×] ?\d+|\d+\.\d+|[ _-]v\d+(?![0-9a-z])|_\d{5}_$/gi;

/**
 * `olin_1120_p3_first_frame.jpg` → 3: a `p` with a number counts before everything else, the last one where there are several;
 * then scene, shot and clip, then frame and the like; last a number by itself, at the beginning or at the end. null: none.
 */
export function sceneNumberIn(fileName: string): NamedNumber | null {
  const stem = fileName.replace(/\.[^.]*$/, '').replaceAll(NO_NUMBERS, '');
  for (const pattern of NAMED) {
    const found = [...stem.matchAll(pattern)].at(-1)?.[1];
    if (found !== undefined) return { number: Number(found), isNamed: true };
  }
  for (const pattern of PLAIN) {
    const found = [...stem.matchAll(pattern)].at(-1)?.[1];
    if (found !== undefined) return { number: Number(found), isNamed: false };
  }
  return null;
}

/** Where one name of the folder says "scene", names that only hold a number are other pictures. */
export function matchPictures(story: Story, files: readonly PictureFile[]): StoryPictures {
  const numbered = files
    .filter(({ name }) => isPictureFile(name))
    .flatMap((file) => {
      const found = sceneNumberIn(file.name);
      return found === null ? [] : [{ ...file, ...found }];
    });
  const areNamed = numbered.some(({ isNamed }) => isNamed);
  const byNumber = Map.groupBy(
    numbered.filter(({ isNamed }) => isNamed === areNamed),
    ({ number }) => number,
  );
  const fileByShotId = new Map<string, string>();
  const missing: number[] = [];
  const several: string[] = [];
  const used = new Set<string>();
  for (const { shotId, number } of picturedShots(story)) {
    const [chosen, ...others] = (byNumber.get(number) ?? []).toSorted(newestFirst);
    if (chosen === undefined) {
      missing.push(number);
      continue;
    }
    fileByShotId.set(shotId, chosen.name);
    for (const { name } of [chosen, ...others]) used.add(name);
    if (others.length > 0) several.push(`${chosen.name} (${number})`);
  }
  const unused = files.filter(({ name }) => isPictureFile(name) && !used.has(name)).map(({ name }) => name);
  return { fileByShotId, notes: matchNotes(fileByShotId.size, missing, several, unused) };
}

const newestFirst = (a: PictureFile, b: PictureFile): number =>
  b.modifiedMs - a.modifiedMs || a.name.localeCompare(b.name, 'en', { numeric: true });

function matchNotes(
  found: number,
  missing: readonly number[],
  several: readonly string[],
  unused: readonly string[],
): string[] {
  return [
    ...(found === 0
      ? []
      : [many(found, '{{count}} scene has its first frame.', '{{count}} scenes have their first frames.')]),
    ...(missing.length === 0
      ? []
      : [
          many(
            missing.length,
            'Scene {{list}}: no first frame was found in the folder. It is not skipped: it begins from its prompt, or goes on from the scene before.',
            'Scenes {{list}}: no first frames were found in the folder. They are not skipped: they begin from their prompts, or go on from the scene before.',
            { list: listed(missing) },
          ),
        ]),
    ...(several.length === 0 ? [] : [say`Several pictures for one scene: the newest is taken, ${listed(several)}.`]),
    ...(unused.length === 0 ? [] : [say`Pictures that belong to no scene: ${listed(unused)}.`]),
  ];
}
