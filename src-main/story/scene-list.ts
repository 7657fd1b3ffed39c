// A list of scenes of an older file, read entry by entry: what one has of its own is the business of its kind.
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { EntryKeys, isObject, numberIn } from './entry-keys.ts';
import { LONGEST_SCENE_SECONDS, SceneFindings } from './scene-findings.ts';
import { SEED_STEP, type StoryScene, shotIdOf } from './story.ts';
import { MOST_SCENES, tooManyScenes } from './story-words.ts';

/** What one kind of file calls the parts of a scene. */
export interface SceneKind {
  readonly promptKeys: readonly [string, ...string[]];
  readonly durationKeys: readonly string[];
  readonly defaultSeconds: number;
  /** Keys of its number; none: scenes count by their place. */
  readonly numberKeys: readonly string[];
  /** Where the file does not say and nobody chose. */
  readonly continues: boolean;
  /** What the file was taken for, in words; absent: nothing need be said. */
  about?(): string;
  /** What else it knows; null: this entry is no scene of a film. */
  more?(keys: EntryKeys, number: number, findings: SceneFindings): MoreOfScene | null;
}

export type MoreOfScene = Partial<
  Pick<StoryScene, 'audioBackground' | 'audioDialogue' | 'references' | 'stylePreset' | 'showsProduct'>
>;

export interface ReadScenes {
  readonly scenes: readonly StoryScene[];
  readonly findings: SceneFindings;
  /** The scenes' numbers were not in the order of the list. */
  readonly isReordered: boolean;
}

/** @param continues null: as this kind does */
export function readScenes(
  entries: readonly unknown[],
  kind: SceneKind,
  continues: boolean | null,
): Result<ReadScenes, StudioError> {
  if (entries.length > MOST_SCENES) return err(tooManyScenes(entries.length));
  const findings = new SceneFindings();
  const read = entries.flatMap((entry, index) => readScene(entry, index, kind, findings) ?? []);
  const numbered = withNumbers(read, findings);
  const inOrder = numbered.toSorted((a, b) => a.number - b.number);
  const goesOn = continues ?? kind.continues;
  return ok({
    scenes: inOrder.map((scene, index) => ({ ...scene, start: goesOn && index > 0 ? 'previous' : 'keyframe' })),
    findings,
    isReordered: inOrder.some((scene, index) => scene !== numbered[index]),
  });
}

interface SceneDraft extends Omit<StoryScene, 'shotId' | 'number' | 'start'> {
  /** null: it names none, or none that can be used. */
  readonly number: number | null;
  /** In the list, from 1. */
  readonly place: number;
}

function readScene(raw: unknown, index: number, kind: SceneKind, findings: SceneFindings): SceneDraft | null {
  const place = index + 1;
  if (!isObject(raw)) {
    findings.add('no-prompt', place);
    return null;
  }
  const keys = new EntryKeys(raw);
  const number = numberOf(keys, kind);
  const shown = number ?? place;
  const more = kind.more === undefined ? {} : kind.more(keys, shown, findings);
  if (more === null) return null;
  const prompt = keys.text(...kind.promptKeys);
  if (prompt === '') {
    findings.add('no-prompt', shown);
    return null;
  }
  if (number === null && kind.numberKeys.length > 0) findings.add('no-number', place);
  const scene = {
    ...more,
    ...{ number, place, prompt, phase: null },
    durationSeconds: durationOf(keys, kind, shown, findings),
    seedOffset: offsetOf(keys, index, shown, findings),
  };
  findings.unknownKeys(keys.unknown(), shown);
  return scene;
}

/** 3, "3", "scene_3" and "Scene 3" are three. */
function numberOf(keys: EntryKeys, { numberKeys }: SceneKind): number | null {
  const value = keys.take(...numberKeys);
  const number = typeof value === 'string' ? Number(/^\D*(\d{1,6})\D*$/.exec(value)?.[1] ?? Number.NaN) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

function durationOf(keys: EntryKeys, kind: SceneKind, number: number, findings: SceneFindings): number {
  const value = keys.take(...kind.durationKeys);
  const seconds = numberIn(value);
  // 0 stands for the default, as it did in the older tool.
  if (value === undefined || seconds === 0) findings.add('no-duration', number);
  else if (seconds === undefined || !Number.isFinite(seconds) || seconds < 0) findings.add('wrong-duration', number);
  else if (seconds > LONGEST_SCENE_SECONDS) findings.add('long-duration', number);
  else return seconds;
  return kind.defaultSeconds;
}

function offsetOf(keys: EntryKeys, index: number, number: number, findings: SceneFindings): number {
  const value = keys.take('seed_offset');
  const isNone = value === undefined || value === 0;
  if (!isNone && Number.isSafeInteger(value)) return Number(value);
  if (!isNone) findings.add('wrong-offset', number);
  return index * SEED_STEP;
}

type NumberedScene = Omit<StoryScene, 'start'>;

function withNumbers(drafts: readonly SceneDraft[], findings: SceneFindings): NumberedScene[] {
  const own = new Set(drafts.flatMap(({ number }) => number ?? []));
  let highest = drafts.reduce((most, { number, place }) => Math.max(most, number ?? place), 0);
  const used = new Map<number, number>();
  const numbers = drafts.map(({ number, place }) => {
    if (number !== null) return number;
    // Its place, where no other scene calls itself so.
    if (!own.has(place)) return place;
    highest += 1;
    return highest;
  });
  return drafts.map(({ place: _place, ...scene }, index) => {
    const number = numbers[index] ?? index + 1;
    const times = (used.get(number) ?? 0) + 1;
    used.set(number, times);
    if (times === 2) findings.add('number-twice', number);
    const shotId = shotIdOf(number, highest);
    return { ...scene, number, shotId: times === 1 ? shotId : `${shotId}-${times}` };
  });
}
