// The models that are played, with the inputs they say they take. Written down from what is known of each, not from Longtake's own
// table: so the two can disagree.

interface Property {
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array';
  readonly format?: 'uri';
  readonly enum?: readonly (string | number)[];
  readonly default?: string | number | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: { readonly type: 'string'; readonly format: 'uri' };
}

export interface PlayedModel {
  readonly name: string;
  readonly isOfficial: boolean;
  readonly version: string;
  readonly properties: Readonly<Record<string, Property>>;
  readonly required: readonly string[];
  readonly framesPerSecond: number;
  /** Of a clip whose length is no input. */
  readonly frames?: number;
  readonly size: { readonly width: number; readonly height: number };
}

const text: Property = { type: 'string' };
const picture: Property = { type: 'string', format: 'uri' };
const whole = (changes: Partial<Property> = {}): Property => ({ type: 'integer', ...changes });
const oneOf = (values: readonly string[], byDefault: string): Property => ({
  ...text,
  enum: values,
  default: byDefault,
});
const secondsOf = (values: readonly number[], byDefault: number): Property =>
  whole({ enum: values, default: byDefault });

const RATIOS = oneOf(['16:9', '9:16'], '16:9');
const veo = (name: string, resolution: string, more: PlayedModel['properties']): PlayedModel => ({
  name,
  isOfficial: true,
  version: `${name.split('/')[1]}-1`,
  required: ['prompt'],
  framesPerSecond: 24,
  size: { width: 1280, height: 720 },
  properties: {
    prompt: text,
    image: picture,
    aspect_ratio: RATIOS,
    duration: secondsOf([4, 6, 8], 8),
    resolution: oneOf(['720p', '1080p'], resolution),
    generate_audio: { type: 'boolean', default: true },
    negative_prompt: text,
    seed: whole(),
    ...more,
  },
});

const minimax = {
  prompt: text,
  prompt_optimizer: { type: 'boolean', default: true },
  first_frame_image: picture,
} as const;
const kling = {
  prompt: text,
  duration: secondsOf([5, 10], 5),
  negative_prompt: text,
  start_image: picture,
} as const;
const steps = whole({ minimum: 1, maximum: 500 });
const scale: Property = { type: 'number', minimum: 0, maximum: 50 };

const OFFICIAL: readonly PlayedModel[] = [
  veo('google/veo-3-fast', '1080p', {}),
  veo('google/veo-3.1-fast', '720p', { last_frame: picture }),
  veo('google/veo-3.1', '1080p', {
    last_frame: picture,
    reference_images: { type: 'array', items: { type: 'string', format: 'uri' } },
  }),
  {
    ...{ name: 'minimax/video-01', isOfficial: true, version: 'video-01-1', required: ['prompt'] },
    ...{ framesPerSecond: 25, frames: 141, size: { width: 1280, height: 720 } },
    properties: { ...minimax, subject_reference: picture },
  },
  {
    ...{ name: 'minimax/hailuo-2.3', isOfficial: true, version: 'hailuo-2.3-1', required: ['prompt'] },
    ...{ framesPerSecond: 24, size: { width: 1366, height: 768 } },
    properties: { ...minimax, duration: secondsOf([6, 10], 6), resolution: oneOf(['768p', '1080p'], '768p') },
  },
  {
    ...{ name: 'kwaivgi/kling-v2.1', isOfficial: true, version: 'kling-2.1-1', required: ['prompt', 'start_image'] },
    ...{ framesPerSecond: 24, size: { width: 1280, height: 720 } },
    properties: { ...kling, end_image: picture, mode: oneOf(['standard', 'pro'], 'standard') },
  },
  {
    ...{ name: 'kwaivgi/kling-v2.5-turbo-pro', isOfficial: true, version: 'kling-2.5-1', required: ['prompt'] },
    ...{ framesPerSecond: 24, size: { width: 1920, height: 1080 } },
    properties: { ...kling, aspect_ratio: oneOf(['16:9', '9:16', '1:1'], '16:9') },
  },
  {
    ...{ name: 'wan-video/wan-2.5-i2v', isOfficial: true, version: 'wan-2.5-1', required: ['prompt', 'image'] },
    ...{ framesPerSecond: 24, size: { width: 1280, height: 720 } },
    properties: {
      ...{ prompt: text, image: picture, audio: picture, negative_prompt: text, seed: whole() },
      duration: secondsOf([5, 10], 5),
      resolution: oneOf(['480p', '720p', '1080p'], '720p'),
      enable_prompt_expansion: { type: 'boolean', default: true },
    },
  },
  {
    ...{ name: 'lightricks/ltx-video', isOfficial: true, version: 'ltx-1', required: ['prompt'] },
    ...{ framesPerSecond: 24, size: { width: 768, height: 512 } },
    properties: {
      ...{ prompt: text, negative_prompt: text, image: picture, seed: whole(), cfg: scale },
      length: whole({ enum: [97, 129, 161, 193, 225, 257], default: 97 }),
      steps: whole({ minimum: 1, maximum: 50, default: 30 }),
      target_size: whole({ enum: [512, 576, 640, 704, 768, 832, 896, 960, 1024], default: 640 }),
      aspect_ratio: oneOf(['1:1', '2:3', '3:2', '16:9', '9:16', '4:3', '3:4'], '3:2'),
      model: oneOf(['0.9', '0.9.1'], '0.9.1'),
      image_noise_scale: scale,
    },
  },
];

const COMMUNITY: readonly PlayedModel[] = [
  {
    ...{ name: 'stability-ai/stable-video-diffusion', isOfficial: false, required: ['input_image'] },
    version: '3f0457e4619daac51203dedb472816fd4af51f3149fa7a9e0b5ffcf1b8172438',
    ...{ framesPerSecond: 6, size: { width: 1024, height: 576 } },
    properties: {
      ...{ input_image: picture, cond_aug: scale, decoding_t: whole(), seed: whole() },
      video_length: oneOf(['14_frames_with_svd', '25_frames_with_svd_xt'], '14_frames_with_svd'),
      sizing_strategy: oneOf(
        ['maintain_aspect_ratio', 'crop_to_16_9', 'use_image_dimensions'],
        'maintain_aspect_ratio',
      ),
      motion_bucket_id: whole({ minimum: 1, maximum: 255, default: 127 }),
      frames_per_second: whole({ minimum: 5, maximum: 30, default: 6 }),
    },
  },
  {
    ...{ name: 'anotherjesse/zeroscope-v2-xl', isOfficial: false, required: [] },
    version: '9f747673945c62801b13b84701c783929c0ee784e4748ec062204894dda1a351',
    ...{ framesPerSecond: 8, size: { width: 576, height: 320 } },
    properties: {
      ...{ prompt: text, negative_prompt: text, seed: whole(), num_inference_steps: steps, guidance_scale: scale },
      ...{ num_frames: whole({ default: 24 }), fps: whole({ default: 8 }), width: whole(), height: whole() },
      ...{ init_video: picture, init_weight: scale, model: oneOf(['xl', '576w', 'potat1'], 'xl') },
      ...{ batch_size: whole({ minimum: 1 }), remove_watermark: { type: 'boolean' } },
    },
  },
  {
    ...{ name: 'lucataco/hotshot-xl', isOfficial: false, required: [], version: 'hotshot-1' },
    ...{ framesPerSecond: 8, frames: 8, size: { width: 672, height: 384 } },
    properties: {
      ...{ prompt: text, negative_prompt: text, seed: whole(), steps, mp4: { type: 'boolean', default: false } },
      scheduler: oneOf(['EulerAncestralDiscreteScheduler', 'DDIMScheduler'], 'EulerAncestralDiscreteScheduler'),
    },
  },
  {
    ...{ name: 'cuuupid/cogvideox-5b', isOfficial: false, required: ['prompt'], version: 'cogvideox-1' },
    ...{ framesPerSecond: 8, frames: 49, size: { width: 720, height: 480 } },
    properties: {
      ...{ prompt: text, seed: whole(), steps, guidance: scale, extend_prompt: { type: 'boolean' } },
      num_outputs: whole({ minimum: 1, maximum: 4 }),
    },
  },
];

/** `fofr/ltxv` is not among them: nothing was found of it. */
export const PLAYED_MODELS: readonly PlayedModel[] = [...OFFICIAL, ...COMMUNITY];

/** As Replicate gives it: choices stand in schemas of their own. */
export function openApiOf({ properties, required }: PlayedModel): object {
  const choices = Object.entries(properties).filter(([, property]) => property.enum !== undefined);
  const shown = Object.entries(properties).map(([name, property], order) => {
    const { enum: values, type, ...rest } = property;
    const own =
      values === undefined ? { type, ...rest } : { allOf: [{ $ref: `#/components/schemas/${name}` }], ...rest };
    return [name, { ...own, title: name, 'x-order': order }];
  });
  return {
    openapi: '3.0.2',
    components: {
      schemas: {
        Input: { type: 'object', title: 'Input', required, properties: Object.fromEntries(shown) },
        Output: { type: 'string', title: 'Output', format: 'uri' },
        ...Object.fromEntries(
          choices.map(([name, { type, enum: values }]) => [name, { title: name, type, enum: values, description: '' }]),
        ),
      },
    },
  };
}

/** In Replicate's words; null: it is taken. */
export function inputFault(
  { properties, required }: PlayedModel,
  input: Readonly<Record<string, unknown>>,
): string | null {
  const missing = required.filter((name) => input[name] === undefined).map((name) => `- input: ${name} is required`);
  const wrong = Object.entries(input).flatMap(([name, value]) => {
    const fault = valueFault(properties[name], value);
    return fault === null ? [] : [`- input.${name}: ${fault}`];
  });
  const faults = [...missing, ...wrong];
  return faults.length === 0 ? null : `${faults.join('\n')}\n`;
}

function valueFault(property: Property | undefined, value: unknown): string | null {
  if (property === undefined) return 'Additional property is not allowed';
  const { type, enum: values, minimum, maximum } = property;
  const isNumber = type === 'integer' || type === 'number';
  if (type === 'array' ? !Array.isArray(value) : typeof value !== (isNumber ? 'number' : type)) {
    return `Invalid type. Expected: ${type}, given: ${typeof value}`;
  }
  if (type === 'integer' && !Number.isInteger(value)) return 'Invalid type. Expected: integer, given: number';
  if (values !== undefined && !values.some((one) => one === value)) return `must be one of: ${values.join(', ')}`;
  if (minimum !== undefined && Number(value) < minimum) return `Must be greater than or equal to ${minimum}`;
  if (maximum !== undefined && Number(value) > maximum) return `Must be less than or equal to ${maximum}`;
  return null;
}
