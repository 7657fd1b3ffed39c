import { describe, expect, it } from 'vitest';
import { type ComfyTestServer, startComfyTestServer } from '../comfyui/comfy-test-server/start-comfy-test-server.ts';
import { executed, type SmallShot, sendForeign, startStudioFixture } from './studio-fixture.ts';

const studioOn = (servers: readonly ComfyTestServer[], shots: readonly SmallShot[], workflow = 'gcv_wan_2.2_5b_i2v') =>
  startStudioFixture(shots, {
    overrides: { engine: 'comfyui', servers: servers.map(({ url }) => url), workflow },
  });

const singles = (count: number): SmallShot[] =>
  Array.from({ length: count }, (_, index) => ({ id: `s${index}`, duration: 1 }));
const keysOf = (shots: readonly SmallShot[]) => shots.map(({ id }) => `${id}/0`);
const all = (...servers: ComfyTestServer[]) => servers.flatMap((one) => executed(one)).toSorted();

describe('several servers', () => {
  it('share a run: each chain stays where it is, and nothing is rendered twice', async () => {
    await using one = await startComfyTestServer({ renderMs: 150 });
    await using two = await startComfyTestServer({ renderMs: 150 });
    const chains = [
      { id: 'a', duration: 7 },
      { id: 'b', duration: 7 },
    ];
    await using fixture = await studioOn([one, two], chains);
    const run = await fixture.runToEnd();
    expect(run).toMatchObject({ state: 'finished', done: 6, failed: 0, rendered: 6 });
    expect([executed(one), executed(two)].toSorted()).toEqual([
      ['a/0', 'a/1', 'a/2'],
      ['b/0', 'b/1', 'b/2'],
    ]);
    const [first] = run.servers;
    expect(run.servers.map(({ id, rendered, state }) => [id, rendered, state])).toEqual([
      [one.url, 3, 'idle'],
      [two.url, 3, 'idle'],
    ]);
    expect([first?.version, (first?.gpuSeconds ?? 0) > 0.4]).toEqual(['0.3.64', true]);
    expect(first?.idleFraction).toBeLessThan(1);
    expect(run.jobs.every(({ server }) => server === one.url || server === two.url)).toBe(true);
  });

  it('all get something to do', async () => {
    await using one = await startComfyTestServer({ renderMs: 200 });
    await using two = await startComfyTestServer({ renderMs: 200 });
    await using three = await startComfyTestServer({ renderMs: 200 });
    const shots = singles(7);
    await using fixture = await studioOn([one, two, three], shots);
    expect(await fixture.runToEnd()).toMatchObject({ done: 7, failed: 0 });
    expect(all(one, two, three)).toEqual(keysOf(shots));
    for (const server of [one, two, three]) expect(executed(server).length).toBeGreaterThan(0);
  });

  it('a shot whose model one lacks is rendered by the others, and the check before says so', async () => {
    await using whole = await startComfyTestServer({ renderMs: 60 });
    await using lacking = await startComfyTestServer({
      renderMs: 60,
      withoutModels: ['wan2.2_t2v_high_noise_14B_fp8_scaled.safetensors'],
    });
    const shots = [{ id: 't', duration: 1, isText: true }, { id: 'u', duration: 1, isText: true }, ...singles(3)];
    await using fixture = await studioOn([lacking, whole], shots, 'gcv_wan_2.2_14b_i2v');
    const report = await fixture.ask('preflight.check', {});
    expect(report.verdict).toBe('can-run-with-warnings');
    expect(report.findings.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(
        /^127\.0\.0\.1:\d+ cannot take part: Shot t begins from its prompt with gcv_wan_2\.2_14b_t2v/,
      ),
    );
    expect(await fixture.runToEnd()).toMatchObject({ done: 5, failed: 0 });
    expect(executed(whole)).toEqual(expect.arrayContaining(['t/0', 'u/0']));
    expect(executed(lacking).length).toBeGreaterThan(0);
    expect(all(whole, lacking)).toEqual(['s0/0', 's1/0', 's2/0', 't/0', 'u/0']);
  });

  it('one that lacks a node for everything takes no part, and says why', async () => {
    await using whole = await startComfyTestServer({ renderMs: 60 });
    await using lacking = await startComfyTestServer({ withoutNodes: ['SaveVideo'] });
    await using fixture = await studioOn([lacking, whole], singles(2));
    const run = await fixture.runToEnd();
    expect(run).toMatchObject({ done: 2, failed: 0 });
    expect(run.servers.find(({ id }) => id === lacking.url)).toMatchObject({
      // Asked again at this moment, or left alone.
      ...{ state: expect.stringMatching(/parked|checking/), rendered: 0, error: { code: 'node-missing' } },
      reason: expect.stringContaining('SaveVideo'),
    });
    expect(lacking.executions).toEqual([]);
  });

  it('one that is down at the start does not hinder the others', async () => {
    const down = await startComfyTestServer();
    await down.close();
    await using up = await startComfyTestServer({ renderMs: 60 });
    await using fixture = await studioOn([down, up], singles(2));
    const run = await fixture.runToEnd();
    expect(run).toMatchObject({ done: 2, failed: 0 });
    expect(run.servers[0]).toMatchObject({ state: 'parked', error: { code: 'server-unreachable' } });
  });

  it('one that is restarted in the middle loses what it had, and that is rendered again', async () => {
    await using one = await startComfyTestServer({ renderMs: 400 });
    await using two = await startComfyTestServer({ renderMs: 400 });
    const shots = singles(6);
    await using fixture = await studioOn([one, two], shots);
    await fixture.start();
    await expect.poll(() => two.queue.pending().length, { timeout: 10_000, interval: 5 }).toBe(1);
    await two.restart(200);
    const run = await fixture.untilRun(({ state }) => state === 'finished');
    expect(run).toMatchObject({ done: 6, failed: 0 });
    expect(all(one, two)).toEqual(keysOf(shots));
    expect(executed(two, 'lost')).toHaveLength(1);
  });
});

describe('the servers of a run', () => {
  it('can be added, paused and taken out while it goes on', async () => {
    await using one = await startComfyTestServer({ renderMs: 150 });
    await using two = await startComfyTestServer({ renderMs: 150 });
    const shots = singles(10);
    await using fixture = await studioOn([one], shots);
    await fixture.start();
    const change = (server: ComfyTestServer, action: 'add' | 'remove' | 'pause' | 'resume') =>
      fixture.ask('run.server', { url: server.url, action });
    const untilItHasNothing = (server: ComfyTestServer) =>
      fixture.untilRun((run) => run.servers.find(({ id }) => id === server.url)?.segmentKeys.length === 0);
    const stateOf = async (server: ComfyTestServer) =>
      (await fixture.ask('run.current', {}))?.servers.find(({ id }) => id === server.url);

    await change(two, 'add');
    await expect.poll(() => executed(two).length, { timeout: 15_000, interval: 5 }).toBeGreaterThan(0);
    await change(one, 'pause');
    await untilItHasNothing(one);
    const doneByOne = one.executions.length;
    expect(await stateOf(one)).toMatchObject({ state: 'paused', reason: 'Paused by you.' });
    await change(two, 'remove');
    await untilItHasNothing(two);
    const doneByTwo = two.executions.length;
    expect(await stateOf(two)).toMatchObject({ state: 'leaving', reason: 'Taken out of this run.' });
    expect(doneByOne + doneByTwo).toBeLessThan(10);
    expect(one.executions).toHaveLength(doneByOne);
    await change(one, 'resume');
    expect(await fixture.untilRun(({ state }) => state !== 'running')).toMatchObject({ state: 'finished', done: 10 });
    expect([two.executions.length, all(one, two)]).toEqual([doneByTwo, keysOf(shots).toSorted()]);
  });

  it('say why they do nothing', async () => {
    await using one = await startComfyTestServer({ renderMs: 700 });
    await using two = await startComfyTestServer({ renderMs: 700 });
    await using fixture = await studioOn([one, two], [{ id: 'a', duration: 5 }]);
    await fixture.start();
    const reasons = async (words: string) => {
      const run = await fixture.untilRun(({ servers }) => servers.some(({ reason }) => reason.includes(words)));
      return run.servers.map(({ state }) => state).toSorted();
    };
    expect(await reasons('Segment a/1 waits for the last frame of what is being rendered.')).toEqual([
      'idle',
      'working',
    ]);
    expect(await reasons('Nothing is left for it: what remains is being rendered elsewhere.')).toEqual([
      'idle',
      'working',
    ]);
    expect(await reasons('The run is over.')).toEqual(['idle', 'idle']);
  });

  it('may be others’ too: their jobs are counted, and a stop takes only ours', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 600 });
    await using fixture = await studioOn([comfy], singles(3));
    await sendForeign(comfy, 'before');
    await fixture.start();
    const waiting = () => comfy.queue.pending().map(({ promptId }) => promptId);
    await expect.poll(() => waiting().length, { timeout: 10_000, interval: 5 }).toBeGreaterThan(0);
    await sendForeign(comfy, 'behind');
    const seen = await fixture.untilRun(({ servers }) => servers.some(({ othersQueued }) => othersQueued > 0));
    expect(seen.servers[0]?.othersQueued).toBe(1);
    expect((await fixture.ask('servers.check', { url: comfy.url })).othersQueued).toBe(
      waiting().includes('before') || comfy.queue.running()?.promptId === 'before' ? 2 : 1,
    );
    expect(await fixture.ask('run.stop', {})).toMatchObject({ state: 'stopped' });
    await expect.poll(() => all(comfy), { timeout: 10_000 }).toEqual(expect.arrayContaining(['before', 'behind']));
    expect(all(comfy).filter((id) => id.startsWith('s')).length).toBeLessThan(2);
    expect([waiting(), comfy.queue.running()]).toEqual([[], null]);
  });
});
