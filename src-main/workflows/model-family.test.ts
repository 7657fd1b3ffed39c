// Which model a graph drives, where the latent node alone does not tell.
import { expect, it } from 'vitest';
import { findSlots, parseGraph } from '../graph/index.ts';
import { detectFamily } from './model-family.ts';
import { type RawGraph, shippedGraph } from './registry-fixture.ts';

type Inputs = Record<string, unknown>;
const LATENT = { positive: ['p', 0], negative: ['n', 0], width: 640, height: 352, length: 49 };

interface Parts {
  readonly latent: string;
  readonly vae?: string;
  readonly unet?: string;
  readonly textEncoder?: Inputs;
  readonly spareVae?: string;
}

async function familyOf({ latent, vae, unet, textEncoder, spareVae }: Parts) {
  const graph: RawGraph = await shippedGraph('gcv_wan_2.2_14b_t2v.json');
  const textLatent = Object.values(graph).find((node) => /Latent|ToVideo/.test(node.class_type));
  Object.assign(textLatent ?? {}, { class_type: latent });
  Object.assign(textLatent?.inputs ?? {}, { ...LATENT, positive: undefined, negative: undefined });
  if (vae !== undefined) Object.assign(graph.vae?.inputs ?? {}, { vae_name: vae });
  if (unet !== undefined) Object.assign(graph.low_noise_model?.inputs ?? {}, { unet_name: unet });
  if (textEncoder !== undefined) Object.assign(graph.text_encoder?.inputs ?? {}, textEncoder);
  if (spareVae !== undefined) graph.spare = { class_type: 'VAELoader', inputs: { vae_name: spareVae } };
  const parsed = parseGraph(JSON.parse(JSON.stringify(graph)));
  if (!parsed.ok) throw new Error(parsed.error.message);
  const slots = findSlots(parsed.value);
  if (!slots.ok) throw new Error(slots.error.message);
  return detectFamily(parsed.value, slots.value);
}

const FUN = 'Wan22FunControlToVideo';

it.each<[string, Parts, string]>([
  ['Fun of the large one', { latent: FUN, vae: 'wan_2.1_vae.safetensors' }, 'wan-14b'],
  ['Fun, told by the VAE', { latent: FUN, vae: 'wan2.2_vae.safetensors' }, 'wan-5b'],
  ['in a folder', { latent: FUN, vae: 'Wan\\wan2.2_vae_bf16.safetensors' }, 'wan-5b'],
  ['told by its model', { latent: 'WanFunInpaintToVideo', unet: 'wan2.2_fun_inpaint_5B_bf16.safetensors' }, 'wan-5b'],
  ['so too', { latent: 'EmptyHunyuanLatentVideo', unet: 'Wan2_2-TI2V-5b.gguf' }, 'wan-5b'],
  ['1.5B is another', { latent: FUN, unet: 'wan2.1_fun_1.5B.safetensors' }, 'wan-14b'],
  ['a VAE that nothing reads', { latent: FUN, spareVae: 'wan2.2_vae.safetensors' }, 'wan-14b'],
  ['5B of another maker', { latent: 'CogVideoLatent', unet: 'CogVideoX-5B.safetensors' }, 'other'],
  ['Hunyuan 1.5', { latent: 'EmptyHunyuanVideo15Latent' }, 'hunyuan'],
  [
    'Hunyuan 1.5 by its text encoder',
    { latent: 'EmptyHunyuanLatentVideo', textEncoder: { type: 'hunyuan_video_15' } },
    'hunyuan',
  ],
])('%s: %j is %s', async (_what, parts, family) => {
  expect(await familyOf(parts)).toBe(family);
});
