// Looks at a join: the last frames before it, the first ones after it, the one that was dropped there, and the shot's first.
import { ok, type Result } from '#shared/result.ts';
import type { Ffmpeg } from '../media/index.ts';
import { clipFacts, lookAt, readFirst, readLast, readTakeFrame } from './read-pictures.ts';
import { RAMP_FRAMES, type SeamFootage, type SeamMeasurement } from './seam-measurement.ts';
import { levelsOf, lumaDifference, motionBetween, type SmallPicture } from './small-pictures.ts';

const LOOKED_AT_FRAMES = RAMP_FRAMES + 1;

/**
 * Decodes at most a second and a few frames of each clip; nothing is written.
 * @returns `file-missing`, `output-damaged` or `output-too-short` with the file's path where a clip cannot be measured,
 *   `stopped` after an abort.
 */
export async function measureSeam(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  footage: SeamFootage,
  signal?: AbortSignal,
): Promise<Result<SeamMeasurement>> {
  const seen = await lookAround(ffmpeg, footage, signal);
  if (!seen.ok) return seen;
  const { before, after, dropped, shotStart } = seen.value;
  const [last] = before;
  const [first] = after;
  if (last === undefined || first === undefined) throw new Error('A clip was read and has no frame.');
  return ok({
    before: before.map(levelsOf),
    after: after.map(levelsOf),
    motionBefore: motionsAlong(before),
    motionAcross: motionBetween(last, first),
    motionAfter: motionsAlong(after),
    repeatDifference: dropped && lumaDifference(last, dropped),
    repeatMotion: dropped && motionBetween(last, dropped),
    shotStart: levelsOf(shotStart),
  });
}

interface SeenPictures {
  /** Both begin at the join. */
  readonly before: readonly SmallPicture[];
  readonly after: readonly SmallPicture[];
  readonly dropped: SmallPicture | null;
  readonly shotStart: SmallPicture;
}

async function lookAround(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  { before, after, dropped, shotStart, framesPerSecond, measuredHeight }: SeamFootage,
  signal: AbortSignal | undefined,
): Promise<Result<SeenPictures>> {
  const beforeFacts = await clipFacts(before.clipPath, before.frames);
  if (!beforeFacts.ok) return beforeFacts;
  const afterFacts = await clipFacts(after.clipPath, after.frames);
  if (!afterFacts.ok) return afterFacts;
  const looking = lookAt(beforeFacts.value, measuredHeight, signal);
  const countOf = ({ frames }: { readonly frames: number }) => Math.min(frames, LOOKED_AT_FRAMES);
  const lastOnes = await readLast(ffmpeg, { ...before, framesPerSecond }, countOf(before), looking);
  if (!lastOnes.ok) return lastOnes;
  const firstOnes = await readFirst(ffmpeg, after.clipPath, countOf(after), looking);
  if (!firstOnes.ok) return firstOnes;
  const droppedOne = dropped && (await readTakeFrame(ffmpeg, dropped.takePath, dropped.frameIndex, looking));
  if (droppedOne?.ok === false && signal?.aborted) return droppedOne;
  const start = await readFirst(ffmpeg, shotStart.clipPath, 1, looking);
  if (!start.ok) return start;
  const [startPicture] = start.value;
  if (startPicture === undefined) throw new Error('One frame was read and is not there.');
  return ok({
    before: lastOnes.value.toReversed(),
    after: firstOnes.value,
    // What was dropped is not in the film: a take that is gone leaves only that one figure open.
    dropped: droppedOne?.ok ? droppedOne.value : null,
    shotStart: startPicture,
  });
}

function motionsAlong(pictures: readonly SmallPicture[]): readonly number[] {
  return pictures.slice(1).map((picture, index) => motionBetween(pictures[index] ?? picture, picture));
}
