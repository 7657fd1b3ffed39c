// kill -9 at any moment of a run, again and again: nothing is lost, nothing is rendered twice, no file is half written.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type ComfyTestServer,
  startComfyTestServer,
} from '../../src-main/comfyui/comfy-test-server/start-comfy-test-server.ts';
import { countFrames } from '../count-frames.ts';
import type { SegmentJson } from '../pages/plan-panel.ts';
import { longtake } from '../run-longtake.ts';
import { makeFaultProject } from './fault-project.ts';
import { type KillRounds, runUntilFinished } from './kill-rounds.ts';
import { eventsOf, leftovers, readJournals, takeCounts } from './look-at-project.ts';
import { inMode } from './mode.ts';
import { seeded } from './seeded.ts';
import { completions, renderedTwice } from './what-was-rendered.ts';

const SHAPE = { shots: 4, segmentsPerShot: 3 };
const SEGMENTS = SHAPE.shots * SHAPE.segmentsPerShot;
/** Of one project; it takes about so many runs to get through twelve segments. */
const MOST_KILLS = inMode(6, 8);
const LIMIT_MS = inMode(60_000, 600_000);

let killsInAll = 0;

const rootPath = mkdtempSync(join(tmpdir(), 'longtake-kill-'));
afterAll(() => rmSync(rootPath, { recursive: true, force: true }));

function makeWorld(name: string) {
  const folders = { homePath: join(rootPath, name, 'home'), dataPath: join(rootPath, name, 'data') };
  for (const path of Object.values(folders)) mkdirSync(path, { recursive: true });
  return { folders, folderPath: makeFaultProject(join(rootPath, name, 'project'), SHAPE) };
}

type World = ReturnType<typeof makeWorld>;

async function planOf({ folders, folderPath }: World, serverUrl: string): Promise<readonly SegmentJson[]> {
  const end = await longtake(folders, 'plan', folderPath, '--server', serverUrl, '--json');
  return (end.events()[0] as unknown as { segments: readonly SegmentJson[] }).segments;
}

/** All that must hold of a project whose last run has ended, however many were killed before. */
async function expectNothingLost(world: World, server: ComfyTestServer, { last }: KillRounds): Promise<void> {
  const { folderPath } = world;
  expect(last.exitCode, last.stdout + last.stderr).toBe(0);
  const segments = await planOf(world, server.url);
  expect(segments.map(({ status }) => status)).toEqual(Array(SEGMENTS).fill('up_to_date'));
  const names = segments.map(({ output_file: file }) => file.replace('.mp4', ''));
  expect(takeCounts(folderPath), 'takes').toEqual(Object.fromEntries(names.map((name) => [name, 1])));
  for (const { output_file: file, clip_frames: frames } of segments) {
    expect(await countFrames(join(folderPath, 'video', file)), `frames of ${file}`).toBe(frames);
  }
  expect(leftovers(folderPath), 'files that no run leaves behind').toEqual([]);
  const journals = readJournals(folderPath);
  expect(
    journals.filter(({ damaged }) => damaged > 0).map(({ name }) => name),
    'damaged journals',
  ).toEqual([]);
  const landed = eventsOf(journals, 'take.landed').map(({ segment }) => String(segment));
  expect(landed.toSorted(), 'takes that landed, over all runs').toEqual(
    segments.map(({ shot_id: shot, segment_index: index }) => `${shot}/${index}`).toSorted(),
  );
}

/** One line a project, for whoever reads the output. */
function tellFigures(name: string, { kills, runs }: KillRounds, world: World, startedMs: number): void {
  killsInAll += kills;
  const attached = eventsOf(readJournals(world.folderPath), 'job.submitting').filter((line) => line.attached === true);
  const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
  process.stdout.write(`${name}: ${kills} kills, ${runs} runs, ${attached.length} jobs re-attached, ${seconds} s\n`);
}

describe('a run that is killed', { timeout: LIMIT_MS }, () => {
  const seeds = Array.from({ length: inMode(1, 10) }, (_, index) => index + 1);

  it.each(seeds)('goes on until it is done, and no segment is rendered twice; seed %i', async (seed) => {
    const startedMs = performance.now();
    const world = makeWorld(`seed-${seed}`);
    await using server = await startComfyTestServer({ renderMs: 50 });
    const random = seeded(seed);
    const rounds = await runUntilFinished({ ...world, serverUrl: server.url, random, mostKills: MOST_KILLS });
    tellFigures(`Seed ${seed}`, rounds, world, startedMs);
    await expectNothingLost(world, server, rounds);
    expect(Object.values(completions(server.executions)), 'times each segment was rendered').toEqual(
      Array(SEGMENTS).fill(1),
    );
  });
});

describe('a run that is killed while the server restarts too', { timeout: LIMIT_MS }, () => {
  const seeds = Array.from({ length: inMode(1, 4) }, (_, index) => index + 101);

  it.each(seeds)('renders again only what the server has forgotten; seed %i', async (seed) => {
    const startedMs = performance.now();
    const world = makeWorld(`seed-${seed}`);
    await using server = await startComfyTestServer({ renderMs: 50 });
    const random = seeded(seed);
    const forgottenAtMs: number[] = [];
    const meanwhile = async () => {
      if (random() < 0.5) return;
      await sleep(random() * 300);
      forgottenAtMs.push(performance.timeOrigin + performance.now());
      await server.restart(random() < 0.5 ? 0 : random() * 200);
    };
    const mostKills = inMode(3, MOST_KILLS);
    const rounds = await runUntilFinished({ ...world, serverUrl: server.url, random, mostKills, meanwhile });
    tellFigures(`Seed ${seed}, ${forgottenAtMs.length} restarts of the server`, rounds, world, startedMs);
    await expectNothingLost(world, server, rounds);
    expect(renderedTwice(server.executions, forgottenAtMs), 'rendered again though the server had them').toEqual([]);
    expect(Object.keys(completions(server.executions))).toHaveLength(SEGMENTS);
  });
});

it('was killed often enough to mean something', () => {
  process.stdout.write(`${killsInAll} kills in all\n`);
  expect(killsInAll).toBeGreaterThanOrEqual(inMode(5, 60));
});
