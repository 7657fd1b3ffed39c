// Graphs of Kijai's wrappers, and of a node that nobody knows, written by hand from the nodes' definitions.
import { node, type RawGraph } from './graphs-for-tests.ts';

/** Kijai's HunyuanVideo: size and number of frames on the sampler, one link for both sides of the text. */
export function kijaiHunyuan(): RawGraph {
  return {
    model: node('HyVideoModelLoader', {
      model: 'hunyuan_i2v.safetensors',
      base_precision: 'bf16',
      quantization: 'disabled',
    }),
    vae: node('HyVideoVAELoader', { model_name: 'hunyuan_vae.safetensors', precision: 'fp16' }),
    encoders: node('DownloadAndLoadHyVideoTextEncoder', {
      llm_model: 'llava',
      clip_model: 'clip-l',
      precision: 'fp16',
    }),
    image: node('LoadImage', { image: 'start.png' }),
    words: node('HyVideoI2VEncode', { text_encoders: ['encoders', 0], prompt: 'a fox', image: ['image', 0] }),
    picture: node('HyVideoEncode', { vae: ['vae', 0], image: ['image', 0], enable_vae_tiling: true }),
    sampler: node('HyVideoSampler', {
      model: ['model', 0],
      hyvid_embeds: ['words', 0],
      image_cond_latents: ['picture', 0],
      width: 720,
      height: 544,
      num_frames: 65,
      steps: 30,
      embedded_guidance_scale: 6,
      flow_shift: 9,
      seed: 5,
      force_offload: true,
    }),
    decode: node('HyVideoDecode', { vae: ['vae', 0], samples: ['sampler', 0], enable_vae_tiling: true }),
    save: node('VHS_VideoCombine', {
      images: ['decode', 0],
      frame_rate: 24,
      filename_prefix: 'hy',
      format: 'video/h264-mp4',
    }),
  };
}

/** Kijai's Wan wrapper: two stages by start and end step, LoRAs picked beside the loaders, the size from a resizer. */
export function kijaiWan(): RawGraph {
  const loader = (model: string, lora: string) =>
    node('WanVideoModelLoader', { model, base_precision: 'bf16', quantization: 'disabled', lora: [lora, 0] });
  const select = (lora: string) =>
    node('WanVideoLoraSelect', { lora, strength: 1, low_mem_load: false, merge_loras: false });
  const sampler = (model: string, inputs: Record<string, unknown>) =>
    node('WanVideoSampler', {
      model: [model, 0],
      image_embeds: ['embeds', 0],
      text_embeds: ['words', 0],
      steps: 6,
      cfg: 1,
      shift: 8,
      seed: 3,
      force_offload: true,
      scheduler: 'unipc',
      riflex_freq_index: 0,
      ...inputs,
    });
  return {
    ...kijaiSources(),
    low_lora: select('wan22_lightx2v_LOW.safetensors'),
    high_lora: select('wan22_lightx2v_HIGH.safetensors'),
    high: loader('Wan2_2-I2V-A14B-HIGH_fp8_e4m3fn_scaled_KJ.safetensors', 'high_lora'),
    low: loader('Wan2_2-I2V-A14B-LOW_fp8_e4m3fn_scaled_KJ.safetensors', 'low_lora'),
    swap: node('WanVideoBlockSwap', { blocks_to_swap: 20 }),
    high_swapped: node('WanVideoSetBlockSwap', { model: ['high', 0], block_swap_args: ['swap', 0] }),
    low_swapped: node('WanVideoSetBlockSwap', { model: ['low', 0], block_swap_args: ['swap', 0] }),
    first: sampler('high_swapped', { start_step: 0, end_step: ['split', 0] }),
    second: sampler('low_swapped', { samples: ['first', 0], start_step: ['split', 0], end_step: -1 }),
    split: node('INTConstant', { value: 3 }),
    decode: node('WanVideoDecode', { vae: ['vae', 0], samples: ['second', 0], enable_vae_tiling: false }),
    smooth: node('RIFE VFI', { frames: ['decode', 0], ckpt_name: 'rife49.pth', multiplier: 1 }),
    save: node('VHS_VideoCombine', {
      images: ['smooth', 0],
      frame_rate: 16,
      filename_prefix: 'wan',
      format: 'video/h264-mp4',
    }),
  };
}

function kijaiSources(): RawGraph {
  return {
    image: node('LoadImage', { image: 'start.png' }),
    last: node('LoadImage', { image: 'last.png' }),
    resize: node('ImageResizeKJv2', {
      image: ['image', 0],
      width: 832,
      height: 480,
      upscale_method: 'lanczos',
      keep_proportion: 'crop',
      divisible_by: 16,
    }),
    encoder: node('LoadWanVideoT5TextEncoder', { model_name: 'umt5.safetensors', precision: 'bf16' }),
    words: node('WanVideoTextEncode', { positive_prompt: 'a fox', negative_prompt: 'blurry', t5: ['encoder', 0] }),
    vae: node('WanVideoVAELoader', { model_name: 'wan_2.1_vae.safetensors', precision: 'bf16' }),
    vision: node('CLIPVisionLoader', { clip_name: 'clip_vision_h.safetensors' }),
    seen: node('WanVideoClipVisionEncode', {
      clip_vision: ['vision', 0],
      image_1: ['resize', 0],
      image_2: ['last', 0],
      strength_1: 1,
      strength_2: 1,
    }),
    embeds: node('WanVideoImageToVideoEncode', {
      vae: ['vae', 0],
      clip_embeds: ['seen', 0],
      start_image: ['resize', 0],
      end_image: ['last', 0],
      width: ['resize', 1],
      height: ['resize', 2],
      num_frames: 81,
      noise_aug_strength: 0,
      force_offload: true,
    }),
  };
}

/** A sampler of a shape nobody knows: everything in one node. */
export function unknownSampler(): RawGraph {
  return {
    image: node('LoadImage', { image: 'start.png' }),
    everything: node('MagicVideo', {
      picture: ['image', 0],
      caption: 'a fox',
      width: 320,
      height: 480,
      num_frames: 24,
      seed: 1,
      api: 'x',
    }),
    save: node('MagicSave', { clip: ['everything', 0], other: ['image', 0], path: 'x' }),
  };
}
