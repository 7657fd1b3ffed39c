// Google's Veo, and OpenAI's Sora, which is gone.
import { say } from '#shared/i18n/say.ts';
import type { ReplicateModel } from './catalogue-model.ts';
import { INFERRED, names, ownSchema, PUBLISHED, perSecond, reseller, secondsOf, shapesByName } from './figures.ts';
import { PLAIN_MODEL } from './plain-model.ts';

const VEO_SHAPES = ['16:9', '9:16'];
const P720 = { name: '720p', lines: 720 };
const P1080 = { name: '1080p', lines: 1080 };

/** Three at once, as the older tool found to be a good balance; 4, 6 or 8 s at 24 frames per second. */
const VEO = {
  ...PLAIN_MODEL,
  framesPerSecond: 24,
  length: secondsOf('duration', [4, 6, 8], 24),
  mostAtOnce: 3,
} as const;

const VEO_INPUTS = names({
  prompt: 'prompt',
  negativePrompt: 'negative_prompt',
  seed: 'seed',
  startImage: 'image',
  sound: 'generate_audio',
});

const noSquare = () =>
  say`Only 16:9 and 9:16: an older guide also names 1:1, the newer schema does not, and the newer one counts.`;
const discrete = () =>
  say`4, 6 or 8 seconds: an older guide calls its length continuous, the newer schema lists these three, and they count.`;

export const VEO_AND_SORA: readonly ReplicateModel[] = [
  {
    ...VEO,
    model: 'google/veo-3.1-fast',
    name: 'Veo 3.1 Fast',
    shortNames: ['veo-3.1-fast', 'veo'],
    sizes: { kind: 'list', sizes: shapesByName(VEO_SHAPES, [P720, P1080]), followsStartImage: false },
    inputs: { ...VEO_INPUTS, endImage: 'last_frame' },
    price: perSecond(`0.15 USD a second ${INFERRED}; 0.10 without sound ${PUBLISHED}`, [
      { perSecond: 0.15, withAudio: true },
      { perSecond: 0.1, withAudio: false },
    ]),
    source: reseller,
    notes: () => [noSquare(), discrete()],
    advice: { bestFor: () => say`the best speed for its price, with sound`, quality: 'high', speed: 'fast' },
  },
  {
    ...VEO,
    model: 'google/veo-3-fast',
    name: 'Veo 3 Fast',
    shortNames: ['veo-3-fast'],
    sizes: { kind: 'list', sizes: shapesByName(VEO_SHAPES, [P720, P1080]), followsStartImage: false },
    inputs: VEO_INPUTS,
    price: perSecond(PUBLISHED, [
      { perSecond: 0.15, withAudio: true },
      { perSecond: 0.1, withAudio: false },
    ]),
    source: ownSchema,
    notes: () => [noSquare(), say`Its own default is 1080p; 720p costs the same as far as is known.`],
    advice: { bestFor: () => say`clips with sound, balanced`, quality: 'high', speed: 'fast' },
  },
  {
    ...VEO,
    model: 'google/veo-3.1',
    name: 'Veo 3.1',
    shortNames: ['veo-3.1'],
    sizes: { kind: 'list', sizes: shapesByName(VEO_SHAPES, [P1080, P720]), followsStartImage: false },
    inputs: { ...VEO_INPUTS, endImage: 'last_frame', references: 'reference_images' },
    mostReferences: 3,
    rules: ['references-at-16:9-for-8-s-without-last-frame'],
    price: perSecond(`0.40 USD a second ${INFERRED}; 0.20 without sound ${PUBLISHED}`, [
      { perSecond: 0.4, withAudio: true },
      { perSecond: 0.2, withAudio: false },
    ]),
    source: ownSchema,
    notes: () => [
      noSquare(),
      discrete(),
      say`Reference pictures count only at 16:9 and 8 seconds; it then ignores a last frame.`,
    ],
    advice: {
      bestFor: () => say`the best picture, with sound and characters that stay the same`,
      quality: 'high',
      speed: 'medium',
    },
  },
  {
    ...PLAIN_MODEL,
    model: 'openai/sora-2',
    name: 'Sora 2',
    shortNames: ['sora', 'sora-2'],
    standing: 'shut-down',
    framesPerSecond: 24,
    length: secondsOf('seconds', [4, 8, 12], 24),
    sizes: {
      kind: 'list',
      followsStartImage: false,
      sizes: [
        { width: 1280, height: 720, name: '720p 16:9', sends: { aspect_ratio: 'landscape' } },
        { width: 720, height: 1280, name: '720p 9:16', sends: { aspect_ratio: 'portrait' } },
      ],
    },
    inputs: names({ prompt: 'prompt', startImage: 'input_reference' }),
    alwaysSounds: true,
    price: perSecond(`was 0.10 USD a second, ${PUBLISHED}`, [{ perSecond: 0.1 }]),
    source: ownSchema,
    notes: () => [say`OpenAI shut Sora 2 and its video API down on 24 September 2026; there is no successor.`],
    advice: { bestFor: () => say`nothing any more: it is shut down`, quality: 'high', speed: 'medium' },
  },
];
