// Models that start from a picture: Minimax, Kling and Wan.
import { say } from '#shared/i18n/say.ts';
import type { ModelSize, ReplicateModel } from './catalogue-model.ts';
import {
  fixedFrames,
  generalKnowledge,
  INFERRED,
  names,
  onePrice,
  ownSchema,
  PUBLISHED,
  perSecond,
  reseller,
  secondsOf,
  sizeOfShape,
} from './figures.ts';
import { PLAIN_MODEL } from './plain-model.ts';

/** The picture gives the shape; only the resolution is sent. */
const followed = (ratios: readonly string[], name: string, lines: number): ModelSize[] =>
  ratios.map((ratio) => ({ ...sizeOfShape(ratio, lines), name: `${name} ${ratio}`, sends: { resolution: name } }));

// Minimax's clips came with 141 frames for "6 s" and 241 for "10 s" wherever some were counted; one less is planned with.
const MINIMAX_6_S = 140;
const MINIMAX_10_S = 240;
const shorterThanNamed = () =>
  say`Its clips are a little shorter than their name says; they are planned with ${MINIMAX_6_S} frames (${generalKnowledge()}).`;

const SHAPES = ['16:9', '9:16', '1:1'];
const HAILUO_SIZES = [...followed(SHAPES, '768p', 768), ...followed(SHAPES, '1080p', 1080)];
const WAN_SIZES: readonly ModelSize[] = [
  ...followed(SHAPES, '720p', 720),
  { width: 832, height: 480, name: '480p 16:9', sends: { resolution: '480p' } },
  { width: 480, height: 832, name: '480p 9:16', sends: { resolution: '480p' } },
  ...followed(['1:1'], '480p', 480),
  ...followed(SHAPES, '1080p', 1080),
];

const MINIMAX: readonly ReplicateModel[] = [
  {
    ...PLAIN_MODEL,
    model: 'minimax/video-01',
    name: 'Minimax Video-01',
    shortNames: ['minimax', 'video-01'],
    framesPerSecond: 25,
    length: fixedFrames(MINIMAX_6_S),
    sizes: {
      kind: 'list',
      followsStartImage: true,
      sizes: [{ width: 1280, height: 720, name: '720p 16:9', sends: {} }],
    },
    inputs: names({ prompt: 'prompt', startImage: 'first_frame_image', references: 'subject_reference' }),
    mostReferences: 1,
    rules: ['references-without-start-image'],
    price: onePrice(0.5, PUBLISHED),
    source: ownSchema,
    notes: () => [
      say`Always about 6 seconds; there is no input for the length.`,
      shorterThanNamed(),
      say`A reference picture is sent only where there is no start picture.`,
    ],
    advice: { bestFor: () => say`high-quality product films`, quality: 'high', speed: 'medium' },
  },
  {
    ...PLAIN_MODEL,
    model: 'minimax/hailuo-2.3',
    name: 'Hailuo 2.3',
    shortNames: ['hailuo', 'hailuo-2.3'],
    framesPerSecond: 24,
    length: {
      kind: 'options',
      input: 'duration',
      unit: 'seconds',
      options: [
        { value: 6, frames: MINIMAX_6_S },
        { value: 10, frames: MINIMAX_10_S },
      ],
    },
    sizes: { kind: 'list', sizes: HAILUO_SIZES, followsStartImage: true },
    inputs: names({ prompt: 'prompt', startImage: 'first_frame_image' }),
    rules: ['1080p-only-for-6-s'],
    price: perSecond(
      `0.28 USD for 6 s at 768p, ${PUBLISHED}; other lengths by proportion`, // not for people
      // 140 frames are 5.83 s.
      SHAPES.map((ratio) => ({ perSecond: 0.048, sizeName: `768p ${ratio}` })),
    ),
    source: ownSchema,
    notes: () => [
      say`10 seconds only at 768p, 1080p only for 6 seconds.`,
      say`The shape is that of the start picture; an older guide sends it as aspect_ratio, the newer schema has no such input.`,
      shorterThanNamed(),
    ],
    advice: { bestFor: () => say`people and motion from a picture`, quality: 'high', speed: 'medium' },
  },
];

const KLING: readonly ReplicateModel[] = [
  {
    ...PLAIN_MODEL,
    model: 'kwaivgi/kling-v2.1',
    name: 'Kling 2.1',
    shortNames: ['kling', 'kling-v2.1', 'kling-2.1'],
    framesPerSecond: 24,
    length: secondsOf('duration', [5, 10], 24),
    sizes: {
      kind: 'list',
      followsStartImage: true,
      sizes: [
        { width: 1280, height: 720, name: '720p 16:9', sends: { mode: 'standard' } },
        { width: 1920, height: 1080, name: '1080p 16:9', sends: { mode: 'pro' } },
      ],
    },
    inputs: names({
      prompt: 'prompt',
      negativePrompt: 'negative_prompt',
      startImage: 'start_image',
      endImage: 'end_image',
    }),
    needsStartImage: true,
    rules: ['end-image-only-in-pro-mode'],
    price: perSecond(`standard mode ${INFERRED}`, [{ perSecond: 0.05, sizeName: '720p 16:9' }]),
    source: reseller,
    notes: () => [
      say`Its size is the mode, standard (720p) or pro (1080p); an older guide sends a resolution, the newer listing has none.`,
      say`An end picture only in pro mode, whose price is not known.`,
    ],
    advice: { bestFor: () => say`motion from a picture at a low price`, quality: 'high', speed: 'medium' },
  },
  {
    ...PLAIN_MODEL,
    model: 'kwaivgi/kling-v2.5-turbo-pro',
    name: 'Kling 2.5 Turbo',
    shortNames: ['kling-v2.5', 'kling-2.5', 'kling-2.5-turbo'],
    framesPerSecond: 24,
    length: secondsOf('duration', [5, 10], 24),
    sizes: {
      kind: 'list',
      followsStartImage: true,
      sizes: SHAPES.map((ratio) => ({
        ...sizeOfShape(ratio, 1080),
        name: `1080p ${ratio}`,
        sends: { aspect_ratio: ratio },
      })),
    },
    // `image` is its older name for start_image; an end_image is not confirmed until its own schema has it.
    inputs: names({ prompt: 'prompt', negativePrompt: 'negative_prompt', startImage: 'start_image' }),
    price: perSecond(INFERRED, [{ perSecond: 0.07 }]),
    source: reseller,
    notes: () => [
      say`With a start picture the shape is the picture’s, whatever is asked.`,
      say`An older guide also names 4:3 and 3:4 and a resolution; the newer listing has neither.`,
      say`Whether it takes an end picture is not confirmed; its own schema decides.`,
    ],
    advice: { bestFor: () => say`fast motion with or without a picture`, quality: 'high', speed: 'fast' },
  },
];

const WAN: ReplicateModel = {
  ...PLAIN_MODEL,
  model: 'wan-video/wan-2.5-i2v',
  name: 'Wan 2.5 i2v',
  shortNames: ['wan-2.5', 'wan-2.5-i2v'],
  framesPerSecond: 24,
  length: secondsOf('duration', [5, 10], 24),
  sizes: { kind: 'list', sizes: WAN_SIZES, followsStartImage: true },
  inputs: names({ prompt: 'prompt', negativePrompt: 'negative_prompt', seed: 'seed', startImage: 'image' }),
  needsStartImage: true,
  alwaysSounds: true,
  price: perSecond(
    `at 720p ${INFERRED}`,
    SHAPES.map((ratio) => ({ perSecond: 0.1, sizeName: `720p ${ratio}` })),
  ),
  source: reseller,
  notes: () => [
    say`The shape is that of the start picture; an older guide sends an aspect ratio, the newer listing a resolution.`,
    say`It makes its own sound; that cannot be switched off.`,
  ],
  advice: { bestFor: () => say`motion from a picture with sound and a fixed seed`, quality: 'high', speed: 'medium' },
};

export const MINIMAX_KLING_WAN: readonly ReplicateModel[] = [...MINIMAX, ...KLING, WAN];
