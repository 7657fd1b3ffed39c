import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layout } from '#shared/model/project-layout.ts';
import { type ComfyTestServer, startComfyTestServer } from '../comfyui/comfy-test-server/start-comfy-test-server.ts';
import { executed, type SmallShot, type StudioFixture, startStudioFixture } from './studio-fixture.ts';

const studioOn = (comfy: ComfyTestServer, shots: readonly SmallShot[], workflow = 'gcv_wan_2.2_5b_i2v') =>
  startStudioFixture(shots, { overrides: { engine: 'comfyui', servers: [comfy.url], workflow } });

const singles = (...ids: string[]): SmallShot[] => ids.map((id) => ({ id, duration: 1 }));
const CHAIN: readonly SmallShot[] = [{ id: 'a', duration: 7 }];

/** One renders, one waits in the server's own queue. */
const untilFull = (comfy: ComfyTestServer) =>
  expect
    .poll(() => [comfy.queue.running() !== null, comfy.queue.pending().length], { timeout: 15_000, interval: 5 })
    .toEqual([true, 1]);
const untilRendering = (comfy: ComfyTestServer) =>
  expect.poll(() => comfy.queue.running() !== null, { timeout: 15_000, interval: 5 }).toBe(true);
const ended = (fixture: StudioFixture) => fixture.untilRun(({ state }) => state === 'finished');
const paused = (fixture: StudioFixture) => fixture.untilRun(({ state }) => state === 'paused');
/** Of independent shots the one that was looked at first goes first. */
const rendering = (comfy: ComfyTestServer) => executed(comfy, 'running')[0] ?? '';
const inState = ({ jobs }: { jobs: readonly { segmentKey: string; state: string }[] }, state: string) =>
  jobs.flatMap((job) => (job.state === state ? [job.segmentKey] : []));
const statesOf = ({ jobs }: { jobs: readonly { segmentKey: string; state: string }[] }) =>
  Object.fromEntries(jobs.map(({ segmentKey, state }) => [segmentKey, state]));
const standings = async (fixture: StudioFixture) =>
  Object.fromEntries(
    Object.entries((await fixture.ask('plan.build', {})).standings).map(([key, { status }]) => [key, status]),
  );
const takesOf = async ({ projectPath }: StudioFixture, shotId: string, index = 0) =>
  (await readdir(join(projectPath, layout.takesFolder(shotId, index)))).filter((name) => /^take_\d+\.mp4$/.test(name));

async function changePrompt(fixture: StudioFixture, shotId: string, prompt: string): Promise<void> {
  const { revision } = (await fixture.ask('project.current', {})) ?? { revision: 0 };
  await fixture.ask('project.edit', {
    revision,
    command: { kind: 'shots.change', shotIds: [shotId], patch: { prompt } },
  });
}

/** Which of these words stand in the prompts that the server carried out, in its order. */
const promptsWith = ({ queue }: ComfyTestServer, words: RegExp) =>
  [...queue.history.values()].flatMap(({ prompt }) => words.exec(JSON.stringify(prompt[2]))?.[0] ?? []);

describe('a pause', () => {
  it('after the segment finishes what is rendered and takes back what waits, and the rest follows', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 500 });
    await using fixture = await studioOn(comfy, singles('a', 'b', 'c'));
    await fixture.start();
    await untilFull(comfy);
    const first = rendering(comfy);
    const pausing = await fixture.ask('run.pause', { when: 'after-segment', freeMemory: false });
    expect(pausing.state).toBe('pausing');
    expect(comfy.queue.pending(), 'taken back at once').toHaveLength(0);
    const still = await paused(fixture);
    expect(still).toMatchObject({ done: 1, pause: { because: 'user', message: 'Paused by you.' } });
    expect([inState(still, 'done'), inState(still, 'waiting').length]).toEqual([[first], 2]);
    expect(still.servers[0]).toMatchObject({ state: 'idle', reason: 'The run is paused.' });
    expect(fixture.studio.isRunning()).toBe(false);
    await fixture.ask('run.resume', {});
    expect(await ended(fixture)).toMatchObject({ done: 3, failed: 0 });
    expect(executed(comfy).toSorted()).toEqual(['a/0', 'b/0', 'c/0']);
    expect(comfy.executions).toHaveLength(3);
  });

  it('now takes back what is rendered too, empties the card, and counts no try', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 500 });
    await using fixture = await studioOn(comfy, singles('a', 'b'));
    await fixture.runToEnd({ shotIds: ['a'] });
    await changePrompt(fixture, 'a', 'Another');
    await fixture.start();
    await untilFull(comfy);
    const first = rendering(comfy);
    await fixture.ask('run.pause', { when: 'now', freeMemory: true });
    const still = await paused(fixture);
    expect(still).toMatchObject({ done: 0, failed: 0 });
    // The server is told to stop, and does so at its next step.
    await expect.poll(() => executed(comfy, 'interrupted'), { timeout: 10_000, interval: 5 }).toEqual([first]);
    expect(comfy.queue.pending()).toHaveLength(0);
    await fixture.ask('run.resume', {});
    const run = await ended(fixture);
    expect(run).toMatchObject({ done: 2, failed: 0 });
    expect(run.jobs.map(({ tries }) => tries)).toEqual([1, 1]);
    const [, , resumed] = comfy.queue.history.values();
    const cached = JSON.stringify(resumed?.status.messages).match(/"execution_cached",\{"nodes":\[[^\]]*\]/)?.[0];
    expect(cached, 'nothing was loaded any more').toContain('"nodes":[]');
  });

  it('is undone by Resume before it is reached', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 400 });
    await using fixture = await studioOn(comfy, singles('a', 'b', 'c'));
    await fixture.start();
    await untilFull(comfy);
    await fixture.ask('run.pause', { when: 'after-segment', freeMemory: false });
    expect((await fixture.ask('run.resume', {})).state).toBe('running');
    expect(await ended(fixture)).toMatchObject({ done: 3, failed: 0 });
    expect(executed(comfy).toSorted()).toEqual(['a/0', 'b/0', 'c/0']);
    expect(comfy.executions).toHaveLength(3);
  });

  it('can be ended by Stop', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 300 });
    await using fixture = await studioOn(comfy, singles('a', 'b', 'c'));
    await fixture.start();
    await untilFull(comfy);
    await fixture.ask('run.pause', { when: 'after-segment', freeMemory: false });
    await paused(fixture);
    const stopped = await fixture.ask('run.stop', {});
    expect([inState(stopped, 'done').length, inState(stopped, 'stopped').length]).toEqual([1, 2]);
    expect(stopped).toMatchObject({ state: 'stopped', pause: null });
  });
});

describe('what failed', () => {
  it('for want of memory is tried once more, then told with its reason, and the others finish; it can be tried again after the end', async () => {
    await using comfy = await startComfyTestServer({
      renderMs: 60,
      faults: { failNode: { classType: 'EmptyHunyuanLatentVideo', outOfMemory: true } },
    });
    const shots = [{ id: 't', duration: 5, isText: true }, ...singles('a')];
    await using fixture = await studioOn(comfy, shots, 'gcv_wan_2.2_14b_i2v');
    await fixture.start();
    const waits = await fixture.untilRun(({ jobs }) => jobs.some(({ retryAtIso }) => retryAtIso !== null));
    expect(waits.jobs[0]).toMatchObject({ state: 'waiting', tries: 1, error: { code: 'out-of-memory' } });
    const run = await ended(fixture);
    expect(statesOf(run)).toEqual({ 't/0': 'failed', 't/1': 'blocked', 'a/0': 'done' });
    expect(run).toMatchObject({ done: 1, failed: 2 });
    expect(run.jobs[0]).toMatchObject({ tries: 2, error: { code: 'out-of-memory', shotId: 't', segmentIndex: 0 } });
    expect(executed(comfy, 'error')).toEqual(['t/0', 't/0']);

    comfy.faults.failNode = null;
    expect((await fixture.ask('run.retry', { segmentKeys: null })).state).toBe('running');
    expect(await ended(fixture)).toMatchObject({ done: 3, failed: 0 });
    expect(await fixture.studio.call('run.retry', { segmentKeys: null })).toMatchObject({ ok: false });
  });

  it('was stopped: one of it can be taken up again, and what it continues does not leave it waiting', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 400 });
    await using fixture = await studioOn(comfy, [...CHAIN, ...singles('b')]);
    await fixture.start();
    await untilRendering(comfy);
    await fixture.ask('run.stop', {});
    await fixture.ask('run.retry', { segmentKeys: ['b/0'] });
    expect(statesOf(await ended(fixture))).toMatchObject({ 'b/0': 'done', 'a/1': 'stopped' });
    await fixture.ask('run.retry', { segmentKeys: ['a/1'] });
    const run = await fixture.untilRun(({ state }) => state !== 'running');
    expect(statesOf(run)['a/1']).not.toBe('waiting');
  });
});

describe('the queue', () => {
  it('leaves a segment out, and blocks what would continue it', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 300 });
    await using fixture = await studioOn(comfy, [...singles('b', 'c'), ...CHAIN]);
    await fixture.start({ shotIds: ['b', 'c', 'a'] });
    await untilRendering(comfy);
    const run = await fixture.ask('run.skip', { segmentKey: 'a/1' });
    expect(statesOf(run)['a/1']).toBe('left-out');
    expect(statesOf(await ended(fixture))).toEqual({
      ...{ 'b/0': 'done', 'c/0': 'done', 'a/0': 'done', 'a/1': 'left-out', 'a/2': 'blocked' },
    });
    expect(await fixture.studio.call('run.skip', { segmentKey: 'a/0' })).toMatchObject({ ok: false });
    expect(await fixture.runToEnd()).toMatchObject({ rendered: 2, upToDate: 3 });
  });

  it('renders the shots in the order asked for', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 250 });
    await using fixture = await studioOn(comfy, singles('a', 'b', 'c', 'd', 'e'));
    await fixture.start();
    await untilFull(comfy);
    const sent = (await fixture.ask('run.current', {}))?.servers[0]?.segmentKeys ?? [];
    const order = ['e', 'd', 'c', 'b', 'a'];
    const run = await fixture.ask('run.reorder', { shotIds: order.slice(0, 4) });
    expect(run.jobs.map(({ shotId }) => shotId)).toEqual(order);
    await ended(fixture);
    const waited = order.map((shotId) => `${shotId}/0`).filter((key) => !sent.includes(key));
    expect([sent.length, executed(comfy).slice(2)]).toEqual([2, waited]);
  });

  it('keeps what was frozen when it was queued; what is added again gets the newer settings, unless it is rendered already', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 400 });
    await using fixture = await studioOn(comfy, singles('a', 'b', 'c', 'd', 'e'));
    await fixture.start({ shotIds: ['a', 'b', 'c', 'd'] });
    await untilFull(comfy);
    const before = (await fixture.ask('run.current', {})) ?? { jobs: [] };
    const shotsIn = (state: string) => inState(before, state).map((key) => key.slice(0, 1));
    const [rendered = '', sent = '', kept = '', added = ''] = [...shotsIn('running'), ...shotsIn('waiting')];
    for (const shotId of [rendered, kept, added]) await changePrompt(fixture, shotId, `New ${shotId}`);
    const run = await fixture.ask('run.add', { shotIds: [rendered, added, 'e'], segmentKeys: null });
    expect(run.jobs.map(({ shotId }) => shotId)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await ended(fixture)).toMatchObject({ done: 5, failed: 0 });
    const expected = [`New ${added}`, `Shot ${rendered}`, `Shot ${sent}`, `Shot ${kept}`, 'Shot e'];
    expect(promptsWith(comfy, /(Shot|New) [a-e]/).toSorted()).toEqual(expected.toSorted());
    const after = await standings(fixture);
    expect([rendered, kept, added].map((shotId) => after[`${shotId}/0`])).toEqual(['stale', 'stale', 'up-to-date']);
    expect(await fixture.studio.call('run.add', { shotIds: ['a'], segmentKeys: null })).toMatchObject({
      ok: false,
      error: { code: 'no-run' },
    });
  });

  it('takes what continues a segment that is being rendered', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 400 });
    await using fixture = await studioOn(comfy, CHAIN);
    await fixture.start({ segmentKeys: ['a/0'] });
    await untilRendering(comfy);
    await fixture.ask('run.add', { shotIds: null, segmentKeys: ['a/1', 'a/2'] });
    expect(await ended(fixture)).toMatchObject({ done: 3, failed: 0 });
    expect(executed(comfy)).toEqual(['a/0', 'a/1', 'a/2']);
  });
});

describe('rendered again on purpose', () => {
  const again = (seed: 'same' | 'new', following: 'render' | 'keep') => ({
    segmentKeys: ['a/0'],
    again: { seed, following },
  });

  it('with a new seed and what follows: the whole chain gets new takes, and the old ones stay', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 30 });
    await using fixture = await studioOn(comfy, CHAIN);
    await fixture.runToEnd();
    const run = await fixture.runToEnd(again('new', 'render'));
    expect(run).toMatchObject({ done: 3, rendered: 3 });
    expect(await takesOf(fixture, 'a', 2)).toHaveLength(2);
    expect(await fixture.runToEnd()).toMatchObject({ rendered: 0, upToDate: 3 });
  });

  it('with the same seed: a take more, of the same pictures, so what follows is up to date', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 30 });
    await using fixture = await studioOn(comfy, CHAIN);
    await fixture.runToEnd();
    expect(await fixture.runToEnd(again('same', 'render'))).toMatchObject({ done: 3, rendered: 1, upToDate: 2 });
    expect(await takesOf(fixture, 'a', 0)).toHaveLength(2);
    expect(await takesOf(fixture, 'a', 1)).toHaveLength(1);
  });

  it('keeping what follows: that counts as up to date though it starts from another frame', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 30 });
    await using fixture = await studioOn(comfy, CHAIN);
    await fixture.runToEnd();
    expect(await fixture.runToEnd(again('new', 'keep'))).toMatchObject({ done: 1, rendered: 1 });
    const { standings: known } = await fixture.ask('plan.build', {});
    expect(Object.values(known).map(({ status }) => status)).toEqual(['up-to-date', 'up-to-date', 'up-to-date']);
    expect(known['a/1']).toMatchObject({ kept: true });
    expect(await fixture.runToEnd()).toMatchObject({ rendered: 0, upToDate: 3 });
    await fixture.ask('takes.keep', { segmentKey: 'a/1', kept: false });
    expect(await standings(fixture)).toEqual({ 'a/0': 'up-to-date', 'a/1': 'stale', 'a/2': 'stale' });
  });

  it('while the run goes on', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 400 });
    await using fixture = await studioOn(comfy, singles('a', 'b', 'c'));
    await fixture.runToEnd({ shotIds: ['a'] });
    await fixture.start({ shotIds: ['b', 'c'] });
    await untilRendering(comfy);
    await fixture.ask('run.add', { shotIds: null, ...again('new', 'render') });
    expect(await ended(fixture)).toMatchObject({ done: 3, rendered: 3 });
    expect(await takesOf(fixture, 'a')).toHaveLength(2);
  });

  it('is one segment at a time', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 30 });
    await using fixture = await studioOn(comfy, singles('a', 'b'));
    const answer = await fixture.studio.call('run.start', {
      ...{ shotIds: null, segmentKeys: ['a/0', 'b/0'] },
      again: { seed: 'new', following: 'keep' },
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(comfy.executions).toEqual([]);
  });
});
