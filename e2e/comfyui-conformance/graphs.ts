// Graphs that need no model, and pictures to feed them.

import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locateFfmpeg, runFfmpeg } from '../../src-main/media/index.ts';
import { FOLDER, type Nodes, type Target, upload } from './target.ts';

export const node = (classType: string, inputs: Record<string, unknown>) => ({ class_type: classType, inputs });

/** `count` frames of one colour, without any file. */
export const plain = (count: number, color = 0x2040ff, width = 64, height = 48) =>
  node('EmptyImage', { width, height, batch_size: count, color });

/** Five frames into a video. */
export const smallFilm = (prefix: string, color = 0x2040ff): Nodes => ({
  images: plain(5, color),
  video: node('CreateVideo', { images: ['images', 0], fps: 8 }),
  save: node('SaveVideo', { video: ['video', 0], filename_prefix: prefix, format: 'auto', codec: 'auto' }),
});

export const smallPicture = (prefix: string, color = 0x2040ff): Nodes => ({
  images: plain(1, color),
  save: node('SaveImage', { images: ['images', 0], filename_prefix: prefix }),
});

/** Keeps the processor busy for seconds on any machine, and can be interrupted between its nodes. */
export function slow(prefix: string, color: number, nodeCount = 30): Nodes {
  const nodes: Nodes = { s0: plain(1, color, 900, 900) };
  for (let index = 1; index <= nodeCount; index += 1) {
    const size = { width: 1500 + (index % 2), height: 1200 };
    const inputs = { image: [`s${index - 1}`, 0], upscale_method: 'lanczos', ...size, crop: 'disabled' };
    nodes[`s${index}`] = node('ImageScale', inputs);
  }
  nodes.save = node('SaveImage', { images: [`s${nodeCount}`, 0], filename_prefix: prefix });
  return nodes;
}

const located = locateFfmpeg(null);

export async function ffmpeg(args: readonly string[], onOutput?: (chunk: Uint8Array) => void): Promise<void> {
  const found = await located;
  if (!found.ok) throw new Error(found.error.message);
  const done = await runFfmpeg(found.value, args, { onOutput });
  if (!done.ok) throw new Error(done.error.details ?? done.error.message);
}

export async function rawFrames(args: readonly string[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const output = ['-fps_mode', 'passthrough', '-pix_fmt', 'rgb24', '-f', 'rawvideo', 'pipe:1'];
  await ffmpeg([...args, ...output], (chunk) => chunks.push(Uint8Array.from(chunk)));
  return Buffer.concat(chunks);
}

export const MOVING = { frameCount: 9, width: 160, height: 96 } as const;

/** An animated PNG, which LoadImage takes for a batch: moving frames without a model. */
export async function movingFrames(): Promise<Buffer> {
  const path = join(tmpdir(), `${randomUUID()}.png`);
  const source = `testsrc2=s=${MOVING.width}x${MOVING.height}:r=8`;
  await ffmpeg([
    '-f',
    'lavfi',
    '-i',
    source,
    '-frames:v',
    String(MOVING.frameCount),
    '-pix_fmt',
    'rgb24',
    '-f',
    'apng',
    path,
  ]);
  const bytes = await readFile(path);
  await rm(path);
  return bytes;
}

/** The name for LoadImage. */
export async function uploadMoving(target: Target): Promise<string> {
  const { status, body } = await upload(target, 'moving.png', await movingFrames(), { subfolder: FOLDER });
  if (status !== 200) throw new Error(`the upload was answered with ${status}`);
  return `${body.subfolder}/${body.name}`;
}
