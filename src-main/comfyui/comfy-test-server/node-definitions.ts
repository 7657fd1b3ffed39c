// The installed node types: a real ComfyUI's own answers (record-definitions.ts), with this server's model files in the
// loaders' lists.

import customDefinitions from './custom-node-definitions.json' with { type: 'json' };
import type { InstalledModels } from './models.ts';
import definitionsOf2026 from './node-2026-definitions.json' with { type: 'json' };
import coreDefinitions from './node-definitions.json' with { type: 'json' };
import type { PlayedVersion } from './options.ts';

/** `[type, options]`; the type of a V1 combo is the list of its choices. */
export type InputSpec = readonly [type: string | readonly unknown[], options?: Readonly<Record<string, unknown>>];

export interface NodeDefinition {
  readonly name: string;
  readonly category: string;
  readonly input: {
    readonly required?: Readonly<Record<string, InputSpec>>;
    readonly optional?: Readonly<Record<string, InputSpec>>;
  };
  readonly input_order: Readonly<Record<string, readonly string[]>>;
  readonly output: readonly string[];
  readonly output_node: boolean;
}

export type NodeDefinitions = Readonly<Record<string, NodeDefinition>>;

/** Which folder's files an input of a loader offers. */
const FOLDERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CheckpointLoaderSimple: { ckpt_name: 'checkpoints' },
  CLIPLoader: { clip_name: 'text_encoders' },
  CLIPLoaderGGUF: { clip_name: 'clip_gguf' },
  CLIPVisionLoader: { clip_name: 'clip_vision' },
  DualCLIPLoader: { clip_name1: 'text_encoders', clip_name2: 'text_encoders' },
  DualCLIPLoaderGGUF: { clip_name1: 'clip_gguf', clip_name2: 'clip_gguf' },
  LatentUpscaleModelLoader: { model_name: 'latent_upscale_models' },
  LoraLoader: { lora_name: 'loras' },
  LoraLoaderModelOnly: { lora_name: 'loras' },
  LTXAVTextEncoderLoader: { text_encoder: 'text_encoders', ckpt_name: 'checkpoints' },
  LTXVAudioVAELoader: { ckpt_name: 'checkpoints' },
  UNETLoader: { unet_name: 'diffusion_models' },
  UnetLoaderGGUF: { unet_name: 'unet_gguf' },
  UnetLoaderGGUFAdvanced: { unet_name: 'unet_gguf' },
  UpscaleModelLoader: { model_name: 'upscale_models' },
  VAELoader: { vae_name: 'vae' },
};

export function nodeDefinitions(
  version: PlayedVersion,
  models: InstalledModels,
  withoutNodes: readonly string[],
): NodeDefinitions {
  // JSON imports type their arrays as unions of everything in them; the files hold `/object_info` answers.
  const young = version === '0.3.64' ? {} : definitionsOf2026;
  const all = { ...coreDefinitions, ...customDefinitions, ...young } as unknown as Record<string, NodeDefinition>;
  return Object.fromEntries(
    Object.entries(all)
      .filter(([classType]) => !withoutNodes.includes(classType))
      .map(([classType, definition]) => [classType, withModels(definition, models)]),
  );
}

function withModels(definition: NodeDefinition, models: InstalledModels): NodeDefinition {
  return Object.entries(FOLDERS[definition.name] ?? {}).reduce((changed, [input, folder]) => {
    const builtIn = definition.name === 'VAELoader' ? ['pixel_space'] : [];
    return withChoices(changed, input, [...(models[folder] ?? []), ...builtIn]);
  }, definition);
}

/** Keeps the way this node writes its choices. */
function withChoices(definition: NodeDefinition, input: string, choices: readonly string[]): NodeDefinition {
  const [type, options] = definition.input.required?.[input] ?? [[]];
  const spec: InputSpec =
    type === 'COMBO' ? [type, { ...options, options: choices }] : options ? [choices, options] : [choices];
  return { ...definition, input: { ...definition.input, required: { ...definition.input.required, [input]: spec } } };
}

/** LoadImage lists the files at the top of the input folder. */
export function withInputFiles(definition: NodeDefinition, inputFiles: readonly string[]): NodeDefinition {
  return definition.name === 'LoadImage' ? withChoices(definition, 'image', inputFiles) : definition;
}
