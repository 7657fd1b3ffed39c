// The installed node types: ComfyUI 0.3.64's own answer, with this server's model files in the loaders' lists.

import customDefinitions from './custom-node-definitions.json' with { type: 'json' };
import type { InstalledModels } from './models.ts';
import coreDefinitions from './node-definitions.json' with { type: 'json' };

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

/** Which folder's files a loader offers. */
const FOLDER_OF_INPUT: Readonly<Record<string, readonly [input: string, folder: string]>> = {
  CheckpointLoaderSimple: ['ckpt_name', 'checkpoints'],
  CLIPLoader: ['clip_name', 'text_encoders'],
  CLIPLoaderGGUF: ['clip_name', 'clip_gguf'],
  CLIPVisionLoader: ['clip_name', 'clip_vision'],
  LoraLoader: ['lora_name', 'loras'],
  LoraLoaderModelOnly: ['lora_name', 'loras'],
  UNETLoader: ['unet_name', 'diffusion_models'],
  UnetLoaderGGUF: ['unet_name', 'unet_gguf'],
  VAELoader: ['vae_name', 'vae'],
};

export function nodeDefinitions(models: InstalledModels, withoutNodes: readonly string[]): NodeDefinitions {
  // JSON imports type their arrays as unions of everything in them; the files hold `/object_info` answers.
  const all = { ...coreDefinitions, ...customDefinitions } as unknown as Record<string, NodeDefinition>;
  return Object.fromEntries(
    Object.entries(all)
      .filter(([classType]) => !withoutNodes.includes(classType))
      .map(([classType, definition]) => [classType, withModels(classType, definition, models)]),
  );
}

function withModels(classType: string, definition: NodeDefinition, models: InstalledModels): NodeDefinition {
  const place = FOLDER_OF_INPUT[classType];
  if (!place) return definition;
  const [input, folder] = place;
  const builtIn = classType === 'VAELoader' ? ['pixel_space'] : [];
  const names = [...(models[folder] ?? []), ...builtIn];
  const spec: InputSpec = [names, definition.input.required?.[input]?.[1] ?? {}];
  return { ...definition, input: { ...definition.input, required: { ...definition.input.required, [input]: spec } } };
}

/** LoadImage lists the files at the top of the input folder. */
export function withInputFiles(definition: NodeDefinition, inputFiles: readonly string[]): NodeDefinition {
  if (definition.name !== 'LoadImage') return definition;
  const spec: InputSpec = [inputFiles, { image_upload: true }];
  return { ...definition, input: { ...definition.input, required: { ...definition.input.required, image: spec } } };
}
