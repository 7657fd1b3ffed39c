// Each fault by its name, through the studio: what is shown meanwhile, that the run goes on or says why not, and that no
// GPU minute is spent twice.
import { describe, expect, it } from 'vitest';
import type { OutputDamage } from '../../src-main/comfyui/comfy-test-server/options.ts';
import { type HttpDeed, WRONG_ANSWERS } from './chaos-faults.ts';
import { expectDone, type FaultStudio, jobOf, sendForeignJob, startFaultStudio } from './fault-studio.ts';
import { IS_FULL } from './mode.ts';

const LIMIT_MS = 90_000;

const hit = ({ proxy }: FaultStudio, request: RegExp, deed: HttpDeed, times = 1) =>
  void proxy.faults.http.push({ request, deed, times });

/** In full the pause before the next try is waited for; else the user is quicker. */
const goOn = (studio: FaultStudio) => (IS_FULL ? studio.untilFinished() : studio.stopAndStartAgain());

describe('what is forgiven within a job', { timeout: LIMIT_MS }, () => {
  type Trouble = (studio: FaultStudio) => Promise<void> | void;
  it.each<[string, Trouble]>([
    [
      'a server that is gone for a moment while it renders',
      async (studio) => {
        await studio.untilRendering();
        await studio.proxy.goDown();
        await new Promise((back) => setTimeout(back, 400));
        await studio.proxy.comeBack();
      },
    ],
    [
      'a half-open connection',
      async (studio) => {
        await studio.untilRendering();
        studio.proxy.faults.halfOpen = true;
        studio.proxy.breakConnections();
        await expect.poll(() => studio.proxy.deeds.length, { timeout: 10_000 }).toBeGreaterThan(0);
        studio.proxy.faults.halfOpen = false;
        studio.proxy.breakConnections();
      },
    ],
    ['a socket that is deaf', ({ proxy }) => void (proxy.faults.deafSockets = true)],
    ['frames that come twice', ({ proxy }) => void (proxy.faults.duplicateFrames = true)],
    ['frames that come in another order', ({ proxy }) => void (proxy.faults.shuffleSeed = 3)],
    ['a slow server', ({ proxy }) => void (proxy.faults.delayMs = 200)],
    [
      'a download that trickles',
      (studio) => hit(studio, /^GET \/view/, { kind: 'trickle', pieces: 20, pauseMs: 20 }, 9),
    ],
    ['an answer to the job that is lost', (studio) => hit(studio, /^POST \/prompt/, { kind: 'drop', reaches: true })],
    ['a status of 500 while it renders', (studio) => hit(studio, /^GET \/history/, WRONG_ANSWERS.serverError, 2)],
    ['a page of a proxy while it renders', (studio) => hit(studio, /^GET \/history/, WRONG_ANSWERS.badGateway, 2)],
    ['half an answer while it renders', (studio) => hit(studio, /^GET \/history/, WRONG_ANSWERS.brokenJson, 2)],
    ['a page to log in while it renders', (studio) => hit(studio, /^GET \/history/, WRONG_ANSWERS.html, 2)],
  ])('%s', async (_, trouble) => {
    await using studio = await startFaultStudio({ shots: [{ id: 'a', duration: 4 }], renderMs: 300 });
    const starting = studio.start();
    await starting;
    await trouble(studio);
    const view = await studio.untilFinished();
    await expectDone(studio, view);
    expect(view.rendered).toBe(2);
  });
});

describe('a server that does not take a job', { timeout: LIMIT_MS }, () => {
  it.each<[string, (studio: FaultStudio) => Promise<void>, (studio: FaultStudio) => Promise<void>, string]>([
    ['refuses connections', ({ proxy }) => proxy.goDown(), ({ proxy }) => proxy.comeBack(), 'connection refused'],
    [
      'breaks the connection before it has the job',
      async (studio) => hit(studio, /^POST \/prompt/, { kind: 'drop', reaches: false }),
      async () => undefined,
      'cannot be reached',
    ],
    [
      'answers with status 500',
      async (studio) => hit(studio, /^POST \/prompt/, WRONG_ANSWERS.serverError),
      async () => undefined,
      'answered /prompt with status 500',
    ],
  ])('%s: it is left alone until it answers, and the reason is shown', async (_, breakIt, mendIt, words) => {
    const shots = ['a', 'b'].map((id) => ({ id, duration: 1 }));
    await using studio = await startFaultStudio({ shots, renderMs: 1_000 });
    await studio.start({ segmentKeys: ['a/0'] });
    await studio.untilRendering();
    await breakIt(studio);
    await studio.fixture.ask('run.add', { shotIds: null, segmentKeys: ['b/0'] });
    const parked = await studio.until('the fault is shown', ({ servers }) => servers[0]?.error != null);
    expect(parked.servers[0]?.error?.message).toContain(words);
    expect(parked.servers[0]?.error?.remedy).toMatch(/\S/);
    await mendIt(studio);
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
    const shown = await studio.until(
      'the fault is shown',
      ({ jobs, servers }) => (jobs[0]?.error ?? servers[0]?.error) != null,
    );
    expect((shown.jobs[0]?.error ?? shown.servers[0]?.error)?.message).toMatch(/\S/);
    await expectDone(studio, await goOn(studio));
  });

  it.each<[OutputDamage['how'], string]>([
    ['gone', 'output-missing'],
    ['empty', '.'],
    ['cut-short', '.'],
    ['garbled', '.'],
  ])(
    'the server’s own file is %s: no take is made of it, the segment says why, and Retry renders it',
    async (how, code) => {
      const damage: OutputDamage = { how, endsWith: '.mp4', times: 1 };
      await using studio = await startFaultStudio({ faults: { damage } });
      await studio.start();
      const failed = await studio.until('the fault is shown', ({ jobs }) => jobs[0]?.error != null);
      expect(jobOf(failed, 'a/0').error?.code).toMatch(code);
      expect(jobOf(failed, 'a/0').error?.remedy).toMatch(/\S/);
      const view = await goOn(studio);
      if (view.failed > 0) {
        await studio.start();
        await studio.untilFinished();
      }
      await expectDone(studio, await studio.view(), 2);
    },
  );

  it('the frame for the next segment is garbled: the chain goes on from a frame that can be read', async () => {
    const damage: OutputDamage = { how: 'garbled', endsWith: '.png', times: 1 };
    await using studio = await startFaultStudio({ shots: [{ id: 'a', duration: 4 }], faults: { damage } });
    await studio.start();
    const view = await studio.untilFinished();
    expect(view).toMatchObject({ done: 2, failed: 0 });
  });
});
