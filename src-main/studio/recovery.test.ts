import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layout } from '#shared/model/project-layout.ts';
import { type ComfyTestServer, startComfyTestServer } from '../comfyui/comfy-test-server/start-comfy-test-server.ts';
import { executed, type StudioFixture, sendForeign, startStudioFixture } from './studio-fixture.ts';

// Two shots of two segments: one renders, one waits on the server, two wait here.
const SHOTS = [
  { id: 'a', duration: 5 },
  { id: 'b', duration: 5 },
];
const ALL = ['a/0', 'a/1', 'b/0', 'b/1'];
const RENDER_MS = 400;

const studioOn = (comfy: ComfyTestServer) =>
  startStudioFixture(SHOTS, {
    overrides: { engine: 'comfyui', servers: [comfy.url], workflow: 'gcv_wan_2.2_5b_i2v' },
  });

const once = (comfy: ComfyTestServer) => expect(executed(comfy).toSorted()).toEqual(ALL);

const newestJournal = async ({ projectPath }: StudioFixture) => {
  const names = await readdir(join(projectPath, layout.runsFolder));
  return join(
    projectPath,
    layout.runsFolder,
    names
      .filter((name) => name.endsWith('.jsonl'))
      .toSorted()
      .at(-1) ?? '',
  );
};

/** One segment is home, the next is being rendered, another may wait behind it. */
async function startAndLeaveInTheMiddle(fixture: StudioFixture, comfy: ComfyTestServer): Promise<void> {
  await fixture.start();
  await fixture.untilRun(({ done }) => done > 0);
  await expect.poll(() => comfy.queue.running() !== null, { timeout: 10_000, interval: 5 }).toBe(true);
  await fixture.reopen();
}

/** Then what is asked for is found finished, and nobody waits for the next look. */
const untilIdle = (comfy: ComfyTestServer) =>
  expect.poll(() => comfy.queue.running(), { timeout: 10_000, interval: 10 }).toBeNull();

const ended = (fixture: StudioFixture) => fixture.untilRun(({ state }) => state === 'finished');

describe('a run that was left unfinished', () => {
  it('opens standing still, goes on when asked, and nothing is rendered twice', async () => {
    await using comfy = await startComfyTestServer({ renderMs: RENDER_MS });
    await using fixture = await studioOn(comfy);
    await startAndLeaveInTheMiddle(fixture, comfy);
    const before = await readFile(await newestJournal(fixture), 'utf8');
    const unfinished = await fixture.ask('run.current', {});
    expect(unfinished).toMatchObject({ state: 'paused', pause: { because: 'unfinished' }, servers: [] });
    expect(unfinished?.pause?.message).toMatch(/^This run was not finished: [1-3] of 4 segments are done\.$/);
    expect(fixture.studio.isRunning()).toBe(false);
    await untilIdle(comfy);
    expect(await readFile(await newestJournal(fixture), 'utf8'), 'looking does not touch the journal').toBe(before);
    await fixture.ask('run.resume', {});
    expect(await ended(fixture)).toMatchObject({ done: 4, failed: 0, rendered: 4 });
    once(comfy);
    expect(await fixture.runToEnd()).toMatchObject({ rendered: 0, upToDate: 4 });
  });

  it('finds what its server still renders', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 1_500 });
    await using fixture = await studioOn(comfy);
    await fixture.start();
    await expect.poll(() => comfy.queue.pending().length, { timeout: 10_000, interval: 5 }).toBe(1);
    await fixture.reopen();
    expect(comfy.queue.running(), 'it goes on rendering alone').not.toBeNull();
    await fixture.ask('run.resume', {});
    expect(await ended(fixture)).toMatchObject({ done: 4, failed: 0, rendered: 4 });
    once(comfy);
  });

  it('renders again only what a restarted server has forgotten', async () => {
    await using comfy = await startComfyTestServer({ renderMs: RENDER_MS });
    await using fixture = await studioOn(comfy);
    await startAndLeaveInTheMiddle(fixture, comfy);
    await comfy.restart(20);
    const whole = executed(comfy);
    const { done = 0 } = (await fixture.ask('run.current', {})) ?? {};
    await fixture.ask('run.resume', {});
    expect(await ended(fixture)).toMatchObject({ done: 4, failed: 0 });
    // What was whole on the server but not yet fetched is gone with its memory.
    expect(executed(comfy).length - whole.length).toBe(4 - done);
    expect([...new Set(executed(comfy))].toSorted()).toEqual(ALL);
  });

  it('goes on past a damaged line, which is set aside and told', async () => {
    await using comfy = await startComfyTestServer({ renderMs: RENDER_MS });
    await using fixture = await studioOn(comfy);
    await startAndLeaveInTheMiddle(fixture, comfy);
    const journal = await newestJournal(fixture);
    const [first = '', ...lines] = (await readFile(journal, 'utf8')).split('\n');
    const torn = '{"at":"2026-01-01T00:00:00.000Z","event":"job.rend';
    await writeFile(journal, [first, '{"event": "job.submitted" broken', ...lines].join('\n') + torn);
    await untilIdle(comfy);
    fixture.events.length = 0;
    await fixture.reopen();
    const notice = fixture.events.find(({ name }) => name === 'notice');
    expect(notice?.payload).toMatchObject({ severity: 'warning', message: expect.stringContaining('1 damaged line') });
    expect(await readFile(journal.replace('.jsonl', '.damaged.txt'), 'utf8')).toContain('line 2: {"event"');
    await fixture.ask('run.resume', {});
    expect(await ended(fixture)).toMatchObject({ done: 4, failed: 0 });
    once(comfy);
    await fixture.reopen();
    expect(await fixture.ask('run.current', {}), 'it is known to be over').toBeNull();
  });

  it('can be discarded: our jobs are taken from the server, others’ stay, and it is not offered again', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 1_500 });
    await using fixture = await studioOn(comfy);
    await fixture.start();
    await expect.poll(() => comfy.queue.pending().length, { timeout: 10_000, interval: 5 }).toBe(1);
    await sendForeign(comfy, 'theirs');
    await fixture.reopen();
    const stopped = await fixture.ask('run.stop', {});
    expect(stopped).toMatchObject({ state: 'stopped', failed: 0 });
    expect(stopped.jobs.map(({ state }) => state)).toEqual(['stopped', 'stopped', 'stopped', 'stopped']);
    await expect.poll(() => executed(comfy), { timeout: 10_000 }).toEqual(['theirs']);
    expect(executed(comfy, 'interrupted')).toEqual(['a/0']);
    await fixture.reopen();
    expect(await fixture.ask('run.current', {})).toBeNull();
  });

  it('is taken over by a new run, which goes on with the jobs that live', async () => {
    await using comfy = await startComfyTestServer({ renderMs: RENDER_MS });
    await using fixture = await studioOn(comfy);
    await startAndLeaveInTheMiddle(fixture, comfy);
    await fixture.start();
    expect(await ended(fixture)).toMatchObject({ done: 4, failed: 0 });
    once(comfy);
    await fixture.reopen();
    expect(await fixture.ask('run.current', {})).toBeNull();
  });

  it('keeps what was frozen for it, whatever is edited in between', async () => {
    await using comfy = await startComfyTestServer({ renderMs: RENDER_MS });
    await using fixture = await studioOn(comfy);
    await startAndLeaveInTheMiddle(fixture, comfy);
    const { revision } = (await fixture.ask('project.current', {})) ?? { revision: 0 };
    const patch = { prompt: 'Another' };
    await untilIdle(comfy);
    await fixture.ask('project.edit', { revision, command: { kind: 'shots.change', shotIds: ['b'], patch } });
    await fixture.ask('run.resume', {});
    expect(await ended(fixture)).toMatchObject({ done: 4, failed: 0 });
    once(comfy);
    expect(JSON.stringify([...comfy.queue.history.values()])).not.toContain('Another');
  });

  it('says so when its frozen settings cannot be read, and can still be discarded', async () => {
    await using comfy = await startComfyTestServer({ renderMs: RENDER_MS });
    await using fixture = await studioOn(comfy);
    await startAndLeaveInTheMiddle(fixture, comfy);
    const journal = await newestJournal(fixture);
    const [first = '', ...lines] = (await readFile(journal, 'utf8')).split('\n');
    await writeFile(journal, [JSON.stringify({ ...JSON.parse(first), plan: 7 }), ...lines].join('\n'));
    await fixture.reopen();
    expect(await fixture.studio.call('run.resume', {})).toMatchObject({ ok: false });
    expect(await fixture.ask('run.current', {})).toMatchObject({ state: 'paused' });
    expect(await fixture.ask('run.stop', {})).toMatchObject({ state: 'stopped' });
  });

  it('is looked at without harm: its servers cannot be changed before it goes on', async () => {
    await using comfy = await startComfyTestServer({ renderMs: RENDER_MS });
    await using fixture = await studioOn(comfy);
    await startAndLeaveInTheMiddle(fixture, comfy);
    const answer = await fixture.studio.call('run.server', { url: comfy.url, action: 'add' });
    expect(answer.ok ? 'ok' : answer.error.code).not.toBe('unexpected');
    expect(await fixture.ask('run.current', {})).toMatchObject({ state: 'paused' });
  });
});

describe('a place in the project where nothing can be written', () => {
  it('fails its own segment and no other; mended, that one is fetched, not rendered again', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 150 });
    await using fixture = await studioOn(comfy);
    // A file where a folder must be.
    const takes = join(fixture.projectPath, layout.takesFolder('b', 1));
    await mkdir(dirname(takes), { recursive: true });
    await writeFile(takes, '');
    await fixture.start();
    const over = await ended(fixture);
    expect(over).toMatchObject({ state: 'finished', done: 3, failed: 1 });
    expect(over.jobs.find(({ segmentKey }) => segmentKey === 'b/1')?.error?.code).toBe('disk-failed');
    await rm(takes);
    fixture.events.length = 0;
    await fixture.ask('run.retry', { segmentKeys: null });
    await fixture.untilRun(({ state, done }) => state === 'finished' && done === 4);
    once(comfy);
  });
});

it('a run that ended with failures is shown again with its reasons, and can be retried', async () => {
  await using comfy = await startComfyTestServer({ renderMs: 30 });
  await using fixture = await studioOn(comfy);
  const takes = join(fixture.projectPath, layout.takesFolder('b', 1));
  await mkdir(dirname(takes), { recursive: true });
  await writeFile(takes, '');
  await fixture.start();
  await ended(fixture);
  await fixture.reopen();
  const shown = await fixture.ask('run.current', {});
  expect(shown).toMatchObject({ state: 'finished', done: 3, failed: 1, pause: null });
  expect(shown?.jobs.find(({ segmentKey }) => segmentKey === 'b/1')?.error?.code).toBe('disk-failed');
  await rm(takes);
  fixture.events.length = 0;
  await fixture.ask('run.retry', { segmentKeys: null });
  await fixture.untilRun(({ state, done }) => state === 'finished' && done === 4);
  once(comfy);
});
