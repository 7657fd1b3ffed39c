// What scripts rely on, through the real command line in processes of their own: JSON lines, exit codes, exact frames.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { framesInDuration } from '#shared/frame-math.ts';
import {
  type ComfyTestServer,
  startComfyTestServer,
} from '../src-main/comfyui/comfy-test-server/start-comfy-test-server.ts';
import { frameDifference } from './compare-frames.ts';
import { countFrames } from './count-frames.ts';
import { makeProject, readJson, shotsOnDisk } from './make-project.ts';
import type { SegmentJson } from './pages/plan-panel.ts';
import { type LongtakeEnd, longtake, startLongtake } from './run-longtake.ts';

const LIMIT_MS = 120_000;

const rootPath = mkdtempSync(join(tmpdir(), 'longtake-cli-'));
const folders = { homePath: join(rootPath, 'home'), dataPath: join(rootPath, 'data') };
for (const path of Object.values(folders)) mkdirSync(path, { recursive: true });
afterAll(() => rmSync(rootPath, { recursive: true, force: true }));

async function planOf(folderPath: string, ...more: string[]) {
  const end = await longtake(folders, 'plan', folderPath, '--json', ...more);
  expect(end.exitCode, end.stderr).toBe(0);
  expect(end.events()).toHaveLength(1);
  return end.events()[0] as unknown as {
    readonly segments: readonly SegmentJson[];
    readonly film_frames: number;
    readonly film_fps: number;
  };
}

const lastEvent = (end: LongtakeEnd) => end.events().at(-1);
const clipPathOf = (folderPath: string, segment: SegmentJson) => join(folderPath, 'video', segment.output_file);

async function expectExactClips(folderPath: string, segments: readonly SegmentJson[]): Promise<void> {
  for (const segment of segments) {
    expect(await countFrames(clipPathOf(folderPath, segment)), segment.output_file).toBe(segment.frames_kept);
  }
  for (const shot of shotsOnDisk(folderPath)) {
    const ofShot = segments.filter((segment) => segment.shot_id === shot.shot_id);
    const frames = ofShot.reduce((sum, segment) => sum + segment.frames_kept, 0);
    expect(frames, `frames of shot ${shot.shot_id}`).toBe(framesInDuration(Number(shot.duration), ofShot[0]?.fps ?? 0));
  }
}

/** A chained clip goes on where the one before ended, and the frame it was started from stays in its take. */
async function expectSeamsWithoutRepeat(folderPath: string, segments: readonly SegmentJson[]): Promise<number> {
  let seams = 0;
  for (const [index, segment] of segments.entries()) {
    const before = segments[index - 1];
    if (segment.segment_index === 0 || before === undefined) continue;
    seams += 1;
    const takes = join(folderPath, 'video', '_takes', segment.output_file.replace('.mp4', ''));
    const takePath = join(takes, String(readJson(join(takes, 'take_1.json')).media_file));
    const first = { clipPath: clipPathOf(folderPath, segment), frameIndex: 0 };
    const toTakeFrame = (frameIndex: number) => frameDifference(first, { clipPath: takePath, frameIndex });
    expect(await toTakeFrame(1), `${segment.output_file} begins with frame 1 of its take`).toBeLessThan(
      await toTakeFrame(0),
    );
    const toFrameBefore = (frameIndex: number) =>
      frameDifference(first, { clipPath: clipPathOf(folderPath, before), frameIndex });
    expect(await toFrameBefore(before.frames_kept - 1), `${segment.output_file} goes on from the end`).toBeLessThan(
      (await toFrameBefore(0)) / 2,
    );
  }
  return seams;
}

describe('the sample with the draft engine', { timeout: LIMIT_MS }, () => {
  const folderPath = join(rootPath, 'sample');
  let made: LongtakeEnd;
  let generated: LongtakeEnd;
  beforeAll(async () => {
    made = await longtake(folders, 'sample', folderPath, '--json');
    generated = await longtake(folders, 'generate', folderPath, '--engine', 'draft', '--json');
  }, LIMIT_MS);

  it('is made', () => {
    expect(made.exitCode, made.stderr).toBe(0);
    expect(made.events()).toEqual([{ event: 'sample.created', folder: folderPath, shots: 6 }]);
  });

  it('is planned in segments of 3 seconds, with every key of the format', async () => {
    const plan = await planOf(folderPath);
    const lengths = (shotId: string) =>
      plan.segments.filter((segment) => segment.shot_id === shotId).map((segment) => segment.duration);
    expect(plan.film_fps).toBe(16);
    expect(plan.film_frames).toBe(371);
    expect(lengths('003')).toEqual([3, 2]);
    expect(lengths('005')).toEqual([3, 3, 1.5]);
    expect(plan.segments).toHaveLength(10);
    expect(Object.keys(plan.segments[0] ?? {})).toEqual(
      expect.arrayContaining(
        `shot_id segment_index segment_count startframe prompt negative_prompt duration original_target_duration
        width height seed output_file clip_name fps frames_kept frames_requested frames_dropped_at_start
        frames_dropped_at_end depends_on workflow_file engine status reasons`.split(/\s+/),
      ),
    );
  });

  it('is rendered: exit code 0 and a last line with the counts', () => {
    expect(generated.exitCode, generated.stderr).toBe(0);
    expect(lastEvent(generated)).toMatchObject({ event: 'run.finished', done: 10, failed: 0, rendered: 10 });
    const doneSegments = generated.events().filter(({ event }) => event === 'segment.done');
    expect(new Set(doneSegments.map(({ segment }) => segment)).size).toBe(10);
  });

  it('has exactly the planned frames, decoded one by one', async () => {
    await expectExactClips(folderPath, (await planOf(folderPath, '--engine', 'draft')).segments);
  });

  it('repeats no frame where segments meet', async () => {
    const { segments } = await planOf(folderPath, '--engine', 'draft');
    expect(await expectSeamsWithoutRepeat(folderPath, segments)).toBe(4);
  });

  it('is not rendered twice', async () => {
    const again = await longtake(folders, 'generate', folderPath, '--engine', 'draft', '--json');
    expect(again.exitCode, again.stderr).toBe(0);
    expect(lastEvent(again)).toMatchObject({ event: 'run.finished', done: 10, failed: 0, rendered: 0, up_to_date: 10 });
    const { segments } = await planOf(folderPath, '--engine', 'draft');
    expect(segments.map((segment) => segment.status)).toEqual(segments.map(() => 'up_to_date'));
  });
});

describe('the sample with a ComfyUI server', { timeout: LIMIT_MS }, () => {
  it('is rendered frame-exactly, and only once', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 60 });
    const folderPath = join(rootPath, 'comfy-sample');
    await longtake(folders, 'sample', folderPath);
    const generate = () => longtake(folders, 'generate', folderPath, '--server', comfy.url, '--json');
    const first = await generate();
    expect(first.exitCode, first.stdout + first.stderr).toBe(0);
    expect(lastEvent(first)).toMatchObject({ event: 'run.finished', done: 10, failed: 0, rendered: 10 });
    const { segments } = await planOf(folderPath, '--server', comfy.url);
    await expectExactClips(folderPath, segments);
    expect(await expectSeamsWithoutRepeat(folderPath, segments)).toBe(4);
    const prompts = comfy.queue.history.size;
    const second = await generate();
    expect(lastEvent(second)).toMatchObject({ event: 'run.finished', rendered: 0, up_to_date: 10 });
    expect(comfy.queue.history.size, 'prompts on the server').toBe(prompts);
  });

  it('ends with 3 where segments fail, and names what to do', async () => {
    const failNode = { classType: 'VAEDecode', outOfMemory: true };
    await using comfy = await startComfyTestServer({ renderMs: 10, faults: { failNode } });
    const folderPath = makeProject(join(rootPath, 'failing'), { shots: [{ shot_id: 'A', duration: 1 }] });
    const end = await longtake(folders, 'generate', folderPath, '--server', comfy.url, '--json');
    expect(end.exitCode, end.stderr).toBe(3);
    expect(lastEvent(end)).toMatchObject({ event: 'run.finished', done: 0, failed: 1 });
    const failed = end.events().find(({ event }) => event === 'segment.failed');
    expect(failed).toMatchObject({ segment: 'A/0', code: 'out-of-memory', remedy: expect.stringMatching(/\S/) });
  });

  it('ends with 1 where the server does not answer', async () => {
    const folderPath = makeProject(join(rootPath, 'unreachable'), { shots: [{ shot_id: 'A', duration: 1 }] });
    const end = await longtake(folders, 'generate', folderPath, '--server', 'http://127.0.0.1:9', '--json');
    expect(end.exitCode, end.stderr).toBe(1);
    expect(lastEvent(end)).toMatchObject({ event: 'error', code: 'server-unreachable' });
  });
});

describe('choosing and stopping', { timeout: LIMIT_MS }, () => {
  const shots = ['A', 'B', 'C'].map((shot_id) => ({ shot_id, duration: 2 }));

  it('renders one shot with --shot, and refuses one that is not there', async () => {
    const folderPath = makeProject(join(rootPath, 'one-shot'), { shots });
    const one = await longtake(folders, 'generate', folderPath, '--shot', 'B', '--json');
    expect(one.exitCode, one.stderr).toBe(0);
    expect(lastEvent(one)).toMatchObject({ event: 'run.finished', done: 1, rendered: 1, total: 1 });
    const { segments } = await planOf(folderPath);
    expect(segments.map((segment) => segment.status)).toEqual(['will_render', 'up_to_date', 'will_render']);
    const none = await longtake(folders, 'generate', folderPath, '--shot', 'Z', '--json');
    expect(none.exitCode).toBe(1);
    expect(lastEvent(none)).toMatchObject({ event: 'error', code: 'bad-request', shot_id: 'Z' });
  });

  it('stops on Ctrl+C with 130 and goes on from there', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 1_500 });
    const folderPath = makeProject(join(rootPath, 'stopped'), { shots });
    const args = ['generate', folderPath, '--server', comfy.url, '--json'];
    const running = startLongtake(folders, args);
    await running.line(/"segment\.done"/);
    await running.line(/"segment\.running","segment":"B\/0"/);
    running.process.kill('SIGINT');
    const stopped = await running.ended;
    expect(stopped.exitCode, stopped.stderr).toBe(130);
    expect(lastEvent(stopped)).toMatchObject({ event: 'run.stopped', done: 1, failed: 0, rendered: 1 });
    const resumed = await longtake(folders, ...args);
    expect(resumed.exitCode, resumed.stderr).toBe(0);
    expect(lastEvent(resumed)).toMatchObject({ event: 'run.finished', done: 3, rendered: 2, up_to_date: 1 });
  });
});

describe('after kill -9', { timeout: LIMIT_MS }, () => {
  const shots = ['A', 'B'].map((shot_id) => ({ shot_id, duration: 1 }));

  /** Killed while the server renders the first shot. */
  async function killedAt(folderPath: string, comfy: ComfyTestServer): Promise<void> {
    const running = startLongtake(folders, ['generate', folderPath, '--server', comfy.url, '--json']);
    await running.line(/"segment\.running","segment":"A\/0"/);
    await expect.poll(() => comfy.queue.running() !== null, { timeout: 20_000 }).toBe(true);
    running.process.kill('SIGKILL');
    await running.ended;
  }

  const goOn = (folderPath: string, comfy: ComfyTestServer) =>
    longtake(folders, 'generate', folderPath, '--server', comfy.url, '--json');

  it('a job that is still on the server is waited for, not sent again', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 4_000 });
    const folderPath = makeProject(join(rootPath, 'killed-running'), { shots });
    await killedAt(folderPath, comfy);
    const resumed = await goOn(folderPath, comfy);
    expect(resumed.exitCode, resumed.stderr).toBe(0);
    expect(lastEvent(resumed)).toMatchObject({ event: 'run.finished', done: 2, rendered: 2 });
    expect(comfy.queue.history.size, 'prompts the server carried out').toBe(2);
  });

  it('a job that was finished meanwhile is only fetched', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 1_000 });
    const folderPath = makeProject(join(rootPath, 'killed-finished'), { shots });
    await killedAt(folderPath, comfy);
    await expect.poll(() => comfy.queue.history.size, { timeout: 30_000 }).toBe(1);
    await goOn(folderPath, comfy);
    expect(comfy.queue.history.size).toBe(2);
    expect(await countFrames(join(folderPath, 'video', 'shot_A_seg_0.mp4'))).toBe(8);
  });

  it('a job that no longer answers what is wanted, or that the server has forgotten, is sent anew', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 1_000 });
    const folderPath = makeProject(join(rootPath, 'killed-changed'), { shots });
    await killedAt(folderPath, comfy);
    await expect.poll(() => comfy.queue.history.size, { timeout: 30_000 }).toBe(1);
    const changed = shots.map((shot) => ({ ...shot, prompt: 'Something else altogether' }));
    makeProject(folderPath, { shots: changed });
    await goOn(folderPath, comfy);
    // What was sent of the killed run is taken back, unless it was finished before anybody could.
    const finished = comfy.executions.filter(({ outcome }) => outcome === 'success').length;
    expect([3, 4], 'the first of the killed run, both shots anew').toContain(finished);
    for (const { shot_id } of shots) {
      const takesPath = join(folderPath, 'video', '_takes', `shot_${shot_id}_seg_0`);
      const newest =
        readdirSync(takesPath)
          .filter((name) => name.endsWith('.json'))
          .sort()
          .at(-1) ?? '';
      expect(readJson(join(takesPath, newest)).prompt).toContain('Something else altogether');
    }
    const forgetful = makeProject(join(rootPath, 'killed-forgotten'), { shots });
    await killedAt(forgetful, comfy);
    await comfy.restart();
    expect(lastEvent(await goOn(forgetful, comfy))).toMatchObject({ done: 2, failed: 0, rendered: 2 });
  });
});

describe('a server that comes and goes', { timeout: LIMIT_MS }, () => {
  it('that starts anew and has forgotten its job gets it again, in the same run', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 3_000 });
    const folderPath = makeProject(join(rootPath, 'restarting'), { shots: [{ shot_id: 'A', duration: 1 }] });
    const running = startLongtake(folders, ['generate', folderPath, '--server', comfy.url, '--json']);
    await expect.poll(() => comfy.queue.running() !== null, { timeout: 20_000 }).toBe(true);
    await comfy.restart();
    const end = await running.ended;
    expect(end.exitCode, end.stdout + end.stderr).toBe(0);
    expect(lastEvent(end)).toMatchObject({ event: 'run.finished', done: 1, failed: 0, rendered: 1 });
    expect(comfy.queue.history.size).toBe(1);
  });
});

describe('usage errors', () => {
  it.each([
    ['an unknown command', ['frobnicate']],
    ['no command', []],
    ['no folder', ['plan']],
    ['an unknown option', ['generate', 'x', '--fast']],
    ['an unknown engine', ['generate', 'x', '--engine', 'magic']],
    ['no server URL', ['generate', 'x', '--server', 'localhost']],
  ])('%s ends with 2', async (_, args) => {
    const end = await longtake(folders, ...args);
    expect(end.exitCode).toBe(2);
    expect(end.stdout + end.stderr).toContain('longtake');
  });

  it('a folder that is not there ends with 1 and says which', async () => {
    const end = await longtake(folders, 'plan', join(rootPath, 'nowhere'));
    expect(end.exitCode).toBe(1);
    expect(end.stderr).toContain(join(rootPath, 'nowhere'));
  });
});
