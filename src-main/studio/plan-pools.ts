// The engines of one plan: the project's, and those that its shots name in its place.
import type { EngineLimits } from '#shared/model/engine.ts';
import type { ProjectSettings, RenderChoice } from '#shared/model/project.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Finding } from '#shared/studio-error.ts';
import type { PlanEngines } from '../plan/index.ts';
import { type EngineChooser, poolOfSegment } from './choose-engine.ts';
import type { ServerEngines } from './engine-pools.ts';

export interface PlanPools extends PlanEngines {
  /** Of the project, for shots that name nothing else. */
  readonly main: ServerEngines;
  /** Every one that was asked for so far, each once, the project's first. */
  all(): readonly ServerEngines[];
  /** @throws where the segment is none of this plan's */
  poolOf(segment: PlanSegment): ServerEngines;
  /** null: the project names none. */
  readonly fallback: Result<ServerEngines> | null;
  /** What is done differently from what was asked. */
  reasons(): readonly Finding[];
}

export function planPools(
  chooser: EngineChooser,
  project: ProjectSettings,
  remembered: string | null,
): Result<PlanPools> {
  const main = chooser.choose(project, remembered);
  if (!main.ok) return main;
  const byKey = new Map<string, Result<ServerEngines>>();
  const found: ServerEngines[] = [main.value.pool];
  const reasons: Finding[] = main.value.reason === null ? [] : [main.value.reason];
  const poolFor = (choice: RenderChoice): Result<ServerEngines> => {
    const key = `${choice.engine} ${choice.model ?? ''}`;
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const chosen = chooser.chooseFor(choice, project, remembered);
    const pool = chosen.ok ? ok(asBefore(found, chosen.value.pool)) : chosen;
    byKey.set(key, pool);
    if (pool.ok && !found.includes(pool.value)) found.push(pool.value);
    if (chosen.ok && chosen.value.reason !== null) reasons.push(chosen.value.reason);
    return pool;
  };
  const limitsOf = (shot: Shot): Result<EngineLimits> => {
    const choice = chooser.isForced ? null : choiceOf(shot, main.value.pool);
    const pool = choice === null ? ok(main.value.pool) : poolFor(choice);
    return pool.ok ? ok(pool.value.limits) : pool;
  };
  return ok({
    project: main.value.pool.limits,
    main: main.value.pool,
    limitsOf,
    all: () => found,
    poolOf: (segment) => poolOfSegment(found, segment),
    fallback: project.fallback === null ? null : poolFor(project.fallback),
    reasons: () => reasons,
  });
}

/** A shot that names what the project has anyway gets the very same pool. */
function asBefore(found: readonly ServerEngines[], pool: ServerEngines): ServerEngines {
  const isSame = ({ engineId, limits }: ServerEngines) =>
    engineId === pool.engineId &&
    limits.model === pool.limits.model &&
    limits.workflowFile === pool.limits.workflowFile;
  return found.find(isSame) ?? pool;
}

/** null: the project's. */
function choiceOf({ engine, engineModel: model }: Shot, main: ServerEngines): RenderChoice | null {
  if (engine === null && model === null) return null;
  return { engine: engine ?? main.engineId, model };
}
