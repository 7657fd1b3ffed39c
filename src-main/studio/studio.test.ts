import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layout } from '#shared/model/project-layout.ts';
import { startComfyTestServer } from '../comfyui/comfy-test-server/start-comfy-test-server.ts';
import { countDecodedFrames, extractFrame, hashFramePixels, runFfmpeg } from '../media/index.ts';
import { type SmallShot, type StudioFixture, startStudioFixture } from './studio-fixture.ts';

// At 8 fps and 3 s segments: a is one segment of 8 frames; b is 24 + 16; c continues b with 10.
const SHOTS: readonly SmallShot[] = [
  { id: 'a', duration: 1 },
  { id: 'b', duration: 5 },
  { id: 'c', duration: 1.2, start: 'previous' },
];

async function clipFrames(
  { projectPath, ffmpeg }: StudioFixture,
  shotId: string,
  index: number,
): Promise<number | string> {
  const count = await countDecodedFrames(ffmpeg, join(projectPath, layout.clip(shotId, index)));
  return count.ok ? count.value : count.error.message;
}

async function frameHash({ projectPath, ffmpeg }: StudioFixture, path: string, frameIndex: number): Promise<string> {
  const pngPath = join(projectPath, `probe_${frameIndex}.png`);
  const extracted = await extractFrame(ffmpeg, { mediaPath: join(projectPath, path), frameIndex, pngPath });
  const hash = extracted.ok ? await hashFramePixels(ffmpeg, pngPath) : extracted;
  await rm(pngPath, { force: true });
  if (!hash.ok) throw new Error(hash.error.message);
  return hash.value;
}

/** One frame as grey values. */
async function greyFrame({ projectPath, ffmpeg }: StudioFixture, path: string, frameIndex: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const filter = `select='eq(n,${frameIndex})',format=gray`;
  const args = ['-i', join(projectPath, path), '-vf', filter, '-frames:v', '1', '-f', 'rawvideo', 'pipe:1'];
  const run = await runFfmpeg(ffmpeg, args, { onOutput: (chunk) => void chunks.push(Uint8Array.from(chunk)) });
  if (!run.ok) throw new Error(run.error.details);
  return Buffer.concat(chunks);
}

const meanDifference = (a: Buffer, b: Buffer): number =>
  a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length;

const statuses = async (fixture: StudioFixture) => {
  const { standings } = await fixture.ask('plan.build', {});
  return Object.fromEntries(Object.entries(standings).map(([key, standing]) => [key, standing.status]));
};

async function sidecar(fixture: StudioFixture, shotId: string, index: number, take = 1) {
  const path = join(fixture.projectPath, layout.takesFolder(shotId, index), `take_${take}.json`);
  return JSON.parse(await readFile(path, 'utf8'));
}

describe('a run with the draft engine', () => {
  it('renders everything frame-exactly, then nothing, then only what changed', async () => {
    await using fixture = await startStudioFixture(SHOTS);
    const first = await fixture.runToEnd();
    expect(first).toMatchObject({ state: 'finished', done: 4, failed: 0, rendered: 4, upToDate: 0, fraction: 1 });
    expect(
      await Promise.all([
        clipFrames(fixture, 'a', 0),
        clipFrames(fixture, 'b', 0),
        clipFrames(fixture, 'b', 1),
        clipFrames(fixture, 'c', 0),
      ]),
    ).toEqual([8, 24, 16, 10]);
    const end = await frameHash(fixture, layout.clip('b', 0), 23);
    expect(await frameHash(fixture, layout.clip('b', 1), 0)).not.toBe(end);
    expect((await fixture.ask('project.current', {}))?.screen.lastVideoMediaPath).toMatch(/^video\/shot_/);
    expect(fixture.events.some((event) => event.name === 'run.preview')).toBe(true);

    expect(await statuses(fixture)).toEqual({
      'a/0': 'up-to-date',
      'b/0': 'up-to-date',
      'b/1': 'up-to-date',
      'c/0': 'up-to-date',
    });
    expect(await fixture.runToEnd()).toMatchObject({ done: 4, rendered: 0, upToDate: 4 });

    const { revision } = (await fixture.ask('project.current', {})) ?? { revision: 0 };
    await fixture.ask('project.edit', {
      revision,
      command: { kind: 'shots.change', shotIds: ['b'], patch: { prompt: 'Another' } },
    });
    expect(await statuses(fixture)).toEqual({ 'a/0': 'up-to-date', 'b/0': 'stale', 'b/1': 'stale', 'c/0': 'stale' });
    // The draft's picture does not depend on the prompt, only its slate: b is drawn again, c starts from the same frame.
    expect(await fixture.runToEnd()).toMatchObject({ done: 4, rendered: 2, upToDate: 2 });
    expect(await readdir(join(fixture.projectPath, layout.takesFolder('b', 0)))).toContain('take_2.mp4');
    await fixture.ask('project.undo', { revision: revision + 1 });
    // The old take answers again: its clip is cut, nothing is rendered.
    expect(await fixture.runToEnd()).toMatchObject({ done: 4, rendered: 0 });
  });

  it('chains from the clean frame that the take handed on, and writes what made it', async () => {
    await using fixture = await startStudioFixture(SHOTS);
    await fixture.runToEnd({ shotIds: ['b'] });
    const handedOn = join(fixture.projectPath, layout.lastFrame('b', 0));
    const hash = await hashFramePixels(fixture.ffmpeg, handedOn);
    expect(await sidecar(fixture, 'b', 1)).toMatchObject({
      start_frame_sha256: hash.ok ? hash.value : '',
      frames_requested: 17,
      frames_delivered: 17,
      engine: 'draft',
      clip: { first_frame: 1, frames_kept: 16, frames: 16, fps: 8, width: 160, height: 96 },
    });
    // The clip begins with the take's second frame: its first repeats the last frame of the segment before.
    const first = await greyFrame(fixture, layout.clip('b', 1), 0);
    const take = `${layout.takesFolder('b', 1)}/take_1.mp4`;
    const [repeat, second] = [await greyFrame(fixture, take, 0), await greyFrame(fixture, take, 1)];
    expect(meanDifference(first, second)).toBeLessThan(meanDifference(first, repeat) * 0.7);
    const journals = await readdir(join(fixture.projectPath, layout.runsFolder));
    const lines = (await readFile(join(fixture.projectPath, layout.runsFolder, journals[0] ?? ''), 'utf8'))
      .trim()
      .split('\n');
    const events = lines.map((line) => JSON.parse(line).event).filter((event) => event !== 'job.progress');
    expect(events[0]).toBe('run.started');
    expect(events.slice(1, 7)).toEqual([
      'job.submitting',
      'job.submitted',
      'job.rendered',
      'take.landed',
      'frame.captured',
      'clip.cut',
    ]);
    expect(events.at(-1)).toBe('run.finished');
    expect((await stat(join(fixture.projectPath, layout.thumbnail('b', 0)))).size).toBeGreaterThan(500);
  });

  it('cuts a lost clip again without rendering', async () => {
    await using fixture = await startStudioFixture([{ id: 'a', duration: 1 }]);
    await fixture.runToEnd();
    await rm(join(fixture.projectPath, layout.clip('a', 0)));
    expect(await fixture.runToEnd()).toMatchObject({ done: 1, rendered: 0, upToDate: 1 });
    expect(await clipFrames(fixture, 'a', 0)).toBe(8);
  });

  it('runs one segment, and says what it would have to continue', async () => {
    await using fixture = await startStudioFixture(SHOTS);
    const view = await fixture.runToEnd({ segmentKeys: ['b/1'] });
    expect(view).toMatchObject({ failed: 1, rendered: 0, jobs: [{ state: 'blocked' }] });
    expect(view.jobs[0]?.error?.message).toContain('starts from the last frame of b/0');
    expect(await fixture.runToEnd({ segmentKeys: ['b/0'] })).toMatchObject({ rendered: 1 });
    expect(await fixture.runToEnd({ segmentKeys: ['b/1'] })).toMatchObject({ rendered: 1 });
  });

  it('fails one shot and finishes the others', async () => {
    await using fixture = await startStudioFixture([...SHOTS, { id: 'd', duration: 1 }]);
    await writeFile(join(fixture.projectPath, 'selected', 'bad.png'), 'no picture');
    const selection = join(fixture.projectPath, layout.selectionFile);
    await writeFile(
      selection,
      (await readFile(selection, 'utf8')).replace(
        'key.png","export_path":"selected/key.png"},{"shot_id":"c"',
        'bad.png","export_path":"selected/bad.png"},{"shot_id":"c"',
      ),
    );
    await fixture.ask('project.reload', {});
    const view = await fixture.runToEnd();
    expect(view.jobs.map((job) => [job.segmentKey, job.state])).toEqual([
      ['a/0', 'done'],
      ['b/0', 'failed'],
      ['b/1', 'blocked'],
      ['c/0', 'blocked'],
      ['d/0', 'done'],
    ]);
    expect(view).toMatchObject({ done: 2, failed: 3 });
  });

  it('stops in the middle, keeps what is finished and goes on later', async () => {
    await using fixture = await startStudioFixture(SHOTS);
    const ended = fixture.runToEnd();
    await expect
      .poll(async () => (await fixture.ask('run.current', {}))?.done, { timeout: 20_000, interval: 20 })
      .toBeGreaterThan(0);
    await fixture.ask('run.stop', {});
    const stopped = await ended;
    expect(stopped.state).toBe('stopped');
    expect(stopped.jobs.some((job) => job.state === 'stopped')).toBe(true);
    const takes = join(fixture.projectPath, 'video', '_takes');
    const names = (await readdir(takes, { recursive: true })).filter((name) => /incoming|\.tmp/.test(name));
    expect(names).toEqual([]);
    const resumed = await fixture.runToEnd();
    expect(resumed).toMatchObject({ done: 4, failed: 0 });
    expect(resumed.rendered).toBe(4 - stopped.done);
  });
});

describe('a run against ComfyUI’s protocol', () => {
  it('renders, chains from the sampler’s frame, and is up to date afterwards', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 60 });
    await using fixture = await startStudioFixture(SHOTS, { overrides: { engine: 'comfyui', servers: [comfy.url] } });
    const view = await fixture.runToEnd();
    expect(view.jobs.map((job) => job.error?.message)).toEqual(view.jobs.map(() => undefined));
    expect(view).toMatchObject({ done: 4, failed: 0, rendered: 4, engineName: expect.stringContaining('Wan 2.2 14B') });
    // 5 s at Wan's 16 fps is 48 + 32 kept; at the film's 8 fps that is 24 + 16.
    expect(await Promise.all([clipFrames(fixture, 'b', 0), clipFrames(fixture, 'b', 1)])).toEqual([24, 16]);
    const take = await sidecar(fixture, 'b', 0);
    expect(take).toMatchObject({
      frames_requested: 49,
      frames_delivered: 49,
      server: { url: comfy.url },
      workflow_file: 'gcv_wan_2.2_14b_i2v.json',
    });
    expect(take.models.map((model: { slot: string }) => model.slot).sort()).toEqual(['high', 'low']);
    expect(await fixture.runToEnd()).toMatchObject({ rendered: 0, upToDate: 4 });
  });

  it('says what the server said when it cannot run', async () => {
    await using fixture = await startStudioFixture(SHOTS, {
      overrides: { engine: 'comfyui', servers: ['http://127.0.0.1:9'] },
    });
    const answer = await fixture.studio.call('run.start', { shotIds: null, segmentKeys: null });
    expect(answer).toMatchObject({ ok: false, error: { code: 'server-unreachable' } });
    const status = await fixture.ask('servers.check', { url: 'http://127.0.0.1:9' });
    expect(status).toMatchObject({ reachable: false, error: { code: 'server-unreachable' } });
  });
});

describe('the border', () => {
  it('answers wrong requests with errors, never with a throw', async () => {
    await using fixture = await startStudioFixture(SHOTS);
    const codes = async (name: string, input: unknown) => {
      const answer = await fixture.studio.answer(name, input);
      return answer.ok ? 'ok' : answer.error.code;
    };
    expect(await codes('no.such', {})).toBe('bad-request');
    expect(await codes('constructor', {})).toBe('bad-request');
    expect(await codes('project.open', { folderPath: 7 })).toBe('bad-request');
    expect(await codes('project.edit', { revision: 1, command: { kind: 'shots.remove', shotIds: ['nobody'] } })).toBe(
      'conflict',
    );
    expect(await codes('run.start', { shotIds: ['nobody'], segmentKeys: null })).toBe('bad-request');
    expect(await codes('run.stop', {})).toBe('no-run');
    expect(await codes('project.open', { folderPath: `${fixture.projectPath}/` })).toBe('ok');
    const [first, second] = [
      fixture.studio.call('project.close', {}),
      fixture.studio.call('project.open', { folderPath: fixture.projectPath }),
    ];
    expect([(await first).ok, (await second).ok]).toEqual([true, true]);
    await fixture.ask('project.close', {});
    expect(await codes('plan.build', {})).toBe('no-project');
  });

  it('serves pictures and film of the project with ranges, and nothing else', async () => {
    await using fixture = await startStudioFixture([{ id: 'a', duration: 1 }]);
    await fixture.runToEnd();
    const get = (path: string, range?: string) =>
      fixture.studio.answerMedia(
        path,
        new Request('http://x/', { headers: range === undefined ? {} : { Range: range } }),
      );
    const clip = layout.clip('a', 0);
    const whole = new Uint8Array(await (await get(clip)).arrayBuffer());
    const part = await get(clip, 'bytes=10-19');
    expect([part.status, part.headers.get('Content-Range')]).toEqual([206, `bytes 10-19/${whole.length}`]);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(whole.subarray(10, 20));
    expect((await get(clip, `bytes=${whole.length}-`)).status).toBe(416);
    expect((await get(clip, 'bytes=-5')).headers.get('Content-Length')).toBe('5');
    for (const path of ['project.json', '../x.mp4', 'video/_state.json', 'nothing.mp4', '/etc/x.png']) {
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    }
  });
});
