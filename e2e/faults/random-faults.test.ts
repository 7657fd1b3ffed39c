// Whole runs through the chaos proxy, where every request and frame may be hit by chance: each ends in order, says of
// every segment that it is done or why not, and nothing is rendered twice. Repeated by its seed.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { startComfyTestServer } from '../../src-main/comfyui/comfy-test-server/start-comfy-test-server.ts';
import { type LongtakeEnd, longtake, startLongtake } from '../run-longtake.ts';
import { type ChaosProxy, startChaosProxy } from './chaos-proxy.ts';
import { expectWholeProject, type FaultWorld, faultWorlds } from './fault-world.ts';
import { inMode } from './mode.ts';
import { completions, renderedTwice } from './what-was-rendered.ts';

const SHAPE = { shots: 4, segmentsPerShot: 2 };
const SEGMENTS = SHAPE.shots * SHAPE.segmentsPerShot;
/** Of each request and frame. */
const PROBABILITY = 0.12;
/** So long the faults last in each run: a server that comes back is asked after a while only, and a test must end. */
const STORM_MS = inMode(5_000, 15_000);
/** Runs with faults; then one without, which must finish what is left. */
const MOST_RUNS = 3;

const makeWorld = faultWorlds('random-faults');

/** The faults begin with the first segment: the check before a run says no on any of them, which is tested by name. */
async function generateUnderFaults({ folders, folderPath }: FaultWorld, proxy: ChaosProxy, seed: number) {
  proxy.randomly(seed, 0);
  const running = startLongtake(folders, ['generate', folderPath, '--server', proxy.url, '--json']);
  await Promise.race([running.line(/"segment\./).catch(() => undefined), running.ended]);
  proxy.randomly(seed, PROBABILITY);
  await Promise.race([sleep(STORM_MS), running.ended]);
  proxy.randomly(seed, 0);
  return running.ended;
}

/** In order: with the exit code of how it went, and a reason and a way out for whatever was not done. */
function expectHonestEnd(end: LongtakeEnd): void {
  const last = end.events().at(-1);
  const what = `${end.stdout}\n${end.stderr}`;
  expect(end.stderr, 'a crash').not.toMatch(/\n\s+at .+:\d+:\d+/);
  if (end.exitCode === 1) {
    expect(last, what).toMatchObject({
      event: 'error',
      message: expect.stringMatching(/\S/),
      remedy: expect.any(String),
    });
    return;
  }
  if (last?.event === 'run.paused') {
    expect(last, what).toMatchObject({ message: expect.stringMatching(/\S/), remedy: expect.stringMatching(/\S/) });
    expect(end.exitCode, what).toBe(3);
    return;
  }
  const { done, failed, total } = last as { done: number; failed: number; total: number };
  expect(last, what).toMatchObject({ event: 'run.finished', total: SEGMENTS });
  expect(done + failed, what).toBe(total);
  expect(end.exitCode, what).toBe(failed > 0 ? 3 : 0);
  const said = end.events().filter(({ event }) => event === 'segment.failed' || event === 'segment.blocked');
  expect(new Set(said.map(({ segment }) => segment)).size, what).toBeGreaterThanOrEqual(failed);
  for (const one of said)
    expect(one, what).toMatchObject({ code: expect.any(String), message: expect.stringMatching(/\S/) });
}

const givenUp = (end: LongtakeEnd): string[] =>
  end
    .events()
    .filter(({ event }) => event === 'segment.failed')
    .map(({ segment, code }) => ` (${segment} ${code})`);

describe('a run under random faults', { timeout: inMode(120_000, 300_000) }, () => {
  // The first two lose answers to submissions and cut films, among much else.
  const seeds = [
    1,
    39,
    ...inMode(
      [],
      Array.from({ length: 18 }, (_, index) => index + 2),
    ),
  ];

  it.each(seeds)('ends in order, and renders nothing twice; seed %i', async (seed) => {
    const startedMs = performance.now();
    const world = makeWorld(`seed-${seed}`, SHAPE);
    await using server = await startComfyTestServer({ renderMs: 50 });
    await using proxy = await startChaosProxy(server.url);
    const ends: string[] = [];
    const given: string[] = [];
    for (let run = 0; run < MOST_RUNS && ends.at(-1) !== '0'; run += 1) {
      const end = await generateUnderFaults(world, proxy, seed);
      expectHonestEnd(end);
      ends.push(String(end.exitCode));
      given.push(...givenUp(end));
    }
    const ofFrames = proxy.deeds.filter((deed) => deed.startsWith('frame')).length;
    const ofRequests = proxy.deeds.length - ofFrames;
    proxy.randomly(seed, 0);
    const calm = await longtake(world.folders, 'generate', world.folderPath, '--server', proxy.url, '--json');
    const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
    process.stdout.write(
      `Seed ${seed}: ${ofRequests} requests and ${ofFrames} frames hit, runs ended with ${ends.join(', ')}${given.join('')}, ${seconds} s\n`,
    );
    expect(calm.exitCode, calm.stdout + calm.stderr).toBe(0);
    await expectWholeProject(world, proxy.url);
    expect(renderedTwice(server.executions), 'rendered again though the server had them').toEqual([]);
    expect(Object.values(completions(server.executions))).toEqual(Array(SEGMENTS).fill(1));
  });
});
