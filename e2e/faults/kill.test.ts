// kill -9 at any moment of a run, again and again: nothing is lost, nothing is rendered twice, no file is half written.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  type ComfyTestServer,
  startComfyTestServer,
} from '../../src-main/comfyui/comfy-test-server/start-comfy-test-server.ts';
import { expectWholeProject, type FaultWorld, faultWorlds } from './fault-world.ts';
import { type KillRounds, runUntilFinished } from './kill-rounds.ts';
import { eventsOf, readJournals } from './look-at-project.ts';
import { inMode } from './mode.ts';
import { seeded } from './seeded.ts';
import { completions, renderedTwice } from './what-was-rendered.ts';

const SHAPE = { shots: 4, segmentsPerShot: 3 };
const SEGMENTS = SHAPE.shots * SHAPE.segmentsPerShot;
/** Of one project; it takes about so many runs to get through twelve segments. */
const MOST_KILLS = inMode(6, 8);
const LIMIT_MS = inMode(60_000, 600_000);

let killsInAll = 0;

const makeWorld = faultWorlds('kill');

async function expectNothingLost(
  world: FaultWorld,
  server: ComfyTestServer,
  { last, kills }: KillRounds,
): Promise<void> {
  expect(last.exitCode, last.stdout + last.stderr).toBe(0);
  await expectWholeProject(world, server.url, kills);
}

/** One line a project, for whoever reads the output. */
function tellFigures(name: string, { kills, runs }: KillRounds, world: FaultWorld, startedMs: number): void {
  killsInAll += kills;
  const attached = eventsOf(readJournals(world.folderPath), 'job.submitting').filter((line) => line.attached === true);
  const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
  process.stdout.write(`${name}: ${kills} kills, ${runs} runs, ${attached.length} jobs re-attached, ${seconds} s\n`);
}

describe('a run that is killed', { timeout: LIMIT_MS }, () => {
  const seeds = Array.from({ length: inMode(1, 12) }, (_, index) => index + 1);

  it.each(seeds)('goes on until it is done, and no segment is rendered twice; seed %i', async (seed) => {
    const startedMs = performance.now();
    const world = makeWorld(`seed-${seed}`, SHAPE);
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
  const seeds = Array.from({ length: inMode(1, 5) }, (_, index) => index + 101);

  it.each(seeds)('renders again only what the server has forgotten; seed %i', async (seed) => {
    const startedMs = performance.now();
    const world = makeWorld(`seed-${seed}`, SHAPE);
    await using server = await startComfyTestServer({ renderMs: 50 });
    const random = seeded(seed);
    const forgottenAtMs: number[] = [];
    const meanwhile = async () => {
      if (random() < 0.5) return;
      await sleep(random() * 300);
      forgottenAtMs.push(performance.timeOrigin + performance.now());
      await server.restart(random() < 0.5 ? 0 : random() * 200);
    };
    const mostKills = inMode(2, MOST_KILLS);
    const rounds = await runUntilFinished({ ...world, serverUrl: server.url, random, mostKills, meanwhile });
    tellFigures(`Seed ${seed}, ${forgottenAtMs.length} restarts of the server`, rounds, world, startedMs);
    await expectNothingLost(world, server, rounds);
    expect(renderedTwice(server.executions, forgottenAtMs), 'rendered again though the server had them').toEqual([]);
    expect(Object.keys(completions(server.executions))).toHaveLength(SEGMENTS);
  });
});

it('was killed often enough to mean something', () => {
  process.stdout.write(`${killsInAll} kills in all\n`);
  expect(killsInAll).toBeGreaterThanOrEqual(inMode(4, 60));
});
