// What was queued together: frozen segments and settings, and the engines that render them.
import type { EngineId } from '#shared/model/project.ts';
import type { PlanSegment, VideoPlan } from '#shared/model/video-plan.ts';
import type { Engine } from '../engines/index.ts';

/** The engines of one kind with one workflow or model, one for each server. */
export interface EnginePool {
  readonly engineId: EngineId;
  /** For people: "Draft (built in)" or a workflow's name. */
  readonly engineName: string;
  /** One of them, for what is the same whichever server is asked. */
  readonly reference: Engine;
  /** null: this pool has nothing to do with that server. */
  at(serverId: string): Engine | null;
}

export interface Batch {
  /** Rate and size of the clips. */
  readonly plan: Pick<VideoPlan, 'filmFramesPerSecond' | 'width' | 'height'>;
  readonly segments: ReadonlyMap<string, PlanSegment>;
  readonly models: Readonly<Record<string, string>>;
  /** Every engine that the segments and their fallbacks name, each with its workflow or model once. */
  readonly pools: readonly EnginePool[];
  /** What renders a segment as it was frozen. */
  poolOf(segment: PlanSegment): EnginePool;
  /** By segment key: the same segment as another engine would render it, once its own has failed for good. */
  readonly fallbacks: ReadonlyMap<string, PlanSegment>;
}

/** The engine for a server, of whichever pool has one; the last that was added wins. */
export const engineAt = (batches: readonly Batch[], serverId: string): Engine | null =>
  batches
    .flatMap(({ pools }) => pools)
    .map((pool) => pool.at(serverId))
    .findLast((engine) => engine !== null) ?? null;

/** As it is written into the journal: only what is queued, so that a long film does not fill the disk run by run. */
export function frozenPlan(plan: VideoPlan, segments: readonly PlanSegment[]): VideoPlan {
  return { ...plan, segments: [...segments], shots: [], problems: [] };
}
