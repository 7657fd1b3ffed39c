// A studio whose only server stands behind the chaos proxy, for faults that are called by their name.
import { join } from 'node:path';
import { expect } from 'vitest';
import type { RequestInput } from '#shared/contract/studio-client.ts';
import type { JobView, RunView } from '#shared/model/run.ts';
import type { ComfyTestServerOptions } from '../../src-main/comfyui/comfy-test-server/options.ts';
import { sampleGraph } from '../../src-main/comfyui/comfy-test-server/sample-graphs.ts';
import {
  type ComfyTestServer,
  startComfyTestServer,
} from '../../src-main/comfyui/comfy-test-server/start-comfy-test-server.ts';
import { type SmallShot, type StudioFixture, startStudioFixture } from '../../src-main/studio/studio-fixture.ts';
import { countFrames } from '../count-frames.ts';
import { type ChaosProxy, startChaosProxy } from './chaos-proxy.ts';
import { takeCounts } from './look-at-project.ts';
import { completions } from './what-was-rendered.ts';

export interface FaultStudio extends AsyncDisposable {
  readonly server: ComfyTestServer;
  readonly proxy: ChaosProxy;
  readonly fixture: StudioFixture;
  start(choice?: Partial<RequestInput<'run.start'>>): Promise<void>;
  /** As it is now; throws before the first run. */
  view(): Promise<RunView>;
  /** Waits until the run looks like this. */
  until(what: string, fits: (view: RunView) => boolean): Promise<RunView>;
  /** The server works on one of our jobs. */
  untilRendering(): Promise<void>;
  untilFinished(): Promise<RunView>;
  /** Stops the run, and starts what is left: for whoever does not wait for the pause before the next try. */
  stopAndStartAgain(): Promise<RunView>;
}

export interface FaultStudioOptions extends ComfyTestServerOptions {
  readonly shots?: readonly SmallShot[];
}

const ONE_SHOT: readonly SmallShot[] = [{ id: 'a', duration: 1 }];
const LIMIT_MS = 50_000;

export async function startFaultStudio({
  shots = ONE_SHOT,
  ...options
}: FaultStudioOptions = {}): Promise<FaultStudio> {
  const server = await startComfyTestServer({ renderMs: 60, ...options });
  const proxy = await startChaosProxy(server.url);
  const overrides = { engine: 'comfyui' as const, servers: [proxy.url], workflow: 'gcv_wan_2.2_5b_i2v' };
  const fixture = await startStudioFixture(shots, { overrides });
  const { ask } = fixture;
  const view = async () => {
    const now = await ask('run.current', {});
    if (now === null) throw new Error('no run was started');
    return now;
  };
  const until = async (what: string, fits: (now: RunView) => boolean) => {
    await expect.poll(async () => fits(await view()), { timeout: LIMIT_MS, interval: 20, message: what }).toBe(true);
    return view();
  };
  const start = async (choice: Partial<RequestInput<'run.start'>> = {}) => {
    await ask('run.start', { shotIds: null, segmentKeys: null, ...choice });
  };
  const untilFinished = () => until('the run ends', ({ finishedAtIso }) => finishedAtIso !== null);
  return {
    ...{ server, proxy, fixture, start, view, until, untilFinished },
    async untilRendering() {
      await expect.poll(() => server.queue.running() !== null, { timeout: LIMIT_MS, interval: 5 }).toBe(true);
    },
    async stopAndStartAgain() {
      await ask('run.stop', {});
      await untilFinished();
      await start();
      return untilFinished();
    },
    async [Symbol.asyncDispose]() {
      await fixture[Symbol.asyncDispose]();
      await proxy.close();
      await server.close();
    },
  };
}

export function jobOf({ jobs }: RunView, segmentKey: string): JobView {
  const job = jobs.find((one) => one.segmentKey === segmentKey);
  if (job === undefined) throw new Error(`no segment ${segmentKey} in the run`);
  return job;
}

/** All done with the planned frames, and each rendered so often; once where nothing else is said. */
export async function expectDone({ fixture, server }: FaultStudio, view: RunView, timesRendered = 1): Promise<void> {
  const { plan, standings } = await fixture.ask('plan.build', {});
  expect(view).toMatchObject({ state: 'finished', failed: 0, done: view.jobs.length });
  expect(Object.values(standings).map(({ status }) => status)).toEqual(plan.segments.map(() => 'up-to-date'));
  for (const [segment, takes] of Object.entries(takeCounts(fixture.projectPath))) {
    expect(takes, `takes of ${segment}`).toBeLessThanOrEqual(timesRendered);
  }
  for (const { outputFile, clipFrames } of plan.segments) {
    expect(await countFrames(join(fixture.projectPath, 'video', outputFile)), outputFile).toBe(clipFrames);
  }
  expect(Object.values(completions(server.executions)), 'times each segment was rendered').toEqual(
    plan.segments.map(() => timesRendered),
  );
}

/** A job of somebody else's on the server, past the proxy; gives its id. */
export async function sendForeignJob(server: ComfyTestServer, steps: number): Promise<string> {
  const promptId = crypto.randomUUID();
  const prompt = sampleGraph({ image: null, prefix: `theirs-${promptId}`, frameCount: 5, steps });
  const body = JSON.stringify({ prompt, prompt_id: promptId, client_id: 'somebody-else' });
  const answer = await fetch(`${server.url}/prompt`, { method: 'POST', body });
  if (!answer.ok) throw new Error(`the foreign job was refused: ${await answer.text()}`);
  return promptId;
}
