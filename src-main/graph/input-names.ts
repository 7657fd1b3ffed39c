// What the inputs of nodes are called, slot by slot: the one place to add a name that another node pack uses.
import type { AddressSlot } from './graph-slots.ts';

/** Carry a latent (or what Kijai's samplers take in its place) from one node to the next. */
export const LATENT_INPUTS = [
  'samples',
  'latent_image',
  'latent',
  'latents',
  'video_latent',
  'av_latent',
  'samples1',
  'samples2',
  'samples_to',
  'samples_from',
  'image_embeds',
  'image_cond_latents',
];

/**
 * As LATENT_INPUTS, for nodes that are known to stand on the latent's way: nodes that join pictures use these names too.
 */
export const LATENT_WAY_INPUTS = [...LATENT_INPUTS, 'destination', 'source', 'latents_A', 'latents_B', 'prev_samples'];

/** Carry the sound's latent: on the way of the frame count, but it says nothing of the pictures' size. */
export const AUDIO_LATENT_INPUTS = ['audio_latent'];

/** Carry pictures from the decoder to the save node. */
export const PICTURE_INPUTS = ['images', 'image', 'video', 'frames', 'pixels', 'input'];
export const BATCH_INPUTS = ['images', 'image', 'frames'];

/** Carry both sides' conditioning in one link; which side is meant, the walker must remember. */
export const BUNDLE_INPUTS = ['guider', 'text_embeds', 'hyvid_embeds', 'original_text_embeds'];
/** What steers a sampler. */
export const STEERING_INPUTS = ['positive', 'conditioning', 'image_embeds', ...BUNDLE_INPUTS];
export const SIDE_INPUTS = {
  positive: ['positive', 'cond1', 'conditioning'],
  negative: ['negative', 'hyvid_cfg'],
} as const;

/** A sampler with a model for each stage in one node names them high and low. */
export const MODEL_INPUTS = ['model', 'model_high_noise', 'high_noise_model', 'model_low_noise', 'low_noise_model'];
export const LORA_FILE_INPUTS = ['lora_name', 'lora'];
export const LORA_STRENGTH_INPUTS = ['strength_model', 'strength'];
export const MODEL_FILE_INPUTS = ['unet_name', 'ckpt_name', 'model_name', 'model'];

/** Where a picture enters that the video ends on; all other entries are the start's. */
export const END_IMAGE_INPUTS = ['end_image', 'last_image', 'last_frame', 'image_2', 'clip_vision_end_image'];
/** Where pictures enter the way of the latent or the text; what is only seen by a vision encoder comes last. */
export const IMAGE_ENTRIES = [
  'start_image',
  'init_image',
  'image',
  'first_image',
  'first_frame',
  'image_1',
  'pixels',
  ...END_IMAGE_INPUTS,
  'clip_vision_output',
  'clip_vision_start_image',
  'clip_embeds',
];
/** Hand a picture on, resized or encoded. */
export const PASSING_IMAGE_INPUTS = ['image', 'images', 'pixels', 'input', 'clip_vision_output'];

/** Width and height stand together; which pair of names a node has. */
export const SIZE_PAIRS = [
  ['width', 'height'],
  ['resize_type.width', 'resize_type.height'],
  ['generation_width', 'generation_height'],
  ['target_width', 'target_height'],
] as const;

const TEXT_INPUTS = ['text', 'prompt', 'clip_l', 'clip_g', 't5xxl', 'text_l', 'text_g', 'llama', 'bert', 'mt5xl'];
/** Guidance that a distilled model takes in with the text, where nobody has a cfg. */
export const GUIDANCE_INPUTS = ['guidance', 'embedded_guidance_scale'];

/** The usual names of each slot's inputs, the most telling first. */
export const SLOT_INPUTS: Readonly<Record<AddressSlot, readonly string[]>> = {
  startImage: ['image'],
  endImage: ['image'],
  positive: ['positive_prompt', ...TEXT_INPUTS],
  negative: ['negative_prompt', ...TEXT_INPUTS],
  seed: ['seed', 'noise_seed'],
  width: SIZE_PAIRS.map(([width]) => width),
  height: SIZE_PAIRS.map(([, height]) => height),
  length: ['length', 'num_frames', 'frames', 'video_length', 'frames_number', 'video_frames'],
  fps: ['fps', 'frame_rate'],
  filenamePrefix: ['filename_prefix'],
  steps: ['steps'],
  stepBounds: ['start_at_step', 'end_at_step', 'step', 'start_step', 'end_step', 'split_step'],
  cfg: ['cfg', 'cfg_conds', 'video_cfg'],
};

/** Slots whose value is words; the others, but for the picture names, are numbers. */
export const TEXT_SLOTS: ReadonlySet<AddressSlot> = new Set([
  'positive',
  'negative',
  'startImage',
  'endImage',
  'filenamePrefix',
]);
