// The nodes that fix size and length of a clip, and the samplers that take the time.
import { setTimeout as sleep } from 'node:timers/promises';
import type { NodeRun } from './node-run.ts';
import {
  Interrupted,
  type Latent,
  NodeFailure,
  type NodeResult,
  needKind,
  numberInput,
  textInput,
  type Value,
  valueOfKind,
} from './node-values.ts';

interface Grid {
  readonly pixels: number;
  /** Frames come as n × this + 1. */
  readonly frames: number;
}

export const VIDEO_LATENTS: Readonly<Record<string, Grid>> = {
  WanImageToVideo: { pixels: 16, frames: 4 },
  WanFirstLastFrameToVideo: { pixels: 16, frames: 4 },
  Wan22ImageToVideoLatent: { pixels: 32, frames: 4 },
  EmptyHunyuanLatentVideo: { pixels: 16, frames: 4 },
  HunyuanImageToVideo: { pixels: 16, frames: 4 },
  LTXVImgToVideo: { pixels: 32, frames: 8 },
  EmptyLTXVLatentVideo: { pixels: 32, frames: 8 },
};

/** Off-grid sizes and lengths are taken and floored without a word. */
export function videoLatent(run: NodeRun, grid: Grid): NodeResult {
  const floorTo = (value: number) => Math.max(1, Math.floor(value / grid.pixels)) * grid.pixels;
  const latent: Latent = {
    kind: 'latent',
    width: floorTo(numberInput(run.inputs, 'width')),
    height: floorTo(numberInput(run.inputs, 'height')),
    frameCount: Math.floor((numberInput(run.inputs, 'length', 1) - 1) / grid.frames) * grid.frames + 1,
    startImage: valueOfKind(run.inputs, 'start_image', 'images') ?? valueOfKind(run.inputs, 'image', 'images'),
    endImage: valueOfKind(run.inputs, 'end_image', 'images'),
    seed: null,
    sound: null,
  };
  return { outputs: inPlaceOf(run, 'LATENT', latent) };
}

export function emptyLatentImage(run: NodeRun): NodeResult {
  const floorTo8 = (value: number) => Math.max(1, Math.floor(value / 8)) * 8;
  const latent: Latent = {
    kind: 'latent',
    width: floorTo8(numberInput(run.inputs, 'width')),
    height: floorTo8(numberInput(run.inputs, 'height')),
    frameCount: numberInput(run.inputs, 'batch_size', 1),
    startImage: null,
    endImage: null,
    seed: null,
    sound: null,
  };
  return { outputs: [latent] };
}

/** LTX key frames: the first frame's picture, or one near the end. */
export function addGuide(run: NodeRun): NodeResult {
  const latent = needKind(run.inputs, 'latent', 'latent');
  const image = needKind(run.inputs, 'image', 'images');
  const isFirst = numberInput(run.inputs, 'frame_idx') === 0;
  return { outputs: inPlaceOf(run, 'LATENT', { ...latent, [isFirst ? 'startImage' : 'endImage']: image }) };
}

export async function sample(run: NodeRun): Promise<NodeResult> {
  const latent = needKind(run.inputs, 'latent_image', 'latent');
  const noise = valueOfKind(run.inputs, 'noise', 'noise');
  const seed = noise?.seed ?? numberInput(run.inputs, 'noise_seed', numberInput(run.inputs, 'seed'));
  const addsNoise = run.inputs.add_noise !== 'disable' && run.inputs.add_noise !== false;
  const started: Latent = { ...latent, seed: addsNoise || latent.seed === null ? seed : latent.seed };
  const steps = valueOfKind(run.inputs, 'sigmas', 'sigmas')?.steps ?? numberInput(run.inputs, 'steps', 20);
  const first = Math.min(numberInput(run.inputs, 'start_at_step'), steps);
  const own = Math.max(0, Math.min(numberInput(run.inputs, 'end_at_step', steps), steps) - first);
  const jpeg = run.wantsPreview ? await run.renderer.previewJpeg(started) : null;
  const startedMs = performance.now();
  for (let step = 1; step <= own; step += 1) {
    // By the clock and not one after the other: late timers would add up, and the time is promised.
    const waitMs = startedMs + step * run.stepMs(steps) - performance.now();
    // Cut short only by the end of the process: an interrupt is looked at between two steps.
    await sleep(Math.max(0, waitMs), undefined, { signal: run.signal }).catch(() => {
      throw new Interrupted();
    });
    run.reportStep(step, own, jpeg);
  }
  return { outputs: run.definition.output.map(() => started) };
}

/** How many steps a written list of noise levels makes. */
export function manualSigmas(run: NodeRun): NodeResult {
  const levels = textInput(run.inputs, 'sigmas').split(',');
  return { outputs: [{ kind: 'sigmas', steps: Math.max(0, levels.length - 1) }] };
}

/** LTX-2: the start image put into a latent that is there already. */
export function startInPlace(run: NodeRun): NodeResult {
  const latent = needKind(run.inputs, 'latent', 'latent');
  if (run.inputs.bypass === true) return { outputs: [latent] };
  return { outputs: [{ ...latent, startImage: needKind(run.inputs, 'image', 'images') }] };
}

export function emptySound(run: NodeRun): NodeResult {
  const durationSeconds = numberInput(run.inputs, 'frames_number', 97) / numberInput(run.inputs, 'frame_rate', 25);
  return { outputs: [{ kind: 'sound-latent', durationSeconds }] };
}

export function joinSound(run: NodeRun): NodeResult {
  const sound = needKind(run.inputs, 'audio_latent', 'sound-latent');
  return { outputs: [{ ...needKind(run.inputs, 'video_latent', 'latent'), sound }] };
}

export function partSound(run: NodeRun): NodeResult {
  const both = needKind(run.inputs, 'av_latent', 'latent');
  if (both.sound === null) throw new NodeFailure('RuntimeError', 'The latent holds no sound.');
  return { outputs: [{ ...both, sound: null }, both.sound] };
}

/** The models for this double both sides. */
export function upscaleLatent(run: NodeRun): NodeResult {
  const latent = needKind(run.inputs, 'samples', 'latent');
  return { outputs: [{ ...latent, width: latent.width * 2, height: latent.height * 2 }] };
}

/** The value at the outputs of that type; tokens at the others. */
export function inPlaceOf(run: NodeRun, type: string, value: Value): Value[] {
  return run.definition.output.map((output) => (output === type ? value : { kind: 'token', type: output }));
}
