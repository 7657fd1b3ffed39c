// The nodes that need no model: pictures read, made, scaled, picked and put together, and sound to go with them.
import { resolveAnnotated } from './folders.ts';
import { inPlaceOf } from './latent-nodes.ts';
import type { NodeRun } from './node-run.ts';
import { type Images, NodeFailure, type NodeResult, needKind, numberInput, textInput } from './node-values.ts';
import { pickFrames, plainFrames, repeatFrames } from './pixels.ts';

export async function loadImage(run: NodeRun): Promise<NodeResult> {
  const path = resolveAnnotated(run.folders, textInput(run.inputs, 'image'));
  if (path === null) throw new NodeFailure('FileNotFoundError', `No such file: ${textInput(run.inputs, 'image')}`);
  return { outputs: inPlaceOf(run, 'IMAGE', await run.renderer.loadImage(path)) };
}

export function emptyImage(run: NodeRun): NodeResult {
  const { inputs } = run;
  const size = { width: numberInput(inputs, 'width', 512), height: numberInput(inputs, 'height', 512) };
  const frameCount = numberInput(inputs, 'batch_size', 1);
  return { outputs: [plainFrames(size, frameCount, numberInput(inputs, 'color'))] };
}

/** A negative index counts from the end; 0.3.64 lets none through its check. */
export function imageFromBatch(run: NodeRun): NodeResult {
  const images = needKind(run.inputs, 'image', 'images');
  const index = numberInput(run.inputs, 'batch_index');
  const first = index < 0 ? Math.max(0, index + images.frameCount) : index;
  return { outputs: [pickFrames(images, first, numberInput(run.inputs, 'length', 1))] };
}

export function repeatImages(run: NodeRun): NodeResult {
  const images = needKind(run.inputs, 'image', 'images');
  return { outputs: [repeatFrames(images, numberInput(run.inputs, 'amount', 1))] };
}

export async function joinImages(run: NodeRun): Promise<NodeResult> {
  const first = needKind(run.inputs, 'image1', 'images');
  return { outputs: [await run.renderer.join(first, needKind(run.inputs, 'image2', 'images'))] };
}

export async function scaleImage(run: NodeRun): Promise<NodeResult> {
  const images = needKind(run.inputs, 'image', 'images');
  // 0 means: keep the proportion, or the size when both are 0.
  const givenWidth = numberInput(run.inputs, 'width');
  const givenHeight = numberInput(run.inputs, 'height');
  if (givenWidth === 0 && givenHeight === 0) return { outputs: [images] };
  const width = givenWidth || Math.max(1, Math.round((images.width * givenHeight) / images.height));
  const height = givenHeight || Math.max(1, Math.round((images.height * givenWidth) / images.width));
  return { outputs: [await run.renderer.scale(images, width, height, run.inputs.crop === 'center')] };
}

export async function scaleImageBy(run: NodeRun): Promise<NodeResult> {
  return scaleTo(run, needKind(run.inputs, 'image', 'images'), numberInput(run.inputs, 'scale_by', 1));
}

export async function scaleLongerEdge(run: NodeRun): Promise<NodeResult> {
  const images = needKind(run.inputs, 'images', 'images');
  const longer = Math.max(images.width, images.height);
  return scaleTo(run, images, numberInput(run.inputs, 'longer_edge', 1024) / longer);
}

async function scaleTo(run: NodeRun, images: Images, factor: number): Promise<NodeResult> {
  const [width, height] = [Math.round(images.width * factor), Math.round(images.height * factor)];
  return { outputs: [await run.renderer.scale(images, width, height, false)] };
}

/** Only the choice with an exact size; dotted keys carry what belongs to a dynamic choice. */
export async function resizeImage(run: NodeRun): Promise<NodeResult> {
  const images = needKind(run.inputs, 'input', 'images');
  const kind = textInput(run.inputs, 'resize_type');
  if (kind !== 'scale dimensions') throw new NodeFailure('ValueError', `${kind} is not played by this test server`);
  const width = numberInput(run.inputs, 'resize_type.width', 512);
  const height = numberInput(run.inputs, 'resize_type.height', 512);
  const crop = run.inputs['resize_type.crop'] === 'center';
  return { outputs: [await run.renderer.scale(images, width, height, crop)] };
}

export function imageSize(run: NodeRun): NodeResult {
  const { width, height, frameCount } = needKind(run.inputs, 'image', 'images');
  return { outputs: [width, height, frameCount] };
}

export async function emptyAudio(run: NodeRun): Promise<NodeResult> {
  return { outputs: [await run.renderer.sound(numberInput(run.inputs, 'duration', 60), false)] };
}

/** What a model would make: a tone, so that it can be told from silence. */
export async function decodeAudio(run: NodeRun): Promise<NodeResult> {
  const { durationSeconds } = needKind(run.inputs, 'samples', 'sound-latent');
  return { outputs: [await run.renderer.sound(durationSeconds, true)] };
}

export async function loadAudio(run: NodeRun): Promise<NodeResult> {
  const path = resolveAnnotated(run.folders, textInput(run.inputs, 'audio'));
  if (path === null) throw new NodeFailure('FileNotFoundError', `No such file: ${textInput(run.inputs, 'audio')}`);
  return { outputs: [{ kind: 'sound', path }] };
}
