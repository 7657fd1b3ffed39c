import { describe, expect, it } from 'vitest';
import { canonicalGraph } from './canonical-graph.ts';
import { findSlots } from './find-slots.ts';
import { changesBetween, edited, node, parsed, traced, VALUES } from './graphs-for-tests.ts';
import { injectSegment } from './inject-segment.ts';
import { ltxLastGuide } from './ltx-graphs-for-tests.ts';
import { parseGraph } from './parse-graph.ts';
import { wanFirstLast } from './wan-graphs-for-tests.ts';
import { kijaiWan } from './wrapper-graphs-for-tests.ts';

describe('the end image', () => {
  it.each([
    ['Wan, also through a vision encoder', wanFirstLast],
    ['LTX, as a guide at the last frame', ltxLastGuide],
    ['Kijai', kijaiWan],
  ])('%s: is written where it is loaded, and nothing is cut', (_name, graphOf) => {
    const { graph, slots } = traced(graphOf());
    const injected = injectSegment(graph, slots, { ...VALUES, endImage: 'x/end.png' });
    expect(changesBetween(graph, injected)['last.image']).toBe('x/end.png');
    expect(Object.keys(injected)).toEqual(Object.keys(graph));
  });

  it('none: the links are cut, and the nodes that served nothing else are not sent; what the start needs stays', () => {
    const { graph, slots } = traced(wanFirstLast());
    const before = structuredClone(graph);
    const injected = injectSegment(graph, slots, VALUES);
    const gone = Object.keys(graph).filter((nodeId) => !(nodeId in injected));
    expect(gone.toSorted()).toEqual(
      ['last', 'last_preview', 'last_seen', 'last_size', 'other_last', 'pick', 'take_last'].toSorted(),
    );
    const inputs = injected.image_to_video?.inputs ?? {};
    expect(inputs).toMatchObject({ start_image: ['start_image', 0], clip_vision_start_image: ['first_seen', 0] });
    expect(inputs).not.toHaveProperty('end_image');
    expect(inputs).not.toHaveProperty('clip_vision_end_image');
    expect(parseGraph(injected).ok).toBe(true);
    expect(graph).toEqual(before);
  });

  it('none: a guide for the last frame is passed by, since its picture is a required input', () => {
    const { graph, slots } = traced(ltxLastGuide());
    const injected = injectSegment(graph, slots, VALUES);
    expect(injected).not.toHaveProperty('last_guide');
    expect(injected).not.toHaveProperty('last');
    expect(injected.sampler?.inputs).toMatchObject({
      positive: ['frame_rate', 0],
      negative: ['frame_rate', 1],
      latent_image: ['image_to_video', 2],
    });
    expect(injected.crop?.inputs).toMatchObject({ positive: ['frame_rate', 0], negative: ['frame_rate', 1] });
    expect(injected.schedule?.inputs.latent).toEqual(['image_to_video', 2]);
    expect(parseGraph(injected).ok).toBe(true);
  });

  it('none: a node that counts frames but is no guide only loses its link', () => {
    const { graph, slots } = traced(edited(wanFirstLast(), {}, { image_to_video: { frame_idx: 0 } }));
    const injected = injectSegment(graph, slots, VALUES);
    expect(injected.high_noise_sampler?.inputs.latent_image).toEqual(['image_to_video', 2]);
    expect(injected.image_to_video?.inputs).not.toHaveProperty('end_image');
  });

  it('keeps what others still need: a second output, an unconnected node', () => {
    const shared = edited(
      wanFirstLast(),
      {
        loose: node('LoadImage', { image: 'loose.png' }),
        other_output: node('SaveImage', { images: ['last_size', 0], filename_prefix: 'kept' }),
      },
      {},
    );
    const kept = traced(shared);
    const injected = injectSegment(kept.graph, kept.slots, VALUES);
    expect(Object.keys(injected)).toEqual(
      expect.arrayContaining(['loose', 'other_output', 'last_size', 'last', 'pick']),
    );
    expect(injected).not.toHaveProperty('last_seen');
  });

  it('a loop, which ends on its start image, has no end image of its own: nothing is cut, nothing written over', () => {
    const { graph, slots } = traced(edited(wanFirstLast(), {}, { last_size: { image: ['start_image', 0] } }));
    expect(slots).toMatchObject({ endImage: [], endImageLinks: [] });
    const injected = injectSegment(graph, slots, { ...VALUES, endImage: 'end.png' });
    expect(injected).toEqual(injectSegment(graph, slots, VALUES));
    expect(injected.start_image?.inputs.image).toBe(VALUES.startImage);
  });

  it('chosen by hand: the links that lead to it are found and cut, those of the start image never', () => {
    const { image_to_video, ...rest } = wanFirstLast();
    const { end_image, clip_vision_end_image, ...inputs } = image_to_video?.inputs ?? {};
    // Under these names the last frame looks like a start.
    const odd = node('OddToVideo', {
      ...inputs,
      first_frame: end_image,
      clip_vision_output: clip_vision_end_image,
      image: ['joined', 0],
    });
    const joined = node('ImageBatch', { image1: ['start_image', 0], image2: ['last', 0] });
    const graph = parsed({ ...rest, joined, image_to_video: odd });
    const bindings = { endImage: [{ nodeId: 'last', input: 'image' }] };
    const slots = findSlots(graph, bindings);
    if (!slots.ok) throw new Error(slots.error.message);
    expect(slots.value.startImage).toEqual([{ nodeId: 'start_image', input: 'image' }]);
    const injected = injectSegment(graph, slots.value, VALUES);
    expect(Object.keys(injected.image_to_video?.inputs ?? {})).not.toContain('first_frame');
    expect(Object.keys(injected.image_to_video?.inputs ?? {})).not.toContain('clip_vision_output');
    expect(injected.image_to_video?.inputs).toMatchObject({ start_image: ['start_image', 0], image: ['joined', 0] });
    expect(injected).not.toHaveProperty('last_seen');
    // And what is traced as the end, but chosen as the start, is not cut.
    const swapped = findSlots(parsed(wanFirstLast()), { startImage: bindings.endImage });
    expect(swapped).toMatchObject({ ok: true, value: { endImage: [], endImageLinks: [] } });
  });

  it('in a fingerprint the cut counts, the name does not', () => {
    const { graph, slots } = traced(wanFirstLast());
    const fingerprint = (endImage: string | null) =>
      canonicalGraph(injectSegment(graph, slots, { ...VALUES, endImage }), slots);
    expect(fingerprint('a.png')).toBe(fingerprint('b.png [output]'));
    expect(fingerprint(null)).not.toBe(fingerprint('a.png'));
  });
});
