// What Longtake and others add to the time ComfyUI needs: how long servers with a fixed render time stand idle. Measured from
// what the servers say they executed, never from what a client says of itself.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, type BenchFigure, type MissingFigure, median, type Tell } from './bench.ts';
import { type FilmShape, makeFilm, segmentsOf } from './film.ts';
import { generateWithLongtake, type Homecoming, makeStudioPaths, type StudioPaths } from './longtake-run.ts';
import { type Execution, type Occupancy, occupancyOf, overlapMs } from './occupancy.ts';
import { type PeerOptions, type Prompts, readPrompts, runPeer } from './peer-run.ts';
import { installPeers } from './peers/install-peers.ts';
import { startTestServer, type TestServer } from './test-servers.ts';

const RENDER_MS = 400;

interface Contender {
  /** '' for Longtake itself. */
  readonly suffix: string;
  readonly title: string;
  readonly runs: number;
  readonly peer: PeerOptions | null;
}

const LONGTAKE: Contender = { suffix: '', title: 'Longtake', runs: 3, peer: null };
const POLLING: Contender = {
  suffix: '_polling',
  title: 'a plain client that polls every second',
  runs: 1,
  peer: { program: 'polling-client.ts', pickMode: 'PICK_ZERO', frames: 'cut' },
};
const SDK_NAME = '@saintno/comfyui-sdk 0.3.1';
const SDK_DEFAULT: Contender = {
  suffix: '_comfyui_sdk',
  title: `${SDK_NAME}, Longtake's prompts, its pool as it is by default`,
  runs: 1,
  peer: { program: 'comfyui-sdk-client.ts', pickMode: 'PICK_ZERO', frames: 'captured' },
};
const SDK_AT_ONCE: Contender = {
  suffix: '_comfyui_sdk_routine',
  title: `${SDK_NAME}, Longtake's prompts, its pool handing everything out at once (PICK_ROUTINE)`,
  runs: 1,
  peer: { program: 'comfyui-sdk-client.ts', pickMode: 'PICK_ROUTINE', frames: 'captured' },
};
/** Without the added nodes: as a program written on this package goes on from a video. */
const SDK_CUTTING: Contender = {
  suffix: '_comfyui_sdk_cut',
  title: `${SDK_NAME}, last frame cut from the video and uploaded`,
  runs: 1,
  peer: { program: 'comfyui-sdk-client.ts', pickMode: 'PICK_ZERO', frames: 'cut' },
};

interface Scenario {
  readonly figure: string;
  readonly title: string;
  readonly shape: FilmShape;
  readonly servers: number;
  readonly sdk: readonly Contender[];
  valueOf(occupancy: Occupancy): number;
}

const idleFraction = ({ idleFraction: fraction }: Occupancy) => Number(fraction.toFixed(4));

const SCENARIOS: readonly Scenario[] = [
  {
    figure: 'idle_fraction_chains',
    title: '4 shots of 3 segments, one server',
    shape: { shots: 4, segments: 3 },
    servers: 1,
    sdk: [SDK_DEFAULT, SDK_AT_ONCE],
    valueOf: idleFraction,
  },
  {
    figure: 'gap_ms_single_chain',
    title: 'one shot of 6 segments, one server, median gap',
    shape: { shots: 1, segments: 6 },
    servers: 1,
    // With one shot it does not matter how its pool picks.
    sdk: [SDK_DEFAULT, SDK_CUTTING],
    valueOf: ({ gapsMs }) => Number(median(gapsMs).toFixed(1)),
  },
  {
    figure: 'idle_fraction_pool',
    title: '12 shots of 3 segments, four servers',
    shape: { shots: 12, segments: 3 },
    servers: 4,
    sdk: [SDK_DEFAULT, SDK_AT_ONCE],
    valueOf: idleFraction,
  },
];
const MOST_SERVERS = Math.max(...SCENARIOS.map(({ servers }) => servers));

const NO_COMFYUI_NODE = 'The npm registry had no package comfyui-node (404) when this bench was written.';

interface World {
  readonly rootPath: string;
  readonly paths: StudioPaths;
  readonly servers: readonly TestServer[];
  readonly prompts: Prompts;
  readonly tell: Tell;
}

export const overheadBench: Bench = {
  title: 'Idle time of ComfyUI servers, beside other clients',
  async measure(tell) {
    const missingSdk = await installPeers(tell);
    const rootPath = mkdtempSync(join(tmpdir(), 'longtake-bench-'));
    const servers = await Promise.all(Array.from({ length: MOST_SERVERS }, () => startTestServer(RENDER_MS)));
    try {
      const paths = makeStudioPaths(rootPath);
      const prompts = await readPrompts(paths, rootPath, servers[0]?.url ?? '');
      const world = { rootPath, paths, servers, prompts, tell };
      const figures: (BenchFigure | MissingFigure)[] = [];
      for (const scenario of SCENARIOS) {
        const contenders = [LONGTAKE, POLLING, ...(missingSdk === null ? scenario.sdk : [])];
        for (const contender of contenders) figures.push(await measureFigure(scenario, contender, world));
      }
      return [...figures, ...missingFigures(missingSdk)];
    } finally {
      await Promise.all(servers.map((server) => server.stop()));
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

async function measureFigure(
  scenario: Scenario,
  contender: Contender,
  world: World,
): Promise<BenchFigure | MissingFigure> {
  const name = `${scenario.figure}${contender.suffix}`;
  const values: number[] = [];
  for (let run = 0; run < contender.runs; run += 1) {
    const measured = await measureOnce(scenario, contender, world);
    if (typeof measured === 'string') return { name, notMeasured: `${contender.title}: ${measured}` };
    const { occupancy, homecomings } = measured;
    values.push(scenario.valueOf(occupancy));
    world.tell(
      `  ${scenario.title}: ${contender.title}\n    ${describe(occupancy)}${describeHomecomings(homecomings)}`,
    );
  }
  const runs = contender.runs === 1 ? 'one run' : `median of ${contender.runs}`;
  return { name, value: median(values), how: `${contender.title}; ${scenario.title}, ${RENDER_MS} ms a job, ${runs}` };
}

interface Measured {
  readonly occupancy: Occupancy;
  readonly homecomings: readonly (Homecoming & { readonly overlapMs: number })[];
}

/** A peer that fails says why. */
async function measureOnce(scenario: Scenario, { title, peer }: Contender, world: World): Promise<Measured | string> {
  const { rootPath, paths, prompts } = world;
  const { shape } = scenario;
  const servers = world.servers.slice(0, scenario.servers);
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
  const withOverlap = homecomings.map((one) => ({ ...one, overlapMs: overlapMs(one, of(one.serverUrl)) }));
  return { occupancy, homecomings: withOverlap };
}

function describe({ spanMs, idleFraction: fraction, gapsMs, edgesMs }: Occupancy): string {
  const gaps = gapsMs.reduce((sum, gap) => sum + gap, 0);
  const longest = Math.max(0, ...gapsMs);
  return (
    `${(spanMs / 1000).toFixed(1)} s, idle ${(fraction * 100).toFixed(1)} %: ${Math.round(gaps)} ms between jobs ` +
    `(median ${median(gapsMs).toFixed(1)}, longest ${Math.round(longest)}), ${Math.round(edgesMs)} ms before first and after last jobs`
  );
}

/** Bringing results home costs nothing as long as it happens while the server renders. */
function describeHomecomings(homecomings: Measured['homecomings']): string {
  if (homecomings.length === 0) return '';
  const lengths = homecomings.map(({ fromMs, toMs }) => toMs - fromMs);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const overlapped = homecomings.reduce((sum, one) => sum + one.overlapMs, 0);
  return (
    `\n    download, last frame and cut: median ${Math.round(median(lengths))} ms a segment, ` +
    `${Math.round((overlapped / total) * 100)} % of it while that server executed something`
  );
}
