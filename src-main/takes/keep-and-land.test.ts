// From what an engine hands over to what the project shows: every kind of take, end pictures, sound, older sidecars.
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isUpToDate } from '#shared/model/segment-evidence.ts';
import type { PlanSegment, VideoPlan } from '#shared/model/video-plan.ts';
import { expectOk, findTestFfmpeg, makeCountedFilm, numbersFrom, readFrameNumbers } from '../media/counted-film.ts';
import { type Ffmpeg, probeVideo, runFfmpeg } from '../media/index.ts';
import { planStandings } from '../plan/index.ts';
import { landClip, provideEndFrame, provideReferences, UNSTOPPED } from './index.ts';
import { nextTakeNumber } from './take-folder.ts';
import { SEGMENT, TakesWorld } from './takes-fixture.ts';

let ffmpeg: Ffmpeg;
let world: TakesWorld;
beforeAll(async () => {
  ffmpeg = await findTestFfmpeg();
});
beforeEach(async () => {
  world = await TakesWorld.open(ffmpeg);
});
afterEach(() => world[Symbol.asyncDispose]());

async function draw(path: string, colour: string): Promise<string> {
  const args = ['-f', 'lavfi', '-i', `color=${colour}:s=64x48`, '-frames:v', '1', '-update', '1', '-y', path];
  expectOk(await runFfmpeg(ffmpeg, args));
  return path;
}

interface Made {
  readonly codecArgs?: readonly string[];
  readonly frameCount?: number;
}

/** Numbered frames, as a file or a folder of its own. */
async function makeMedia(name: string, { codecArgs = ['-c:v', 'libx264'], frameCount = 33 }: Made = {}) {
  const path = join(world.outsidePath, name);
  const isFolder = extname(name) === '';
  if (isFolder) await mkdir(path);
  const film = { frameCount, framesPerSecond: 16, codecArgs, ...(isFolder ? { pixelFormat: 'rgb24' } : {}) };
  await makeCountedFilm(ffmpeg, isFolder ? join(path, '%05d.png') : path, film);
  return path;
}

async function addTone(path: string): Promise<string> {
  const withTone = join(world.outsidePath, 'with tone.mp4');
  const inputs = ['-i', path, '-f', 'lavfi', '-i', 'sine=frequency=440:duration=2.0625'];
  expectOk(await runFfmpeg(ffmpeg, [...inputs, '-c:v', 'copy', '-c:a', 'aac', '-y', withTone]));
  return withTone;
}

const render = async (mediaPath: string, segment?: PlanSegment) => expectOk(await world.render(mediaPath, segment));
async function standing(segment: PlanSegment = SEGMENT) {
  const evidence = await world.look(segment);
  return planStandings({ segments: [segment] } as Partial<VideoPlan> as VideoPlan, { [segment.key]: evidence })[
    '001/0'
  ];
}

describe('a take', () => {
  it.each([
    ['frames', 'take_1', ['-c:v', 'png']],
    ['film.webp', 'take_1.webp', ['-c:v', 'libwebp_anim', '-quality', '90']],
    ['film.gif', 'take_1.gif', ['-pix_fmt', 'gray', '-c:v', 'gif']],
    ['film.png', 'take_1.png', ['-pix_fmt', 'rgb24', '-f', 'apng']],
    ['film.webm', 'take_1.webm', ['-c:v', 'libvpx-vp9']],
  ])('fetched as %s is kept whole, counted, cut and handed on', async (name, fileName, codecArgs) => {
    const mediaPath = await makeMedia(name, { codecArgs });
    await render(mediaPath);
    expect(await world.readTake(1)).toMatchObject({
      ...{ media_file: fileName, frames_delivered: 33, loras: SEGMENT.loras, end_frame_sha256: null },
      clip: { frames: 32, has_audio: false },
    });
    expect((await readdir(world.takesPath())).sort()).toEqual(
      [fileName, 'take_1.json', 'take_1.txt', 'take_1_lastframe.png'].sort(),
    );
    if (name === 'frames') expect(await readdir(world.inTakes(fileName))).toEqual(await readdir(mediaPath));
    expect(await readFrameNumbers(ffmpeg, world.clipPath())).toEqual(numbersFrom(0, 32));
    expect(await readFrameNumbers(ffmpeg, world.framePath())).toEqual([31]);
    expect(await standing()).toMatchObject({ status: 'up-to-date' });
    await render(mediaPath);
    expect(world.fetches).toBe(1);
  });

  it('that is a folder keeps its number, and is of no use once frames are lost', async () => {
    await render(await makeMedia('frames', { codecArgs: ['-c:v', 'png'] }));
    await rm(world.clipPath());
    expect((await world.look()).fittingTake).toMatchObject({ take: 1 });
    await rm(world.inTakes('take_1/00032.png'));
    await rm(world.inTakes('take_1/00033.png'));
    expect((await world.look()).fittingTake).toBeNull();
    for (const name of ['take_1.json', 'take_1.txt', 'take_1_lastframe.png']) await rm(world.inTakes(name));
    expect(await nextTakeNumber(world.takesPath())).toBe(2);
  });

  it('of a job that is at home is not fetched again; one whose film was lost is', async () => {
    const mediaPath = await makeMedia('film.mp4');
    const first = expectOk(await world.keep(mediaPath, SEGMENT, 'job-x'));
    expect([expectOk(await world.keep(mediaPath, SEGMENT, 'job-x')), world.fetches]).toEqual([first, 1]);
    await rm(world.inTakes('take_1.mp4'));
    expect(expectOk(await world.keep(mediaPath, SEGMENT, 'job-x')).take).toBe(2);
    expect(expectOk(await world.keep(mediaPath, SEGMENT, 'job-y')).take).toBe(3);
  });

  it('that had arrived when the program died is put in its place, never over another file', async () => {
    const mediaPath = await makeMedia('film.mp4');
    expectOk(await world.keep(mediaPath, SEGMENT, 'job-x'));
    const names = await readdir(world.takesPath());
    await mkdir(world.inTakes('.take_1'));
    for (const name of names) await rename(world.inTakes(name), world.inTakes(`.take_1/${name}`));
    expect((await world.look()).fittingTake).toBeNull();
    expect(expectOk(await world.keep(mediaPath, SEGMENT, 'job-x')).take).toBe(1);
    expect([world.fetches, (await readdir(world.takesPath())).sort()]).toEqual([1, names.sort()]);
    await mkdir(world.inTakes('.take_1'));
    await writeFile(world.inTakes('.take_1/take_1.json'), '{}');
    const refused = await world.keep(mediaPath);
    expect(refused).toMatchObject({ ok: false, error: { code: 'disk-failed', filePath: world.inTakes('.take_1') } });
    expect((await world.readTake(1)).job_id).toBe('job-x');
  });

  it('too short is kept to be looked at, and fails before anything in `video` changes', async () => {
    await writeFile(world.clipPath(), 'an older tool’s clip');
    const take = expectOk(await world.keep(await makeMedia('short.mp4', { frameCount: 20 })));
    expect(take).toMatchObject({ take: 1, frames_delivered: 20 });
    const landed = await landClip(SEGMENT, take, world.context(), UNSTOPPED);
    expect(landed).toMatchObject({ ok: false, error: { code: 'output-too-short', shotId: '001', segmentIndex: 0 } });
    expect(!landed.ok && landed.error.message).toBe('Take 1 has 20 frames; segment 001/0 needs 32.');
    // A sidecar that promises more than the film has is found out while it is cut.
    const promising = await landClip(SEGMENT, { ...take, frames_delivered: 33 }, world.context(), UNSTOPPED);
    expect(promising).toMatchObject({ ok: false, error: { code: 'output-too-short' } });
    expect(await readFile(world.clipPath(), 'utf8')).toBe('an older tool’s clip');
    expect([world.activeTake, await readdir(join(world.clipPath(), '..'))]).toEqual([
      null,
      ['_takes', 'shot_001_seg_0.mp4'],
    ]);
    expect((await standing())?.status).toBe('will-render');
  });
});

describe('reference images', () => {
  it('are part of what a take answers, by what they show', async () => {
    const mediaPath = await makeMedia('film.mp4');
    const face = await draw(join(world.projectPath, 'face.png'), 'red');
    const segment = { ...SEGMENT, references: [face] };
    await render(mediaPath, segment);
    expect((await standing(segment))?.status).toBe('up-to-date');
    expect((await standing())?.status).toBe('stale');
    await draw(face, 'blue');
    expect((await standing(segment))?.status).toBe('stale');
  });

  it('leave this machine only as pictures: another file that a storyboard names is refused', async () => {
    const inside = await draw(join(world.projectPath, 'face.png'), 'red');
    const outside = await draw(join(world.outsidePath, 'far.png'), 'blue');
    const provided = expectOk(
      await provideReferences(world.projectPath, { ...SEGMENT, references: [inside, outside] }),
    );
    expect(provided).toEqual([inside, join(world.projectPath, 'selected', 'far.png')]);
    const secret = join(world.outsidePath, 'secret.png');
    await writeFile(secret, 'a password');
    await symlink(inside, join(world.projectPath, 'link.png'));
    await symlink(secret, join(world.projectPath, 'secret.png'));
    for (const path of [secret, join(world.projectPath, 'secret.png'), join(world.projectPath, 'link.png')]) {
      const refused = await provideReferences(world.projectPath, { ...SEGMENT, references: [path] });
      expect(refused).toMatchObject({ ok: false, error: { shotId: '001' } });
    }
  });
});

describe('a picture to end on', () => {
  it('is part of what a take answers', async () => {
    const mediaPath = await makeMedia('film.mp4');
    const filePath = await draw(join(world.outsidePath, 'end.png'), 'red');
    const segment = { ...SEGMENT, endImagePath: filePath };
    await render(mediaPath, segment);
    expect((await world.readTake(1)).end_frame_sha256).toMatch(/^[0-9a-f]{64}$/);
    expect((await standing(segment))?.status).toBe('up-to-date');
    const changed = { status: 'stale', reasons: ['Since take 1: the end image changed.'] };
    expect(await standing()).toMatchObject(changed);
    await draw(filePath, 'blue');
    expect(await standing(segment)).toMatchObject(changed);
    await writeFile(filePath, 'no picture');
    expect((await standing(segment))?.status).toBe('stale');
    await render(mediaPath);
    // A take without an end never answers for one with an end that cannot be read.
    expect(await world.look(segment)).toMatchObject({ endFrameSha256: '', fittingTake: null });
  });

  it('that is gone is said before anything is sent', async () => {
    const gone = join(world.outsidePath, 'gone.png');
    const provided = await provideEndFrame(world.projectPath, { ...SEGMENT, endImagePath: gone });
    expect(provided).toMatchObject({ ok: false, error: { code: 'plan-blocked', filePath: gone } });
  });
});

describe('a take made before', () => {
  async function makeOlder(): Promise<void> {
    const { end_frame_sha256: _end, ...sidecar } = await world.readTake(1);
    const { has_audio: _audio, ...clip } = sidecar.clip ?? {};
    await writeFile(world.inTakes('take_1.json'), JSON.stringify({ ...sidecar, clip }));
  }

  it('stays up to date where nothing changed', async () => {
    await render(await makeMedia('film.mp4'));
    await makeOlder();
    expect(isUpToDate(await world.look())).toBe(true);
  });

  it('with broken sound lands without it, and says so', async () => {
    const silent = await makeMedia('silent.mov');
    const takePath = join(world.outsidePath, 'take.mov');
    const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=2.0625'];
    expectOk(await runFfmpeg(ffmpeg, ['-i', silent, ...tone, '-c:v', 'copy', '-c:a', 'pcm_s16le', '-y', takePath]));
    const bytes = await readFile(takePath);
    const codec = bytes.indexOf('sowt');
    await writeFile(takePath, bytes.fill('x', codec, codec + 4));
    await render(takePath);
    expect(world.warnings).toMatchObject([{ code: 'output-damaged', shotId: '001', segmentIndex: 0 }]);
    expect((await world.look()).activeTake?.clip).toMatchObject({ has_audio: false });
    expect((await standing())?.status).toBe('up-to-date');
  });

  it('has its clip cut again, not rendered, where the take has sound that the clip lost', async () => {
    const mediaPath = await addTone(await makeMedia('film.mp4'));
    await render(mediaPath);
    expect(await world.readTake(1)).toMatchObject({ clip: { has_audio: true } });
    await makeOlder();
    expect((await standing())?.reasons).toEqual(['Its clip is missing or differs; it is cut again from the take.']);
    await render(mediaPath);
    expect(world.fetches).toBe(1);
    expect((await standing())?.status).toBe('up-to-date');
    expect(expectOk(await probeVideo(world.clipPath()))).toMatchObject({ frameCount: 32, hasAudio: true });
  });
});
