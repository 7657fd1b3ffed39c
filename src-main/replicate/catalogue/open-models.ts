// Open models that others run at Replicate, paid by the time of the graphics card.
import { say } from '#shared/i18n/say.ts';
import type { ModelSize, ReplicateModel } from './catalogue-model.ts';
import {
  fixedFrames,
  generalKnowledge,
  generatedClient,
  gpuTime,
  names,
  priceOfGpuTime,
  sourceCode,
} from './figures.ts';
import { PLAIN_MODEL } from './plain-model.ts';

/** The older tool's 20 to 30 steps. */
const STEPS = { low: 20, medium: 25, high: 30 };
/** The older tool's rate for models that can be told one: 24 to 30. */
const FPS = 24;

// The same number of pixels in every shape, in multiples of 32, as its default of 640 gives 768×512.
const LTX_SIZES: readonly ModelSize[] = (
  [
    ['3:2', 768, 512],
    ['16:9', 864, 480],
    ['9:16', 480, 864],
    ['2:3', 512, 768],
    ['1:1', 640, 640],
  ] as const
).map(([ratio, width, height]) => ({
  width,
  height,
  name: `640 ${ratio}`,
  sends: { aspect_ratio: ratio, target_size: 640 },
}));

const LTX: ReplicateModel = {
  ...PLAIN_MODEL,
  model: 'lightricks/ltx-video',
  name: 'LTX Video',
  shortNames: ['ltxv', 'ltx', 'ltx-video'],
  framesPerSecond: 24,
  length: { kind: 'options', input: 'length', unit: 'frames', options: [{ value: 97, frames: 97 }] },
  sizes: { kind: 'list', sizes: LTX_SIZES, followsStartImage: false },
  inputs: names({
    prompt: 'prompt',
    negativePrompt: 'negative_prompt',
    seed: 'seed',
    startImage: 'image',
    steps: 'steps',
    guidance: 'cfg',
  }),
  stepsByQuality: STEPS,
  price: priceOfGpuTime(38),
  gpuSecond: gpuTime,
  source: generatedClient,
  notes: () => [
    say`97 frames a clip; its own schema may list more lengths.`,
    say`Its frame rate, its sizes in pixels and its input for a start picture are ${generalKnowledge()}.`,
  ],
  advice: { bestFor: () => say`quick tries at good quality`, quality: 'medium', speed: 'fast' },
};

const FOFR_LTXV: ReplicateModel = {
  ...LTX,
  model: 'fofr/ltxv',
  name: 'LTX Video (fofr/ltxv)',
  shortNames: ['fofr-ltxv'],
  standing: 'unverified',
  isOfficial: false,
  notes: () => [
    say`The older tool names this model; nothing about it could be found. Its own schema is read before the first clip.`,
  ],
};

const SVD: ReplicateModel = {
  ...PLAIN_MODEL,
  model: 'stability-ai/stable-video-diffusion',
  name: 'Stable Video Diffusion',
  shortNames: ['svd', 'stable-video-diffusion'],
  isOfficial: false,
  version: '3f0457e4619daac51203dedb472816fd4af51f3149fa7a9e0b5ffcf1b8172438',
  framesPerSecond: FPS,
  length: {
    kind: 'options',
    input: 'video_length',
    unit: 'frames',
    options: [
      { value: '14_frames_with_svd', frames: 14 },
      { value: '25_frames_with_svd_xt', frames: 25 },
    ],
  },
  sizes: {
    kind: 'list',
    followsStartImage: true,
    sizes: [
      { width: 1024, height: 576, name: '1024×576', sends: { sizing_strategy: 'crop_to_16_9' } },
      { width: 768, height: 768, name: '768×768', sends: { sizing_strategy: 'maintain_aspect_ratio' } },
      { width: 576, height: 1024, name: '576×1024', sends: { sizing_strategy: 'maintain_aspect_ratio' } },
    ],
  },
  inputs: names({
    startImage: 'input_image',
    seed: 'seed',
    motion: 'motion_bucket_id',
    framesPerSecond: 'frames_per_second',
  }),
  needsStartImage: true,
  sends: { cond_aug: 0.02 },
  price: priceOfGpuTime(52),
  gpuSecond: gpuTime,
  source: sourceCode,
  notes: () => [
    say`It goes by its start picture alone: the prompt does not count.`,
    say`At most 25 frames; at ${FPS} frames per second, as the older tool asks, that is about one second. Its own default is 6.`,
    say`One program that uses it calls it retired.`,
  ],
  advice: { bestFor: () => say`products that must keep their picture`, quality: 'high', speed: 'medium' },
};

const ZEROSCOPE: ReplicateModel = {
  ...PLAIN_MODEL,
  model: 'anotherjesse/zeroscope-v2-xl',
  name: 'Zeroscope V2 XL',
  shortNames: ['zeroscope', 'zeroscope-v2-xl'],
  isOfficial: false,
  version: '9f747673945c62801b13b84701c783929c0ee784e4748ec062204894dda1a351',
  framesPerSecond: FPS,
  // It was trained on 24; three times as many is a limit of ours until its schema names one.
  length: { kind: 'range', input: 'num_frames', unit: 'frames', least: 8, most: 72, wholeOnly: true },
  sizes: { kind: 'step', stepPixels: 8, defaultSize: { width: 1024, height: 576 } },
  inputs: names({
    prompt: 'prompt',
    negativePrompt: 'negative_prompt',
    seed: 'seed',
    steps: 'num_inference_steps',
    guidance: 'guidance_scale',
    framesPerSecond: 'fps',
    width: 'width',
    height: 'height',
  }),
  sends: { model: 'xl' },
  stepsByQuality: STEPS,
  price: priceOfGpuTime(50),
  gpuSecond: gpuTime,
  source: generatedClient,
  notes: () => [
    say`From the prompt alone: it takes no start picture, so its clips cannot be chained.`,
    say`Its own defaults are 576×320 at 8 frames per second; the older tool’s 1024×576 at ${FPS} are used.`,
  ],
  advice: { bestFor: () => say`small budgets: an open model`, quality: 'medium', speed: 'fast' },
};

const HOTSHOT: ReplicateModel = {
  ...PLAIN_MODEL,
  model: 'lucataco/hotshot-xl',
  name: 'Hotshot-XL',
  shortNames: ['hotshot', 'hotshot-xl'],
  isOfficial: false,
  framesPerSecond: 8,
  length: fixedFrames(8),
  sizes: {
    kind: 'list',
    followsStartImage: false,
    sizes: [{ width: 672, height: 384, name: '672×384', sends: {} }],
  },
  inputs: names({ prompt: 'prompt', seed: 'seed', steps: 'steps' }),
  // It gives a GIF unless asked.
  sends: { mp4: true },
  stepsByQuality: STEPS,
  price: priceOfGpuTime(25),
  gpuSecond: gpuTime,
  source: sourceCode,
  notes: () => [
    say`One second of 8 frames at 672×384, always.`,
    say`From the prompt alone: an older guide calls it image-to-video, its source code takes no picture. Its clips cannot be chained.`,
  ],
  advice: { bestFor: () => say`very quick, simple animations`, quality: 'medium', speed: 'very-fast' },
};

const COGVIDEOX: ReplicateModel = {
  ...PLAIN_MODEL,
  model: 'cuuupid/cogvideox-5b',
  name: 'CogVideoX 5B',
  shortNames: ['cogvideox', 'cogvideox-5b'],
  standing: 'unverified',
  isOfficial: false,
  framesPerSecond: 8,
  length: fixedFrames(49),
  sizes: {
    kind: 'list',
    followsStartImage: false,
    sizes: [{ width: 720, height: 480, name: '720×480', sends: {} }],
  },
  inputs: names({ prompt: 'prompt', seed: 'seed', steps: 'steps', guidance: 'guidance' }),
  stepsByQuality: STEPS,
  price: null,
  gpuSecond: gpuTime,
  source: generatedClient,
  notes: () => [
    say`The older tool names CogVideoX without an owner; this is the copy that other programs use. Its own schema is read before the first clip.`,
    say`49 frames at 8 frames per second are the open model’s own figures (${generalKnowledge()}).`,
  ],
  advice: { bestFor: () => say`tries with an open model`, quality: 'medium', speed: 'slow' },
};

export const OPEN_MODELS: readonly ReplicateModel[] = [LTX, FOFR_LTXV, SVD, ZEROSCOPE, HOTSHOT, COGVIDEOX];
