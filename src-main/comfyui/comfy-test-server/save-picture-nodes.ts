// The nodes that save a batch as single pictures.
import { writeFile } from 'node:fs/promises';
import { taggedPng } from './file-metadata.ts';
import type { FolderType } from './folders.ts';
import type { NodeRun } from './node-run.ts';
import { type Images, type NodeResult, needKind, textInput } from './node-values.ts';
import { nextOutputName, outputFileName, outputPath } from './output-names.ts';
import { pickFrames } from './pixels.ts';
import { asSharp } from './render-frames.ts';

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
  for (const [index, fileName] of saved.entries())
    await savePng(run, pickFrames(images, index, 1), outputPath(name, fileName));
  const items = saved.map((filename) => ({ filename, subfolder: name.subfolder, type }));
  return { outputs: run.definition.output.map(() => images), ui: { images: items } };
}

/** One frame, with the graph inside. Hardly packed: speed counts here, not size. */
export async function savePng(run: NodeRun, image: Images, path: string): Promise<void> {
  const bytes = await asSharp(image).png({ compressionLevel: 1 }).toBuffer();
  await writeFile(path, taggedPng(bytes, run.metadata));
}
