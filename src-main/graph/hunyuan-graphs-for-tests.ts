// HunyuanVideo graphs, new and old, written by hand from the nodes' definitions.
import { edited, node, type RawGraph } from './graphs-for-tests.ts';

/** HunyuanVideo of ComfyUI itself: a guider without a negative side, the guidance in the conditioning. */
export function hunyuanImage(): RawGraph {
  return {
    model: node('UNETLoader', { unet_name: 'hunyuan_i2v.safetensors', weight_dtype: 'default' }),
    shift: node('ModelSamplingSD3', { model: ['model', 0], shift: 7 }),
    clip: node('DualCLIPLoader', {
      clip_name1: 'clip_l.safetensors',
      clip_name2: 'llava.safetensors',
      type: 'hunyuan_video',
    }),
    vision: node('CLIPVisionLoader', { clip_name: 'llava_vision.safetensors' }),
    vae: node('VAELoader', { vae_name: 'hunyuan_vae.safetensors' }),
    image: node('LoadImage', { image: 'start.png' }),
    seen: node('CLIPVisionEncode', { clip_vision: ['vision', 0], image: ['image', 0], crop: 'none' }),
    words: node('TextEncodeHunyuanVideo_ImageToVideo', {
      clip: ['clip', 0],
      clip_vision_output: ['seen', 0],
      prompt: 'a fox',
      image_interleave: 2,
    }),
    to_video: node('HunyuanImageToVideo', {
      positive: ['words', 0],
      vae: ['vae', 0],
      width: 720,
      height: 720,
      length: 53,
      batch_size: 1,
      guidance_type: 'v2 (replace)',
      start_image: ['image', 0],
    }),
    guidance: node('FluxGuidance', { conditioning: ['to_video', 0], guidance: 6 }),
    guider: node('BasicGuider', { model: ['shift', 0], conditioning: ['guidance', 0] }),
    noise: node('RandomNoise', { noise_seed: 1 }),
    kind: node('KSamplerSelect', { sampler_name: 'euler' }),
    schedule: node('BasicScheduler', { model: ['shift', 0], scheduler: 'simple', steps: 20, denoise: 1 }),
    sampler: node('SamplerCustomAdvanced', {
      noise: ['noise', 0],
      guider: ['guider', 0],
      sampler: ['kind', 0],
      sigmas: ['schedule', 0],
      latent_image: ['to_video', 1],
    }),
    decode: node('VAEDecodeTiled', {
      samples: ['sampler', 0],
      vae: ['vae', 0],
      tile_size: 256,
      overlap: 64,
      temporal_size: 64,
      temporal_overlap: 8,
    }),
    save: node('SaveAnimatedWEBP', {
      images: ['decode', 0],
      filename_prefix: 'hunyuan',
      fps: 24,
      lossless: false,
      quality: 80,
      method: 'default',
    }),
  };
}

/** From text, with an older encoder that wants the prompt twice. */
export function hunyuanText(): RawGraph {
  const { image: _image, seen: _seen, vision: _vision, to_video: _to, ...graph } = hunyuanImage();
  return edited(
    graph,
    {
      words: node('CLIPTextEncodeHunyuanDiT', { clip: ['clip', 0], bert: 'a fox', mt5xl: 'a fox' }),
      empty: node('EmptyHunyuanLatentVideo', { width: 848, height: 480, length: 73, batch_size: 1 }),
    },
    { guidance: { conditioning: ['words', 0] }, sampler: { latent_image: ['empty', 0] } },
  );
}

/** The oldest kind: the size from an image latent, the number of frames on the sampler. */
export function hunyuanOldSampler(): RawGraph {
  return {
    model: node('CheckpointLoaderSimple', { ckpt_name: 'hunyuan.safetensors' }),
    image: node('LoadImage', { image: 'start.png' }),
    words: node('CLIPTextEncode', { text: 'a fox', clip: ['model', 1] }),
    unwanted: node('CLIPTextEncode', { text: 'blurry', clip: ['model', 1] }),
    empty: node('EmptyLatentImage', { width: 832, height: 480, batch_size: 1 }),
    sampler: node('HunyuanVideoSampler', {
      model: ['model', 0],
      positive: ['words', 0],
      negative: ['unwanted', 0],
      latent_image: ['empty', 0],
      start_image: ['image', 0],
      num_frames: 49,
      seed: 1,
      steps: 20,
      cfg: 6,
    }),
    decode: node('VAEDecode', { samples: ['sampler', 0], vae: ['model', 2] }),
    save: node('VHS_VideoCombine', {
      images: ['decode', 0],
      frame_rate: 16,
      filename_prefix: 'x',
      format: 'video/h264-mp4',
    }),
  };
}
