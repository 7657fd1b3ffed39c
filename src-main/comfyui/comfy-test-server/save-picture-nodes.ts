// The nodes that save a batch as single pictures.
import { copyFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { tagPng } from './file-metadata.ts';
import type { FolderType } from './folders.ts';
import type { NodeRun } from './node-run.ts';
import { type Images, type NodeResult, needKind, textInput } from './node-values.ts';
import { nextOutputName, type OutputName, outputFileName, outputPath } from './output-names.ts';

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
  for (const fileName of saved) await tagPng(outputPath(name, fileName), run.metadata);
  const items = saved.map((filename) => ({ filename, subfolder: name.subfolder, type }));
  return { outputs: run.definition.output.map(() => images), ui: { images: items } };
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
