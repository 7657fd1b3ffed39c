// From what an engine hands over to what the project shows: every kind of take, end pictures, sound, older sidecars.
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { layout } from '#shared/model/project-layout.ts';
import { isUpToDate } from '#shared/model/segment-evidence.ts';
import type { TakeSidecar } from '#shared/model/take.ts';
import type { PlanSegment, VideoPlan } from '#shared/model/video-plan.ts';
import { ok } from '#shared/result.ts';
import type { Engine, SegmentRequest } from '../engines/index.ts';
import { expectOk, findTestFfmpeg, makeCountedFilm, numbersFrom, readFrameNumbers } from '../media/counted-film.ts';
import { type Ffmpeg, probeVideo, runFfmpeg } from '../media/index.ts';
import { buildVideoPlan, planStandings } from '../plan/index.ts';
import { makeShot, makeStoryboard, SETTINGS, WAN_14B } from '../plan/plan-fixtures.ts';
import { gatherSegmentEvidence } from './gather-evidence.ts';
import { type RenderContext, UNSTOPPED } from './render-context.ts';
import { renderSegment } from './render-segment.ts';
import { createPixelHasher } from './start-frame.ts';
import { nextTakeNumber } from './take-folder.ts';

const LIMITS = { ...WAN_14B, takesEndImage: true, takesLoras: true };
const LORAS = [{ name: 'style.safetensors', strength: 0.5 }];

let ffmpeg: Ffmpeg;
let outside: string;
let project: string;
/** What the engine was asked for, job by job. */
let asked: SegmentRequest[];
let activeTake: number | null;
beforeAll(async () => {
  ffmpeg = await findTestFfmpeg();
});
beforeEach(async () => {
  outside = await realpath(await mkdtemp(join(tmpdir(), 'longtake-run-')));
  project = join(outside, 'project');
  await mkdir(join(project, 'selected'), { recursive: true });
  asked = [];
  activeTake = null;
  await draw(join(project, 'selected', 'key.png'), 'green');
});
afterEach(() => rm(outside, { recursive: true, force: true }));

async function draw(path: string, colour: string): Promise<string> {
  const args = ['-f', 'lavfi', '-i', `color=${colour}:s=64x48`, '-frames:v', '1', '-update', '1', '-y', path];
  expectOk(await runFfmpeg(ffmpeg, args));
  return path;
}

/** 33 numbered frames, as a file or a folder of its own. */
async function makeMedia(name: string, codecArgs: readonly string[] = ['-c:v', 'libx264']): Promise<string> {
  const path = join(outside, name);
  const isFolder = extname(name) === '';
  if (isFolder) await mkdir(path);
  const film = { frameCount: 33, framesPerSecond: 16, codecArgs, ...(isFolder ? { pixelFormat: 'rgb24' } : {}) };
  await makeCountedFilm(ffmpeg, isFolder ? join(path, '%05d.png') : path, film);
  return path;
}

async function addTone(path: string): Promise<string> {
  const withTone = join(outside, 'with tone.mp4');
  const inputs = ['-i', path, '-f', 'lavfi', '-i', 'sine=frequency=440:duration=2.0625'];
  expectOk(await runFfmpeg(ffmpeg, [...inputs, '-c:v', 'copy', '-c:a', 'aac', '-y', withTone]));
  return withTone;
}

/** An engine that has its takes ready. Its canonical request is the prompt. */
function engineWith(mediaPath: string): Engine {
  return {
    id: 'comfyui',
    serverUrl: null,
    limits: LIMITS,
    newJobId: () => `job-${asked.length + 1}`,
    canonicalRequest: ({ segment }) => ok(segment.prompt),
    previewRequest: async () => ok({}),
    check: async () => ({ findings: [], looked: [] }),
    submit: async (_jobId, request) => {
      asked.push(request);
      return ok(undefined);
    },
    follow: async () => ok(undefined),
    async fetch(_jobId, _request, folderPath) {
      const fetchedPath = join(folderPath, `from the server${extname(mediaPath)}`);
      await cp(mediaPath, fetchedPath, { recursive: true });
      return ok({
        ...{ mediaPath: fetchedPath, mediaIsClean: true, lastFramePath: null, server: null },
        ...{ startedAtIso: '', gpuSeconds: null, graphSha256: null, models: [], textAsSent: '' },
      });
    },
    cancel: async () => ok(undefined),
    find: async () => ok('unknown'),
    close: async () => undefined,
  };
}

interface Wanted {
  readonly end?: { readonly status: 'found'; readonly filePath: string } | null;
  readonly prompt?: string;
}

/** One shot of 2 s: 32 of 33 frames. */
function planOf({ end = null, prompt = 'A boat' }: Wanted = {}): { plan: VideoPlan; segment: PlanSegment } {
  const shot = makeShot({ durationSeconds: 2, prompt, loras: LORAS });
  const keyframe = { status: 'found', filePath: join(project, 'selected', 'key.png'), end } as const;
  const settings = { ...SETTINGS, resolution: { width: 192, height: 96 } };
  const plan = buildVideoPlan(makeStoryboard([shot]), { '001': keyframe }, LIMITS, settings);
  const [segment] = plan.segments;
  if (segment === undefined) throw new Error('The plan has no segment');
  return { plan, segment };
}

function contextFor(plan: VideoPlan, mediaPath: string): RenderContext {
  return {
    ...{ projectFolderPath: project, plan, engine: engineWith(mediaPath), ffmpeg, models: {} },
    hasher: createPixelHasher(ffmpeg),
    now: () => new Date(0),
    openJobs: new Map(),
    activeTakeOf: () => activeTake,
    record: () => ok(undefined),
    onProgress: () => undefined,
    takeLanded: async (_key, take) => {
      activeTake = take;
      return ok(undefined);
    },
  };
}

async function render(mediaPath: string, wanted: Wanted = {}): Promise<void> {
  const { plan, segment } = planOf(wanted);
  expectOk(await renderSegment(segment, contextFor(plan, mediaPath), UNSTOPPED));
}

async function look(mediaPath: string, wanted: Wanted = {}) {
  const { plan, segment } = planOf(wanted);
  const evidence = await gatherSegmentEvidence(segment, contextFor(plan, mediaPath));
  return { evidence, standing: planStandings(plan, { [segment.key]: evidence })[segment.key] };
}

const takesPath = () => join(project, layout.takesFolder('001', 0));
const clipPath = () => join(project, layout.clip('001', 0));
const readTake = async (take: number): Promise<TakeSidecar> =>
  JSON.parse(await readFile(join(takesPath(), `take_${take}.json`), 'utf8'));

describe('a take', () => {
  it.each([
    ['frames', 'take_1', ['-c:v', 'png']],
    ['film.webp', 'take_1.webp', ['-c:v', 'libwebp_anim', '-quality', '90']],
    ['film.gif', 'take_1.gif', ['-pix_fmt', 'gray', '-c:v', 'gif']],
    ['film.png', 'take_1.png', ['-pix_fmt', 'rgb24', '-f', 'apng']],
    ['film.webm', 'take_1.webm', ['-c:v', 'libvpx-vp9']],
  ])('fetched as %s is kept whole, counted, cut and handed on', async (name, fileName, codecArgs) => {
    const mediaPath = await makeMedia(name, codecArgs);
    await render(mediaPath);
    expect(await readTake(1)).toMatchObject({
      ...{ media_file: fileName, frames_delivered: 33, loras: LORAS, end_frame_sha256: null },
      clip: { frames: 32, has_audio: false },
    });
    expect((await readdir(takesPath())).sort()).toEqual(
      [fileName, 'take_1.json', 'take_1.txt', 'take_1_lastframe.png'].sort(),
    );
    if (name === 'frames') expect(await readdir(join(takesPath(), fileName))).toEqual(await readdir(mediaPath));
    expect(await readFrameNumbers(ffmpeg, clipPath())).toEqual(numbersFrom(0, 32));
    expect(await readFrameNumbers(ffmpeg, join(project, layout.lastFrame('001', 0)))).toEqual([31]);
    expect((await look(mediaPath)).standing).toMatchObject({ status: 'up-to-date' });
    await render(mediaPath);
    expect(asked).toHaveLength(1);
  });

  it('that is a folder keeps its number, and is of no use once frames are lost', async () => {
    const mediaPath = await makeMedia('frames', ['-c:v', 'png']);
    await render(mediaPath);
    await rm(clipPath());
    expect((await look(mediaPath)).evidence.fittingTake).toMatchObject({ take: 1 });
    await rm(join(takesPath(), 'take_1', '00032.png'));
    await rm(join(takesPath(), 'take_1', '00033.png'));
    expect((await look(mediaPath)).evidence.fittingTake).toBeNull();
    await rm(join(takesPath(), 'take_1.json'));
    await rm(join(takesPath(), 'take_1.txt'));
    await rm(join(takesPath(), 'take_1_lastframe.png'));
    expect(await nextTakeNumber(takesPath())).toBe(2);
  });
});

describe('a picture to end on', () => {
  it('is copied into the project, sent, and part of what a take answers', async () => {
    const mediaPath = await makeMedia('film.mp4');
    const filePath = await draw(join(outside, 'end.png'), 'red');
    const end = { status: 'found', filePath } as const;
    await render(mediaPath, { end });
    expect(asked[0]?.endImagePath).toBe(join(project, 'selected', 'end.png'));
    const take = await readTake(1);
    expect(take.end_frame_sha256).toMatch(/^[0-9a-f]{64}$/);
    expect((await look(mediaPath, { end })).standing?.status).toBe('up-to-date');

    expect((await look(mediaPath)).standing).toMatchObject({
      status: 'stale',
      reasons: ['Since take 1: the end image changed.'],
    });
    await draw(filePath, 'blue');
    expect((await look(mediaPath, { end })).standing?.reasons).toEqual(['Since take 1: the end image changed.']);
    await writeFile(filePath, 'no picture');
    expect((await look(mediaPath, { end })).standing?.status).toBe('stale');
    await render(mediaPath);
    // A take without an end never answers for one with an end that cannot be read.
    expect((await look(mediaPath, { end })).evidence).toMatchObject({ endFrameSha256: '', fittingTake: null });
  });

  it('that is gone is said before anything is sent', async () => {
    const mediaPath = await makeMedia('film.mp4');
    const { plan, segment } = planOf({ end: { status: 'found', filePath: join(outside, 'gone.png') } });
    const result = await renderSegment(segment, contextFor(plan, mediaPath), UNSTOPPED);
    expect(result).toMatchObject({ ok: false, error: { code: 'plan-blocked', filePath: join(outside, 'gone.png') } });
    expect(asked).toEqual([]);
  });
});

describe('a take made before', () => {
  async function makeOlder(): Promise<void> {
    const { end_frame_sha256: _end, ...sidecar } = await readTake(1);
    const { has_audio: _audio, ...clip } = sidecar.clip ?? {};
    await writeFile(join(takesPath(), 'take_1.json'), JSON.stringify({ ...sidecar, clip }));
  }

  it('stays up to date where nothing changed', async () => {
    const mediaPath = await makeMedia('film.mp4');
    await render(mediaPath);
    await makeOlder();
    expect(isUpToDate((await look(mediaPath)).evidence)).toBe(true);
  });

  it('has its clip cut again, not rendered, where the take has sound that the clip lost', async () => {
    const mediaPath = await addTone(await makeMedia('film.mp4'));
    await render(mediaPath);
    expect(await readTake(1)).toMatchObject({ clip: { has_audio: true } });
    await makeOlder();
    expect((await look(mediaPath)).standing?.reasons).toEqual([
      'Its clip is missing or differs; it is cut again from the take.',
    ]);
    await render(mediaPath);
    expect(asked).toHaveLength(1);
    expect((await look(mediaPath)).standing?.status).toBe('up-to-date');
    expect(expectOk(await probeVideo(clipPath()))).toMatchObject({ frameCount: 32, hasAudio: true });
  });
});
