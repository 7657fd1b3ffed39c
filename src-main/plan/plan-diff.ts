// What stands between a planned segment and its clip: up to date, to be rendered, stale (and why), blocked (and why). Pure.
import { isUpToDate, NO_EVIDENCE, type SegmentEvidence, takeFits } from '#shared/model/segment-evidence.ts';
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
  const clip = evidence.clip;
  if (segment.reasons.length > 0) return { status: 'blocked', reasons: segment.reasons, clip };
  const followsChange = before !== undefined && before.status !== 'up-to-date';
  const { activeTake, fittingTake } = evidence;
  if (activeTake === null && fittingTake === null) {
    return { status: 'will-render', reasons: ['It has not been rendered yet.'], clip };
  }
  if (followsChange) {
    return { status: 'stale', reasons: [`It continues segment ${segment.dependsOn}, which will change.`], clip };
  }
  if (isUpToDate(evidence)) return { status: 'up-to-date', reasons: [], clip };
  if (activeTake !== null && takeFits(activeTake, evidence)) {
    return { status: 'stale', reasons: ['Its clip is missing or differs; it is cut again from the take.'], clip };
  }
  if (fittingTake !== null) {
    return { status: 'stale', reasons: [`Take ${fittingTake.take} fits; only its clip is cut.`], clip };
  }
  return { status: 'stale', reasons: activeTake === null ? [] : changesSince(segment, evidence, activeTake), clip };
}

/** In words, what differs between the take and the plan. */
function changesSince(segment: PlanSegment, evidence: SegmentEvidence, take: TakeSidecar): string[] {
  const changes: [changed: boolean, words: string][] = [
    [take.prompt !== segment.prompt, 'the prompt changed'],
    [take.negative_prompt !== segment.negativePrompt, 'the negative prompt changed'],
    [take.seed !== segment.seed, `the seed changed (${take.seed} → ${segment.seed})`],
    [
      take.width !== segment.width || take.height !== segment.height,
      `the size changed (${take.width}×${take.height} → ${segment.width}×${segment.height})`,
    ],
    [
      take.frames_requested !== segment.framesRequested,
      `the length changed (${take.frames_requested} → ${segment.framesRequested} frames)`,
    ],
    [take.engine !== segment.engine, `the engine changed (${take.engine} → ${segment.engine})`],
    [take.workflow_file !== segment.workflowFile, 'the workflow changed'],
    [JSON.stringify(take.loras) !== JSON.stringify(segment.loras), 'the LoRAs changed'],
    [take.start_frame_sha256 !== evidence.startFrameSha256, 'the start image changed'],
    [take.end_frame_sha256 !== evidence.endFrameSha256, 'the end image changed'],
  ];
  const words = changes.filter(([changed]) => changed).map(([, text]) => text);
  return [`Since take ${take.take}: ${words.length > 0 ? words.join(', ') : 'the workflow or a setting changed'}.`];
}
