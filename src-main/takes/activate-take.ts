// What the user decides about takes: this one is the clip from now on; this one stays as it is.

import { say } from '#shared/i18n/say.ts';
import type { KeptTake } from '#shared/model/project.ts';
import { type AskedNow, takeFits } from '#shared/model/segment-evidence.ts';
import type { TakeSidecar } from '#shared/model/take.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { askedNow, type EvidenceContext } from './gather-evidence.ts';
import { type LandedClip, landClip } from './land-clip.ts';
import { NO_MARKS, type TakeContext, UNSTOPPED } from './take-context.ts';
import { listTakes, takesFolderOf } from './take-folder.ts';
import { checkUsable } from './usable-takes.ts';

/**
 * Cuts the clip from take `takeNumber`; where it is not what is asked now, it is kept in spite of that. Its new last frame makes
 * what continues the segment stale, unless that is kept too (`keptMarkFor` each). Refuses, and changes nothing, where the take is
 * not known, gone or too short.
 */
export async function activateTake(
  segment: PlanSegment,
  takeNumber: number,
  context: TakeContext,
  signal: AbortSignal = UNSTOPPED,
): Promise<Result<LandedClip>> {
  const takesPath = takesFolderOf(context.projectFolderPath, segment.shotId, segment.segmentIndex);
  const takes = await listTakes(takesPath);
  const take = takes.find((one) => one.take === takeNumber);
  if (take === undefined) return err({ ...unknownTake(takeNumber, segment), filePath: takesPath });
  const asked = await askedNow(segment, takes, context);
  const kept = takeFits(take, asked) ? null : keptMark(take, asked);
  return landClip(segment, take, context, signal, { ...NO_MARKS, kept });
}

/** For a take that another engine made in the place of the segment's own: it stays, as what is asked now. */
export async function keptForFallback(
  segment: PlanSegment,
  take: TakeSidecar,
  context: EvidenceContext,
): Promise<KeptTake> {
  return keptMark(take, await askedNow(segment, [take], context));
}

/**
 * For ProjectStore.keepTake: "keep the active take of this segment for what is asked now". null: there is nothing to keep, because
 * it has no active take or that is what is asked. Errors: `output-too-short`, `file-missing` where no clip can be cut from it.
 */
export async function keptMarkFor(segment: PlanSegment, context: EvidenceContext): Promise<Result<KeptTake | null>> {
  const takesPath = takesFolderOf(context.projectFolderPath, segment.shotId, segment.segmentIndex);
  const activeNumber = context.activeTakeOf(segment.key);
  const takes = await listTakes(takesPath);
  const active = takes.find(({ take }) => take === activeNumber);
  if (active === undefined) return ok(null);
  const asked = await askedNow(segment, takes, context);
  if (takeFits(active, asked)) return ok(null);
  const usable = await checkUsable(segment, active, takesPath);
  return usable.ok ? ok(keptMark(active, asked)) : usable;
}

const keptMark = ({ take }: TakeSidecar, { requestSha256, startFrameSha256, endFrameSha256 }: AskedNow): KeptTake => ({
  take,
  requestSha256,
  startFrameSha256,
  endFrameSha256,
});

export const unknownTake = (take: number, { key, shotId, segmentIndex }: PlanSegment): StudioError => ({
  code: 'file-missing',
  message: say`What made take ${take} of segment ${key} is not known: its sidecar take_${take}.json is missing or damaged.`,
  remedy: say`Its frames cannot be counted off without that. Choose another take, or put the sidecar back.`,
  shotId,
  segmentIndex,
});
