// One shot becomes two: the second continues from the last frame of the first. Pure.
import type { EditCommand } from '#shared/contract/edit-command.ts';
import { framesInDuration } from '#shared/frame-math.ts';
import { formatNumber, say } from '#shared/i18n/say.ts';
import { HIGHEST_SEED } from '#shared/model/storyboard.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import {
  type Documents,
  type EditContext,
  type Edited,
  type FilmTiming,
  fileBaseOf,
  findShots,
  withShots,
} from './documents.ts';
import { asRounded, isRawObject, type RawObject } from './field-reader.ts';
import { takeCopyNames, takenNames } from './free-shot-id.ts';
import { DEFAULT_SHOT_SECONDS } from './parse-storyboard.ts';

type SplitCommand = Extract<EditCommand, { kind: 'shot.split' }>;

export function splitShot(
  documents: Documents,
  shots: readonly unknown[],
  { shotId, atSeconds }: SplitCommand,
  { timing }: EditContext,
): Result<Edited> {
  const chosen = findShots(shots, [shotId]);
  if (!chosen.ok) return chosen;
  const index = chosen.value[0] ?? 0;
  const shot = shots[index];
  const seconds = isRawObject(shot) ? asRounded(shot.duration ?? DEFAULT_SHOT_SECONDS) : null;
  if (!isRawObject(shot) || typeof seconds !== 'number' || !(seconds > 0)) return err(noLength(shotId));
  const cut = cutBetweenFrames(seconds, atSeconds, timing.framesPerSecond);
  if (cut === null) return err(tooShort(shotId, seconds, timing.framesPerSecond));
  const names = takeCopyNames(takenNames(documents), shotId, fileBaseOf(shot, shotId));
  const halves = halvesOf(shot, seconds, cut, timing);
  const second = { ...halves.second, shot_id: names.shotId, filename_base: names.fileBase };
  return ok({
    documents: withShots(documents, shots.toSpliced(index, 1, halves.first, second)),
    label: say`split shot ${shotId}`,
  });
}

interface Cut {
  readonly firstSeconds: number;
  readonly secondSeconds: number;
}

/** Between two frames of the film, so that both together have as many as before; null: one of them would have none. */
function cutBetweenFrames(seconds: number, atSeconds: number, framesPerSecond: number): Cut | null {
  const before = framesInDuration(atSeconds, framesPerSecond);
  if (before < 1) return null;
  const firstSeconds = Number((before / framesPerSecond).toFixed(6));
  const behind = framesInDuration(seconds, framesPerSecond) - before;
  if (behind < 1) return null;
  // Decimals of the file: 5 - 1.7 is 3.3 there.
  const rest = Number((seconds - firstSeconds).toFixed(9));
  // Of a length that ends half-way in a frame, what was rounded may be just that half.
  const isWhole = framesInDuration(rest, framesPerSecond) === behind;
  return { firstSeconds, secondSeconds: isWhole ? rest : Number((behind / framesPerSecond).toFixed(6)) };
}

function halvesOf(shot: RawObject, seconds: number, { firstSeconds, secondSeconds }: Cut, timing: FilmTiming) {
  const startsFromPrevious = shot.start === 'previous';
  const whole = timing.segmentSeconds(seconds, startsFromPrevious);
  const ofFirst = timing.segmentSeconds(firstSeconds, startsFromPrevious);
  const ofSecond = timing.segmentSeconds(secondSeconds, true);
  const prompts = Array.isArray(shot.segment_prompts) ? shot.segment_prompts : [];
  const { end_keyframe: _end, transition: _transition, ...first } = shot;
  return {
    first: withPrompts({ ...first, duration: firstSeconds }, shareOf(prompts, whole, ofFirst, 0)),
    second: withPrompts(
      { ...shot, duration: secondSeconds, start: 'previous', ...seedsBehind(shot, ofFirst.length) },
      shareOf(prompts, whole, ofSecond, firstSeconds),
    ),
  };
}

/** Seeds that are counted up along a chain go on where the first part ends: the same noise again would repeat its motion. */
function seedsBehind(shot: RawObject, segments: number): RawObject {
  const { seed, seed_offset: offset } = shot;
  return {
    ...(typeof seed === 'number' && seed >= 0 ? { seed: (seed + segments) % (HIGHEST_SEED + 1) } : {}),
    ...(typeof offset === 'number' ? { seed_offset: offset + segments } : {}),
  };
}

/** Each segment gets the prompt of what was shown in its middle. @param from where the first of them begins in the whole */
function shareOf(
  prompts: readonly unknown[],
  whole: readonly number[],
  parts: readonly number[],
  from: number,
): unknown[] {
  let start = from;
  const shared = parts.map((length) => {
    const middle = start + length / 2;
    start += length;
    return prompts[segmentAt(whole, middle)] ?? '';
  });
  const last = shared.findLastIndex((prompt) => prompt !== '');
  return shared.slice(0, last + 1);
}

function segmentAt(lengths: readonly number[], seconds: number): number {
  let end = 0;
  const index = lengths.findIndex((length) => {
    end += length;
    return seconds < end;
  });
  return index < 0 ? lengths.length - 1 : index;
}

function withPrompts({ segment_prompts: written, ...shot }: RawObject, prompts: readonly unknown[]): RawObject {
  return written === undefined || prompts.length === 0 ? shot : { ...shot, segment_prompts: prompts };
}

const noLength = (shotId: string): StudioError => ({
  code: 'bad-request',
  message: say`Shot ${shotId} has no length that could be split.`,
  remedy: say`Give it a duration first.`,
  shotId,
});

const tooShort = (shotId: string, seconds: number, framesPerSecond: number): StudioError => ({
  code: 'bad-request',
  message: say`Shot ${shotId} cannot be split there: both parts need at least one frame.`,
  remedy: say`Choose a place inside its ${formatNumber(seconds)} seconds, at ${formatNumber(framesPerSecond, 3)} frames per second.`,
  shotId,
});
