import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { RunView } from '#shared/model/run.ts';
import { failure, type PlayedServer } from './played-server.ts';
import { parseJournal } from './read-journal.ts';
import { RunFixture } from './run-fixture.ts';

const statesOf = ({ jobs }: RunView) => Object.fromEntries(jobs.map(({ segmentKey, state }) => [segmentKey, state]));
const keysAt = ({ submitted }: PlayedServer) => submitted.map((line) => line.split(' ')[0]);
const isOver = ({ state }: RunView) => state === 'finished';
async function eventsOf({ run }: RunFixture, name: string) {
  const text = await readFile(run?.journalPath ?? '', 'utf8');
  return parseJournal(text).events.filter(({ event }) => event === name);
}

/** The servers of a fixture, of which the test knows how many there are. */
function serversOf({ servers }: RunFixture): [PlayedServer, PlayedServer] {
  const [one, two] = servers;
  if (one === undefined) throw new Error('no server');
  return [one, two ?? one];
}

describe('a server that is gone', () => {
  it('is waited for, then given up, and what it had goes to another one', async () => {
    await using fixture = await RunFixture.open(2, { giveUpAfterMs: 600 });
    const [one, two] = serversOf(fixture);
    one.isQuick = false;
    fixture.start([1]);
    await fixture.until(() => one.has('a/0'));
    one.fallSilent();
    const waits = await fixture.until(({ servers }) => servers.some(({ reason }) => reason.includes('may have it')));
    expect(waits.servers.map(({ state, reason }) => [state, reason])).toEqual([
      ['parked', 'server-unreachable.'],
      ['idle', 'Segment a/0 waits for a server that may have it already and does not answer.'],
    ]);
    expect(two.submitted).toEqual([]);
    expect(await fixture.until(isOver)).toMatchObject({ done: 1, failed: 0 });
    expect([keysAt(one), keysAt(two)]).toEqual([['a/0'], ['a/0']]);
  });

  it('is found again with what it had: nothing is sent twice', async () => {
    await using fixture = await RunFixture.open(2);
    const [one, two] = serversOf(fixture);
    one.isQuick = false;
    const run = fixture.start([1]);
    await fixture.until(() => one.has('a/0'));
    one.fallSilent();
    await fixture.until(({ jobs, servers }) => jobs[0]?.state === 'waiting' && servers[0]?.state === 'parked');
    one.isDown = false;
    run.askServersNow();
    await fixture.until(({ jobs }) => jobs[0]?.state === 'running');
    one.finish('a/0');
    expect(await fixture.until(isOver)).toMatchObject({ done: 1, failed: 0 });
    expect([keysAt(one), keysAt(two)]).toEqual([['a/0'], []]);
  });

  it('and the last one: the run stands still, and goes on by itself when it answers', async () => {
    await using fixture = await RunFixture.open(1, { giveUpAfterMs: 100 });
    const [one] = serversOf(fixture);
    one.isDown = true;
    const run = fixture.start([2]);
    expect((await fixture.until(({ state }) => state === 'paused')).pause?.because).toBe('servers');
    one.isDown = false;
    run.askServersNow();
    expect(await fixture.until(isOver)).toMatchObject({ done: 2, failed: 0, pause: null });
  });

  it('and the only other one lacks something: the run stands still once, not again and again', async () => {
    await using fixture = await RunFixture.open(2, { giveUpAfterMs: 100 });
    const [one, two] = serversOf(fixture);
    one.refuses.set('a/0', failure('model-missing'));
    two.isDown = true;
    fixture.start([2]);
    await fixture.until(({ state }) => state === 'paused');
    fixture.skip(0);
    fixture.skip(0);
    await new Promise((turned) => setImmediate(turned));
    expect(fixture.run?.view().state).toBe('paused');
    expect(await eventsOf(fixture, 'run.paused')).toHaveLength(1);
  });
});

describe('a server that lacks something', () => {
  it('found out when it refused leaves it and what follows to the others', async () => {
    await using fixture = await RunFixture.open(2);
    const [one, two] = serversOf(fixture);
    one.refuses.set('a/0', failure('model-missing')).set('a/1', failure('model-missing'));
    fixture.start([2, 1]);
    expect(await fixture.until(isOver)).toMatchObject({ done: 3, failed: 0 });
    expect(keysAt(two)).toEqual(expect.arrayContaining(['a/0', 'a/1']));
  });

  it('as all others do: the segment fails with the reason, and the rest is rendered', async () => {
    await using fixture = await RunFixture.open(2);
    for (const one of fixture.servers) one.refuses.set('a/0', failure('node-missing'));
    fixture.start([2, 1]);
    const over = await fixture.until(isOver);
    expect(statesOf(over)).toEqual({ 'a/0': 'failed', 'a/1': 'blocked', 'b/0': 'done' });
    expect(over.jobs[0]?.error).toMatchObject({ message: expect.stringContaining('node-missing') });
  });
});

describe('a take that cannot be fetched', () => {
  it('is tried three times, never rendered again, and then told', async () => {
    await using fixture = await RunFixture.open(1);
    const [one] = serversOf(fixture);
    one.losesFiles.set('a/0', failure('download-failed'));
    fixture.start([1]);
    for (let tries = 1; tries < 3; tries += 1) {
      await fixture.until(({ jobs }) => one.fetches === tries && jobs[0]?.retryAtIso !== null);
      fixture.skip(3_600_000);
      await fixture.until(() => one.fetches > tries);
    }
    const over = await fixture.until(({ jobs }) => jobs[0]?.state !== 'running');
    expect([statesOf(over), one.fetches, keysAt(one)]).toEqual([{ 'a/0': 'failed' }, 3, ['a/0']]);
  });

  it.each(['pause', 'stop', 'close'] as const)(
    'does not hold up %s, though what continues it is rendered',
    async (how) => {
      await using fixture = await RunFixture.open(1);
      const [one] = serversOf(fixture);
      one.isQuick = false;
      one.losesFiles.set('a/0', failure('download-failed'));
      const run = fixture.start([2]);
      await fixture.until(({ jobs }) => one.has('a/0') && jobs[0]?.state === 'running');
      one.capture('a/0');
      await fixture.until(({ jobs }) => one.has('a/1') && jobs[1]?.state === 'running');
      one.finish('a/1');
      await fixture.until(({ jobs }) => jobs[1]?.activity === 'Waiting for the segment before');
      one.finish('a/0');
      await fixture.until(({ jobs }) => jobs[0]?.retryAtIso !== null);
      if (how === 'pause') {
        void run.pause('after-segment', false);
        await fixture.until(({ state }) => state === 'paused');
      } else if (how === 'stop') {
        expect(statesOf(await run.stop())).toMatchObject({ 'a/0': 'stopped' });
      }
      await run.close();
      expect(keysAt(one)).toEqual(['a/0', 'a/1']);
    },
  );
});

describe('a disk that takes nothing', () => {
  it('does not hold up a stop', async () => {
    await using fixture = await RunFixture.open(1);
    const [one] = serversOf(fixture);
    one.isQuick = false;
    one.losesFiles.set('a/0', failure('disk-full'));
    const run = fixture.start([1]);
    await fixture.until(({ jobs }) => one.has('a/0') && jobs[0]?.state === 'running');
    const before = run.view().state;
    one.finish('a/0');
    const stopped = run.stop();
    expect([before, (await stopped).state]).toEqual(['running', 'stopped']);
  });
});

describe('a segment that is just being handed over', () => {
  /** It is on its way to the server, which has not got it yet. */
  async function handingOver(fixture: RunFixture) {
    const [one] = serversOf(fixture);
    fixture.heldBack = 'a/1';
    const run = fixture.start([2]);
    await fixture.until(({ servers }) => servers[0]?.segmentKeys.includes('a/1') === true);
    expect(statesOf(run.view())).toEqual({ 'a/0': 'done', 'a/1': 'waiting' });
    return { run, one };
  }

  it.each(['after-segment', 'now'] as const)('and the run is paused %s: it stays here', async (when) => {
    await using fixture = await RunFixture.open(1);
    const { run, one } = await handingOver(fixture);
    const pausing = run.pause(when, false);
    fixture.goOn();
    await pausing;
    expect(await fixture.until(({ state }) => state === 'paused')).toMatchObject({ done: 1, failed: 0 });
    expect(keysAt(one)).toEqual(['a/0']);
    run.resume();
    expect(await fixture.until(isOver)).toMatchObject({ done: 2 });
    expect(keysAt(one)).toEqual(['a/0', 'a/1']);
  });

  it('and is added again is rendered with the newer settings, or not taken', async () => {
    await using fixture = await RunFixture.open(1);
    const { run, one } = await handingOver(fixture);
    const added = run.add(fixture.addition([2], 'new', (key) => key === 'a/1'));
    fixture.goOn();
    expect(await fixture.until(isOver)).toMatchObject({ done: 2, failed: 0 });
    expect(added.ok ? one.submitted.at(-1) : added.error.code).toBe(added.ok ? 'a/1 new' : 'run-active');
  });

  it('and is left out is not rendered all the same, or stays', async () => {
    await using fixture = await RunFixture.open(1);
    const { run, one } = await handingOver(fixture);
    const skipped = run.skip('a/1');
    fixture.goOn();
    const over = await fixture.until(isOver);
    expect([statesOf(over)['a/1'], keysAt(one).length]).toEqual(skipped.ok ? ['left-out', 1] : ['done', 2]);
  });
});

describe('a segment that failed', () => {
  it('is done once its take is used by hand: no retry renders it, and pays for it, once more', async () => {
    await using fixture = await RunFixture.open(1);
    const [one] = serversOf(fixture);
    one.refuses.set('a/0', failure('output-too-short'));
    const run = fixture.start([1]);
    await fixture.until(isOver);
    expect(statesOf(run.view())).toEqual({ 'a/0': 'failed' });
    one.refuses.clear();
    run.settle('a/0', { take: 1, frames: 8 });
    expect(run.view()).toMatchObject({ done: 1, failed: 0, state: 'finished' });
    expect(run.retry(null)).toMatchObject({ ok: false });
    run.settle('a/0', { take: 2, frames: 8 });
    expect(await eventsOf(fixture, 'clip.cut')).toMatchObject([{ segment: 'a/0', take: 1, frames: 8 }]);
  });
});
