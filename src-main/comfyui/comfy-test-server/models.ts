// The model files the server claims to have, by folder as `/models/{folder}` names it.
import type { ComfyTestServerOptions } from './options.ts';

const INSTALLED: Readonly<Record<string, readonly string[]>> = {
  checkpoints: [
    'ltx-2-19b-dev-fp8.safetensors',
    'ltx-2.3-22b-dev-fp8.safetensors',
    'ltx-video-2b-v0.9.5.safetensors',
    'ltxv-13b-0.9.7-dev-fp8.safetensors',
  ],
  clip_gguf: ['umt5-xxl-encoder-Q5_K_M.gguf', 'umt5-xxl-encoder-Q8_0.gguf', 'umt5_xxl_fp8_e4m3fn_scaled.safetensors'],
  clip_vision: ['clip_vision_h.safetensors'],
  diffusion_models: [
    'wan2.2_i2v_high_noise_14B_fp8_scaled.safetensors',
    'wan2.2_i2v_low_noise_14B_fp8_scaled.safetensors',
    'wan2.2_t2v_high_noise_14B_fp8_scaled.safetensors',
    'wan2.2_t2v_low_noise_14B_fp8_scaled.safetensors',
    'wan2.2_ti2v_5B_fp16.safetensors',
  ],
  latent_upscale_models: ['ltx-2-spatial-upscaler-x2-1.0.safetensors', 'ltx-2.3-spatial-upscaler-x2-1.0.safetensors'],
  loras: [
    'ltx-2-19b-distilled-lora-384.safetensors',
    'ltx-2.3-22b-distilled-lora-384.safetensors',
    'wan2.2_i2v_lightx2v_4steps_lora_v1_high_noise.safetensors',
    'wan2.2_i2v_lightx2v_4steps_lora_v1_low_noise.safetensors',
    'wan2.2_t2v_lightx2v_4steps_lora_v1.1_high_noise.safetensors',
    'wan2.2_t2v_lightx2v_4steps_lora_v1.1_low_noise.safetensors',
  ],
  text_encoders: [
    'gemma_3_12B_it_fp4_mixed.safetensors',
    't5xxl_fp16.safetensors',
    't5xxl_fp8_e4m3fn_scaled.safetensors',
    'umt5_xxl_fp16.safetensors',
    'umt5_xxl_fp8_e4m3fn_scaled.safetensors',
  ],
  unet_gguf: [
    'Wan2.2-I2V-A14B-HighNoise-Q4_K_M.gguf',
    'Wan2.2-I2V-A14B-HighNoise-Q5_K_M.gguf',
    'Wan2.2-I2V-A14B-LowNoise-Q4_K_M.gguf',
    'Wan2.2-I2V-A14B-LowNoise-Q5_K_M.gguf',
    'wan2.2_i2v_high_noise_14B_Q4_K_M.gguf',
    'wan2.2_i2v_high_noise_14B_Q5_K_M.gguf',
    'wan2.2_i2v_low_noise_14B_Q4_K_M.gguf',
    'wan2.2_i2v_low_noise_14B_Q5_K_M.gguf',
  ],
  upscale_models: [],
  vae: ['wan2.2_vae.safetensors', 'wan_2.1_vae.safetensors'],
};

export type InstalledModels = Readonly<Record<string, readonly string[]>>;

export function installedModels(options: ComfyTestServerOptions): InstalledModels {
  const folders = new Set([...Object.keys(INSTALLED), ...Object.keys(options.extraModels ?? {})]);
  const missing = new Set(options.withoutModels);
  return Object.fromEntries(
    [...folders]
      .filter((folder) => options.version === '0.27.0' || folder !== 'latent_upscale_models')
      .sort()
      .map((folder) => {
        const names = [...(INSTALLED[folder] ?? []), ...(options.extraModels?.[folder] ?? [])];
        return [folder, names.filter((name) => !missing.has(name)).sort()];
      }),
  );
}
