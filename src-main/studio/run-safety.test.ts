// What a night's work must survive: nothing overwritten, nothing rendered twice, nothing claimed that is not so.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layout } from '#shared/model/project-layout.ts';
import { startComfyTestServer } from '../comfyui/comfy-test-server/start-comfy-test-server.ts';
import { countDecodedFrames, hashFramePixels, runFfmpeg } from '../media/index.ts';
import { type SmallShot, type StudioFixture, startStudioFixture } from './studio-fixture.ts';

const ONE: readonly SmallShot[] = [{ id: 'a', duration: 1 }];
const CHAIN: readonly SmallShot[] = [{ id: 'b', duration: 5 }];

const inProject = ({ projectPath }: StudioFixture, path: string) => join(projectPath, path);
const takesOf = (fixture: StudioFixture, shotId: string) => inProject(fixture, layout.takesFolder(shotId, 0));
const readSidecar = async (fixture: StudioFixture, shotId: string, take = 1) =>
  JSON.parse(await readFile(join(takesOf(fixture, shotId), `take_${take}.json`), 'utf8'));

async function draw({ ffmpeg }: StudioFixture, path: string, colour: string): Promise<string> {
  const args = ['-f', 'lavfi', '-i', `color=${colour}:size=160x96`, '-frames:v', '1', '-update', '1', '-y', path];
  const drawn = await runFfmpeg(ffmpeg, args);
  const hash = drawn.ok ? await hashFramePixels(ffmpeg, path) : drawn;
  if (!hash.ok) throw new Error(hash.error.details);
  return hash.value;
}

async function select(fixture: StudioFixture, selections: object[]): Promise<void> {
  await writeFile(inProject(fixture, layout.selectionFile), JSON.stringify({ selections }));
  await fixture.ask('project.reload', {});
}

async function changePrompt(fixture: StudioFixture, shotId: string, prompt: string): Promise<void> {
  const { revision } = (await fixture.ask('project.current', {})) ?? { revision: 0 };
  await fixture.ask('project.edit', {
    revision,
    command: { kind: 'shots.change', shotIds: [shotId], patch: { prompt } },
  });
}

describe('what the plan blocks', () => {
  it('is not rendered, and is told as blocked', async () => {
    await using fixture = await startStudioFixture([
      { id: 'a', duration: 1 },
      { id: 'A', duration: 1 },
      { id: 'b', duration: 5 },
    ]);
    await changePrompt(fixture, 'b', ' ');
    const answer = await fixture.studio.call('run.start', { shotIds: null, segmentKeys: null });
    expect(answer).toMatchObject({ ok: false, error: { code: 'plan-blocked' } });
    await changePrompt(fixture, 'b', 'Seen again');
    const view = await fixture.runToEnd();
    expect(view.jobs.map((job) => [job.segmentKey, job.state])).toEqual([
      ['a/0', 'blocked'],
      ['A/0', 'blocked'],
      ['b/0', 'done'],
      ['b/1', 'done'],
    ]);
    expect(view.jobs[0]?.error?.message).toContain('would write the same file as shot "A"');
    expect(await readdir(inProject(fixture, 'video/_takes'))).not.toContain('shot_a_seg_0');
  });
});

describe('what is there already', () => {
  it('keeps an older tool’s clip among the takes', async () => {
    await using fixture = await startStudioFixture(ONE);
    await mkdir(inProject(fixture, 'video'));
    await writeFile(inProject(fixture, layout.clip('a', 0)), 'an older clip');
    expect(await fixture.runToEnd()).toMatchObject({ rendered: 1, failed: 0 });
    const names = await readdir(takesOf(fixture, 'a'));
    const contents = await Promise.all(names.map((name) => readFile(join(takesOf(fixture, 'a'), name), 'latin1')));
    expect(contents).toContain('an older clip');
  });

  it('never replaces an image in `selected/` by a keyframe of the same name from elsewhere', async () => {
    await using fixture = await startStudioFixture([
      { id: 'a', duration: 1 },
      { id: 'b', duration: 1 },
    ]);
    const own = await draw(fixture, inProject(fixture, 'selected/key.png'), 'red');
    await mkdir(inProject(fixture, '../elsewhere'), { recursive: true });
    const elsewhere = await draw(fixture, inProject(fixture, '../elsewhere/key.png'), 'blue');
    await select(fixture, [
      { shot_id: 'a', export_path: inProject(fixture, '../elsewhere/key.png') },
      { shot_id: 'b', export_path: 'selected/key.png' },
    ]);
    expect(await fixture.runToEnd()).toMatchObject({ rendered: 2, failed: 0 });
    expect((await readSidecar(fixture, 'a')).start_frame_sha256).toBe(elsewhere);
    expect((await readSidecar(fixture, 'b')).start_frame_sha256).toBe(own);
    expect((await readdir(inProject(fixture, 'selected'))).filter((name) => /^key.*\.png$/.test(name))).toHaveLength(2);
  });
});

describe('a damaged project.json', () => {
  it('is left alone and said before anything is rendered', async () => {
    await using fixture = await startStudioFixture(ONE);
    await writeFile(inProject(fixture, layout.projectFile), '{"id": "sma');
    await fixture.ask('project.reload', {});
    const answer = await fixture.studio.call('run.start', { shotIds: null, segmentKeys: null });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'bad-file', filePath: inProject(fixture, layout.projectFile) },
    });
    expect(await readFile(inProject(fixture, layout.projectFile), 'utf8')).toBe('{"id": "sma');
  });
});

describe('takes', () => {
  it('renders again when a take’s file is lost, and cuts again when only its clip is', async () => {
    await using fixture = await startStudioFixture(ONE);
    await fixture.runToEnd();
    await rm(inProject(fixture, layout.clip('a', 0)));
    await rm(join(takesOf(fixture, 'a'), 'take_1.mp4'));
    expect(await fixture.runToEnd()).toMatchObject({ rendered: 1, failed: 0 });
    expect(await readdir(takesOf(fixture, 'a'))).toContain('take_2.mp4');
  });

  it('never continues a chain from a draft’s slate: without its clean frame the take is rendered again', async () => {
    await using fixture = await startStudioFixture(ONE);
    await fixture.runToEnd();
    await rm(inProject(fixture, layout.lastFrame('a', 0)));
    await rm(join(takesOf(fixture, 'a'), 'take_1_lastframe.png'));
    expect(await fixture.runToEnd()).toMatchObject({ rendered: 1, failed: 0 });
  });

  it('keeps to the active take where two fit', async () => {
    await using fixture = await startStudioFixture(ONE);
    await fixture.runToEnd();
    const first = await readSidecar(fixture, 'a');
    for (const name of ['.mp4', '_lastframe.png']) {
      await writeFile(
        join(takesOf(fixture, 'a'), `take_2${name}`),
        await readFile(join(takesOf(fixture, 'a'), `take_1${name}`)),
      );
    }
    const second = {
      ...first,
      take: 2,
      media_file: 'take_2.mp4',
      last_frame: { ...first.last_frame, file: 'take_2_lastframe.png' },
    };
    await writeFile(join(takesOf(fixture, 'a'), 'take_2.json'), JSON.stringify(second));
    await rm(inProject(fixture, layout.clip('a', 0)));
    await fixture.runToEnd();
    expect((await fixture.ask('project.current', {}))?.settings.segments['a/0']?.activeTake).toBe(1);
  });

  it('ignores a sidecar that reaches out of its folder', async () => {
    await using fixture = await startStudioFixture(ONE);
    await fixture.runToEnd();
    await draw(fixture, inProject(fixture, '../secret.png'), 'green');
    const sidecar = await readSidecar(fixture, 'a');
    sidecar.last_frame.file = '../../../../secret.png';
    await writeFile(join(takesOf(fixture, 'a'), 'take_1.json'), JSON.stringify(sidecar));
    await rm(inProject(fixture, layout.lastFrame('a', 0)));
    expect(await fixture.runToEnd()).toMatchObject({ rendered: 1 });
  });
});

describe('Stop and Close at a bad moment', () => {
  it('brings home what the server has rendered', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 40 });
    await using fixture = await startStudioFixture(CHAIN, { overrides: { engine: 'comfyui', servers: [comfy.url] } });
    const ended = fixture.runToEnd();
    const isRendered = async () => {
      const [journal] = await readdir(inProject(fixture, layout.runsFolder)).catch(() => []);
      const text =
        journal === undefined ? '' : await readFile(join(inProject(fixture, layout.runsFolder), journal), 'utf8');
      return text.includes('"job.rendered"');
    };
    await expect.poll(isRendered, { timeout: 20_000, interval: 2 }).toBe(true);
    await fixture.ask('run.stop', {});
    const stopped = await ended;
    expect(stopped).toMatchObject({ state: 'stopped', rendered: 1, jobs: [{ state: 'done' }, { state: 'stopped' }] });
    const frames = await countDecodedFrames(fixture.ffmpeg, inProject(fixture, layout.clip('b', 0)));
    expect(frames).toEqual({ ok: true, value: 24 });
    expect(await fixture.runToEnd()).toMatchObject({ done: 2, rendered: 1 });
  });

  it('starts nothing in a project that was left while the server was checked', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 40 });
    comfy.faults.delayMs = 300;
    await using fixture = await startStudioFixture(ONE, { overrides: { engine: 'comfyui', servers: [comfy.url] } });
    const starting = fixture.studio.call('run.start', { shotIds: null, segmentKeys: null });
    expect(fixture.studio.isRunning()).toBe(true);
    expect(await fixture.studio.call('project.close', {})).toMatchObject({ ok: false, error: { code: 'run-active' } });
    expect(await fixture.studio.call('run.start', { shotIds: null, segmentKeys: null })).toMatchObject({
      ok: false,
      error: { code: 'run-active' },
    });
    comfy.faults.delayMs = 0;
    expect((await starting).ok).toBe(true);
  });

  it('goes on when somebody who listens fails', async () => {
    await using fixture = await startStudioFixture(ONE);
    const stopListening = fixture.studio.onEvent(() => {
      throw new Error('a page with a bug');
    });
    expect(await fixture.runToEnd()).toMatchObject({ done: 1, failed: 0 });
    stopListening();
  });
});
