// What each save node leaves behind, seen through Longtake's own client: the right files, every frame, the kept frame.
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ComfyGraph,
  type ComfyServer,
  createComfyServer,
  nameOnServer,
  type OutputFile,
} from '../../src-main/comfyui/index.ts';
import { createLogger } from '../../src-main/logging/index.ts';
import { ffmpeg, MOVING, node, rawFrames, uploadMoving } from './graphs.ts';
import { freshId, type Nodes, openTargets, uniquePrefix } from './target.ts';

const never = new AbortController().signal;
const FRAME_BYTES = MOVING.width * MOVING.height * 3;
const vhs = (prefix: string, format: string, more: Record<string, unknown> = {}) =>
  node('VHS_VideoCombine', {
    images: ['image', 0],
    frame_rate: 8,
    loop_count: 0,
    filename_prefix: prefix,
    format,
    pingpong: false,
    save_output: true,
    ...more,
  });
const film = (prefix: string, more: Record<string, unknown> = {}): Nodes => ({
  video: node('CreateVideo', { images: ['image', 0], fps: 8, ...more }),
  save: node('SaveVideo', { video: ['video', 0], filename_prefix: prefix, format: 'auto', codec: 'auto' }),
});
const silence = node('EmptyAudio', { duration: MOVING.frameCount / 8, sample_rate: 44100, channels: 2 });

interface Saver {
  readonly name: string;
  readonly nodes: (prefix: string) => Nodes;
  readonly uiKey: 'images' | 'gifs';
  readonly file: string;
  readonly needsVhs?: boolean;
  readonly hasAudio?: boolean;
}

const SAVERS: readonly Saver[] = [
  { name: 'SaveVideo', nodes: film, uiKey: 'images', file: 'a_00001_.mp4' },
  {
    name: 'SaveVideo with sound',
    nodes: (prefix) => ({ audio: silence, ...film(prefix, { audio: ['audio', 0] }) }),
    uiKey: 'images',
    file: 'a_00001_.mp4',
    hasAudio: true,
  },
  {
    name: 'SaveWEBM (vp9)',
    nodes: (prefix) => ({
      save: node('SaveWEBM', { images: ['image', 0], filename_prefix: prefix, codec: 'vp9', fps: 8, crf: 20 }),
    }),
    uiKey: 'images',
    file: 'a_00001_.webm',
  },
  {
    name: 'SaveAnimatedWEBP',
    nodes: (prefix) => ({
      save: node('SaveAnimatedWEBP', {
        images: ['image', 0],
        filename_prefix: prefix,
        fps: 8,
        lossless: true,
        quality: 80,
        method: 'fastest',
      }),
    }),
    uiKey: 'images',
    file: 'a_00001_.webp',
  },
  {
    name: 'SaveAnimatedPNG',
    nodes: (prefix) => ({
      save: node('SaveAnimatedPNG', { images: ['image', 0], filename_prefix: prefix, fps: 8, compress_level: 4 }),
    }),
    uiKey: 'images',
    file: 'a_00001_.png',
  },
  {
    name: 'VHS h264',
    nodes: (prefix) => ({ save: vhs(prefix, 'video/h264-mp4') }),
    uiKey: 'gifs',
    file: 'a_00001.mp4',
    needsVhs: true,
  },
  {
    name: 'VHS webm',
    nodes: (prefix) => ({ save: vhs(prefix, 'video/webm') }),
    uiKey: 'gifs',
    file: 'a_00001.webm',
    needsVhs: true,
  },
  {
    name: 'VHS gif',
    nodes: (prefix) => ({ save: vhs(prefix, 'image/gif') }),
    uiKey: 'gifs',
    file: 'a_00001.gif',
    needsVhs: true,
  },
  {
    name: 'VHS webp',
    nodes: (prefix) => ({ save: vhs(prefix, 'image/webp') }),
    uiKey: 'gifs',
    file: 'a_00001.webp',
    needsVhs: true,
  },
  {
    name: 'VHS h264 with sound',
    nodes: (prefix) => ({ audio: silence, save: vhs(prefix, 'video/h264-mp4', { audio: ['audio', 0] }) }),
    uiKey: 'gifs',
    file: 'a_00001-audio.mp4',
    needsVhs: true,
    hasAudio: true,
  },
];

let folderPath = '';
beforeAll(async () => {
  folderPath = await mkdtemp(join(tmpdir(), 'comfyui-conformance-'));
});
afterAll(() => rm(folderPath, { recursive: true, force: true }));

for (const target of await openTargets()) {
  let comfy: ComfyServer;
  let image = '';
  let source: Buffer;

  /** Runs a graph on the moving frames and gives the files that the client names. */
  const render = async (nodes: Nodes): Promise<readonly OutputFile[]> => {
    const promptId = freshId();
    const graph: ComfyGraph = { image: node('LoadImage', { image }), ...nodes };
    const sent = await comfy.submit(promptId, graph, never);
    if (!sent.ok) throw new Error(sent.error.message);
    const outcome = await comfy.follow(promptId, () => {}, never);
    if (!outcome.ok) throw new Error(`${outcome.error.message} ${outcome.error.details}`);
    return outcome.value.files;
  };
  const fetchFile = async (file: OutputFile | undefined): Promise<string> => {
    if (!file) throw new Error('there is no such file');
    const path = join(folderPath, `${randomUUID()}-${file.filename}`);
    const done = await comfy.download(file, path, never);
    if (!done.ok) throw new Error(done.error.message);
    return path;
  };

  describe(`${target.name}: outputs`, () => {
    beforeAll(async () => {
      comfy = createComfyServer({ url: target.url, logger: createLogger(() => {}) });
      image = await uploadMoving(target);
      source = await rawFrames([
        '-f',
        'apng',
        '-i',
        `${target.url}/view?${new URLSearchParams({ filename: image.split('/').at(-1) ?? '', subfolder: image.split('/').slice(0, -1).join('/'), type: 'input' })}`,
      ]);
      expect(source.length).toBe(MOVING.frameCount * FRAME_BYTES);
    });
    afterAll(async () => {
      await comfy.close();
    });

    for (const saver of SAVERS) {
      const isMissing = saver.needsVhs && !target.has('VHS');
      it.skipIf(isMissing)(
        `${saver.name}: one file with every frame${isMissing ? ' (unverified: needs VHS)' : ''}`,
        async () => {
          const prefix = uniquePrefix();
          const files = await render(saver.nodes(prefix));
          const subfolder = prefix.split('/').slice(0, -1).join('/');
          expect(files).toEqual([
            { nodeId: 'save', uiKey: saver.uiKey, filename: saver.file, subfolder, type: 'output' },
          ]);
          const path = await fetchFile(files[0]);
          const frames = await decode(path);
          expect(frames.length / FRAME_BYTES).toBe(MOVING.frameCount);
          for (const index of [0, 4, 8]) {
            const figure = psnr(frameAt(frames, index), frameAt(source, index));
            expect(figure, `${saver.name}, frame ${index}`).toBeGreaterThan(18);
            expect(figure).toBeGreaterThan(psnr(frameAt(frames, index), frameAt(source, (index + 3) % 9)));
          }
          expect(await hasSound(path)).toBe(saver.hasAudio ?? false);
        },
      );
    }

    it('SaveImage: a file a frame, in order, to the pixel', async () => {
      const files = await render({
        save: node('SaveImage', { images: ['image', 0], filename_prefix: uniquePrefix() }),
      });
      expect(files.map(({ filename }) => filename)).toEqual(
        Array.from({ length: 9 }, (_, index) => `a_0000${index + 1}_.png`),
      );
      for (const index of [0, 5, 8]) {
        const pixels = await rawFrames(['-i', await fetchFile(files[index])]);
        expect(pixels.equals(frameAt(source, index)), `frame ${index}`).toBe(true);
      }
    });

    it('VHS without save_output leaves its file in temp', async (context) => {
      context.skip(!target.has('VHS'), 'unverified: needs VHS');
      const files = await render({ save: vhs(uniquePrefix(), 'video/h264-mp4', { save_output: false }) });
      expect(files[0]).toMatchObject({ uiKey: 'gifs', type: 'temp' });
    });

    it('the captured last frame is the sampler’s to the pixel, and the one ffmpeg decodes at that index', async () => {
      const lastIndex = MOVING.frameCount - 2;
      const prefix = uniquePrefix();
      const files = await render({
        ...film(prefix),
        pick: node('ImageFromBatch', { image: ['image', 0], batch_index: lastIndex, length: 1 }),
        png: node('SaveImage', { images: ['pick', 0], filename_prefix: `${prefix}_last` }),
      });
      const png = files.find(({ nodeId }) => nodeId === 'png');
      const captured = await rawFrames(['-i', await fetchFile(png)]);
      expect(captured.equals(frameAt(source, lastIndex))).toBe(true);
      expect(png && nameOnServer(png)).toMatch(/\/a_last_00001_\.png \[output\]$/);
      const frames = await decode(await fetchFile(files.find(({ nodeId }) => nodeId === 'save')));
      const figures = Array.from({ length: MOVING.frameCount }, (_, index) => psnr(captured, frameAt(frames, index)));
      expect(figures.indexOf(Math.max(...figures))).toBe(lastIndex);
      const figure = figures[lastIndex] ?? 0;
      process.stdout.write(
        `${target.name}: captured frame against the decoded frame of SaveVideo: PSNR ${figure.toFixed(1)} dB\n`,
      );
      expect(figure).toBeGreaterThan(20);
    });

    it.for([
      ['an MP4 of SaveVideo', film, 'SaveVideo'],
      ['an MP4 of VHS', (prefix: string) => ({ save: vhs(prefix, 'video/h264-mp4') }), 'VHS_VideoCombine'],
    ] as const)('%s carries its graph, at the end', async ([_name, nodes, classType], { skip }) => {
      skip(classType.startsWith('VHS') && !target.has('VHS'), 'unverified: needs VHS');
      const bytes = await readFile(await fetchFile((await render(nodes(uniquePrefix())))[0]));
      const text = bytes.toString('latin1');
      expect(text).toContain(`"class_type": "${classType}"`);
      expect(text.indexOf('moov')).toBeGreaterThan(text.indexOf('mdat'));
    });

    it('a PNG carries its graph', async () => {
      const files = await render({
        pick: node('ImageFromBatch', { image: ['image', 0], batch_index: 0, length: 1 }),
        save: node('SaveImage', { images: ['pick', 0], filename_prefix: uniquePrefix() }),
      });
      const { comments } = await sharp(await fetchFile(files[0])).metadata();
      const prompt = JSON.parse(comments?.find(({ keyword }) => keyword === 'prompt')?.text ?? '');
      expect(prompt.save.class_type).toBe('SaveImage');
      // A key of the server's own, which is no part of a graph.
      expect(prompt.image.is_changed).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    });
  });
}

async function decode(path: string): Promise<Buffer> {
  if (!path.endsWith('.webp')) return rawFrames([...(path.endsWith('.png') ? ['-f', 'apng'] : []), '-i', path]);
  const { data } = await sharp(path, { animated: true }).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return data;
}

async function hasSound(path: string): Promise<boolean> {
  if (!/\.(mp4|webm)$/.test(path)) return false;
  const chunks: Uint8Array[] = [];
  await ffmpeg(
    ['-i', path, '-map', '0:a?', '-f', 's16le', '-map_metadata', '-1', '-c:a', 'pcm_s16le', '-ac', '1', 'pipe:1'],
    (chunk) => chunks.push(chunk),
  ).catch(() => {});
  return Buffer.concat(chunks).length > 10_000;
}

function frameAt(frames: Buffer, index: number): Buffer {
  return frames.subarray(index * FRAME_BYTES, (index + 1) * FRAME_BYTES);
}

/** Peak signal to noise of two pictures, in decibels; 99 for equal ones. */
function psnr(a: Buffer, b: Buffer): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += ((a[index] ?? 0) - (b[index] ?? 0)) ** 2;
  return sum === 0 ? 99 : 10 * Math.log10((255 * 255 * a.length) / sum);
}
