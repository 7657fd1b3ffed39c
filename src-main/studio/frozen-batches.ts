// What a run of another session had frozen, with the engines to go on with.
import { z } from 'zod/v4';
import { say } from '#shared/i18n/say.ts';
import { type ProjectSettings, projectSettings } from '#shared/model/project.ts';
import type { RunPause } from '#shared/model/run.ts';
import { type PlanSegment, planSegment, videoPlan } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { ProjectStore } from '../project/index.ts';
import { type Batch, type RunState, readJournal } from '../run/index.ts';
import { poolOfSegment, rendersWith } from './choose-engine.ts';
import type { ServerEngines } from './engine-pools.ts';
import type { StudioParts } from './open-studio-parts.ts';

export type FrozenBatch = Batch & { readonly pools: readonly ServerEngines[] };

/** In the order in which they were queued. */
export async function frozenBatches(
  store: Pick<ProjectStore, 'rememberedWorkflow'>,
  parts: Pick<StudioParts, 'engines'>,
  journalPath: string,
): Promise<Result<FrozenBatch[]>> {
  const { events } = await readJournal(journalPath);
  const batches: FrozenBatch[] = [];
  for (const event of events) {
    if (event.event !== 'run.started' && event.event !== 'run.added') continue;
    const plan = videoPlan.safeParse(event.plan);
    const settings = projectSettings.safeParse(event.settings);
    if (!plan.success || !settings.success) return err(notReadable(journalPath));
    const planned = new Set(plan.data.segments.map(({ key }) => key));
    if (!event.segments.every(({ key }) => planned.has(key))) return err(notReadable(journalPath));
    const fallbacks = z.array(planSegment).safeParse(event.fallbacks);
    const others = fallbacks.success ? fallbacks.data : [];
    const pools = poolsFor([...plan.data.segments, ...others], settings.data, store, parts);
    if (!pools.ok) return pools;
    batches.push({
      ...{ plan: plan.data, models: settings.data.models, ...pools.value },
      segments: byKey(plan.data.segments),
      fallbacks: byKey(others),
    });
  }
  return ok(batches);
}

const byKey = (segments: readonly PlanSegment[]): Map<string, PlanSegment> =>
  new Map(segments.map((segment) => [segment.key, segment]));

/** The engines of a frozen plan, found again: the project's, and those that its segments name besides. */
function poolsFor(
  segments: readonly PlanSegment[],
  settings: ProjectSettings,
  store: Pick<ProjectStore, 'rememberedWorkflow'>,
  { engines }: Pick<StudioParts, 'engines'>,
): Result<Pick<FrozenBatch, 'pools' | 'poolOf'>> {
  const pools: ServerEngines[] = [];
  const remembered = store.rememberedWorkflow();
  for (const segment of segments) {
    if (pools.some((pool) => rendersWith(pool, segment))) continue;
    const { engine, model, workflowFile } = segment;
    const own = engines.choose(settings, remembered);
    const isOwn = own.ok && rendersWith(own.value.pool, segment);
    const chosen = isOwn ? own : engines.chooseFor({ engine, model: model ?? workflowFile }, settings, remembered);
    if (!chosen.ok) return chosen;
    const { pool, reason } = chosen.value;
    // Another workflow than the one it was started with would render something else.
    if (reason?.severity === 'problem') return err(reason);
    if (!rendersWith(pool, segment)) return err(otherEngine(segment));
    pools.push(pool);
  }
  return ok({ pools, poolOf: (segment) => poolOfSegment(pools, segment) });
}

const otherEngine = ({ key, shotId, segmentIndex, model, workflowFile, engine }: PlanSegment): StudioError => ({
  code: 'workflow-missing',
  message: say`Segment ${key} was planned for ${model ?? workflowFile ?? engine}, which is not to be had any more.`,
  remedy: say`Discard the run and start a new one: what is finished is not rendered again.`,
  shotId,
  segmentIndex,
});

const notReadable = (filePath: string): StudioError => ({
  code: 'bad-file',
  message: say`What this run was started with cannot be read any more.`,
  remedy: say`Discard it and start a new one: what is finished is not rendered again.`,
  filePath,
});

export function unfinishedPause(state: RunState): RunPause {
  const jobs = [...state.jobs.values()];
  const done = jobs.filter((job) => job.state.kind === 'done' || job.state.kind === 'skipped').length;
  const message = say`This run was not finished: ${done} of ${jobs.length} segments are done.`;
  // Why it stood still before is what the user wants to know first.
  const before = state.pause === null || state.pause.because === 'user' ? '' : ` ${state.pause.message}`;
  return {
    because: 'unfinished',
    message: `${message}${before}`,
    remedy: say`Go on: what is finished is not rendered again, and what a server still has is fetched.`,
  };
}
