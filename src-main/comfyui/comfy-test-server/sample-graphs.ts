// Small graphs for tests: the shape of the Wan 2.2 5B template, at a size that renders in no time.
import type { ComfyGraph, GraphNode } from '../graph.ts';

export interface SampleGraphOptions {
  /** The name LoadImage takes; null: from the prompt alone. */
  readonly image: string | null;
  readonly prefix: string;
  readonly seed?: number;
  readonly frameCount?: number;
  readonly steps?: number;
  /** Also save this frame as PNG. */
  readonly captureFrame?: number;
  readonly width?: number;
  readonly height?: number;
}

export function sampleGraph(options: SampleGraphOptions): ComfyGraph {
  const { image, prefix, seed = 1, frameCount = 9, steps = 4, width = 96, height = 64 } = options;
  const latentInputs = { vae: ['vae', 0], width, height, length: frameCount, batch_size: 1 };
  const nodes: Record<string, GraphNode> = {
    clip: node('CLIPLoader', { clip_name: 'umt5_xxl_fp8_e4m3fn_scaled.safetensors', type: 'wan', device: 'default' }),
    vae: node('VAELoader', { vae_name: 'wan2.2_vae.safetensors' }),
    unet: node('UNETLoader', { unet_name: 'wan2.2_ti2v_5B_fp16.safetensors', weight_dtype: 'default' }),
    shift: node('ModelSamplingSD3', { model: ['unet', 0], shift: 8 }),
    positive: node('CLIPTextEncode', { clip: ['clip', 0], text: 'a boat leaves the harbour' }),
    negative: node('CLIPTextEncode', { clip: ['clip', 0], text: 'blurry' }),
    latent: node(
      'Wan22ImageToVideoLatent',
      image === null ? latentInputs : { ...latentInputs, start_image: ['image', 0] },
    ),
    sampler: {
      ...node('KSampler', {
        model: ['shift', 0],
        seed,
        steps,
        cfg: 5,
        sampler_name: 'uni_pc',
        scheduler: 'simple',
        positive: ['positive', 0],
        negative: ['negative', 0],
        latent_image: ['latent', 0],
        denoise: 1,
      }),
      _meta: { title: 'The sampler' },
    },
    decode: node('VAEDecode', { samples: ['sampler', 0], vae: ['vae', 0] }),
    video: node('CreateVideo', { images: ['decode', 0], fps: 24 }),
    save: node('SaveVideo', { video: ['video', 0], filename_prefix: prefix, format: 'auto', codec: 'auto' }),
  };
  if (image !== null) nodes.image = node('LoadImage', { image });
  if (options.captureFrame !== undefined) {
    nodes.pick = node('ImageFromBatch', { image: ['decode', 0], batch_index: options.captureFrame, length: 1 });
    nodes.png = node('SaveImage', { images: ['pick', 0], filename_prefix: `${prefix}_last` });
  }
  return nodes;
}

/** The same graph with some inputs of one node changed. */
export function withInputs(graph: ComfyGraph, nodeId: string, inputs: GraphNode['inputs']): ComfyGraph {
  const old = graph[nodeId];
  if (!old) throw new Error(`no node ${nodeId}`);
  return { ...graph, [nodeId]: { ...old, inputs: { ...old.inputs, ...inputs } } };
}

function node(classType: string, inputs: GraphNode['inputs']): GraphNode {
  return { class_type: classType, inputs };
}
