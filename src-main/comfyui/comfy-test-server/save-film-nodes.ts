// The nodes that save a batch as one file: video, WebM, animated pictures.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { writeTagFile } from './file-metadata.ts';
import type { NodeRun } from './node-run.ts';
import {
  type Images,
  NodeFailure,
  type NodeResult,
  needKind,
  numberInput,
  type Sound,
  textInput,
} from './node-values.ts';
import { nextOutputName, outputFileName, outputPath } from './output-names.ts';

export interface FilmKind {
  readonly extension: string;
  readonly codec: readonly string[];
  /** Tags survive in this container, under their own names. */
  readonly tagArgs?: readonly string[];
}

const H264_CODEC = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-preset', 'veryfast'];
export const H264: FilmKind = { extension: 'mp4', codec: H264_CODEC, tagArgs: ['-movflags', 'use_metadata_tags'] };
export const VP9: FilmKind = {
  extension: 'webm',
  codec: [
    '-c:v',
    'libvpx-vp9',
    '-pix_fmt',
    'yuv420p',
    '-crf',
    '20',
    '-b:v',
    '0',
    '-deadline',
    'realtime',
    '-cpu-used',
    '8',
  ],
  tagArgs: [],
};
export const WEBP: FilmKind = { extension: 'webp', codec: ['-c:v', 'libwebp_anim', '-lossless', '1', '-loop', '0'] };
const APNG: FilmKind = { extension: 'png', codec: ['-c:v', 'apng', '-f', 'apng', '-plays', '0', '-pix_fmt', 'rgb24'] };

export function saveVideo(run: NodeRun): Promise<NodeResult> {
  const { images, fps, sound } = needKind(run.inputs, 'video', 'video');
  const format = textInput(run.inputs, 'format');
  const codec = textInput(run.inputs, 'codec');
  // The validation of 0.3.64 lets any choice pass; PyAV does not.
  if (format !== 'auto' && format !== 'mp4')
    throw new NodeFailure('ValueError', 'Only MP4 format is supported for now');
  if (codec !== 'auto' && codec !== 'h264') throw new NodeFailure('ValueError', 'Only H264 codec is supported for now');
  return saveFilm(run, images, fps, H264, sound);
}

export function saveWebm(run: NodeRun): Promise<NodeResult> {
  if (textInput(run.inputs, 'codec') === 'av1')
    throw new NodeFailure('ValueError', 'av1 is not played by this test server');
  return saveFilm(run, needKind(run.inputs, 'images', 'images'), numberInput(run.inputs, 'fps', 24), VP9, null);
}

export function saveAnimatedWebp(run: NodeRun): Promise<NodeResult> {
  return saveFilm(run, needKind(run.inputs, 'images', 'images'), numberInput(run.inputs, 'fps', 6), WEBP, null);
}

export function saveAnimatedPng(run: NodeRun): Promise<NodeResult> {
  return saveFilm(run, needKind(run.inputs, 'images', 'images'), numberInput(run.inputs, 'fps', 6), APNG, null);
}

async function saveFilm(
  run: NodeRun,
  images: Images,
  fps: number,
  kind: FilmKind,
  sound: Sound | null,
): Promise<NodeResult> {
  const name = await nextOutputName(run.folders.output, textInput(run.inputs, 'filename_prefix'), images);
  const fileName = outputFileName(name, 0, kind.extension);
  await encodeFilm(run, images, fps, kind, outputPath(name, fileName), sound);
  const saved = { filename: fileName, subfolder: name.subfolder, type: 'output' };
  return {
    outputs: run.definition.output.map((type) => passedOn(run, type)),
    ui: { images: [saved], animated: [true] },
  };
}

/** In 2026 save nodes hand on what they were given. */
function passedOn(run: NodeRun, type: string) {
  return run.inputs[type === 'VIDEO' ? 'video' : 'images'] ?? null;
}

/** `-r` before the input: the frames keep their number whatever the rate. Sound ends with the last frame. */
export async function encodeFilm(
  run: NodeRun,
  images: Images,
  fps: number,
  kind: FilmKind,
  path: string,
  sound: Sound | null,
): Promise<void> {
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-video_size', `${images.width}x${images.height}`];
  const seconds = (images.frameCount / fps).toFixed(4);
  const soundArgs = sound ? ['-c:a', kind.extension === 'webm' ? 'libvorbis' : 'aac', '-t', seconds] : ['-an'];
  const tagPath = join(run.folders.work, `${randomUUID()}.txt`);
  if (kind.tagArgs) await writeTagFile(tagPath, run.metadata);
  const args = [
    ...raw,
    '-r',
    String(fps),
    '-i',
    'pipe:0',
    ...(sound ? ['-i', sound.path] : []),
    ...(kind.tagArgs ? ['-f', 'ffmetadata', '-i', tagPath] : []),
    '-map',
    '0:v',
    ...(sound ? ['-map', '1:a'] : []),
    ...(kind.tagArgs ? ['-map_metadata', sound ? '2' : '1', ...kind.tagArgs] : ['-map_metadata', '-1']),
    ...kind.codec,
    ...soundArgs,
    '-fps_mode',
    'passthrough',
    path,
  ];
  await run.renderer.ffmpeg(args, { stdin: images.pixels, signal: run.signal });
}
