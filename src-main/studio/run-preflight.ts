// Everything that can be known before a run, gathered from the plan, the engine, the pictures, the disk and ffmpeg.
import { say } from '#shared/i18n/say.ts';
import type { PreflightReport } from '#shared/model/preflight.ts';
import { verdictOf } from '#shared/model/preflight.ts';
import type { PlanSegment, SegmentStanding, VideoPlan } from '#shared/model/video-plan.ts';
import { type Finding, toWireError } from '#shared/studio-error.ts';
import type { EngineCheck, SegmentRequest } from '../engines/index.ts';
import type { Ffmpeg } from '../media/index.ts';
import { checkDisk, checkFfmpeg, checkPictures } from '../preflight/index.ts';
import { mergeReadiness, readinessOf, type ServerReadiness } from '../run/index.ts';
import type { ServerEngines } from './engine-pools.ts';
import { type CheckedServer, mergeServerChecks } from './merge-server-checks.ts';
import type { PlanPools } from './plan-pools.ts';
import { serverName } from './server-name.ts';

export interface PreflightInput {
  readonly plan: VideoPlan;
  readonly standings: Readonly<Record<string, SegmentStanding>>;
  /** Only these segments; null: all of the plan. */
  readonly segmentKeys: readonly string[] | null;
  /** Keys of those that are rendered though they are up to date. */
  readonly again: ReadonlySet<string>;
  readonly pools: PlanPools;
  readonly models: SegmentRequest['models'];
  readonly projectFolderPath: string;
  readonly ffmpeg: Ffmpeg | null;
  readonly now: Date;
  /** What another engine would render in the place of these. */
  readonly fallbacks: readonly PlanSegment[];
  /** What else is known to stand in the way. */
  readonly known: readonly Finding[];
}

export interface Preflight {
  readonly report: PreflightReport;
  /** By server id. */
  readonly readiness: ReadonlyMap<string, ServerReadiness>;
}

export async function runPreflight(input: PreflightInput, signal: AbortSignal): Promise<Preflight> {
  const { plan, standings, segmentKeys, pools, ffmpeg } = input;
  const asked = plan.segments.filter(({ key }) => segmentKeys === null || segmentKeys.includes(key));
  // What is up to date asks nothing of the server, and what is blocked is the plan's to tell.
  const isToRender = (key: string) => ['will-render', 'stale'].includes(standings[key]?.status ?? '');
  const toRender = asked.filter(({ key }) => isToRender(key) || input.again.has(key));
  const checked = await checkPools(pools, toRender, input, signal);
  const checks =
    toRender.length === 0
      ? [await checkFfmpeg(ffmpeg), nothingToRender()]
      : await Promise.all([
          Promise.resolve(together(checked)),
          checkPictures(toRender, ffmpeg, signal),
          checkDisk(input.projectFolderPath, toRender),
          checkFfmpeg(ffmpeg),
        ]);
  const shotIds = new Set(shotsOf(plan, segmentKeys));
  const ofThesePlans = plan.problems.filter(({ shotId }) => shotId === undefined || shotIds.has(shotId));
  const found = checks
    .flatMap(({ findings }) => findings)
    .map(({ severity, ...error }) => ({ severity, ...toWireError(error) }));
  const findings = withoutRepeats([...input.known, ...found, ...ofThesePlans]).sort(
    (a, b) => Number(b.severity === 'problem') - Number(a.severity === 'problem'),
  );
  const report: PreflightReport = {
    verdict: shotIds.size === 0 ? 'cannot-run' : verdictOf(findings, [...shotIds]),
    engineName: checked.map(({ pool }) => pool.engineName).join(', ') || pools.main.engineName,
    findings,
    looked: checks.flatMap(({ looked }) => looked),
    checkedAtIso: input.now.toISOString(),
  };
  return { report, readiness: readinessByServer(checked) };
}

const EVERYTHING_FINE: EngineCheck = { findings: [], looked: [] };

interface CheckedPool {
  readonly pool: ServerEngines;
  readonly segments: readonly PlanSegment[];
  readonly servers: readonly CheckedServer[];
  /** What it lacks costs nothing yet: it is only asked when another engine has failed. */
  readonly isFallback: boolean;
}

/** Each engine for its own segments. */
async function checkPools(
  pools: PlanPools,
  toRender: readonly PlanSegment[],
  { models, fallbacks }: PreflightInput,
  signal: AbortSignal,
): Promise<CheckedPool[]> {
  const own = [...Map.groupBy(toRender, (segment) => pools.poolOf(segment))];
  const other = [...Map.groupBy(fallbacks, (segment) => pools.poolOf(segment))];
  const check = async ([pool, segments]: [ServerEngines, PlanSegment[]], isFallback: boolean) => ({
    ...{ pool, segments, isFallback },
    servers: await checkServers(pool, segments, models, signal),
  });
  return Promise.all([...own.map((one) => check(one, false)), ...other.map((one) => check(one, true))]);
}

/** What stops one engine of several stops only its own shots. */
function together(checked: readonly CheckedPool[]): EngineCheck {
  const isMixed = checked.length > 1;
  const checks = checked.map(({ servers, segments, isFallback, pool }) => {
    const { findings, looked } = mergeServerChecks(servers);
    const shotIds = [...new Set(segments.map(({ shotId }) => shotId))];
    const ofEngine = findings.map((finding) => {
      const own = !isMixed || finding.shotId !== undefined ? finding : { ...finding, shotIds };
      return isFallback
        ? {
            ...own,
            severity: 'warning' as const,
            message: say`${pool.engineName}, which should step in: ${own.message}`,
          }
        : own;
    });
    return { findings: ofEngine, looked };
  });
  return { findings: checks.flatMap(({ findings }) => findings), looked: checks.flatMap(({ looked }) => looked) };
}

/** A server may be asked for several engines: one of ComfyUI for several workflows. */
function readinessByServer(checked: readonly CheckedPool[]): Map<string, ServerReadiness> {
  const parts = checked.flatMap(({ servers, segments, pool }) =>
    servers.map(({ id, check }) => ({ id, segments, readiness: readinessOf(check, segments, pool.reference) })),
  );
  return new Map([...Map.groupBy(parts, ({ id }) => id)].map(([id, ofServer]) => [id, mergeReadiness(ofServer)]));
}

/** All at once. Where nothing is to be rendered no server is asked. */
function checkServers(
  { serverIds, at }: ServerEngines,
  toRender: readonly PlanSegment[],
  models: SegmentRequest['models'],
  signal: AbortSignal,
): Promise<CheckedServer[]> {
  const checked = serverIds.map(async (id) => {
    const check = toRender.length === 0 ? EVERYTHING_FINE : await at(id)?.check(toRender, models, signal);
    return { id, name: serverName(id), check: check ?? EVERYTHING_FINE };
  });
  return Promise.all(checked);
}

/** Two checks may come upon the same thing, as the draft engine and this machine on a missing ffmpeg. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const byWords = new Map(findings.map((finding) => [`${finding.message}\n${finding.shotId}`, finding]));
  return [...byWords.values()];
}

/** Also a shot that has no segments at all: what stands against it is the plan's to tell, and it is told. */
function shotsOf(plan: VideoPlan, segmentKeys: readonly string[] | null): string[] {
  const isAsked = (keys: readonly string[]) => segmentKeys === null || keys.some((key) => segmentKeys.includes(key));
  return plan.shots.filter((shot) => isAsked(shot.segmentKeys)).map(({ shotId }) => shotId);
}

const nothingToRender = (): EngineCheck => ({
  findings: [],
  looked: [{ what: say`Segments`, result: say`nothing to render, so the server was not asked` }],
});
