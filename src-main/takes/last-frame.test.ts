// The two ways to a last frame, out of the sampler and out of the encoded take, name the same frame.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { startWorld } from '../comfyui/comfy-test-server/test-world.ts';
import type { ComfyServer } from '../comfyui/index.ts';
import { createComfyuiEngine } from '../engines/index.ts';
import type { ComfyGraph, GraphSlots } from '../graph/index.ts';
import { expectOk, findTestFfmpeg, makeCountedFilm, readFrameNumbers, readRawPixels } from '../media/counted-film.ts';
import { extractFrame, type Ffmpeg } from '../media/index.ts';
import { buildVideoPlan } from '../plan/index.ts';
import { keyframesFor, makeShot, makeStoryboard, onlyEngine, SETTINGS, WAN_14B } from '../plan/plan-fixtures.ts';
import type { LoadedWorkflow } from '../workflows/index.ts';
import { lastKeptFrame } from './kept-frames.ts';
import { UNSTOPPED } from './take-context.ts';

const RENDERED_FRAMES = 13;

/** A workflow without a sampler: its batch is put together from numbered pictures, so that every frame says which it is. */
async function numberedWorkflow(server: ComfyServer, ffmpeg: Ffmpeg, folder: string): Promise<LoadedWorkflow> {
  const codecArgs = ['-c:v', 'png', '-start_number', '0'];
  const film = { frameCount: RENDERED_FRAMES, framesPerSecond: 16, pixelFormat: 'rgb24', codecArgs };
  await makeCountedFilm(ffmpeg, join(folder, 'n%02d.png'), film);
  const graph: Record<string, ComfyGraph[string]> = {};
  let batch = '';
  for (let index = 0; index < RENDERED_FRAMES; index += 1) {
    const path = join(folder, `n${String(index).padStart(2, '0')}.png`);
    const image = expectOk(await server.uploadImage(path, AbortSignal.timeout(10_000)));
    graph[`image${index}`] = { class_type: 'LoadImage', inputs: { image } };
    const inputs = { image1: [batch, 0], image2: [`image${index}`, 0] };
    if (index > 0) graph[`batch${index}`] = { class_type: 'ImageBatch', inputs };
    batch = index === 0 ? 'image0' : `batch${index}`;
  }
  graph.video = { class_type: 'CreateVideo', inputs: { images: [batch, 0], fps: 16 } };
  const saved = { video: ['video', 0], filename_prefix: 'x', format: 'auto', codec: 'auto' };
  graph.save = { class_type: 'SaveVideo', inputs: saved };
  const slots = {
    ...{ startImage: [], endImage: [], endImageLinks: [], positive: [], negative: [], seed: [], width: [], height: [] },
    ...{ length: [], fps: [], steps: [], stepBounds: [], cfg: [], models: [], loras: [], modelLines: [] },
    filenamePrefix: [{ nodeId: 'save', input: 'filename_prefix' }],
    imageBatch: { nodeId: batch, output: 0 },
    ...{ samplerNodeIds: [], latentNodeId: null, saveNodeId: 'save', outputKind: 'video' as const },
    ...{ boundBy: {}, ambiguous: [], notes: [] },
  } satisfies GraphSlots;
  const summary = { fileName: 'numbered.json' } as LoadedWorkflow['summary'];
  return { summary, graph: graph as ComfyGraph, slots, models: { bySlot: {}, required: [] }, notes: [] };
}

/** In decibels over all three colours; the higher, the more alike. */
async function peakSignalToNoise(ffmpeg: Ffmpeg, onePath: string, otherPath: string): Promise<number> {
  const [one, other] = await Promise.all(
    [onePath, otherPath].map((path) => readRawPixels(ffmpeg, path, 'format=rgb24', 'rgb24')),
  );
  const squares = one?.reduce((sum, value, index) => sum + (value - (other?.[index] ?? 0)) ** 2, 0) ?? 0;
  return 10 * Math.log10(255 ** 2 / (squares / (one?.length ?? 1)));
}

/** 7 kept of 13: the first segment of a shot begins with frame 0, a chained one repeats it and drops it. */
const segmentDropping = (framesDroppedAtStart: number): PlanSegment => {
  const shots = [makeShot({ durationSeconds: 1 })];
  const [segment] = buildVideoPlan(makeStoryboard(shots), keyframesFor(shots), onlyEngine(WAN_14B), SETTINGS).segments;
  if (segment === undefined) throw new Error('The plan has no segment');
  const framesDroppedAtEnd = RENDERED_FRAMES - 7 - framesDroppedAtStart;
  const frames = { framesRequested: RENDERED_FRAMES, framesKept: 7, framesDroppedAtStart, framesDroppedAtEnd };
  return { ...segment, ...frames, start: { kind: 'text' } };
};

it.each([0, 1])('is the same frame both ways, with %i dropped at the start', async (droppedAtStart) => {
  const ffmpeg = await findTestFfmpeg();
  const folder = await mkdtemp(join(tmpdir(), 'longtake-last-'));
  await using world = await startWorld();
  const workflow = await numberedWorkflow(world.comfy, ffmpeg, folder);
  const engine = createComfyuiEngine({
    ...{ server: world.comfy, workflow, textStart: null, limits: WAN_14B, sageAsked: false, comfyRoot: null },
  });
  const segment = segmentDropping(droppedAtStart);
  const request = { segment, start: { kind: 'none' } as const, endImagePath: null, models: {} };
  const jobId = engine.newJobId();
  expectOk(await engine.submit(jobId, request, UNSTOPPED));
  expectOk(await engine.follow(jobId, { onProgress: () => undefined, onFrameCaptured: () => undefined }, UNSTOPPED));
  const take = expectOk(await engine.fetch(jobId, request, folder, UNSTOPPED));

  const captured = take.lastFramePath ?? '';
  const decoded = async (frameIndex: number) => {
    const pngPath = join(folder, `decoded ${frameIndex}.png`);
    expectOk(await extractFrame(ffmpeg, { mediaPath: take.mediaPath, frameIndex, pngPath }));
    return pngPath;
  };
  const index = lastKeptFrame(segment, { fps: segment.framesPerSecond });
  expect(index).toBe(droppedAtStart + 6);
  expect(await readFrameNumbers(ffmpeg, captured)).toEqual([index]);
  expect(await readFrameNumbers(ffmpeg, await decoded(index))).toEqual([index]);
  const likeness = async (frameIndex: number) => peakSignalToNoise(ffmpeg, captured, await decoded(frameIndex));
  const same = await likeness(index);
  expect(same).toBeGreaterThan(25);
  for (const neighbour of [index - 1, index + 1]) expect(await likeness(neighbour)).toBeLessThan(same - 6);
  await rm(folder, { recursive: true });
});
