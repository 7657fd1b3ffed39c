// LTX graphs as people have them, written by hand from the nodes' definitions.
import { edited, node, type RawGraph, shippedJson } from './graphs-for-tests.ts';

/** LTX-Video with a guide at the last frame, which takes its picture as a required input. */
export function ltxLastGuide(): RawGraph {
  return edited(
    shippedJson('gcv_ltvx_i2v.json'),
    {
      last: node('LoadImage', { image: 'last.png' }),
      last_compression: node('LTXVPreprocess', { image: ['last', 0], img_compression: 40 }),
      last_guide: node('LTXVAddGuide', {
        positive: ['frame_rate', 0],
        negative: ['frame_rate', 1],
        vae: ['model', 2],
        latent: ['image_to_video', 2],
        image: ['last_compression', 0],
        frame_idx: -1,
        strength: 1,
      }),
      crop: node('LTXVCropGuides', {
        positive: ['last_guide', 0],
        negative: ['last_guide', 1],
        latent: ['sampler', 0],
      }),
    },
    {
      schedule: { latent: ['last_guide', 2] },
      sampler: { positive: ['last_guide', 0], negative: ['last_guide', 1], latent_image: ['last_guide', 2] },
      decode: { samples: ['crop', 2] },
    },
  );
}

/** LTX-2: half the size first, upsampled in the latent, sampled again; with sound. All sizes are written out. */
export function ltx2TwoStages(): RawGraph {
  return { ...ltx2Sources(), ...ltx2FirstStage(), ...ltx2SecondStage() };
}

function ltx2Sources(): RawGraph {
  return {
    checkpoint: node('CheckpointLoaderSimple', { ckpt_name: 'ltx-2-19b-dev-fp8.safetensors' }),
    distilled: node('LoraLoaderModelOnly', {
      model: ['checkpoint', 0],
      lora_name: 'ltx-2-19b-distilled-lora-384.safetensors',
      strength_model: 1,
    }),
    encoder: node('LTXAVTextEncoderLoader', {
      text_encoder: 'gemma_3_12B_it_fp4_mixed.safetensors',
      ckpt_name: 'ltx-2-19b-dev-fp8.safetensors',
      device: 'default',
    }),
    audio_vae: node('LTXVAudioVAELoader', { ckpt_name: 'ltx-2-19b-dev-fp8.safetensors' }),
    upsampler: node('LatentUpscaleModelLoader', { model_name: 'ltx-2-spatial-upscaler-x2-1.0.safetensors' }),
    image: node('LoadImage', { image: 'start.png' }),
    resize: node('ResizeImageMaskNode', {
      input: ['image', 0],
      resize_type: 'scale dimensions',
      'resize_type.width': 1280,
      'resize_type.height': 720,
      'resize_type.crop': 'center',
      scale_method: 'lanczos',
    }),
    longer: node('ResizeImagesByLongerEdge', { images: ['resize', 0], longer_edge: 1536 }),
    compressed: node('LTXVPreprocess', { image: ['longer', 0], img_compression: 33 }),
    words: node('CLIPTextEncode', { text: 'a fox', clip: ['encoder', 0] }),
    unwanted: node('CLIPTextEncode', { text: 'blurry', clip: ['encoder', 0] }),
    conditioning: node('LTXVConditioning', { positive: ['words', 0], negative: ['unwanted', 0], frame_rate: 25 }),
  };
}

function ltx2FirstStage(): RawGraph {
  return {
    empty: node('EmptyLTXVLatentVideo', { width: 640, height: 360, length: 121, batch_size: 1 }),
    empty_audio: node('LTXVEmptyLatentAudio', {
      frames_number: 121,
      frame_rate: 25,
      batch_size: 1,
      audio_vae: ['audio_vae', 0],
    }),
    first_image: node('LTXVImgToVideoInplace', {
      vae: ['checkpoint', 2],
      image: ['compressed', 0],
      latent: ['empty', 0],
      strength: 1,
      bypass: false,
    }),
    first_av: node('LTXVConcatAVLatent', { video_latent: ['first_image', 0], audio_latent: ['empty_audio', 0] }),
    first_noise: node('RandomNoise', { noise_seed: 1 }),
    first_guider: node('CFGGuider', {
      model: ['checkpoint', 0],
      positive: ['conditioning', 0],
      negative: ['conditioning', 1],
      cfg: 4,
    }),
    first_schedule: node('LTXVScheduler', {
      steps: 20,
      max_shift: 2.05,
      base_shift: 0.95,
      stretch: true,
      terminal: 0.1,
      latent: ['first_av', 0],
    }),
    euler: node('KSamplerSelect', { sampler_name: 'euler' }),
    first_sampler: node('SamplerCustomAdvanced', {
      noise: ['first_noise', 0],
      guider: ['first_guider', 0],
      sampler: ['euler', 0],
      sigmas: ['first_schedule', 0],
      latent_image: ['first_av', 0],
    }),
    first_split: node('LTXVSeparateAVLatent', { av_latent: ['first_sampler', 0] }),
  };
}

function ltx2SecondStage(): RawGraph {
  return {
    crop: node('LTXVCropGuides', {
      positive: ['conditioning', 0],
      negative: ['conditioning', 1],
      latent: ['first_split', 0],
    }),
    upsampled: node('LTXVLatentUpsampler', {
      samples: ['crop', 2],
      upscale_model: ['upsampler', 0],
      vae: ['checkpoint', 2],
    }),
    second_image: node('LTXVImgToVideoInplace', {
      vae: ['checkpoint', 2],
      image: ['compressed', 0],
      latent: ['upsampled', 0],
      strength: 1,
      bypass: false,
    }),
    second_av: node('LTXVConcatAVLatent', { video_latent: ['second_image', 0], audio_latent: ['first_split', 1] }),
    second_noise: node('RandomNoise', { noise_seed: 2 }),
    second_guider: node('CFGGuider', {
      model: ['distilled', 0],
      positive: ['crop', 0],
      negative: ['crop', 1],
      cfg: 1,
    }),
    second_sigmas: node('ManualSigmas', { sigmas: '0.909375, 0.725, 0.421875, 0.0' }),
    second_sampler: node('SamplerCustomAdvanced', {
      noise: ['second_noise', 0],
      guider: ['second_guider', 0],
      sampler: ['euler', 0],
      sigmas: ['second_sigmas', 0],
      latent_image: ['second_av', 0],
    }),
    second_split: node('LTXVSeparateAVLatent', { av_latent: ['second_sampler', 1] }),
    decode: node('VAEDecode', { samples: ['second_split', 0], vae: ['checkpoint', 2] }),
    sound: node('LTXVAudioVAEDecode', { samples: ['second_split', 1], audio_vae: ['audio_vae', 0] }),
    video: node('CreateVideo', { images: ['decode', 0], fps: 25, audio: ['sound', 0] }),
    save: node('SaveVideo', { video: ['video', 0], filename_prefix: 'video/ltx2', format: 'auto', codec: 'auto' }),
  };
}

/** The same as a 2026 template has it: sizes, rate and length come from primitives through small formulas. */
export function ltx2Formulas(): RawGraph {
  const formula = (expression: string, inputs: Record<string, unknown>) =>
    node('ComfyMathExpression', { expression, ...inputs });
  return edited(
    ltx2TwoStages(),
    {
      picture_width: node('PrimitiveInt', { value: 1280 }),
      picture_height: node('PrimitiveInt', { value: 720 }),
      rate: node('PrimitiveInt', { value: 25 }),
      seconds: node('PrimitiveInt', { value: 5 }),
      half_width: formula('a/2', { 'values.a': ['picture_width', 0] }),
      half_height: formula('a/2', { 'values.a': ['picture_height', 0] }),
      frames: formula('a * b + 1', { 'values.a': ['seconds', 0], 'values.b': ['rate', 0] }),
    },
    {
      resize: { 'resize_type.width': ['picture_width', 0], 'resize_type.height': ['picture_height', 0] },
      empty: { width: ['half_width', 1], height: ['half_height', 1], length: ['frames', 1] },
      empty_audio: { frames_number: ['frames', 1], frame_rate: ['rate', 0] },
      conditioning: { frame_rate: ['rate', 0] },
      video: { fps: ['rate', 0] },
    },
  );
}
