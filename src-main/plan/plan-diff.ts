// What stands between a planned segment and its clip: up to date, to be rendered, stale (and why), blocked (and why). Pure.
import { say } from '#shared/i18n/say.ts';
import {
  isKept,
  isUpToDate,
  NO_EVIDENCE,
  type SegmentEvidence,
  takeDifferences,
  takeFits,
} from '#shared/model/segment-evidence.ts';
import type { TakeSidecar } from '#shared/model/take.ts';
import type { PlanSegment, SegmentStanding, VideoPlan } from '#shared/model/video-plan.ts';

/** Standings by segment key. A chain is walked from its start: what follows a stale segment is stale too. */
export function planStandings(
  plan: VideoPlan,
  evidenceByKey: Readonly<Record<string, SegmentEvidence>>,
): Record<string, SegmentStanding> {
  const standings: Record<string, SegmentStanding> = {};
  for (const segment of plan.segments) {
    const before = segment.dependsOn === null ? undefined : standings[segment.dependsOn];
    standings[segment.key] = standingOf(segment, evidenceByKey[segment.key] ?? NO_EVIDENCE, before);
  }
  return standings;
}

function standingOf(
  segment: PlanSegment,
  evidence: SegmentEvidence,
  before: SegmentStanding | undefined,
): SegmentStanding {
  const { activeTake, fittingTake, clip } = evidence;
  const standing = (status: SegmentStanding['status'], reasons: string[], kept = false): SegmentStanding => ({
    status,
    reasons,
    kept,
    clip,
  });
  if (segment.reasons.length > 0) return standing('blocked', segment.reasons);
  if (activeTake === null && fittingTake === null) return standing('will-render', [say`It has not been rendered yet.`]);
  const keepsActive = activeTake !== null && !takeFits(activeTake, evidence) && isKept(evidence);
  if (before !== undefined && before.status !== 'up-to-date') {
    return standing('stale', [behindAChange(segment, keepsActive)]);
  }
  if (isUpToDate(evidence)) {
    return keepsActive
      ? standing('up-to-date', [keptInSpiteOf(segment, evidence, activeTake)], true)
      : standing('up-to-date', []);
  }
  if (fittingTake !== null) return standing('stale', [cutFrom(fittingTake, activeTake)]);
  return standing('stale', activeTake === null ? [] : [whyRendered(segment, evidence, activeTake)]);
}

// A kept one is judged again once the new last frame is there: where it is the same, the take stays. Only then can that be known.
function behindAChange({ dependsOn }: PlanSegment, keepsActive: boolean): string {
  const before = dependsOn ?? '';
  return keepsActive
    ? say`It continues segment ${before}, which will change. You keep it as it is, and it stays so if the last frame of that segment comes out the same.`
    : say`It continues segment ${before}, which will change.`;
}

function keptInSpiteOf(segment: PlanSegment, evidence: SegmentEvidence, take: TakeSidecar): string {
  const madeBy = otherMaker(segment, take);
  if (madeBy !== null) return say`It was rendered with ${madeBy}, not with ${makerOf(segment)}, and stays so.`;
  const differences = takeDifferences(take, segment, evidence).join(', ');
  const isJoinOpen = segment.dependsOn !== null && take.start_frame_sha256 !== evidence.startFrameSha256;
  return isJoinOpen
    ? say`Kept as it is although ${differences}; the join to the segment before may show.`
    : say`Kept as it is although ${differences}.`;
}

const makerOf = ({ engine, model, workflowFile }: PlanSegment): string => model ?? workflowFile ?? engine;

/** Another engine or model, as after a fallback; null: the segment's own. */
function otherMaker(segment: PlanSegment, take: TakeSidecar): string | null {
  const isOwn = take.engine === segment.engine && (segment.model === null || take.model === segment.model);
  return isOwn ? null : take.workflow_file || take.model || take.engine;
}

const cutFrom = (fitting: TakeSidecar, active: TakeSidecar | null): string =>
  fitting.take === active?.take
    ? say`Its clip is missing or differs; it is cut again from the take.`
    : say`Take ${fitting.take} fits; only its clip is cut.`;

function whyRendered(segment: PlanSegment, evidence: SegmentEvidence, take: TakeSidecar): string {
  if (takeFits(take, evidence)) return say`Take ${take.take} cannot be used: its file is missing or too short.`;
  return say`Since take ${take.take}: ${takeDifferences(take, segment, evidence).join(', ')}.`;
}
