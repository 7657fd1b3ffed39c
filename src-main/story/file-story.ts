// A story file: a list of scenes, or a storyboard that somebody gave in its place.
import { many, say } from '#shared/i18n/say.ts';
import type { StoryPreview, StorySource } from '#shared/model/story.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { parseJsonText } from '../storage/index.ts';
import { MOST_SCENES } from './prompt-story.ts';
import { SEED_STEP, type Story, type StoryScene } from './story.ts';
import { tooManyScenes, withoutPictures } from './story-words.ts';

const DEFAULT_SCENE_SECONDS = 5;
const DEFAULT_SHOT_SECONDS = 3;
/** As long as an edit may make a shot. */
const LONGEST_SCENE_SECONDS = 3600;

type FileSource = Extract<StorySource, { kind: 'story-file' }>;
type RawObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is RawObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function storyFromFile({ fileName, text }: FileSource): Result<Story> {
  const parsed = parseJsonText(text, fileName, 'exact');
  if (!parsed.ok) return parsed;
  const title =
    fileName
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\.json$/i, '') || say`Story`;
  if (Array.isArray(parsed.value)) return fromScenes(parsed.value, title, fileName);
  if (isObject(parsed.value) && Array.isArray(parsed.value.shots)) {
    return ok(fromStoryboard(parsed.value, parsed.value.shots, title));
  }
  return err(notAStory(fileName, '$', say`This JSON is neither a story nor a storyboard.`));
}

const notAStory = (filePath: string, jsonPath: string, message: string): StudioError => ({
  code: 'bad-file',
  message,
  remedy: say`A story is a list such as [{"prompt": "…", "duration": 5, "seed_offset": 0}]; a storyboard is an object with a list "shots".`,
  filePath,
  jsonPath,
});

function fromScenes(entries: readonly unknown[], title: string, fileName: string): Result<Story> {
  if (entries.length === 0) return err(notAStory(fileName, '$', say`The story has no scenes.`));
  if (entries.length > MOST_SCENES) return err(tooManyScenes(entries.length, MOST_SCENES));
  const read = entries.map(readScene);
  const scenes = read.flatMap(({ scene }) => scene ?? []);
  if (scenes.length === 0) {
    return err(notAStory(fileName, '$[0].prompt', say`No scene of the story has a "prompt".`));
  }
  const numbersOf = (isSo: (scene: ReadScene) => boolean) =>
    read.flatMap((scene, index) => (isSo(scene) ? [index + 1] : []));
  return ok({
    kind: 'scenes',
    title,
    description: '',
    scenes,
    notes: [
      ...leftOut(numbersOf(({ scene }) => scene === null)),
      ...wrongDurations(numbersOf(({ duration }) => duration === 'wrong')),
      ...noDurations(read.filter(({ scene, duration }) => scene !== null && duration === 'none').length),
      ...wrongOffsets(numbersOf(({ offset }) => offset === 'wrong')),
      ...withoutPictures(scenes.length),
    ],
  });
}

/** `none`: absent or 0, which stands for the default; `wrong`: something else than it should be. */
type Given = 'given' | 'none' | 'wrong';

interface ReadScene {
  /** null: it has no prompt, so there is nothing to make. */
  readonly scene: StoryScene | null;
  readonly duration: Given;
  readonly offset: Given;
}

function readScene(raw: unknown, index: number): ReadScene {
  const prompt = isObject(raw) && typeof raw.prompt === 'string' ? raw.prompt.trim() : '';
  if (!isObject(raw) || prompt === '') return { scene: null, duration: 'none', offset: 'none' };
  const duration = givenNumber(raw.duration, (value) => value > 0 && value <= LONGEST_SCENE_SECONDS);
  const offset = givenNumber(raw.seed_offset, Number.isSafeInteger);
  const scene = {
    prompt,
    durationSeconds: duration === 'given' ? Number(raw.duration) : DEFAULT_SCENE_SECONDS,
    seedOffset: offset === 'given' ? Number(raw.seed_offset) : index * SEED_STEP,
    phase: null,
  };
  return { scene, duration, offset };
}

function givenNumber(value: unknown, isUsable: (value: number) => boolean): Given {
  if (value === undefined || value === null || value === 0) return 'none';
  return typeof value === 'number' && Number.isFinite(value) && isUsable(value) ? 'given' : 'wrong';
}

const SHOWN_NUMBERS = 12;
const listed = (numbers: readonly number[]): string =>
  numbers.slice(0, SHOWN_NUMBERS).join(', ') + (numbers.length > SHOWN_NUMBERS ? ' …' : '');

const noteOn = (numbers: readonly number[], note: (list: string) => string): string[] =>
  numbers.length === 0 ? [] : [note(listed(numbers))];

const leftOut = (numbers: readonly number[]): string[] =>
  noteOn(numbers, (list) =>
    many(
      numbers.length,
      'Scene {{list}} has no "prompt" and is left out.',
      'Scenes {{list}} have no "prompt" and are left out.',
      { list },
    ),
  );

const wrongDurations = (numbers: readonly number[]): string[] =>
  noteOn(numbers, (list) =>
    many(
      numbers.length,
      'The duration of scene {{list}} is no number of seconds above 0: it gets {{seconds}} s.',
      'The durations of scenes {{list}} are no numbers of seconds above 0: they get {{seconds}} s.',
      { list, seconds: DEFAULT_SCENE_SECONDS },
    ),
  );

const noDurations = (count: number): string[] =>
  count === 0
    ? []
    : [
        many(
          count,
          '{{count}} scene names no duration: it gets {{seconds}} s.',
          '{{count}} scenes name no duration: they get {{seconds}} s each.',
          { seconds: DEFAULT_SCENE_SECONDS },
        ),
      ];

const wrongOffsets = (numbers: readonly number[]): string[] =>
  noteOn(numbers, (list) =>
    many(
      numbers.length,
      'The seed offset of scene {{list}} is no whole number: it gets its place × 100.',
      'The seed offsets of scenes {{list}} are no whole numbers: they get their places × 100.',
      { list },
    ),
  );

function fromStoryboard(document: RawObject, rawShots: readonly unknown[], fallbackTitle: string): Story {
  const shots = rawShots.flatMap((shot) => shownShot(shot) ?? []);
  const unusable = rawShots.length - shots.length;
  const title =
    typeof document.project === 'string' && document.project.trim() !== '' ? document.project : fallbackTitle;
  return {
    kind: 'storyboard',
    title,
    document,
    shots,
    notes: [
      say`This is a storyboard already: it is taken over as it is.`,
      ...(unusable === 0
        ? []
        : [
            many(
              unusable,
              '{{count}} of its shots cannot be read and is not shown; it stays in the file.',
              '{{count}} of its shots cannot be read and are not shown; they stay in the file.',
            ),
          ]),
      say`Its keyframes do not come along: give each shot its picture, or put them into the folder "selected".`,
    ],
  };
}

/** As the preview shows it; the opened project tells what is wrong with it. */
function shownShot(raw: unknown): StoryPreview['shots'][number] | null {
  if (!isObject(raw) || typeof raw.shot_id !== 'string' || raw.shot_id.trim() === '') return null;
  const { duration, prompt } = raw;
  return {
    shotId: raw.shot_id,
    prompt: typeof prompt === 'string' ? prompt : '',
    durationSeconds: typeof duration === 'number' && duration > 0 ? duration : DEFAULT_SHOT_SECONDS,
    phase: null,
  };
}
