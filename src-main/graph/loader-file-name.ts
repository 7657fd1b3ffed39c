// ComfyUI's loaders name a file without the models folder it is in; our lists name it with.

const MODEL_FOLDERS = new Set([
  'checkpoints',
  'diffusion_models',
  'unet',
  'unet_gguf',
  'loras',
  'vae',
  'text_encoders',
  'clip',
  'clip_vision',
  'controlnet',
  'upscale_models',
  'latent_upscale_models',
]);

export function loaderFileName(modelPath: string): string {
  const [folder = '', ...rest] = modelPath.split('/');
  return rest.length > 0 && MODEL_FOLDERS.has(folder) ? rest.join('/') : modelPath;
}
