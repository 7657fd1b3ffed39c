// Which of ComfyUI's model folders each loader reads. As data: a loader more is a line more.
import { type ComfyGraph, isLink, linksOf, nodeOf } from '../../graph/index.ts';

const CHECKPOINTS = ['checkpoints'] as const;
const DIFFUSION = ['diffusion_models'] as const;
// The files lie in the same folder; the server lists those that end in .gguf under a name of its own.
const DIFFUSION_GGUF = ['diffusion_models', 'unet_gguf'] as const;
const TEXT = ['text_encoders'] as const;
const TEXT_GGUF = ['text_encoders', 'clip_gguf'] as const;
const VAE = ['vae'] as const;
const LORAS = ['loras'] as const;

type FolderNames = readonly [folder: string, listedAs?: string];

/** By node type and input. */
const LOADERS: Readonly<Record<string, Readonly<Record<string, FolderNames>>>> = {
  CheckpointLoaderSimple: { ckpt_name: CHECKPOINTS },
  CheckpointLoader: { ckpt_name: CHECKPOINTS },
  CheckpointLoaderKJ: { ckpt_name: CHECKPOINTS },
  ImageOnlyCheckpointLoader: { ckpt_name: CHECKPOINTS },
  unCLIPCheckpointLoader: { ckpt_name: CHECKPOINTS },
  LTXVAudioVAELoader: { ckpt_name: CHECKPOINTS },
  LTXAVTextEncoderLoader: { text_encoder: TEXT, ckpt_name: CHECKPOINTS },
  UNETLoader: { unet_name: DIFFUSION },
  DiffusionModelLoaderKJ: { model_name: DIFFUSION },
  DiffusionModelSelector: { model_name: DIFFUSION },
  WanVideoModelLoader: { model: DIFFUSION },
  UnetLoaderGGUF: { unet_name: DIFFUSION_GGUF },
  UnetLoaderGGUFAdvanced: { unet_name: DIFFUSION_GGUF },
  GGUFLoaderKJ: { model_name: DIFFUSION_GGUF, extra_model_name: DIFFUSION_GGUF },
  CLIPLoader: { clip_name: TEXT },
  DualCLIPLoader: { clip_name1: TEXT, clip_name2: TEXT },
  TripleCLIPLoader: { clip_name1: TEXT, clip_name2: TEXT, clip_name3: TEXT },
  QuadrupleCLIPLoader: { clip_name1: TEXT, clip_name2: TEXT, clip_name3: TEXT, clip_name4: TEXT },
  LoadWanVideoT5TextEncoder: { model_name: TEXT },
  CLIPLoaderGGUF: { clip_name: TEXT_GGUF },
  DualCLIPLoaderGGUF: { clip_name1: TEXT_GGUF, clip_name2: TEXT_GGUF },
  TripleCLIPLoaderGGUF: { clip_name1: TEXT_GGUF, clip_name2: TEXT_GGUF, clip_name3: TEXT_GGUF },
  VAELoader: { vae_name: VAE },
  VAELoaderKJ: { vae_name: VAE },
  WanVideoVAELoader: { model_name: VAE },
  LoraLoader: { lora_name: LORAS },
  LoraLoaderModelOnly: { lora_name: LORAS },
  CreateHookLora: { lora_name: LORAS },
  CreateHookLoraModelOnly: { lora_name: LORAS },
  WanVideoLoraSelect: { lora: LORAS },
  CLIPVisionLoader: { clip_name: ['clip_vision'] },
  ControlNetLoader: { control_net_name: ['controlnet'] },
  DiffControlNetLoader: { control_net_name: ['controlnet'] },
  StyleModelLoader: { style_model_name: ['style_models'] },
  UpscaleModelLoader: { model_name: ['upscale_models'] },
  LatentUpscaleModelLoader: { model_name: ['latent_upscale_models'] },
  AudioEncoderLoader: { audio_encoder_name: ['audio_encoders'] },
  ModelPatchLoader: { name: ['model_patches'] },
};

export interface LoaderFolder {
  /** Under ComfyUI's models folder; '' where the loader is not known. */
  readonly folder: string;
  /** As `/models/{folder}` names it. */
  readonly listedAs: string;
}

export function loaderFolder(nodeType: string, input: string): LoaderFolder {
  const byInput = Object.hasOwn(LOADERS, nodeType) ? LOADERS[nodeType] : undefined;
  const names = byInput !== undefined && Object.hasOwn(byInput, input) ? byInput[input] : undefined;
  const [folder = '', listedAs = folder] = names ?? [];
  return { folder, listedAs };
}

/** One input of a graph that names a model file, as the loader itself declares it. */
export interface LoaderInput extends LoaderFolder {
  readonly nodeType: string;
  readonly input: string;
}

/** The loader that gets the value written at this place: the node itself, or the one that a primitive hands it to. */
export function loaderAt(graph: ComfyGraph, place: { readonly nodeId: string; readonly input: string }): LoaderInput {
  const nodeType = nodeOf(graph, place.nodeId)?.class_type ?? '';
  const own = { nodeType, input: place.input, ...loaderFolder(nodeType, place.input) };
  if (own.folder !== '') return own;
  for (const node of Object.values(graph)) {
    for (const { input, link } of linksOf(node)) {
      const found = loaderFolder(node.class_type, input);
      if (link[0] === place.nodeId && found.folder !== '') return { nodeType: node.class_type, input, ...found };
    }
  }
  return own;
}

const MODEL_FILE = /\.(safetensors|gguf|sft|ckpt|pt|pt2|pth|bin|pkl)$/i;

export const isModelFileName = (value: unknown): value is string => typeof value === 'string' && MODEL_FILE.test(value);

/** Whether this input, with this value, names a model file: known by the loader or told by the ending. */
export function namesModelFile(nodeType: string, input: string, value: unknown): value is string {
  if (isLink(value) || typeof value !== 'string') return false;
  return isModelFileName(value) || loaderFolder(nodeType, input).folder !== '';
}
