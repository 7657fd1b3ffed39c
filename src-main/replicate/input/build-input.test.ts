import { describe, expect, it } from 'vitest';
import { PLAIN_SEGMENT, type PlanSegment } from '#shared/model/video-plan.ts';
import { modelToUse } from '../catalogue/replicate-models.ts';
import { inputFault, PLAYED_MODELS } from '../replicate-test-server/played-models.ts';
import { buildInput } from './build-input.ts';
import type { InputPictures } from './input-pictures.ts';

const NONE: InputPictures = { start: null, end: null, references: [] };

const segment = (changes: Partial<PlanSegment>): PlanSegment => ({
  ...PLAIN_SEGMENT,
  ...{ key: '001/0', shotId: '001', segmentIndex: 0, segmentCount: 1, start: { kind: 'text' }, startframe: null },
  ...{ endImagePath: null, prompt: 'a boat', negativePrompt: '', seed: 2 ** 31 + 5, cfgScale: null, steps: null },
  ...{ loras: [], cameraMovement: 'static', motionStrength: 0.5, width: 1280, height: 720, framesPerSecond: 24 },
  ...{ framesKept: 90, framesRequested: 96, framesDroppedAtStart: 0, framesDroppedAtEnd: 6, handleFrames: 0 },
  ...{ clipFrames: 90, durationSeconds: 3.75, shotDurationSeconds: 3.75, dependsOn: null, engine: 'replicate' },
  ...{ workflowFile: null, outputFile: 'a.mp4', clipName: 'a', reasons: [] },
  ...changes,
});

function build(name: string, changes: Partial<PlanSegment> = {}, pictures: Partial<InputPictures> = {}) {
  const model = modelToUse(name, new Map());
  if (!model.ok) throw new Error(name);
  return buildInput(model.value, segment(changes), { ...NONE, ...pictures });
}

const inputOf = (...asked: Parameters<typeof build>) => {
  const built = build(...asked);
  if (!built.ok) throw new Error(built.error.message);
  const played = PLAYED_MODELS.find(({ name }) => name === asked[0]);
  // Held against the played server's own schemas, which were written down apart from the catalogue.
  if (played !== undefined) expect(inputFault(played, built.value.input)).toBeNull();
  return built.value.input;
};

const faultOf = (...asked: Parameters<typeof build>) => {
  const built = build(...asked);
  return built.ok ? null : `${built.error.message} ${built.error.remedy}`;
};

const seconds = (count: number, rate = 24) => ({ framesPerSecond: rate, framesRequested: count * rate });
const START = { start: 'https://files/start.png' };

describe('a segment as a model’s input', () => {
  it.each<[string, Partial<PlanSegment>, Partial<InputPictures>, object]>([
    [
      'google/veo-3.1-fast',
      { ...seconds(8), width: 1080, height: 1920, withAudio: true, negativePrompt: 'rain' },
      { ...START, end: 'https://files/end.png' },
      {
        ...{
          prompt: 'a boat',
          negative_prompt: 'rain',
          seed: 5,
          image: START.start,
          last_frame: 'https://files/end.png',
        },
        ...{ generate_audio: true, aspect_ratio: '9:16', resolution: '1080p', duration: 8 },
      },
    ],
    [
      'google/veo-3.1',
      seconds(8),
      { references: ['https://files/a.png', 'https://files/b.png'] },
      {
        ...{ prompt: 'a boat', seed: 5, reference_images: ['https://files/a.png', 'https://files/b.png'] },
        ...{ generate_audio: false, aspect_ratio: '16:9', resolution: '720p', duration: 8 },
      },
    ],
    [
      'minimax/video-01',
      { framesPerSecond: 25, framesRequested: 140 },
      { references: ['https://files/face.png'] },
      { prompt: 'a boat', subject_reference: 'https://files/face.png' },
    ],
    [
      'minimax/hailuo-2.3',
      { framesRequested: 240, width: 1366, height: 768 },
      START,
      { prompt: 'a boat', first_frame_image: START.start, duration: 10, resolution: '768p' },
    ],
    [
      'kwaivgi/kling-v2.5-turbo-pro',
      { ...seconds(10), width: 1080, height: 1080 },
      {},
      { prompt: 'a boat', duration: 10, aspect_ratio: '1:1' },
    ],
    [
      'wan-video/wan-2.5-i2v',
      { ...seconds(5), width: 832, height: 480 },
      START,
      { prompt: 'a boat', seed: 5, image: START.start, duration: 5, resolution: '480p' },
    ],
    [
      'lightricks/ltx-video',
      { framesRequested: 97, width: 864, height: 480, quality: 'high', cfgScale: 3.5 },
      {},
      { prompt: 'a boat', seed: 5, steps: 30, cfg: 3.5, length: 97, aspect_ratio: '16:9', target_size: 640 },
    ],
    [
      'anotherjesse/zeroscope-v2-xl',
      { framesRequested: 30, steps: 12, width: 1024, height: 576 },
      {},
      {
        ...{ prompt: 'a boat', seed: 5, num_inference_steps: 12, num_frames: 30, fps: 24, width: 1024, height: 576 },
        model: 'xl',
      },
    ],
    [
      'lucataco/hotshot-xl',
      { framesPerSecond: 8, framesRequested: 8, width: 672, height: 384, quality: 'low' },
      {},
      { prompt: 'a boat', seed: 5, steps: 20, mp4: true },
    ],
  ])('%s', (name, changes, pictures, expected) => {
    expect(inputOf(name, changes, pictures)).toEqual(expected);
  });

  it.each([
    [0, 1],
    [0.5, 127],
    [1, 254],
  ])('motion of %s is %s of 255', (motionStrength, motion) => {
    const input = inputOf(
      'stability-ai/stable-video-diffusion',
      { framesRequested: 14, width: 768, height: 768, motionStrength },
      START,
    );
    expect(input).toMatchObject({ motion_bucket_id: motion, sizing_strategy: 'maintain_aspect_ratio' });
  });

  it('takes a size of nearly the same shape for one that is meant, and any shape where the picture decides', () => {
    expect(inputOf('google/veo-3.1-fast', { width: 832, height: 480 })).toMatchObject({ aspect_ratio: '16:9' });
    const square = { ...seconds(5), width: 900, height: 900, start: { kind: 'keyframe', filePath: '/a.png' } } as const;
    expect(inputOf('kwaivgi/kling-v2.1', square, START)).toMatchObject({ mode: 'standard' });
  });
});

describe('what is refused before anything is sent', () => {
  it.each<[string, string, Partial<PlanSegment>, Partial<InputPictures>, RegExp]>([
    ['a shape', 'google/veo-3.1', { ...seconds(8), width: 720, height: 720 }, {}, /makes 16:9, 9:16, not 1:1/],
    [
      'a length',
      'kwaivgi/kling-v2.5-turbo-pro',
      { ...seconds(7), width: 1920, height: 1080 },
      {},
      /clips of 5, 10 s, not of 7 s/,
    ],
    [
      'a length in a range',
      'anotherjesse/zeroscope-v2-xl',
      { framesRequested: 240, width: 576, height: 320 },
      {},
      /0\.33 to 3 s, not of 10 s/,
    ],
    [
      'no picture',
      'stability-ai/stable-video-diffusion',
      { framesRequested: 25, width: 1024, height: 576 },
      {},
      /has no keyframe/,
    ],
    [
      'a picture',
      'lucataco/hotshot-xl',
      { framesPerSecond: 8, framesRequested: 8, width: 672, height: 384 },
      START,
      /from the prompt alone/,
    ],
    ['an end picture', 'google/veo-3-fast', seconds(4), { end: 'https://files/e.png' }, /no picture to end on/],
    [
      'an end picture in standard mode',
      'kwaivgi/kling-v2.1',
      seconds(5),
      { ...START, end: 'https://files/e.png' },
      /only in pro mode/,
    ],
    [
      '1080p for 10 s',
      'minimax/hailuo-2.3',
      { framesRequested: 240, width: 1920, height: 1080 },
      START,
      /1080p only for 6 seconds/,
    ],
    [
      'references with an end picture',
      'google/veo-3.1',
      seconds(8),
      { references: ['https://files/r.png'], end: 'https://files/e.png' },
      /ignores the picture to end on/,
    ],
    [
      'an odd size',
      'anotherjesse/zeroscope-v2-xl',
      { framesRequested: 30, width: 577, height: 320 },
      {},
      /steps of 8, not 577×320/,
    ],
  ])('%s: %s', (_, name, changes, pictures, message) => {
    expect(faultOf(name, changes, pictures)).toMatch(message);
  });
});

describe('what only helps is left out with a warning', () => {
  const r = 'https://files/r.png';
  it.each<[string, Partial<PlanSegment>, Partial<InputPictures>, RegExp]>([
    ['google/veo-3.1', seconds(4), { references: [r] }, /only for clips of 16:9 and 8 seconds/],
    ['google/veo-3.1', seconds(8), { references: [r, r, r, r] }, /takes 3 reference pictures/],
    ['google/veo-3.1-fast', seconds(8), { references: [r] }, /takes no reference pictures/],
    [
      'minimax/video-01',
      { framesPerSecond: 25, framesRequested: 140 },
      { ...START, references: [r] },
      /no start picture/,
    ],
  ])('%s', (name, changes, pictures, warning) => {
    const built = build(name, changes, pictures);
    expect(built).toMatchObject({ ok: true, value: { warnings: [expect.stringMatching(warning)] } });
    inputOf(name, changes, pictures);
  });
});
