import { describe, expect, it } from 'vitest';
import { changesBetween, edited, node, traced, VALUES } from './graphs-for-tests.ts';
import { hunyuanImage, hunyuanOldSampler, hunyuanText } from './hunyuan-graphs-for-tests.ts';
import { injectSegment } from './inject-segment.ts';
import { ltx2Formulas, ltx2TwoStages } from './ltx-graphs-for-tests.ts';
import { readPictureSize } from './read-picture-size.ts';
import { kijaiHunyuan, kijaiWan } from './wrapper-graphs-for-tests.ts';

const SIZE = { width: 1024, height: 576 };
const SET = { ...VALUES, ...SIZE, length: 33, fps: 10, seed: 77, steps: 12, cfg: 2, positive: 'P', negative: 'N' };
const START = VALUES.startImage;

/** What a graph of each kind is told, and nothing else. The finished pictures are 1024×576 in each. */
const TOLD: [string, () => ReturnType<typeof ltx2TwoStages>, Record<string, unknown>][] = [
  [
    'LTX-2 in two stages: half the size in the latent, the whole in the resizer, frames and rate of the sound too',
    ltx2TwoStages,
    {
      'image.image': START,
      'words.text': 'P',
      'unwanted.text': 'N',
      'resize.resize_type.width': 1024,
      'resize.resize_type.height': 576,
      'empty.width': 512,
      'empty.height': 288,
      'empty.length': 33,
      'empty_audio.frames_number': 33,
      'empty_audio.frame_rate': 10,
      'conditioning.frame_rate': 10,
      'video.fps': 10,
      'first_noise.noise_seed': 77,
      'second_noise.noise_seed': 77,
      'first_schedule.steps': 12,
      // The second stage is distilled and keeps its cfg of 1.
      'first_guider.cfg': 2,
    },
  ],
  [
    'LTX-2 with formulas: the primitives hold the whole size, what is computed from them is written out',
    ltx2Formulas,
    {
      'image.image': START,
      'words.text': 'P',
      'unwanted.text': 'N',
      'picture_width.value': 1024,
      'picture_height.value': 576,
      'empty.width': 512,
      'empty.height': 288,
      'empty.length': 33,
      'empty_audio.frames_number': 33,
      'rate.value': 10,
      'first_noise.noise_seed': 77,
      'second_noise.noise_seed': 77,
      'first_schedule.steps': 12,
      'first_guider.cfg': 2,
    },
  ],
  [
    'HunyuanVideo from an image: guider without a negative side, guidance in the conditioning',
    hunyuanImage,
    {
      'image.image': START,
      'words.prompt': 'P',
      'to_video.width': 1024,
      'to_video.height': 576,
      'to_video.length': 33,
      'noise.noise_seed': 77,
      'schedule.steps': 12,
      'guidance.guidance': 2,
      'save.fps': 10,
    },
  ],
  [
    'HunyuanVideo from text: both texts of the encoder',
    hunyuanText,
    {
      'words.bert': 'P',
      'words.mt5xl': 'P',
      'empty.width': 1024,
      'empty.height': 576,
      'empty.length': 33,
      'noise.noise_seed': 77,
      'schedule.steps': 12,
      'guidance.guidance': 2,
      'save.fps': 10,
    },
  ],
  [
    'the oldest Hunyuan graphs: the size from EmptyLatentImage, the frames on the sampler',
    hunyuanOldSampler,
    {
      'image.image': START,
      'words.text': 'P',
      'unwanted.text': 'N',
      'empty.width': 1024,
      'empty.height': 576,
      'sampler.num_frames': 33,
      'sampler.seed': 77,
      'sampler.steps': 12,
      'sampler.cfg': 2,
      'save.frame_rate': 10,
    },
  ],
  [
    'Kijai’s Hunyuan: size and frames on the sampler, the prompt behind hyvid_embeds',
    kijaiHunyuan,
    {
      'image.image': START,
      'words.prompt': 'P',
      'sampler.width': 1024,
      'sampler.height': 576,
      'sampler.num_frames': 33,
      'sampler.seed': 77,
      'sampler.steps': 12,
      'sampler.embedded_guidance_scale': 2,
      'save.frame_rate': 10,
    },
  ],
  [
    'Kijai’s Wan: both texts in one node, two samplers split by a primitive, the size a resizer hands on',
    kijaiWan,
    {
      'image.image': START,
      'last.image': 'end.png',
      'words.positive_prompt': 'P',
      'words.negative_prompt': 'N',
      'resize.width': 1024,
      'resize.height': 576,
      'embeds.width': 1024,
      'embeds.height': 576,
      'embeds.num_frames': 33,
      'first.seed': 77,
      'second.seed': 77,
      'first.steps': 12,
      'second.steps': 12,
      'split.value': 6,
      'first.cfg': 2,
      'second.cfg': 2,
      'save.frame_rate': 10,
    },
  ],
];

describe('graphs of other families', () => {
  it.each(TOLD)('%s', (_name, graphOf, told) => {
    const { graph, slots } = traced(graphOf());
    expect(slots.ambiguous).toEqual([]);
    const changes = changesBetween(graph, injectSegment(graph, slots, { ...SET, endImage: 'end.png' }));
    expect(changes).toEqual({ ...told, 'save.filename_prefix': VALUES.filenamePrefix });
  });

  it.each([
    ['literals', ltx2TwoStages],
    ['formulas', ltx2Formulas],
  ])('LTX-2 (%s): the workflow’s own size is that of its pictures, not of its first latent', (_name, graphOf) => {
    const { graph, slots } = traced(graphOf());
    expect(readPictureSize(graph, slots)).toEqual({ width: 1280, height: 720 });
  });

  it('LTX-2 from text: the size is only in the half-size latent, and is read as that of the pictures', () => {
    const text = edited(
      ltx2TwoStages(),
      {},
      { first_av: { video_latent: ['empty', 0] }, second_av: { video_latent: ['upsampled', 0] } },
    );
    const { graph, slots } = traced(text);
    expect(slots.width).toEqual([{ nodeId: 'empty', input: 'width', scale: 0.5 }]);
    expect(readPictureSize(graph, slots)).toEqual({ width: 1280, height: 720 });
  });

  it('reads the factor of a latent upsampler from its file’s name, and that of LatentUpscaleBy from its input', () => {
    const upsampler = node('LatentUpscaleModelLoader', { model_name: 'ltx-2.3-spatial-upscaler-x1.5-1.0.safetensors' });
    const { slots } = traced(edited(ltx2TwoStages(), { upsampler }));
    expect(slots.width.find(({ nodeId }) => nodeId === 'empty')?.scale).toBeCloseTo(2 / 3);
    const by = node('LatentUpscaleBy', { samples: ['crop', 2], scale_by: 4, upscale_method: 'bilinear' });
    const quarter = traced(edited(ltx2TwoStages(), { upsampled: by }));
    expect(quarter.slots.width.find(({ nodeId }) => nodeId === 'empty')?.scale).toBe(0.25);
  });

  it('a latent resizer with a size of its own gets the pictures’ size, the latent before it stays in proportion', () => {
    const resizer = node('LatentUpscale', {
      samples: ['crop', 2],
      width: 1280,
      height: 704,
      upscale_method: 'bilinear',
    });
    const { graph, slots } = traced(edited(ltx2TwoStages(), { upsampled: resizer }));
    const changes = changesBetween(graph, injectSegment(graph, slots, SET));
    expect(changes).toMatchObject({ 'upsampled.width': 1024, 'empty.width': 512, 'resize.resize_type.width': 1024 });
  });

  it('a sampler that lets its latent pass takes no picture there', () => {
    const bypassed = { bypass: true };
    const { slots } = traced(edited(ltx2TwoStages(), {}, { first_image: bypassed, second_image: bypassed }));
    expect(slots.startImage).toEqual([]);
  });

  it('finds negative text and cfg of Kijai’s Hunyuan in the guidance node beside its text encoder', () => {
    const guided = edited(
      kijaiHunyuan(),
      { unwanted: node('HyVideoCFG', { negative_prompt: 'blurry', cfg: 6 }) },
      { words: { hyvid_cfg: ['unwanted', 0] } },
    );
    const { slots } = traced(guided);
    expect(slots.negative).toEqual([{ nodeId: 'unwanted', input: 'negative_prompt' }]);
    expect(slots.cfg).toEqual([{ nodeId: 'unwanted', input: 'cfg' }]);
  });
});
