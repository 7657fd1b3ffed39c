// The nodes that leave files behind.
import { copyFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderType } from './folders.ts';
import type { NodeRun } from './node-run.ts';
import { type Images, NodeFailure, type NodeResult, needKind, numberInput, textInput } from './node-values.ts';
import { nextOutputName, type OutputName, outputFileName, outputPath } from './output-names.ts';

export async function saveVideo(run: NodeRun): Promise<NodeResult> {
  const { images, fps } = needKind(run.inputs, 'video', 'video');
  const format = textInput(run.inputs, 'format');
  const codec = textInput(run.inputs, 'codec');
  // The validation lets any choice pass; PyAV does not.
  if (format !== 'auto' && format !== 'mp4')
    throw new NodeFailure('ValueError', 'Only MP4 format is supported for now');
  if (codec !== 'auto' && codec !== 'h264') throw new NodeFailure('ValueError', 'Only H264 codec is supported for now');
  return saveFilm(run, images, fps, { extension: 'mp4', codec: H264 });
}

interface FilmKind {
  readonly extension: string;
  readonly codec: readonly string[];
}

const H264 = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-preset', 'veryfast', '-an'];
const VP9 = ['-c:v', 'libvpx-vp9', '-pix_fmt', 'yuv420p', '-deadline', 'realtime', '-cpu-used', '8'];
const WEBP = ['-c:v', 'libwebp_anim', '-loop', '0'];

export function saveWebm(run: NodeRun): Promise<NodeResult> {
  const images = needKind(run.inputs, 'images', 'images');
  return saveFilm(run, images, numberInput(run.inputs, 'fps', 24), { extension: 'webm', codec: VP9 });
}

export function saveAnimatedWebp(run: NodeRun): Promise<NodeResult> {
  const images = needKind(run.inputs, 'images', 'images');
  return saveFilm(run, images, numberInput(run.inputs, 'fps', 6), { extension: 'webp', codec: WEBP });
}

async function saveFilm(run: NodeRun, images: Images, fps: number, kind: FilmKind): Promise<NodeResult> {
  const name = await nextOutputName(run.folders.output, textInput(run.inputs, 'filename_prefix'), images);
  const fileName = outputFileName(name, 0, kind.extension);
  await encode(run, images, fps, kind, outputPath(name, fileName));
  return {
    outputs: [],
    ui: { images: [{ filename: fileName, subfolder: name.subfolder, type: 'output' }], animated: [true] },
  };
}

/** `-r` before the input: the frames keep their number whatever the rate. */
async function encode(run: NodeRun, images: Images, fps: number, kind: FilmKind, path: string): Promise<void> {
  await run.renderer.ffmpeg(['-r', String(fps), '-i', images.path, ...kind.codec, '-fps_mode', 'passthrough', path]);
}

export function saveImage(run: NodeRun): Promise<NodeResult> {
  return savePictures(run, 'output', textInput(run.inputs, 'filename_prefix'));
}

export function previewImage(run: NodeRun): Promise<NodeResult> {
  const letters = Array.from({ length: 5 }, () => 'abcdefghijklmnopqrstupvxyz'[Math.floor(Math.random() * 26)]).join(
    '',
  );
  return savePictures(run, 'temp', `ComfyUI_temp_${letters}`);
}

async function savePictures(run: NodeRun, type: FolderType, prefix: string): Promise<NodeResult> {
  const images = needKind(run.inputs, 'images', 'images');
  const name = await nextOutputName(run.folders[type], prefix, images);
  const saved = Array.from({ length: images.frameCount }, (_, index) => outputFileName(name, index, 'png'));
  if (images.frameCount === 1 && images.path.endsWith('.png') && saved[0]) {
    await copyFile(images.path, outputPath(name, saved[0]));
  } else {
    await splitIntoPictures(run, images, name, saved);
  }
  return { outputs: [], ui: { images: saved.map((filename) => ({ filename, subfolder: name.subfolder, type })) } };
}

async function splitIntoPictures(
  run: NodeRun,
  images: Images,
  name: OutputName,
  saved: readonly string[],
): Promise<void> {
  // A prefix of the user's must not reach ffmpeg's %d patterns.
  const pattern = join(run.folders.work, `${run.nodeId.replace(/\W/g, '')}-${Date.now()}`);
  await run.renderer.ffmpeg(['-i', images.path, '-fps_mode', 'passthrough', `${pattern}-%d.png`]);
  for (const [index, fileName] of saved.entries())
    await rename(`${pattern}-${index + 1}.png`, outputPath(name, fileName));
}

const VHS_KINDS: Readonly<Record<string, FilmKind>> = {
  'video/h264-mp4': { extension: 'mp4', codec: H264 },
  'video/webm': { extension: 'webm', codec: VP9 },
  'image/webp': { extension: 'webp', codec: WEBP },
  'image/gif': { extension: 'gif', codec: [] },
};

export async function vhsVideoCombine(run: NodeRun): Promise<NodeResult> {
  const images = needKind(run.inputs, 'images', 'images');
  const format = textInput(run.inputs, 'format');
  const kind = VHS_KINDS[format];
  if (!kind) throw new NodeFailure('ValueError', `${format} is not available on this test server`);
  const type = run.inputs.save_output === false ? 'temp' : 'output';
  const name = await nextOutputName(run.folders[type], textInput(run.inputs, 'filename_prefix'), images);
  const fps = numberInput(run.inputs, 'frame_rate', 8);
  const filename = outputFileName(name, 0, kind.extension, '');
  const workflow = outputFileName(name, 0, 'png', '');
  await run.renderer.ffmpeg(['-i', images.path, '-frames:v', '1', outputPath(name, workflow)]);
  await encode(run, images, fps, kind, outputPath(name, filename));
  const fullpath = outputPath(name, filename);
  const item = { filename, subfolder: name.subfolder, type, format, frame_rate: fps, workflow, fullpath };
  return { outputs: [{ kind: 'token', type: 'VHS_FILENAMES' }], ui: { gifs: [item] } };
}
