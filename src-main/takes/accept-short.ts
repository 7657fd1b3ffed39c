// A take that is too short, used all the same: its segment ends where the take does, and the plan is made anew with that.
import { shortClipFrames } from '#shared/frame-math.ts';
import { formatNumber, say } from '#shared/i18n/say.ts';
import type { AcceptedShort } from '#shared/model/project.ts';
import type { TakeSidecar } from '#shared/model/take.ts';
import type { PlanSegment, VideoPlan } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { unknownTake } from './activate-take.ts';
import { neededFramesAt } from './kept-frames.ts';
import { type LandedClip, landClip } from './land-clip.ts';
import { NO_MARKS, type TakeContext, type TakeMarks, UNSTOPPED } from './take-context.ts';
import { listTakes, takesFolderOf } from './take-folder.ts';

export interface ShortTake {
  /** As it is cut now. */
  readonly segment: PlanSegment;
  readonly accepted: AcceptedShort;
  /** What the segment lacks of its length. */
  readonly lostSeconds: number;
}

/** Seconds that the take lacks; 0: it is long enough. */
export function shortageSeconds(segment: PlanSegment, take: TakeSidecar): number {
  return Math.max(0, neededFramesAt(segment, take.fps) - take.frames_delivered) / take.fps;
}

/** Errors: `output-too-short` where the take has not even one frame to keep; `bad-request` where it is long enough. */
export function acceptShort(
  segment: PlanSegment,
  take: TakeSidecar,
  plan: Pick<VideoPlan, 'filmFramesPerSecond'>,
): Result<ShortTake> {
  const lostSeconds = shortageSeconds(segment, take);
  if (lostSeconds === 0) return err(longEnough(segment, take));
  const usableFrames = take.frames_delivered - segment.framesDroppedAtStart;
  const framesKept = Math.floor((usableFrames * segment.framesPerSecond) / take.fps);
  const { framesPerSecond } = segment;
  const clipFrames = shortClipFrames(segment.clipFrames, framesKept, framesPerSecond, plan.filmFramesPerSecond);
  if (framesKept < 1 || clipFrames < 1) return err(nothingToKeep(segment, take));
  const { framesRequested, framesDroppedAtStart } = segment;
  return ok({
    segment: {
      ...segment,
      framesKept,
      clipFrames,
      handleFrames: 0,
      framesDroppedAtEnd: framesRequested - framesKept - framesDroppedAtStart,
      durationSeconds: framesKept / segment.framesPerSecond,
    },
    accepted: { take: take.take, framesKept, framesRequested },
    lostSeconds,
  });
}

/** By hand: cuts the clip from it and records that its segment ends with it. */
export async function acceptShortTake(
  segment: PlanSegment,
  takeNumber: number,
  context: TakeContext,
): Promise<Result<LandedClip>> {
  const takesPath = takesFolderOf(context.projectFolderPath, segment.shotId, segment.segmentIndex);
  const take = (await listTakes(takesPath)).find((one) => one.take === takeNumber);
  if (take === undefined) return err({ ...unknownTake(takeNumber, segment), filePath: takesPath });
  const short = acceptShort(segment, take, context.plan);
  return short.ok ? landShort(short.value, take, context) : short;
}

/** By the project's rule, where the take lacks no more than that allows; else the error that it is too short. */
export async function landOrAccept(
  segment: PlanSegment,
  take: TakeSidecar,
  context: TakeContext,
  rule: { readonly shortTakeSeconds: number; readonly marks: TakeMarks },
): Promise<Result<LandedClip>> {
  const lost = shortageSeconds(segment, take);
  if (lost === 0 || lost > rule.shortTakeSeconds) return landClip(segment, take, context, UNSTOPPED, rule.marks);
  const short = acceptShort(segment, take, context.plan);
  if (!short.ok) return short;
  const landed = await landShort(short.value, take, context, rule.marks);
  if (landed.ok) context.warn(acceptedByRule(segment, take, short.value.lostSeconds));
  return landed;
}

function landShort(
  { segment, accepted }: ShortTake,
  take: TakeSidecar,
  context: TakeContext,
  marks: TakeMarks = NO_MARKS,
): Promise<Result<LandedClip>> {
  return landClip(segment, take, context, UNSTOPPED, { ...marks, acceptedShort: accepted });
}

const acceptedByRule = (
  { key, shotId, segmentIndex }: PlanSegment,
  { take }: TakeSidecar,
  lost: number,
): StudioError => ({
  code: 'output-too-short',
  message: say`Take ${take} of segment ${key} is ${formatNumber(lost, 2)} s too short and is used all the same: the project allows it.`,
  remedy: say`Render the segment again for its whole length, or change that in the Project panel.`,
  shotId,
  segmentIndex,
});

const longEnough = ({ key, shotId, segmentIndex }: PlanSegment, { take }: TakeSidecar): StudioError => ({
  code: 'bad-request',
  message: say`Take ${take} is long enough for segment ${key}.`,
  remedy: say`Choose it as any other take.`,
  shotId,
  segmentIndex,
});

const nothingToKeep = (segment: PlanSegment, take: TakeSidecar): StudioError => ({
  code: 'output-too-short',
  message: say`Take ${take.take} of segment ${segment.key} has ${formatNumber(take.frames_delivered, 0)} frames: too few for anything to be kept.`,
  remedy: say`Render the segment again.`,
  shotId: segment.shotId,
  segmentIndex: segment.segmentIndex,
});
