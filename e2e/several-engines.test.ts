// One film of three engines through the real command line: drafts, Wan's generate.py (a stand-in that behaves like it) and Replicate (a
// local server that plays its API). Killed in the middle and taken up: nothing is paid or rendered twice, and every length is exact.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Ffmpeg, locateFfmpeg, probeVideo } from '../src-main/media/index.ts';
import type { ReplicateTestServer } from '../src-main/replicate/replicate-test-server/start-replicate-test-server.ts';
import { startReplicateTestServer } from '../src-main/replicate/replicate-test-server/start-replicate-test-server.ts';
import {
  findTestPython,
  type WanForTests,
  writeWanForTests,
} from '../src-main/wan-cli/wan-for-tests/write-wan-for-tests.ts';
import { countFrames } from './count-frames.ts';
import { makeProject, readJson } from './make-project.ts';
import { type LongtakeEnd, startLongtake } from './run-longtake.ts';

const LIMIT_MS = 300_000;
const RATE = 8;
const rootPath = mkdtempSync(join(tmpdir(), 'longtake-several-engines-'));
afterAll(() => rmSync(rootPath, { recursive: true, force: true }));

/** Seconds by shot; what each is rendered with. */
const SHOTS = [
  { shot_id: '001', duration: 5 },
  { shot_id: '002', duration: 2, start: 'previous', engine: 'wan-cli', engine_model: 'ti2v-5B' },
  {
    ...{ shot_id: '003', duration: 3.2, engine: 'replicate', engine_model: 'google/veo-3.1-fast' },
    ...{ audio_background: 'Waves', audio_dialogue: 'Keeper: "Light it."' },
  },
  { shot_id: '004', duration: 4.5, start: 'previous', engine: 'replicate', engine_model: 'kwaivgi/kling-v2.1' },
  { shot_id: '005', duration: 1, engine: 'replicate', engine_model: 'lucataco/hotshot-xl' },
];
const IN_CLOUD = 3;
// 3.2 × 8 is 25.6: half a frame is rounded up.
const FILM_FRAMES = 40 + 16 + 26 + 36 + 8;

let ffmpeg: Ffmpeg;
let wan: WanForTests;
let python: string;
let server: ReplicateTestServer;
let worlds = 0;

beforeAll(async () => {
  const located = await locateFfmpeg(null);
  if (!located.ok) throw new Error(located.error.message);
  ffmpeg = located.value;
  python = await findTestPython();
});
afterEach(() => server.close());

async function openWorld(settings: { renderMs: number; stepMs: number }) {
  worlds += 1;
  const at = (name: string) => join(rootPath, `${worlds}`, name);
  server = await startReplicateTestServer({ queueMs: 50, renderMs: settings.renderMs, shrink: 4 });
  wan = await writeWanForTests(at('wan'), { version: '2.2', ffmpegPath: ffmpeg.path, stepMs: settings.stepMs });
  const folders = { homePath: at('home'), dataPath: at('data') };
  for (const path of Object.values(folders)) mkdirSync(path, { recursive: true });
  const projectPath = makeProject(at('project'), {
    shots: SHOTS,
    project: { engine: 'draft', resolution: { width: 320, height: 180 } },
  });
  const environment = {
    REPLICATE_API_TOKEN: server.token,
    LONGTAKE_REPLICATE_URL: server.url,
    LONGTAKE_WAN_FOLDER: wan.folderPath,
    LONGTAKE_WAN_PYTHON: python,
  };
  const run = (...args: string[]) => startLongtake(folders, args, { environment });
  return { projectPath, run, dataPath: folders.dataPath };
}

const lastOf = (end: LongtakeEnd) => end.events().at(-1);

const sidecarOf = (projectPath: string, shotId: string) =>
  readJson(join(projectPath, 'video', '_takes', `shot_${shotId}_seg_0`, 'take_1.json'));

describe('a film of drafts, Wan and Replicate', { timeout: LIMIT_MS }, () => {
  it('has exact lengths, and each take says what made it', async () => {
    const { projectPath, run } = await openWorld({ renderMs: 200, stepMs: 0 });
    const generated = await run('generate', projectPath, '--json').ended;
    expect(generated.exitCode, `${generated.stdout}\n${generated.stderr}`).toBe(0);
    expect(lastOf(generated)).toMatchObject({ event: 'run.finished', done: 6, failed: 0, rendered: 6 });
    const filmPath = join(rootPath, 'film.mp4');
    const exported = await run('export', projectPath, '--out', filmPath, '--json').ended;
    expect(exported.exitCode, exported.stdout).toBe(0);
    expect(await countFrames(filmPath)).toBe(FILM_FRAMES);
    const film = await probeVideo(filmPath);
    expect(film).toMatchObject({ ok: true, value: { width: 320, height: 180, framesPerSecond: RATE, hasAudio: true } });
    expect(sidecarOf(projectPath, '002')).toMatchObject({ engine: 'wan-cli', model: 'ti2v-5B', fps: 24, cost: null });
    expect(sidecarOf(projectPath, '003')).toMatchObject({
      ...{ engine: 'replicate', model: 'google/veo-3.1-fast', original_target_duration: 3.2, frames_requested: 96 },
      cost: { estimate: 0.6, currency: 'USD' },
      prompt_parts: { background: 'Waves' },
    });
    const forPeople = readFileSync(join(projectPath, 'video', '_takes', 'shot_003_seg_0', 'take_1.txt'), 'utf8');
    expect(forPeople).toContain('Background music: Waves');
    expect(forPeople).not.toContain(server.token);
    const again = await run('generate', projectPath, '--json').ended;
    expect(lastOf(again)).toMatchObject({ rendered: 0, up_to_date: 6 });
    expect([server.predictions.length, (await wan.starts()).length]).toEqual([IN_CLOUD, 1]);
  });

  it('killed whenever something is under way and taken up again, pays and renders nothing twice', async () => {
    const { projectPath, run } = await openWorld({ renderMs: 1_500, stepMs: 40 });
    for (const moment of [
      /"segment.running","segment":"003\/0"/,
      /"segment.running","segment":"002\/0".*percent/,
      /"segment.done","segment":"00[345]/,
    ]) {
      const running = run('generate', projectPath, '--json');
      await running.line(moment);
      running.process.kill('SIGKILL');
      await running.ended;
    }
    const end = await run('generate', projectPath, '--json').ended;
    expect(end.exitCode, `${end.stdout}\n${end.stderr}`).toBe(0);
    expect(lastOf(end)).toMatchObject({ done: 6, failed: 0 });
    expect([server.predictions.length, (await wan.starts()).length]).toEqual([IN_CLOUD, 1]);
    const exported = await run('export', projectPath, '--out', join(rootPath, 'killed.mp4'), '--json').ended;
    expect(lastOf(exported)).toMatchObject({ frames: FILM_FRAMES });
    expect(server.leaks).toEqual([]);
  });

  it('whose create answer was lost is found in the list, not paid again', async () => {
    const { projectPath, run } = await openWorld({ renderMs: 100, stepMs: 0 });
    server.faults.loseAnswers = 2;
    const end = await run('generate', projectPath, '--shot', '003', '--shot', '005', '--json').ended;
    expect(end.exitCode, `${end.stdout}\n${end.stderr}`).toBe(0);
    expect(server.predictions).toHaveLength(2);
  });

  it('without a token stops only the shots in the cloud; the others are rendered', async () => {
    const { projectPath } = await openWorld({ renderMs: 100, stepMs: 0 });
    const withoutToken = (...more: string[]) =>
      startLongtake(
        { homePath: join(projectPath, '..', 'home'), dataPath: join(projectPath, '..', 'data') },
        ['generate', projectPath, '--json', ...more],
        {
          environment: {
            LONGTAKE_REPLICATE_URL: server.url,
            LONGTAKE_WAN_FOLDER: wan.folderPath,
            LONGTAKE_WAN_PYTHON: python,
          },
        },
      ).ended;
    const end = await withoutToken();
    expect(end.exitCode, `${end.stdout}\n${end.stderr}`).toBe(3);
    expect(
      readdirSync(join(projectPath, 'video'))
        .filter((name) => name.endsWith('.mp4'))
        .toSorted(),
    ).toEqual(['shot_001_seg_0.mp4', 'shot_001_seg_1.mp4', 'shot_002_seg_0.mp4']);
    expect(server.predictions).toHaveLength(0);
    const text = `${end.stdout}${end.stderr}`;
    expect(text).toContain('token');
    // Seed 004: three clips are enough, where the user says so.
    const enough = await withoutToken('--min-clips', '3');
    expect([enough.exitCode, lastOf(enough)?.done], enough.stdout).toEqual([0, 3]);
    expect((await withoutToken('--min-clips', '4')).exitCode).toBe(3);
  });
});
