// What a run is given of the project, the servers and the history around it.
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { Engine } from '../engines/index.ts';
import type { ProjectStore } from '../project/index.ts';
import {
  mergeReadiness,
  type RunProject,
  type RunServer,
  readinessOf,
  type ServerReadiness,
  type ServerTools,
} from '../run/index.ts';
import { findRestartCommand } from '../settings/index.ts';
import { keptMarkFor } from '../takes/index.ts';
import type { ServerEngines } from './engine-pools.ts';
import type { StudioParts } from './open-studio-parts.ts';
import { type Planner, renderWorkOf } from './planner.ts';
import { ffmpegMissing } from './refusals.ts';
import { serverName } from './server-name.ts';

export function toRunServer(id: string, { id: engineId, queueDepth }: Pick<Engine, 'id' | 'queueDepth'>): RunServer {
  return { id, name: serverName(id), engineId, queueDepth };
}

/** Each once, whatever is rendered there. */
export function serversOf(pools: readonly ServerEngines[]): RunServer[] {
  const known = new Map(pools.flatMap((pool) => pool.serverIds.map((id) => [id, pool.reference] as const)));
  return [...known].map(([id, engine]) => toRunServer(id, engine));
}

/** What becomes of a take that has landed. */
export type Landing = Pick<RunProject, 'takeLanded' | 'warn'>;

export function runProjectFor(
  store: ProjectStore,
  planner: Planner,
  parts: StudioParts,
  landing: Landing,
): Result<RunProject> {
  const { ffmpeg, hasher, renderTimes, now } = parts;
  if (ffmpeg === null || hasher === null) return err(ffmpegMissing());
  return ok({
    folderPath: store.folderPath,
    ffmpeg,
    hasher,
    activeTakeOf: (key) => planner.activeTakeOf(key),
    keptTakeOf: (key) => planner.keptTakeOf(key),
    shortTakeSeconds: () => store.view().settings.shortTakeSeconds,
    ...landing,
    keepFollowersOf: (key) => keepFollowersOf(key, store, planner),
    rendered: (segment, serverUrl, seconds) =>
      renderTimes.record({ ...renderWorkOf(segment), serverUrl, seconds, atIso: now().toISOString() }),
  });
}

/** The segments that start from this one's last frame count as up to date with the takes they have. */
export async function keepFollowersOf(
  segmentKey: string,
  store: ProjectStore,
  planner: Planner,
): Promise<Result<void>> {
  const planned = planner.plan();
  if (!planned.ok) return planned;
  const context = planner.evidenceContext(planned.value);
  if (context === null) return err(ffmpegMissing());
  for (const segment of planned.value.plan.segments.filter(({ dependsOn }) => dependsOn === segmentKey)) {
    const mark = await keptMarkFor(segment, context);
    // A take that is gone or too short cannot be kept: it is stale then, and says why.
    const kept = mark.ok && mark.value !== null ? await store.keepTake(segment.key, mark.value) : ok(undefined);
    if (!kept.ok) return kept;
  }
  return ok(undefined);
}

export function serverToolsFor({ settings, restarter }: StudioParts): ServerTools {
  return {
    restart: async (serverId) => (await restarter.restartUnasked(serverId)).ok,
    canRestart: (serverId) => findRestartCommand(settings.get().restartCommands, serverId) !== null,
  };
}

/** Everything the server must have for what the project asks now. */
export async function readinessForProject(
  serverId: string,
  planner: Planner,
  signal: AbortSignal,
): Promise<ServerReadiness> {
  const planned = planner.plan();
  if (!planned.ok) return { error: planned.error, unable: new Map() };
  const { plan, pools, settings } = planned.value;
  const open = plan.segments.filter(({ reasons }) => reasons.length === 0);
  const own = [...Map.groupBy(open, (segment) => pools.poolOf(segment))].flatMap(([pool, segments]) => {
    const engine = pool.at(serverId);
    return engine === null ? [] : [{ engine, segments }];
  });
  if (own.length === 0) return { error: noEngine(serverId), unable: new Map() };
  const parts = own.map(async ({ engine, segments }) => {
    return {
      segments,
      readiness: readinessOf(await engine.check(segments, settings.models, signal), segments, engine),
    };
  });
  return mergeReadiness(await Promise.all(parts));
}

const noEngine = (serverId: string): StudioError => ({
  code: 'server-unreachable',
  message: say`The project no longer renders with ${serverName(serverId)}.`,
  remedy: say`Choose its engine again, or take the server out of the run.`,
});

/** As the page shows it. */
export function canRenderOf({ error, unable }: ServerReadiness): { able: boolean; reasons: string[] } {
  const reasons = [...new Set([...(error === null ? [] : [error.message]), ...unable.values()])];
  return { able: error === null, reasons };
}
