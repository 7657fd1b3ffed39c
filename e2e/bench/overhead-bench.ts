// What Longtake and others add to the time ComfyUI needs: how long servers with a fixed render time stand idle. Measured from
// what the servers say they executed, never from what a client says of itself.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, type BenchFigure, type MissingFigure, median, type Tell } from './bench.ts';
import { makeFilm, segmentsOf } from './film.ts';
import { generateWithLongtake, type Homecoming, makeStudioPaths, type StudioPaths } from './longtake-run.ts';
import { type Execution, type Occupancy, occupancyOf, overlapMs } from './occupancy.ts';
import { type Prompts, readPrompts, runPeer } from './peer-run.ts';
import { installPeers } from './peers/install-peers.ts';
import { type Contender, LONGTAKE, POLLING, SCENARIOS, type Scenario, SDK_NAME } from './scenarios.ts';
import { startTestServers, type TestServer } from './test-servers.ts';

const NO_COMFYUI_NODE = 'The npm registry had no package comfyui-node (404) when this bench was written.';

interface World {
  readonly rootPath: string;
  readonly paths: StudioPaths;
  readonly prompts: Prompts;
  readonly tell: Tell;
}

export const overheadBench: Bench = {
  title: 'Idle time of ComfyUI servers, beside other clients',
  async measure(tell) {
    const missingSdk = await installPeers(tell);
    const rootPath = mkdtempSync(join(tmpdir(), 'longtake-bench-'));
    try {
      const paths = makeStudioPaths(rootPath);
      const world: World = { rootPath, paths, prompts: await readPrompts(paths, rootPath), tell };
      const figures: (BenchFigure | MissingFigure)[] = [];
      for (const scenario of SCENARIOS) {
        const contenders = [LONGTAKE, POLLING, ...(missingSdk === null ? scenario.sdk : [])];
        figures.push(...(await measureScenario(scenario, contenders, world)));
      }
      return [...figures, ...missingFigures(missingSdk)];
    } finally {
      rmSync(rootPath, { recursive: true, force: true });
    }
  },
};

function missingFigures(missingSdk: string | null): MissingFigure[] {
  return SCENARIOS.flatMap(({ figure, sdk }) => [
    { name: `${figure}_comfyui_node`, notMeasured: NO_COMFYUI_NODE },
    ...(missingSdk === null
      ? []
      : sdk.map(({ suffix }) => ({ name: `${figure}${suffix}`, notMeasured: `${SDK_NAME}: ${missingSdk}` }))),
  ]);
}

async function measureScenario(
  scenario: Scenario,
  contenders: readonly Contender[],
  world: World,
): Promise<(BenchFigure | MissingFigure)[]> {
  const servers = await startTestServers(scenario.servers, scenario.renderMs);
  try {
    const figures: (BenchFigure | MissingFigure)[] = [];
    for (const contender of contenders) figures.push(await measureFigure(scenario, contender, servers, world));
    return figures;
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

async function measureFigure(
  scenario: Scenario,
  contender: Contender,
  servers: readonly TestServer[],
  world: World,
): Promise<BenchFigure | MissingFigure> {
  const name = `${scenario.figure}${contender.suffix}`;
  const values: number[] = [];
  for (let run = 0; run < contender.runs; run += 1) {
    const measured = await measureOnce(scenario, contender, servers, world);
    if (typeof measured === 'string') return { name, notMeasured: `${contender.title}: ${measured}` };
    values.push(scenario.valueOf(measured.occupancy));
    world.tell(`  ${scenario.title}: ${contender.title}\n    ${describe(measured)}`);
  }
  const runs = contender.runs === 1 ? 'one run' : `median of ${contender.runs}`;
  const how = `${contender.title}; ${scenario.title}, ${scenario.renderMs} ms a job, ${runs}`;
  return { name, value: median(values), how };
}

interface Measured {
  readonly occupancy: Occupancy;
  readonly homecomings: readonly (Homecoming & { readonly overlapMs: number })[];
  /** When the last server was done. */
  readonly endMs: number;
}

/** A peer that fails says why; that Longtake fails is a bug. */
async function measureOnce(
  { shape }: Scenario,
  { title, peer }: Contender,
  servers: readonly TestServer[],
  { rootPath, paths, prompts }: World,
): Promise<Measured | string> {
  const urls = servers.map(({ url }) => url);
  const filmPath = mkdtempSync(join(rootPath, 'film-'));
  await makeFilm(filmPath, shape);
  const before = await Promise.all(servers.map((server) => server.executions()));
  const known = new Set(before.flat().map(({ promptId }) => promptId));
  const homecomings = peer === null ? await generateWithLongtake(paths, filmPath, shape, urls) : [];
  const failure = peer === null ? null : await runPeer(peer, prompts, filmPath, shape, urls);
  if (failure !== null) return failure;
  const after = await Promise.all(servers.map((server) => server.executions()));
  const executions = after.map((all) => all.filter(({ promptId }) => !known.has(promptId)));
  const occupancy = occupancyOf(executions);
  if (occupancy.jobs !== segmentsOf(shape))
    throw new Error(`${title} had ${occupancy.jobs} jobs executed, not ${segmentsOf(shape)}.`);
  const of = (url: string): readonly Execution[] => executions[urls.indexOf(url)] ?? [];
  return {
    occupancy,
    homecomings: homecomings.map((one) => ({ ...one, overlapMs: overlapMs(one, of(one.serverUrl)) })),
    endMs: Math.max(...executions.flat().map(({ finishedAtMs }) => finishedAtMs)),
  };
}

function describe({ occupancy, homecomings, endMs }: Measured): string {
  const { spanMs, idleFraction, gapsMs, lateStartsMs, earlyEndsMs } = occupancy;
  const gaps = Math.round(sumOf(gapsMs));
  const longest = Math.round(Math.max(0, ...gapsMs));
  const servers =
    `${(spanMs / 1000).toFixed(1)} s, idle ${(idleFraction * 100).toFixed(1)} %: ${gaps} ms between jobs ` +
    `(median ${median(gapsMs).toFixed(1)}, longest ${longest}), ${Math.round(lateStartsMs)} ms before first jobs, ` +
    `${Math.round(earlyEndsMs)} ms after last ones`;
  if (homecomings.length === 0) return servers;
  // Bringing results home costs nothing as long as it happens while the server renders.
  const lengths = homecomings.map(({ fromMs, toMs }) => toMs - fromMs);
  const overlapped = Math.round((sumOf(homecomings.map((one) => one.overlapMs)) / sumOf(lengths)) * 100);
  const lateMs = Math.round(Math.max(...homecomings.map(({ toMs }) => toMs)) - endMs);
  const home = `download, last frame and cut: median ${Math.round(median(lengths))} ms a segment, ${overlapped} % of it while that server`;
  return `${servers}\n    ${home} executed something; the last one ${lateMs} ms after the last job`;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
