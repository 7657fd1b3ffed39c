// One segment from its start frame to its clip: skip what is up to date, reuse a take that fits, else render a new one.
import { isUpToDate } from '#shared/model/segment-evidence.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { Result } from '#shared/result.ts';
import { gatherSegmentEvidence } from './gather-evidence.ts';
import { landClip } from './land-clip.ts';
import { type RenderContext, UNSTOPPED } from './render-context.ts';
import { renderTake } from './render-take.ts';

export async function renderSegment(
  segment: PlanSegment,
  context: RenderContext,
  signal: AbortSignal,
): Promise<Result<void>> {
  const evidence = await gatherSegmentEvidence(segment, context);
  if (isUpToDate(evidence)) return context.record({ event: 'job.skipped', segment: segment.key });
  if (evidence.fittingTake !== null) return landClip(segment, evidence.fittingTake, false, context, signal);
  const take = await renderTake(segment, context, signal);
  return take.ok ? landClip(segment, take.value, true, context, UNSTOPPED) : take;
}
