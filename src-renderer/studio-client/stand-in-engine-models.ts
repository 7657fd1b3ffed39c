// The stand-in's engines and their models: one of each kind that the page has to tell apart.
import type { EngineLimits } from '#shared/model/engine.ts';
import type { EngineInfo, EngineModelInfo } from '#shared/model/engine-info.ts';
import { PLAIN_LIMITS } from '#shared/model/plain-limits.ts';

const HD = { width: 1280, height: 720, name: '16:9' };
const UPRIGHT = { width: 720, height: 1280, name: '9:16' };
const SQUARE = { width: 720, height: 720, name: '1:1' };

const limits = (
  change: Partial<EngineLimits> & Pick<EngineLimits, 'engine' | 'displayName' | 'frameRule'>,
): EngineLimits => ({
  ...PLAIN_LIMITS,
  framesPerSecond: 24,
  sizeRule: { kind: 'step', stepPixels: 16 },
  defaultSize: { width: 1280, height: 720 },
  takesStartImage: true,
  takesTextOnly: false,
  ...change,
});

const seconds = (framesPerSecond: number, ...lengths: number[]) => ({
  kind: 'discrete' as const,
  frameCounts: lengths.map((length) => length * framesPerSecond),
});

const perSecond = (withSound: number, mute: number | null, source: string) => ({
  currency: 'USD' as const,
  rates: [
    ...(mute === null ? [] : [{ perSecond: mute, perClip: null, sizeName: null, withAudio: false }]),
    { perSecond: withSound, perClip: null, sizeName: null, withAudio: mute === null ? null : true },
  ],
  source,
  asOf: '2026-11-02',
});

type Rest = Partial<Omit<EngineModelInfo, 'limits' | 'advice'>>;
const info = (
  found: EngineLimits,
  advice: EngineModelInfo['advice'],
  { standing = 'known', source = 'Replicate’s schema page', asOf = '2026-11-02', notes = [] }: Rest = {},
): EngineModelInfo => ({
  model: found.workflowFile ?? found.model,
  name: found.displayName,
  limits: found,
  standing,
  source,
  asOf,
  notes,
  advice,
});

const advice = (
  bestFor: string,
  quality: EngineModelInfo['advice']['quality'],
  speed: EngineModelInfo['advice']['speed'],
  vramGb: number | null,
  fiveSecondsUsd: number | null,
) => ({ bestFor, quality, speed, vramGb, fiveSecondsUsd });

const DRAFT = info(
  limits({
    engine: 'draft',
    displayName: 'Draft (built in)',
    frameRule: { kind: 'range', minFrames: 1, maxFrames: 86_400 },
    framesPerSecond: null,
    takesTextOnly: true,
    takesPrompt: false,
    takesNegativePrompt: false,
    takesSeed: false,
  }),
  advice('Timing and camera moves before anything is paid', 'draft', 'very-fast', null, 0),
  { source: 'Longtake', asOf: null },
);

const comfy = (workflowFile: string, displayName: string, change: Partial<EngineLimits>, vramGb: number) =>
  info(
    limits({
      engine: 'comfyui',
      workflowFile,
      displayName,
      frameRule: { kind: 'grid', step: 4, minFrames: 17, maxFrames: 81 },
      framesPerSecond: 16,
      takesLoras: true,
      ...change,
    }),
    advice('Picture and motion at home, with LoRAs', 'high', 'slow', vramGb, 0),
    { source: `The workflow ${workflowFile}`, asOf: null },
  );

const WAN_SIZES = {
  kind: 'list' as const,
  followsStartImage: true,
  sizes: [
    { width: 1280, height: 704, name: '1280*704' },
    { width: 704, height: 1280, name: '704*1280' },
  ],
};

const wan = (model: string, displayName: string, change: Partial<EngineLimits>, vramGb: number) =>
  info(
    limits({
      engine: 'wan-cli',
      model,
      displayName,
      frameRule: { kind: 'grid', step: 4, minFrames: 17, maxFrames: 121 },
      sizeRule: WAN_SIZES,
      defaultSize: { width: 1280, height: 704 },
      stepsByQuality: { low: 20, medium: 40, high: 50 },
      ...change,
    }),
    advice('Shots without a ComfyUI server', 'high', 'slow', vramGb, 0),
    { source: 'Wan 2.2, generate.py', asOf: '2026-10-14' },
  );

const cloud = (
  model: string,
  displayName: string,
  change: Partial<EngineLimits> & Pick<EngineLimits, 'frameRule'>,
  rest: readonly [EngineModelInfo['advice'], Rest?],
) =>
  info(
    limits({
      engine: 'replicate',
      model,
      displayName,
      sizeRule: { kind: 'list', followsStartImage: false, sizes: [HD, UPRIGHT] },
      takesTextOnly: true,
      ...change,
    }),
    ...rest,
  );

const REPLICATE = [
  cloud(
    'google/veo-3.1-fast',
    'Veo 3.1 Fast',
    {
      frameRule: seconds(24, 4, 6, 8),
      takesEndImage: true,
      makesAudio: true,
      mostAtOnce: 3,
      price: perSecond(0.15, 0.1, 'Google, as published by a reseller'),
    },
    [advice('Dialogue and sound in one go', 'high', 'fast', null, 0.75)],
  ),
  cloud(
    'google/veo-3.1',
    'Veo 3.1',
    {
      frameRule: seconds(24, 4, 6, 8),
      takesEndImage: true,
      makesAudio: true,
      mostReferences: 3,
      mostAtOnce: 3,
      price: perSecond(0.4, 0.2, 'Inferred from a reseller’s credits'),
    },
    [
      advice('Characters that must stay themselves', 'high', 'medium', null, 2),
      { notes: ['References only at 16:9 and 8 s; its last frame is then ignored.'] },
    ],
  ),
  cloud(
    'kwaivgi/kling-v2.5-turbo-pro',
    'Kling 2.5 Turbo Pro',
    {
      frameRule: seconds(24, 5, 10),
      sizeRule: { kind: 'list', followsStartImage: false, sizes: [HD, UPRIGHT, SQUARE] },
      takesSeed: false,
      price: perSecond(0.07, null, 'Inferred from a reseller’s credits'),
    },
    [
      advice('Much motion for little money', 'high', 'medium', null, 0.35),
      { notes: ['With a start image its aspect ratio is the picture’s.'] },
    ],
  ),
  cloud(
    'minimax/hailuo-2.3',
    'Hailuo 2.3',
    {
      frameRule: seconds(24, 6, 10),
      sizeRule: { kind: 'list', followsStartImage: true, sizes: [{ width: 1366, height: 768, name: '768p' }] },
      takesNegativePrompt: false,
      price: {
        currency: 'USD',
        rates: [{ perSecond: null, perClip: 0.28, sizeName: '768p', withAudio: null }],
        source: 'A reseller’s list',
        asOf: '2026-11-02',
      },
    },
    [advice('Faces and hands', 'high', 'medium', null, 0.28)],
  ),
  cloud(
    'fofr/ltxv',
    'LTX Video',
    {
      frameRule: { kind: 'range', minFrames: 24, maxFrames: 120 },
      requestBuffer: { factor: 1.25, maxSeconds: 10 },
      stepsByQuality: { low: 20, medium: 30, high: 40 },
    },
    [
      advice('Quick tries', 'medium', 'very-fast', null, null),
      {
        standing: 'unverified',
        source: 'One of the older tools',
        asOf: null,
        notes: ['Nobody could read its schema yet; it is read before the first clip.'],
      },
    ],
  ),
  cloud(
    'anotherjesse/zeroscope-v2-xl',
    'Zeroscope v2 XL',
    { frameRule: { kind: 'discrete', frameCounts: [24] }, framesPerSecond: 8, takesStartImage: false },
    [advice('Nothing newer models do not do better', 'draft', 'fast', null, null)],
  ),
  cloud(
    'openai/sora-2',
    'Sora 2',
    { frameRule: seconds(30, 4, 8, 12), makesAudio: true, price: perSecond(0.1, null, 'OpenAI') },
    [
      advice('', null, null, null, null),
      { standing: 'shut-down', notes: ['OpenAI shut it down on 24 September 2026, without a successor.'] },
    ],
  ),
];

export const READY = { ready: true, reason: '', remedy: '' };

export const STAND_IN_ENGINES: readonly EngineInfo[] = [
  {
    id: 'draft',
    name: 'Draft (built in)',
    description: 'An animatic in seconds: moves the keyframes by their camera words. No model, no GPU.',
    isLocal: true,
    setUp: READY,
    workers: 2,
    models: [DRAFT],
  },
  {
    id: 'comfyui',
    name: 'ComfyUI',
    description: 'Your own ComfyUI server renders with the chosen workflow.',
    isLocal: true,
    setUp: READY,
    workers: null,
    models: [
      comfy('gcv_wan_2.2_14b_i2v.json', 'Wan 2.2 14B image to video', {}, 24),
      comfy('gcvfl_wan_2.1_14b_flf2v.json', 'Wan 2.1 14B first and last frame', { takesEndImage: true }, 24),
      comfy('gcv_ltx_2b_t2v.json', 'LTX 2B text to video', { takesStartImage: false, takesTextOnly: true }, 12),
    ],
  },
  {
    id: 'wan-cli',
    name: 'Wan (command line)',
    description: 'Wan’s own generate.py on this machine.',
    isLocal: true,
    setUp: {
      ready: false,
      reason: 'No folder with Wan’s generate.py is named.',
      remedy: 'Name it once with: longtake wan --folder FOLDER. The Settings show what is found there.',
    },
    workers: 1,
    models: [
      wan('ti2v-5B', 'Wan 2.2 text and image to video 5B', { takesTextOnly: true }, 24),
      wan('i2v-A14B', 'Wan 2.2 image to video 14B', { framesPerSecond: 16 }, 80),
      wan('t2v-A14B', 'Wan 2.2 text to video 14B', { takesStartImage: false, takesTextOnly: true }, 80),
      wan('vace-14B', 'Wan 2.1 VACE 14B', { takesTextOnly: true, takesEndImage: true, mostReferences: 4 }, 80),
    ],
  },
  {
    id: 'replicate',
    name: 'Replicate',
    description: 'Models in the cloud, paid by the second or the clip. Prompts and pictures leave this machine.',
    isLocal: false,
    setUp: READY,
    workers: 5,
    models: REPLICATE,
  },
];

export const WITHOUT_TOKEN: EngineInfo['setUp'] = {
  ready: false,
  reason: 'There is no Replicate token.',
  remedy: 'Add one in the Settings under Engines, or set REPLICATE_API_TOKEN.',
};

export const limitsOf = (engine: string, model: string | null): EngineLimits | undefined => {
  const found = STAND_IN_ENGINES.find(({ id }) => id === engine);
  return (found?.models.find((one) => one.model === model) ?? found?.models[0])?.limits;
};
