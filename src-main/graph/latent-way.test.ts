// Nodes between the sampler and the decoder that join or mend latents.
import { describe, expect, it } from 'vitest';
import { edited, node, shippedJson, traced } from './graphs-for-tests.ts';

const wan = () => shippedJson('gcv_wan_2.2_14b_i2v.json');

describe('from the decoder back to the sampler', () => {
  // As in Kandinsky 5: the start frame's own latent replaces the first ones, then those are evened out.
  it.each([
    ['ReplaceVideoLatentFrames', 'destination', 'source'],
    ['VHS_MergeLatents', 'latents_A', 'latents_B'],
  ])('passes %s', (classType, sampled, other) => {
    const graph = edited(
      wan(),
      {
        joined: node(classType, { index: 0, [sampled]: ['low_noise_sampler', 0], [other]: ['image_to_video', 2] }),
        evened: node('NormalizeVideoLatentStart', { start_frame_count: 4, latent: ['joined', 0] }),
      },
      { decode: { samples: ['evened', 0] } },
    );
    const { slots } = traced(graph);
    const plain = traced(wan()).slots;
    expect(slots).toEqual(plain);
  });

  it('does not take pictures that are joined under such names for latents', () => {
    const graph = edited(
      wan(),
      { framed: node('ImageCompositeMasked', { image: ['decode', 0], source: ['start_image', 0], x: 0, y: 0 }) },
      { video: { images: ['framed', 0] } },
    );
    expect(traced(graph).slots.samplerNodeIds).toEqual(['high_noise_sampler', 'low_noise_sampler']);
  });
});
