import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { ServerProbe } from '../engines/index.ts';
import type { RunServer } from './live-server.ts';
import { GIVE_UP_AFTER_MS } from './retry-policy.ts';
import { ServerPool } from './server-pool.ts';
import type { ServerReadiness } from './server-watch.ts';

const MINUTE_MS = 60_000;
const down: StudioError = { code: 'server-unreachable', message: 'It is down.', remedy: 'Start it.' };
const dead: StudioError = { code: 'worker-dead', message: 'Its worker is dead.', remedy: 'Start it again.' };
const noModel: StudioError = { code: 'model-missing', message: 'No model.', remedy: 'Put it there.' };
const probeWith = (...jobIds: string[]): ServerProbe => ({
  ...{ version: '0.3.64', device: 'RTX', vramTotalBytes: 24, vramFreeBytes: 12, jobIds },
});
const able = (more: Partial<ServerReadiness> = {}): ServerReadiness => ({ error: null, unable: new Map(), ...more });
const server: RunServer = { id: 's1', name: 'one', engineId: 'comfyui', queueDepth: 2 };

/** Answers for the servers of a pool, as a test sets them. Time is the test's. */
class StandInServers {
  probe: Result<ServerProbe> = ok(probeWith());
  readiness: ServerReadiness = able();
  readonly told: string[] = [];
  readonly probedAtMs: number[] = [];
  readonly #startMs = Date.now();
  readonly pool = new ServerPool({
    probe: async () => {
      this.probedAtMs.push(Date.now() - this.#startMs);
      return this.probe;
    },
    readiness: async () => {
      this.told.push('asked');
      return this.readiness;
    },
    restart: async (id) => {
      this.told.push(`restart ${id}`);
      return true;
    },
    canRestart: () => false,
    monotonicMs: () => Date.now(),
    onChange: () => undefined,
    onParked: (_, { code }) => this.told.push(`parked ${code}`),
    onBack: () => this.told.push('back'),
  });

  condition() {
    return this.pool.standings()[0]?.condition;
  }

  view() {
    return this.pool.views(() => ({ segmentKeys: [], reason: '', isUnable: false }))[0];
  }

  /** It fell silent. */
  goDown(error = down) {
    this.probe = err(error);
    this.pool.park('s1', error);
  }
}

let servers: StandInServers;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  servers = new StandInServers();
});
afterEach(() => {
  servers.pool.close();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a server that joins', () => {
  it('is asked what it has, unless that is known', async () => {
    servers.readiness = able({ unable: new Map([['a/0', 'No model.']]) });
    servers.pool.add(server, null);
    expect(servers.condition()).toEqual({ kind: 'checking' });
    await pass(0);
    expect(servers.pool.standings()[0]).toMatchObject({
      condition: { kind: 'ready' },
      unable: new Map([['a/0', 'No model.']]),
    });
    servers.pool.add({ ...server, id: 's2' }, able());
    expect(servers.pool.standings()[1]?.condition).toEqual({ kind: 'ready' });
    await pass(0);
    expect(servers.told).toEqual(['asked']);
  });

  it('that can render nothing is left alone longer and longer, and given up', async () => {
    servers.readiness = able({ error: noModel });
    servers.pool.add(server, null);
    await pass(2 * MINUTE_MS);
    expect(servers.condition()).toEqual({ kind: 'parked', reason: 'No model.', isGivenUp: false });
    expect(servers.probedAtMs.length, 'probes in two minutes').toBeLessThan(8);
    await pass(GIVE_UP_AFTER_MS);
    expect(servers.condition()).toMatchObject({ isGivenUp: true });
  });

  it('a second time is looked at no more often for that', async () => {
    for (let times = 0; times < 5; times += 1) servers.pool.add(server, able());
    await pass(MINUTE_MS);
    expect(servers.probedAtMs.length).toBeLessThan(12);
  });
});

describe('a server that falls silent', () => {
  beforeEach(async () => {
    servers.pool.add(server, able());
    await pass(0);
    servers.probedAtMs.length = 0;
  });

  it('is asked again and again, ever less often, and gets jobs when it answers', async () => {
    servers.goDown();
    expect(servers.condition()).toEqual({ kind: 'parked', reason: 'It is down.', isGivenUp: false });
    expect(servers.pool.standingOf('s1')).toBe('parked');
    await pass(3 * MINUTE_MS);
    expect(servers.probedAtMs).toEqual([2_000, 10_000, 42_000, 102_000, 162_000]);
    servers.probe = ok(probeWith());
    await pass(MINUTE_MS);
    expect(servers.condition()).toEqual({ kind: 'ready' });
    expect(servers.told).toEqual(['parked server-unreachable', 'back', 'asked']);
    expect(servers.view()?.error).toBeNull();
  });

  it('is given up after ten minutes, and still comes back', async () => {
    servers.goDown();
    await pass(GIVE_UP_AFTER_MS - 1);
    expect(servers.pool.standingOf('s1')).toBe('parked');
    await pass(2);
    expect([servers.pool.standingOf('s1'), servers.condition()]).toEqual([
      'given-up',
      { kind: 'parked', reason: 'It is down.', isGivenUp: true },
    ]);
    servers.probe = ok(probeWith());
    await pass(MINUTE_MS);
    expect([servers.pool.standingOf('s1'), servers.condition()?.kind]).toEqual(['usable', 'ready']);
  });

  it('a machine asleep is no silence', async () => {
    servers.goDown();
    await pass(GIVE_UP_AFTER_MS - 1000);
    servers.pool.forgetAway();
    await pass(2000);
    expect(servers.pool.standingOf('s1')).toBe('parked');
  });

  it('is asked at once when there is reason to', async () => {
    servers.goDown();
    await pass(3 * MINUTE_MS);
    servers.probe = ok(probeWith());
    servers.pool.askParkedNow();
    await pass(0);
    expect(servers.condition()?.kind).toBe('ready');
  });

  it('parked once, however many jobs tell it', async () => {
    servers.goDown();
    servers.goDown();
    await pass(9_000);
    expect([servers.told, servers.probedAtMs]).toEqual([['parked server-unreachable'], [2_000]]);
  });

  it('has its worker restarted where that is dead, and answers for nothing while its old jobs are there', async () => {
    servers.goDown(dead);
    servers.probe = ok(probeWith('ours'));
    await pass(MINUTE_MS);
    expect([servers.told, servers.condition()?.kind]).toEqual([['parked worker-dead', 'restart s1'], 'parked']);
    servers.probe = ok(probeWith());
    await pass(MINUTE_MS);
    expect(servers.condition()?.kind).toBe('ready');
  });

  it('forgets which models it had loaded', async () => {
    servers.pool.sent('s1', 'wan');
    expect(servers.pool.standings()[0]?.warmModelKey).toBe('wan');
    servers.goDown();
    expect(servers.pool.standings()[0]?.warmModelKey).toBeNull();
  });

  it('asks nobody any more once the pool is closed', async () => {
    servers.goDown();
    servers.pool.close();
    await pass(GIVE_UP_AFTER_MS);
    expect(servers.probedAtMs).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the user', () => {
  beforeEach(async () => {
    servers.pool.add(server, able());
    await pass(0);
  });

  it('pauses a server until he lets it go on, when it is looked at afresh', async () => {
    servers.pool.pause('s1');
    expect(servers.condition()).toEqual({ kind: 'paused' });
    servers.readiness = able({ unable: new Map([['a/0', 'No model.']]) });
    servers.pool.resume('s1');
    await pass(0);
    expect(servers.pool.standings()[0]).toMatchObject({
      condition: { kind: 'ready' },
      unable: new Map([['a/0', 'No model.']]),
    });
    servers.pool.resume('s1');
    expect(servers.told).toEqual(['asked']);
  });

  it('finds a paused server still paused after it was away', async () => {
    servers.pool.pause('s1');
    servers.goDown();
    servers.probe = ok(probeWith());
    await pass(MINUTE_MS);
    expect(servers.condition()?.kind).not.toBe('ready');
  });

  it('pausing while it is looked at is not overruled by the answer', async () => {
    servers.pool.add({ ...server, id: 's2' }, null);
    servers.pool.pause('s2');
    await pass(0);
    expect(servers.pool.standings()[1]?.condition.kind).toBe('paused');
  });

  it('takes a server out, and in again', async () => {
    servers.pool.remove('s1');
    expect([servers.pool.has('s1'), servers.pool.standingOf('s1'), servers.condition()]).toEqual([
      ...[false, 'given-up'],
      { kind: 'leaving' },
    ]);
    servers.goDown();
    expect(servers.condition()).toEqual({ kind: 'leaving' });
    servers.pool.pause('s1');
    expect(servers.condition(), 'what is out cannot be paused').toEqual({ kind: 'leaving' });
    servers.pool.landed('s1', null, 5);
    servers.pool.add(server, able());
    expect([servers.pool.has('s1'), servers.condition()?.kind, servers.view()?.rendered]).toEqual([true, 'ready', 1]);
  });
});

describe('what is known of a server', () => {
  it('are the jobs of others, looked at from time to time', async () => {
    servers.pool.countOwnBy(() => new Set(['ours']));
    servers.probe = ok(probeWith('theirs', 'ours', 'theirs too'));
    servers.pool.add(server, able());
    await pass(0);
    expect(servers.pool.standings()[0]?.othersQueued).toBe(2);
    servers.probe = ok(probeWith('ours'));
    await pass(16_000);
    expect([servers.pool.standings()[0]?.othersQueued, servers.view()?.vramFreeBytes]).toEqual([0, 12]);
  });

  it('is its work and the share of time it stood idle, by its own clock', () => {
    servers.pool.add(server, able());
    expect(servers.view()).toMatchObject({ rendered: 0, gpuSeconds: 0, idleFraction: null });
    servers.pool.landed('s1', '2020-01-01T00:00:00.000Z', 30);
    expect(servers.view()).toMatchObject({ rendered: 1, gpuSeconds: 30, idleFraction: 0 });
    servers.pool.landed('s1', '2020-01-01T00:00:40.000Z', 20);
    servers.pool.landed('s1', null, null);
    expect(servers.view()).toMatchObject({ rendered: 3, gpuSeconds: 50 });
    expect(servers.view()?.idleFraction).toBeCloseTo(10 / 60);
  });

  it('is what it was found to lack, until it is asked again', async () => {
    servers.pool.add(server, able());
    servers.pool.lacks('s1', 'a/0', 'No node.');
    servers.pool.lacks('s1', 'b/0', 'No model.');
    expect([...(servers.pool.standings()[0]?.unable.keys() ?? [])]).toEqual(['a/0', 'b/0']);
    servers.pool.pause('s1');
    servers.pool.resume('s1');
    await pass(0);
    expect(servers.pool.standings()[0]?.unable.size).toBe(0);
  });
});
