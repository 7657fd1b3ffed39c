// Each fault by its name, through the studio: what is shown meanwhile, that the run goes on or says why not, and that no
// GPU minute is spent twice.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { RunView } from '#shared/model/run.ts';
import type { OutputDamage } from '../../src-main/comfyui/comfy-test-server/options.ts';
import { type ChaosFaults, type HttpDeed, WRONG_ANSWERS } from './chaos-faults.ts';
import { expectDone, type FaultStudio, jobOf, sendForeignJob, startFaultStudio } from './fault-studio.ts';
import { inMode } from './mode.ts';
import { completions } from './what-was-rendered.ts';

const LIMIT_MS = 90_000;

const hit = ({ proxy }: FaultStudio, request: RegExp, deed: HttpDeed, times = 1) =>
  void proxy.faults.http.push({ request, deed, times });

/** In full the pause before the next try is waited for; else the user is quicker. */
const goOn = (studio: FaultStudio) => inMode(studio.stopAndStartAgain, studio.untilFinished)();

type Trouble = (studio: FaultStudio) => Promise<void> | void;

const goneForAMoment: Trouble = async ({ proxy, untilRendering }) => {
  await untilRendering();
  await proxy.goDown();
  await sleep(400);
  await proxy.comeBack();
};

const halfOpenForAMoment: Trouble = async ({ proxy, untilRendering }) => {
  await untilRendering();
  proxy.faults.halfOpen = true;
  proxy.breakConnections();
  await expect
    .poll(() => proxy.deeds.length, { timeout: 10_000, message: 'a request was swallowed' })
    .toBeGreaterThan(0);
  proxy.faults.halfOpen = false;
  proxy.breakConnections();
};

const always =
  (faults: Partial<ChaosFaults>): Trouble =>
  ({ proxy }) =>
    void Object.assign(proxy.faults, faults);

const whileItRenders =
  (deed: HttpDeed): Trouble =>
  (studio) =>
    hit(studio, /^GET \/history/, deed, 2);

const FORGIVEN: readonly [string, Trouble][] = [
  ['a server that is gone for a moment while it renders', goneForAMoment],
  ['a half-open connection', halfOpenForAMoment],
  ['a socket that is deaf', always({ deafSockets: true })],
  ['frames that come in another order', always({ shuffleSeed: 3 })],
  ['a slow server', always({ delayMs: 150 })],
  ['an answer to the job that is lost', (studio) => hit(studio, /^POST \/prompt/, { kind: 'drop', reaches: true })],
  ['a page of a proxy while it renders', whileItRenders(WRONG_ANSWERS.badGateway)],
  ['half an answer while it renders', whileItRenders(WRONG_ANSWERS.brokenJson)],
];

const FORGIVEN_TOO: readonly [string, Trouble][] = [
  ['frames that come twice', always({ duplicateFrames: true })],
  ['a download that trickles', (studio) => hit(studio, /^GET \/view/, { kind: 'trickle', pieces: 20, pauseMs: 20 }, 9)],
  ['a status of 500 while it renders', whileItRenders(WRONG_ANSWERS.serverError)],
  ['a page to log in while it renders', whileItRenders(WRONG_ANSWERS.html)],
  ['JSON of something else while it renders', whileItRenders(WRONG_ANSWERS.otherJson)],
  ['answers that never come while it renders', whileItRenders({ kind: 'silence', reaches: true })],
];

describe('what is forgiven within a job', { timeout: LIMIT_MS }, () => {
  it.each([...FORGIVEN, ...inMode([], FORGIVEN_TOO)])('%s', async (_, trouble) => {
    await using studio = await startFaultStudio({ shots: [{ id: 'a', duration: 4 }], renderMs: 250 });
    await studio.start();
    await trouble(studio);
    const view = await studio.untilFinished();
    await expectDone(studio, view);
    expect(view).toMatchObject({ rendered: 2, jobs: [{ error: null }, { error: null }] });
  });
});

describe('a server that does not take a job', { timeout: LIMIT_MS }, () => {
  it.each<[string, HttpDeed, string]>([
    ['breaks the connection before it has the job', { kind: 'drop', reaches: false }, 'closed the connection'],
    ['answers with status 500', WRONG_ANSWERS.serverError, 'answered /prompt with status 500'],
  ])('%s: it is left alone until it answers, and the reason is shown', async (_, deed, words) => {
    await using studio = await startFaultStudio();
    hit(studio, /^POST \/prompt/, deed);
    await studio.start();
    const { servers } = await studio.until('the fault is shown', (view) => view.servers[0]?.error != null);
    expect(servers[0]?.error).toMatchObject({
      message: expect.stringContaining(words),
      remedy: expect.stringMatching(/\S/),
    });
    await expectDone(studio, await studio.untilFinished());
  });

  it('refuses connections: what is asked for meanwhile is refused with the reason, what it has is brought home', async () => {
    const shots = ['a', 'b'].map((id) => ({ id, duration: 1 }));
    await using studio = await startFaultStudio({ shots, renderMs: 1_000 });
    const add = () => studio.fixture.studio.call('run.add', { shotIds: null, segmentKeys: ['b/0'] });
    await studio.start({ segmentKeys: ['a/0'] });
    await studio.untilRendering();
    await studio.proxy.goDown();
    expect(await add()).toMatchObject({
      ok: false,
      error: { code: 'server-unreachable', message: expect.stringContaining('connection refused') },
    });
    await studio.proxy.comeBack();
    expect(await add()).toMatchObject({ ok: true });
    await expectDone(studio, await studio.untilFinished());
  });

  it('answers with a page to log in: the segment says so, and Retry renders it', async () => {
    await using studio = await startFaultStudio();
    hit(studio, /^POST \/prompt/, WRONG_ANSWERS.html);
    await studio.start();
    const view = await studio.untilFinished();
    expect(jobOf(view, 'a/0')).toMatchObject({
      state: 'failed',
      error: { code: 'server-refused', message: expect.stringContaining('not as ComfyUI does') },
    });
    await studio.start();
    await expectDone(studio, await studio.untilFinished());
  });
});

describe('a job that fails on the server', { timeout: LIMIT_MS }, () => {
  it('for want of memory is named as that, with what helps, and can be tried again', async () => {
    const failNode = { classType: 'KSampler', outOfMemory: true };
    await using studio = await startFaultStudio({ faults: { failNode } });
    await studio.start();
    const view = await studio.until('the fault is shown', ({ jobs }) => jobs[0]?.error != null);
    expect(jobOf(view, 'a/0').error).toMatchObject({
      code: 'out-of-memory',
      message: expect.stringContaining('out of memory'),
      remedy: expect.stringContaining('smaller size'),
    });
    studio.server.faults.failNode = null;
    await expectDone(studio, await goOn(studio));
  });

  it('because somebody interrupted it is not called stopped by us, and is rendered again', async () => {
    await using studio = await startFaultStudio({ renderMs: 2_000 });
    await studio.start();
    await studio.untilRendering();
    await fetch(`${studio.server.url}/interrupt`, { method: 'POST' });
    const view = await studio.until('the fault is shown', ({ jobs }) => jobs[0]?.error != null);
    expect(jobOf(view, 'a/0').error).toMatchObject({
      code: 'interrupted',
      message: expect.stringMatching(/interrupted/),
    });
    await expectDone(studio, await goOn(studio));
    expect(studio.server.executions.map(({ outcome }) => outcome)).toEqual(['interrupted', 'success']);
  });

  it('because somebody deleted it from the queue is sent again, and theirs is left alone', async () => {
    await using studio = await startFaultStudio({ renderMs: 1_500 });
    const theirs = await sendForeignJob(studio.server, 15);
    await studio.start();
    await expect.poll(() => studio.server.queue.pending().length, { timeout: 10_000 }).toBe(1);
    expect((await studio.view()).servers[0]?.othersQueued).toBe(1);
    const ours = studio.server.queue.pending().map(({ promptId }) => promptId);
    await fetch(`${studio.server.url}/queue`, { method: 'POST', body: JSON.stringify({ delete: ours }) });
    await expectDone(studio, await studio.untilFinished());
    expect(studio.server.executions.map(({ promptId, outcome }) => [promptId === theirs, outcome])).toEqual([
      [true, 'success'],
      [false, 'success'],
    ]);
  });

  it('because the server was restarted is sent again by itself', async () => {
    await using studio = await startFaultStudio({ renderMs: 1_000 });
    await studio.start();
    await studio.untilRendering();
    await studio.server.restart(200);
    await expectDone(studio, await studio.untilFinished());
    expect(studio.server.executions.map(({ outcome }) => outcome)).toEqual(['lost', 'success']);
  });
});

describe('a result that does not come home', { timeout: LIMIT_MS }, () => {
  const FILM = /^GET \/view\?.*\.mp4/;
  it.each<[string, HttpDeed]>([
    ['cut midway', { kind: 'cut', share: 0.6, declaresLength: true }],
    ['cut midway without its length being known', { kind: 'cut', share: 0.6, declaresLength: false }],
    ['a page in its place', WRONG_ANSWERS.html],
    ['nothing in its place', WRONG_ANSWERS.empty],
    ['a status of 502', WRONG_ANSWERS.badGateway],
    ['a connection that breaks', { kind: 'drop', reaches: true }],
  ])('%s: fetched again, not rendered again', async (_, deed) => {
    await using studio = await startFaultStudio();
    hit(studio, FILM, deed);
    await studio.start();
    // Most are mended at once, within the same download; what takes longer is shown.
    const fits = ({ jobs, finishedAtIso }: RunView) => finishedAtIso !== null || jobs[0]?.error != null;
    const view = await studio.until('it is mended, or shown', fits);
    await expectDone(studio, view.finishedAtIso === null ? await goOn(studio) : view);
    expect(studio.proxy.deeds, 'the fault was met').toHaveLength(1);
  });

  it.each<OutputDamage['how']>(['gone', 'empty', 'cut-short', 'garbled'])(
    'the server’s own file is %s: the segment says why and is rendered again, once',
    async (how) => {
      await using studio = await startFaultStudio({ faults: { damage: { how, endsWith: '.mp4', times: 1 } } });
      await studio.start();
      const shown = await studio.until('the fault is shown', ({ jobs }) => jobs[0]?.error != null);
      expect(jobOf(shown, 'a/0').error).toMatchObject({
        code: how === 'gone' ? 'output-missing' : 'output-damaged',
        message: expect.stringMatching(/\S/),
        remedy: expect.stringMatching(/\S/),
      });
      await expectDone(studio, await studio.untilFinished(), 2);
    },
  );

  it('the frame for the next segment is garbled: the film is kept, the chain goes on from a frame of it', async () => {
    const damage: OutputDamage = { how: 'garbled', endsWith: '.png', times: 1 };
    await using studio = await startFaultStudio({ shots: [{ id: 'a', duration: 4 }], faults: { damage } });
    await studio.start();
    const view = await studio.untilFinished();
    expect(view).toMatchObject({ done: 2, failed: 0 });
    expect(completions(studio.server.executions)).toMatchObject({ a_fa_seg0: 1 });
  });
});
