// One run, several engines: each segment goes to its own; a fallback steps in once; what a provider says of money, time and length.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EngineId } from '#shared/model/project.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { Engine } from '../engines/index.ts';
import { runFfmpeg } from '../media/index.ts';
import type { EnginePool } from './batch.ts';
import { nextStep } from './next-step.ts';
import { openJobsIn, readOpenJobs } from './open-jobs.ts';
import { failure, type PlayedServer } from './played-server.ts';
import type { Addition } from './queue-segments.ts';
import { parseJournal } from './read-journal.ts';
import { RunFixture } from './run-fixture.ts';
import { runOf, serverOf, situationOf } from './scheduler-fixtures.ts';

const isOver = ({ state }: { state: string }) => state === 'finished';
const keysAt = ({ submitted }: PlayedServer) => submitted.map((line) => line.split(' ')[0]);

const CLOUD: EngineId = 'replicate';

/** The first server is a ComfyUI, the second one a provider with one model. */
function poolsOf({ servers }: RunFixture): {
  own: EnginePool;
  cloud: EnginePool;
  one: PlayedServer;
  two: PlayedServer;
} {
  const [one, two] = servers;
  if (one === undefined || two === undefined) throw new Error('two servers are needed');
  const poolOf = (server: PlayedServer, engineId: EngineId): EnginePool => {
    const limits = { ...server.engine.limits, engine: engineId, model: engineId === CLOUD ? 'a/b' : null };
    const engine = { ...server.engine, id: engineId, limits } as Engine;
    return {
      engineId,
      engineName: `Played ${engineId}`,
      reference: engine,
      at: (id) => (id === server.id ? engine : null),
    };
  };
  return { own: poolOf(one, 'comfyui'), cloud: poolOf(two, CLOUD), one, two };
}

function mixed(fixture: RunFixture, chains: readonly number[], isCloud: (key: string) => boolean): Addition {
  const { own, cloud } = poolsOf(fixture);
  const plain = fixture.addition(chains);
  const segments = plain.segments.map((one): PlanSegment => (isCloud(one.key) ? inCloud(one) : one));
  const poolOf = ({ engine }: PlanSegment) => (engine === CLOUD ? cloud : own);
  return {
    ...plain,
    segments,
    batch: {
      ...plain.batch,
      ...{ pools: [own, cloud], poolOf, segments: new Map(segments.map((one) => [one.key, one])) },
    },
  };
}

const inCloud = (segment: PlanSegment): PlanSegment => ({
  ...segment,
  engine: CLOUD,
  model: 'a/b',
  workflowFile: null,
});

function withFallbacks(addition: Addition): Addition {
  const fallbacks = new Map(addition.segments.map((one) => [one.key, inCloud(one)]));
  return { ...addition, batch: { ...addition.batch, fallbacks } };
}

const engineAt = (fixture: RunFixture) => (id: string) => (id === fixture.servers[1]?.id ? CLOUD : 'comfyui');

async function journalOf({ run }: RunFixture) {
  return parseJournal(await readFile(run?.journalPath ?? '', 'utf8')).events;
}

describe('a run with two engines', () => {
  it('sends each segment to its own, a chain across both too', async () => {
    await using fixture = await RunFixture.open(2);
    const { one, two } = poolsOf(fixture);
    fixture.startWith(
      mixed(fixture, [3, 1], (key) => key === 'a/1' || key === 'b/0'),
      engineAt(fixture),
    );
    expect(await fixture.until(isOver)).toMatchObject({
      done: 4,
      failed: 0,
      engineName: 'Played comfyui, Played replicate',
    });
    expect([keysAt(one), keysAt(two).toSorted()]).toEqual([
      ['a/0', 'a/2'],
      ['a/1', 'b/0'],
    ]);
  });

  it('writes down a provider’s id, and asks with it for what was sent', async () => {
    await using fixture = await RunFixture.open(2);
    const { two } = poolsOf(fixture);
    two.tickets.set('a/0', 'prediction-1');
    two.isQuick = false;
    const run = fixture.startWith(
      mixed(fixture, [1], () => true),
      engineAt(fixture),
    );
    await fixture.until(() => two.has('a/0'));
    await fixture.until(({ jobs }) => jobs[0]?.state === 'running');
    expect(openJobsIn(await journalOf(fixture))).toMatchObject([{ ticket: 'prediction-1' }]);
    two.fallSilent();
    await fixture.until(({ servers }) => servers.some(({ state }) => state === 'parked'));
    two.isDown = false;
    run.askServersNow();
    await fixture.until(() => two.asked.includes('prediction-1'));
    two.finish('a/0');
    expect(await fixture.until(isOver)).toMatchObject({ done: 1 });
    expect(keysAt(two)).toEqual(['a/0']);
  });
});

describe('a fallback', () => {
  it('steps in once the own engine failed for good; it is said, and its take counts as what is asked', async () => {
    await using fixture = await RunFixture.open(2);
    const { one, two } = poolsOf(fixture);
    const kept: unknown[] = [];
    const { project } = fixture.options;
    Object.assign(project, {
      takeLanded: async (...[, take, , marks]: Parameters<typeof project.takeLanded>) => {
        kept.push([take, marks.kept?.take, marks.acceptedShort]);
        return { ok: true, value: undefined };
      },
    });
    one.refuses.set('a/0', failure('content-flagged'));
    fixture.startWith(withFallbacks(mixed(fixture, [2], () => false)), engineAt(fixture));
    const view = await fixture.until(isOver);
    expect(view).toMatchObject({ done: 2, failed: 0 });
    expect(view.jobs.map(({ fallback }) => fallback)).toEqual([
      { name: 'Played replicate', reason: 'content-flagged.' },
      null,
    ]);
    expect([keysAt(one), keysAt(two)]).toEqual([['a/1'], ['a/0']]);
    expect(kept).toEqual([
      [1, 1, null],
      [1, undefined, null],
    ]);
    expect((await journalOf(fixture)).find(({ event }) => event === 'job.fallback')).toMatchObject({
      ...{ segment: 'a/0', engine: 'replicate', model: 'a/b', error: { code: 'content-flagged' } },
    });
  });

  it('is asked once: when it fails too, the segment has failed; a retry begins with the own engine', async () => {
    await using fixture = await RunFixture.open(2);
    const { one, two } = poolsOf(fixture);
    one.refuses.set('a/0', failure('content-flagged'));
    two.refuses.set('a/0', failure('output-too-short'));
    const run = fixture.startWith(withFallbacks(mixed(fixture, [1], () => false)), engineAt(fixture));
    const view = await fixture.until(isOver);
    expect(view.jobs[0]).toMatchObject({ state: 'failed', error: { code: 'output-too-short' } });
    one.refuses.clear();
    run.retry(null);
    expect(await fixture.until(({ done }) => done === 1)).toMatchObject({ failed: 0 });
    expect([keysAt(one), keysAt(two)]).toEqual([['a/0'], []]);
  });
});

/** What the provider delivers: so many frames at this rate. */
function delivers({ engine }: PlayedServer, fixture: RunFixture, frames: number, rate: number): void {
  const fetchAsBefore = engine.fetch;
  Object.assign(engine, {
    fetch: async (...args: Parameters<Engine['fetch']>) => {
      const fetched = await fetchAsBefore(...args);
      const source = ['-f', 'lavfi', '-i', `testsrc2=size=64x64:rate=${rate}`, '-frames:v', `${frames}`];
      const made = await runFfmpeg(fixture.options.project.ffmpeg, [...source, '-y', join(args[2], 'take.mp4')]);
      return made.ok ? fetched : made;
    },
  });
}

describe('the fallback of a segment of 2.5 s', () => {
  const longer = (addition: Addition): Addition => {
    const change = (one: PlanSegment) => ({ ...one, framesKept: 40, framesRequested: 41, durationSeconds: 2.5 });
    const segments = addition.segments.map((one) => ({ ...change(one), clipFrames: 40 }));
    const fallbacks = new Map(
      segments.map((one) => [
        one.key,
        { ...inCloud(one), framesPerSecond: 24, framesKept: 60, framesRequested: 61, durationSeconds: 2.5 },
      ]),
    );
    return {
      ...addition,
      segments,
      batch: { ...addition.batch, fallbacks, segments: new Map(segments.map((one) => [one.key, one])) },
    };
  };

  it('is rendered where the own take came home and is too short', async () => {
    await using fixture = await RunFixture.open(2);
    const [one, two] = fixture.servers as [PlayedServer, PlayedServer];
    delivers(two, fixture, 61, 24);
    fixture.startWith(longer(mixed(fixture, [1], () => false)), engineAt(fixture));
    expect(await fixture.until(isOver)).toMatchObject({ done: 1, failed: 0 });
    expect([keysAt(one), keysAt(two)]).toEqual([['a/0'], ['a/0']]);
  });

  it('is not asked where the clip of a good take could not be written', async () => {
    await using fixture = await RunFixture.open(2);
    const [one, two] = fixture.servers as [PlayedServer, PlayedServer];
    delivers(one, fixture, 41, 16);
    Object.assign(fixture.options.project, {
      takeLanded: async () => ({ ok: false, error: failure('disk-failed') }),
    });
    fixture.startWith(longer(mixed(fixture, [1], () => false)), engineAt(fixture));
    const view = await fixture.until(isOver);
    expect(view.jobs[0]).toMatchObject({ state: 'failed', error: { code: 'disk-failed' }, fallback: null });
    expect(keysAt(two)).toEqual([]);
  });

  it('may be too short by what the project allows; that is remembered in frames of the own engine', async () => {
    await using fixture = await RunFixture.open(2);
    const [one, two] = fixture.servers as [PlayedServer, PlayedServer];
    one.refuses.set('a/0', failure('content-flagged'));
    delivers(two, fixture, 54, 24);
    const landed: unknown[] = [];
    const { project } = fixture.options;
    Object.assign(project, {
      shortTakeSeconds: () => 0.5,
      takeLanded: async (...[, , , marks]: Parameters<typeof project.takeLanded>) => {
        landed.push(marks.acceptedShort);
        return { ok: true, value: undefined };
      },
    });
    fixture.startWith(longer(mixed(fixture, [1], () => false)), engineAt(fixture));
    expect(await fixture.until(isOver)).toMatchObject({ done: 1, failed: 0 });
    // 54 of 24 a second are 2.25 s, at the own 16 a second 36.
    expect(landed).toEqual([{ take: 1, framesKept: 36, framesRequested: 41 }]);
  });

  it('is not taken back when its own model, of the same provider, is asked first again in another run', async () => {
    await using fixture = await RunFixture.open(2);
    const [, two] = fixture.servers as [PlayedServer, PlayedServer];
    const submitAsBefore = two.engine.submit;
    const refusesOwn: Engine['submit'] = async (jobId, request, signal) =>
      request.segment.prompt === 'old'
        ? { ok: false, error: failure('content-flagged') }
        : submitAsBefore(jobId, request, signal);
    Object.assign(two.engine, { submit: refusesOwn });
    two.isQuick = false;
    delivers(two, fixture, 61, 24);
    const addition = longer(mixed(fixture, [1], () => true));
    for (const [key, one] of addition.batch.fallbacks)
      (addition.batch.fallbacks as Map<string, PlanSegment>).set(key, { ...one, model: 'c/d', prompt: 'fallback' });
    fixture.startWith(addition, engineAt(fixture));
    await fixture.until(({ jobs }) => jobs[0]?.state === 'running' && two.has('a/0'));
    await fixture.run?.close();
    Object.assign(fixture.options, { openJobs: await readOpenJobs(fixture.folderPath) });
    fixture.startWith(addition, engineAt(fixture));
    await fixture.until(({ jobs }) => jobs[0]?.fallback != null && jobs[0].state === 'running');
    two.finish('a/0');
    expect(await fixture.until(isOver)).toMatchObject({ done: 1, failed: 0 });
    expect([keysAt(two), two.cancelled]).toEqual([['a/0'], []]);
  });
});

describe('a provider', () => {
  it.each(['payment-needed', 'sign-in-needed'] as const)(
    'that says %s makes the run stand still, not fail by the dozen',
    async (code) => {
      await using fixture = await RunFixture.open(2);
      const { two } = poolsOf(fixture);
      for (const key of ['a/0', 'b/0', 'c/0']) two.refuses.set(key, failure(code));
      const run = fixture.startWith(
        mixed(fixture, [1, 1, 1], () => true),
        engineAt(fixture),
      );
      const view = await fixture.until(({ state }) => state === 'paused');
      expect([view.pause?.because, view.failed]).toEqual(['account', 0]);
      two.refuses.clear();
      run.resume();
      expect(await fixture.until(isOver)).toMatchObject({ done: 3, failed: 0 });
    },
  );

  it('without credit holds up only its own jobs: the other engines work through the night', async () => {
    await using fixture = await RunFixture.open(2);
    const { one, two } = poolsOf(fixture);
    two.refuses.set('b/0', failure('payment-needed'));
    const run = fixture.startWith(
      mixed(fixture, [3, 1, 1], (key) => key === 'b/0' || key === 'c/0'),
      engineAt(fixture),
    );
    const view = await fixture.until(({ state }) => state === 'paused');
    expect(keysAt(one)).toEqual(['a/0', 'a/1', 'a/2']);
    expect(view).toMatchObject({ failed: 0, pause: { because: 'account', message: 'payment-needed.' } });
    // What was sent beside the refused one may have come through.
    expect(view.jobs.find(({ segmentKey }) => segmentKey === 'b/0')).toMatchObject({ state: 'waiting', tries: 0 });
    two.refuses.clear();
    run.resume();
    expect(await fixture.until(isOver)).toMatchObject({ done: 5, failed: 0 });
    expect(keysAt(two).toSorted()).toEqual(['b/0', 'c/0']);
  });

  it('finishes what it works on when the run is paused now: it is paid, and would be paid again', async () => {
    await using fixture = await RunFixture.open(2);
    const { one, two } = poolsOf(fixture);
    for (const server of [one, two]) server.isQuick = false;
    const addition = mixed(fixture, [1, 1], (key) => key === 'b/0');
    const bill = addition.batch.pools.find(({ engineId }) => engineId === CLOUD)?.reference;
    Object.assign(bill ?? {}, { isPaid: true });
    const run = fixture.startWith(addition, engineAt(fixture));
    await fixture.until(() => one.has('a/0') && two.has('b/0'));
    await fixture.until(({ jobs }) => jobs.every(({ state }) => state === 'running'));
    await run.pause('now', false);
    expect([one.cancelled, two.cancelled]).toEqual([['a/0'], []]);
    two.finish('b/0');
    expect(await fixture.until(({ state }) => state === 'paused')).toMatchObject({ done: 1 });
    expect(keysAt(two)).toEqual(['b/0']);
  });

  it('whose take is too short by what the project allows is used, and the segment ends with it', async () => {
    await using fixture = await RunFixture.open(1);
    const landed: unknown[] = [];
    const warned: string[] = [];
    const { project } = fixture.options;
    Object.assign(project, {
      shortTakeSeconds: () => 0.5,
      warn: ({ code }: { code: string }) => warned.push(code),
      takeLanded: async (...[key, , , marks]: Parameters<typeof project.takeLanded>) => {
        landed.push([key, marks.acceptedShort]);
        return { ok: true, value: undefined };
      },
    });
    const plain = fixture.addition([1]);
    // 17 frames are delivered: 20 are kept of 21 in the first, far more in the other.
    const longer = (framesKept: number) =>
      plain.segments.map((one) => ({ ...one, framesKept, framesRequested: framesKept + 1, clipFrames: framesKept }));
    const additionOf = (segments: PlanSegment[]): Addition => ({
      ...plain,
      segments,
      batch: { ...plain.batch, segments: new Map(segments.map((one) => [one.key, one])) },
    });
    fixture.startWith(additionOf(longer(20)));
    expect(await fixture.until(isOver)).toMatchObject({ done: 1, failed: 0 });
    expect(landed).toEqual([['a/0', { take: 1, framesKept: 17, framesRequested: 21 }]]);
    expect(warned).toEqual(['output-too-short']);
    await fixture.run?.close();
    fixture.startWith(additionOf(longer(40)));
    const view = await fixture.until(isOver);
    expect(view.jobs[0]).toMatchObject({ state: 'failed', error: { code: 'output-too-short' } });
  });
});

describe('jobs of one model', () => {
  it('are no more at once than it takes, whatever its server has room for', () => {
    const run = runOf([1, 1, 1, 1]);
    const laneOf = ({ segmentKey }: { segmentKey: string }) => (segmentKey === 'd/0' ? null : { key: 'veo', most: 2 });
    const servers = [serverOf('s1', { queueDepth: 5 })];
    const { steps } = nextStep(situationOf(run, { servers, laneOf }));
    expect(steps.map((step) => 'segmentKey' in step && step.segmentKey)).toEqual(['a/0', 'b/0', 'd/0']);
    const held = new Map([['a/0', 's1']]);
    const later = nextStep(situationOf(run, { servers, laneOf, held, busy: new Set(['a/0']) }));
    expect(later.steps.map((step) => 'segmentKey' in step && step.segmentKey)).toEqual(['b/0', 'd/0']);
  });
});
