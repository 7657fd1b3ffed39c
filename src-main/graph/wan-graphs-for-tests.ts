// Wan graphs as people have them, written by hand from the nodes' definitions.
import { edited, node, type RawGraph, shippedJson } from './graphs-for-tests.ts';

const WAN = 'gcv_wan_2.2_14b_i2v.json';

/** Two Wan 14B stages in four steps: the distilled LoRAs of each stage stand before its shift. */
export function wanTurbo(): RawGraph {
  const lora = (model: string, stage: string) =>
    node('LoraLoaderModelOnly', {
      model: [model, 0],
      lora_name: `wan2.2_i2v_lightx2v_4steps_lora_v1_${stage}.safetensors`,
      strength_model: 1,
    });
  return edited(
    shippedJson(WAN),
    { high_turbo: lora('high_noise_model', 'high_noise'), low_turbo: lora('low_noise_model', 'low_noise') },
    {
      high_noise_shift: { model: ['high_turbo', 0] },
      low_noise_shift: { model: ['low_turbo', 0] },
      high_noise_sampler: { steps: 4, cfg: 1, end_at_step: 2 },
      low_noise_sampler: { steps: 4, cfg: 1, start_at_step: 2 },
    },
  );
}

/** First and last frame, each also seen by a vision encoder (Wan 2.1); the last one comes through a switch and a resizer. */
export function wanFirstLast(): RawGraph {
  const { image_to_video } = shippedJson(WAN);
  return edited(shippedJson(WAN), {
    last: node('LoadImage', { image: 'last.png' }),
    other_last: node('LoadImage', { image: 'other.png' }),
    take_last: node('PrimitiveBoolean', { value: true }),
    pick: node('ComfySwitchNode', { switch: ['take_last', 0], on_true: ['last', 0], on_false: ['other_last', 0] }),
    last_size: node('ImageScale', {
      image: ['pick', 0],
      upscale_method: 'lanczos',
      width: 832,
      height: 480,
      crop: 'center',
    }),
    last_preview: node('PreviewImage', { images: ['last_size', 0] }),
    vision: node('CLIPVisionLoader', { clip_name: 'clip_vision_h.safetensors' }),
    first_seen: node('CLIPVisionEncode', { clip_vision: ['vision', 0], image: ['start_image', 0], crop: 'none' }),
    last_seen: node('CLIPVisionEncode', { clip_vision: ['vision', 0], image: ['last_size', 0], crop: 'none' }),
    image_to_video: node('WanFirstLastFrameToVideo', {
      ...image_to_video?.inputs,
      end_image: ['last_size', 0],
      clip_vision_start_image: ['first_seen', 0],
      clip_vision_end_image: ['last_seen', 0],
    }),
  });
}
