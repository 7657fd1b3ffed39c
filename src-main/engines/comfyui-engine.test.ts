import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { ComfyTestServerOptions } from '../comfyui/comfy-test-server/options.ts';
import { startComfyTestServer } from '../comfyui/comfy-test-server/start-comfy-test-server.ts';
import type { ComfyGraph, OutputFile } from '../comfyui/index.ts';
import { CAPTURE_NODE_IDS } from '../graph/index.ts';
import {
  connectTo,
  type EditableGraph,
  engineFor,
  FIRST_LAST,
  openWorkflows,
  RED_DOT_PNG,
  segmentOf,
  soon,
  UNHEARD,
  value,
  WAN_5B,
  WAN_14B,
  WAN_14B_TEXT,
  type WorkflowsForTests,
} from './comfyui-for-tests.ts';
import { takeFilesOf } from './comfyui-take.ts';
import type { SegmentRequest } from './engine.ts';

const startServer = (options: ComfyTestServerOptions = {}) =>
  connectTo(startComfyTestServer({ renderMs: 40, previews: false, ...options }));

let workflows: WorkflowsForTests;
let folderPath: string;
let picturePath: string;
beforeEach(async () => {
  workflows = await openWorkflows();
  folderPath = await mkdtemp(join(tmpdir(), 'longtake-take-'));
  picturePath = join(folderPath, 'start.png');
  await writeFile(picturePath, RED_DOT_PNG);
});
afterEach(async () => {
  await workflows[Symbol.asyncDispose]();
  await rm(folderPath, { recursive: true, force: true });
});

const requestFor = (segment: PlanSegment, more: Partial<SegmentRequest> = {}): SegmentRequest => ({
  segment,
  start: segment.start.kind === 'text' ? { kind: 'none' } : { kind: 'file', path: picturePath },
  endImagePath: null,
  models: {},
  ...more,
});

/** The server is never asked here. */
const offline = (workflow: string, textStart?: string) => {
  const loaded = workflows.load(workflow);
  const comfy = { url: 'http://127.0.0.1:9' } as Parameters<typeof engineFor>[0];
  return engineFor(comfy, workflows, loaded, textStart === undefined ? {} : { textStart: workflows.load(textStart) });
};

describe('the canonical request', () => {
  const canonical = (
    segment: PlanSegment,
    models: SegmentRequest['models'] = {},
    workflow = WAN_14B,
    textStart = WAN_14B_TEXT,
  ) => value(offline(workflow, textStart).canonicalRequest({ segment, models }));
  const plain = segmentOf();

  it.each<[string, Partial<PlanSegment>, SegmentRequest['models']?]>([
    ['the prompt', { prompt: 'Another.' }],
    ['the seed', { seed: 8 }],
    ['the size', { width: 128 }],
    ['a LoRA', { loras: [{ name: 'ink.safetensors', strength: 1 }] }],
    ['a model', {}, { high: 'diffusion_models/wan2.2_i2v_high_noise_14B_fp16.safetensors' }],
    ['the way it starts', { start: { kind: 'text' } }],
  ])('is another with %s changed', (_what, changes, models) => {
    expect(canonical(segmentOf(changes), models)).not.toBe(canonical(plain));
  });

  it('tells LoRAs apart by name and strength, not by the way they are written', () => {
    const withLora = (name: string, strength: number) => canonical(segmentOf({ loras: [{ name, strength }] }));
    expect(withLora('wan/ink.safetensors', 1)).not.toBe(withLora('wan/ink.safetensors', 0.5));
    expect(withLora('loras\\wan\\ink.safetensors', 1)).toBe(withLora('wan/ink.safetensors', 1));
  });

  it('is the same whatever changes no pixel', () => {
    expect(canonical(segmentOf({ outputFile: 'x.mp4', clipName: 'x', shotId: '9', clipFrames: 3 }))).toBe(
      canonical(plain),
    );
    const same = { high: 'wan2.2_i2v_high_noise_14B_fp8_scaled.safetensors', elsewhere: 'x.safetensors' };
    expect(canonical(plain, same)).toBe(canonical(plain));
    // The file that begins shots without a picture is not asked for those that have one.
    expect(canonical(plain, {}, WAN_14B, 'gcv_wan_2.2_14b_t2v_turbo')).toBe(canonical(plain));
    const fromText = segmentOf({ start: { kind: 'text' } });
    expect(canonical(fromText, {}, WAN_14B, 'gcv_wan_2.2_14b_t2v_turbo')).not.toBe(canonical(fromText));
    // An image-to-video model chosen for "high" is not meant for the text-to-video graph's "high".
    const chosen = { high: 'diffusion_models/wan2.2_i2v_high_noise_14B_fp16.safetensors' };
    expect(canonical(fromText, chosen)).toBe(canonical(fromText));
  });

  it('knows an end picture from none, and not by its name', () => {
    const ending = (endImagePath: string | null) => canonical(segmentOf({ endImagePath }), {}, FIRST_LAST);
    expect(ending('/p/a.png')).not.toBe(ending(null));
    expect(ending('/p/a.png')).toBe(ending('/q/b.png'));
  });
});

describe('the request that is shown', () => {
  it('is what is sent, but for the job’s id', async () => {
    await using world = await startServer({ extraModels: { loras: ['wan\\ink.safetensors'] } });
    const engine = engineFor(world.comfy, workflows, workflows.load(FIRST_LAST));
    const segment = segmentOf({ endImagePath: picturePath, loras: [{ name: 'wan/ink.safetensors', strength: 0.7 }] });
    const request = requestFor(segment, { endImagePath: picturePath });
    const shown = JSON.stringify(value(await engine.previewRequest(request)));
    const jobId = engine.newJobId();
    value(await engine.submit(jobId, request, soon()));
    const sent = await graphSent(world.server, jobId);
    expect(JSON.parse(shown.replaceAll('job-id', jobId))).toEqual(JSON.parse(JSON.stringify(sent)));
    // A server takes no other spelling of the file than its own.
    expect(shown).toContain(JSON.stringify('wan\\ink.safetensors'));
    expect(Object.keys(sent)).toEqual(expect.arrayContaining(Object.values(CAPTURE_NODE_IDS)));
    value(await engine.cancel(jobId));
  });

  it('names the picture that is yet to be made, and a picture that cannot be read', async () => {
    const start = { kind: 'last-frame', segmentKey: '001/0' } as const;
    const engine = offline(WAN_5B);
    const pending = value(await engine.previewRequest(requestFor(segmentOf({ start }), { start: { kind: 'none' } })));
    expect(pending).toMatchObject({ start_image: { inputs: { image: 'last frame of 001/0' } } });
    const gone = await engine.previewRequest(
      requestFor(segmentOf(), { start: { kind: 'file', path: '/nowhere/x.png' } }),
    );
    expect(gone).toMatchObject({ ok: false, error: { filePath: '/nowhere/x.png' } });
  });
});

type TestServer = Awaited<ReturnType<typeof startServer>>['server'];

async function graphSent({ url }: TestServer, jobId: string): Promise<ComfyGraph> {
  for (const path of [`/history/${jobId}`, '/queue', `/history/${jobId}`]) {
    const answer = (await (await fetch(url + path)).json()) as Record<string, unknown>;
    const items = [
      answer.queue_running,
      answer.queue_pending,
      [(answer[jobId] as { prompt?: unknown } | undefined)?.prompt],
    ];
    const found = items.flat().find((item) => Array.isArray(item) && item[1] === jobId);
    if (Array.isArray(found)) return found[2] as ComfyGraph;
  }
  throw new Error(`the server does not know ${jobId}`);
}

describe('a job from its submission to its take', () => {
  async function render(
    world: Awaited<ReturnType<typeof startServer>>,
    edit: (graph: EditableGraph) => void,
    framesRequested = 5,
  ) {
    const workflow = await workflows.loadEdited(WAN_5B, edit);
    const engine = engineFor(world.comfy, workflows, workflow);
    const request = requestFor(segmentOf({ framesRequested }));
    const jobId = engine.newJobId();
    value(await engine.submit(jobId, request, soon()));
    value(await engine.follow(jobId, UNHEARD, soon()));
    return value(await engine.fetch(jobId, request, folderPath, soon()));
  }

  it.each<[string, Record<string, unknown>, string]>([
    ['SaveVideo', {}, 'take.mp4'],
    ['SaveWEBM', { images: ['decode', 0], filename_prefix: 'x', codec: 'vp9', fps: 24, crf: 32 }, 'take.webm'],
    [
      'SaveAnimatedWEBP',
      { images: ['decode', 0], filename_prefix: 'x', fps: 24, lossless: true, quality: 80, method: 'default' },
      'take.webp',
    ],
    [
      'VHS_VideoCombine',
      {
        images: ['decode', 0],
        frame_rate: 24,
        loop_count: 0,
        filename_prefix: 'x',
        format: 'video/h264-mp4',
        pingpong: false,
        save_output: true,
      },
      'take.mp4',
    ],
  ])('brings the file that %s made', async (classType, inputs, fileName) => {
    await using world = await startServer();
    const take = await render(world, (graph) => {
      if (classType !== 'SaveVideo') graph.save = { class_type: classType, inputs };
    });
    expect(basename(take.mediaPath)).toBe(fileName);
    expect(take.lastFramePath).toBe(join(folderPath, 'last-frame.png'));
    expect(take).toMatchObject({ models: [{ slot: '', file: 'wan2.2_ti2v_5B_fp16.safetensors' }], mediaIsClean: true });
  });

  it('brings the pictures of SaveImage in their order, and not the captured one', async () => {
    await using world = await startServer();
    const take = await render(
      world,
      (graph) => {
        graph.save = { class_type: 'SaveImage', inputs: { images: ['decode', 0], filename_prefix: 'x' } };
      },
      13,
    );
    expect(take.mediaPath).toBe(join(folderPath, 'take'));
    const names = (await readdir(take.mediaPath)).sort();
    expect([names.length, names[0], names.at(-1)]).toEqual([13, '00001.png', '00013.png']);
  });

  it('starts from the prompt with the other workflow', async () => {
    await using world = await startServer();
    const textStart = workflows.load('gcv_wan_2.2_5b_t2v');
    const engine = engineFor(world.comfy, workflows, workflows.load(WAN_5B), { textStart });
    const jobId = engine.newJobId();
    const request = requestFor(segmentOf({ start: { kind: 'text' } }));
    value(await engine.submit(jobId, request, soon()));
    const types = Object.values(await graphSent(world.server, jobId)).map((node) => node.class_type);
    expect(types).not.toContain('LoadImage');
    // Another session fetches it: nobody followed it there.
    const later = engineFor(world.comfy, workflows, workflows.load(WAN_5B), { textStart });
    expect(basename(value(await later.fetch(jobId, request, folderPath, soon())).mediaPath)).toBe('take.mp4');
  });
});

describe('which of a job’s files are the take', () => {
  const file = (nodeId: string, filename: string, more: Partial<OutputFile> = {}): OutputFile => ({
    nodeId,
    filename,
    uiKey: 'images',
    subfolder: '',
    type: 'output',
    ...more,
  });
  const take = (files: readonly OutputFile[], outputKind: 'video' | 'animation' | 'frames' = 'video') => {
    const found = takeFilesOf(files, { saveNodeId: 'save', outputKind });
    if (found.kind === 'film') return found.file.filename;
    return found.kind === 'pictures' ? found.files.map(({ filename }) => filename) : null;
  };
  const captured = file(CAPTURE_NODE_IDS.save, 'last_00001_.png');

  it.each<[string, readonly OutputFile[], 'video' | 'animation' | 'frames', string | readonly string[] | null]>([
    ['the save node’s film', [captured, file('other', 'a.mp4'), file('save', 'b.mp4')], 'video', 'b.mp4'],
    ['the film with sound', [file('save', 'a.mp4'), file('save', 'a-audio.mp4')], 'video', 'a-audio.mp4'],
    ['no side picture', [file('save', 'a_00001.png'), file('save', 'a_00001.mp4')], 'video', 'a_00001.mp4'],
    ['another node’s film where the save node names none', [captured, file('other', 'a.webm')], 'video', 'a.webm'],
    ['no preview of another node', [captured, file('look', 'p.mp4', { type: 'temp' })], 'video', null],
    ['a film that its own node put into temp', [file('save', 'p.mp4', { type: 'temp' })], 'video', 'p.mp4'],
    ['an animated PNG', [file('save', 'a.png')], 'animation', 'a.png'],
    ['an animated WebP of an unknown node', [file('save', 'a.webp')], 'video', 'a.webp'],
    [
      'WebP pictures of an unknown node',
      [file('save', 'a.webp'), file('save', 'b.webp')],
      'video',
      ['a.webp', 'b.webp'],
    ],
    ['one picture where one frame was asked for', [file('save', 'a.png')], 'frames', ['a.png']],
    [
      'pictures of one node only',
      [file('x', 'a.png'), file('x', 'b.png'), file('y', 'c.png')],
      'frames',
      ['a.png', 'b.png'],
    ],
    ['nothing', [captured], 'video', null],
  ])('takes %s', (_what, files, outputKind, expected) => {
    expect(take(files, outputKind)).toEqual(expected);
  });
});
