// The user is told which of a graph's own files every segment gets.
import { describe, expect, it } from 'vitest';
import { findSlots } from './find-slots.ts';
import { edited, node, parsed, type RawGraph, shippedJson, traced } from './graphs-for-tests.ts';
import { wanFirstLast } from './wan-graphs-for-tests.ts';

const wan = () => shippedJson('gcv_wan_2.2_14b_i2v.json');
const titled = (each: ReturnType<typeof node>, title: string) => ({ ...each, _meta: { title } });
const notes = (json: RawGraph) => traced(json).slots.notes.join('\n');

/** A latent that takes pictures as a batch of control frames: neither is known to be the start. */
function vace(): RawGraph {
  const { start_image: _start, ...graph } = wan();
  const { start_image: _link, ...inputs } = graph.image_to_video?.inputs ?? {};
  return edited(graph, {
    144: titled(node('LoadImage', { image: 'start.webp' }), 'Load Image'),
    147: node('LoadImage', { image: 'clips/end.png [input]' }),
    batch: node('BatchImagesNode', { 'images.image0': ['144', 0], 'images.image1': ['147', 0] }),
    image_to_video: node('WanVaceToVideo', { ...inputs, control_video: ['batch', 0] }),
  });
}

describe('files that stay', () => {
  it('are named where no start image was found, which is not called a text workflow then', () => {
    expect(notes(vace())).toContain(
      'These files stay as the graph names them: start.webp (Load Image, node 144), clips/end.png [input] (LoadImage, node 147).',
    );
    expect(notes(vace())).toContain('No start image was found, so it cannot continue a segment.');
    expect(notes(vace())).not.toContain('from text only');
  });

  it('no longer once one is chosen as the start image', () => {
    const slots = findSlots(parsed(vace()), { startImage: [{ nodeId: '144', input: 'image' }] });
    const said = slots.ok ? slots.value.notes.join() : '';
    expect(said).toContain('as the graph names them: clips/end.png [input] (LoadImage, node 147).');
    expect(said).not.toContain('No start image');
  });

  it('are named beside a start image too: videos and sounds', () => {
    const graph = edited(
      wan(),
      { control: node('LoadVideo', { file: 'dance.mp4' }), sound: node('LoadAudio', { audio: 'song.MP3' }) },
      { image_to_video: { control_video: ['control', 0], audio: ['sound', 0] } },
    );
    expect(notes(graph)).toBe(
      'These files stay as the graph names them: dance.mp4 (LoadVideo, node control), song.MP3 (LoadAudio, node sound).',
    );
  });

  it('are none of those that a segment brings, nor of nodes that the take is not made from', () => {
    const aside = {
      aside: node('LoadImage', { image: 'b.png' }),
      seen: node('PreviewImage', { images: ['aside', 0] }),
    };
    expect(notes(edited(wan(), aside))).toBe('');
    // Behind a switch, and not the end image now.
    expect(notes(edited(wanFirstLast(), aside))).toContain('names them: other.png (LoadImage, node other_last).');
  });

  it('without any, a graph without a start image is one from text', () => {
    const { 144: _first, 147: _last, batch: _batch, ...graph } = vace();
    delete graph.image_to_video?.inputs.control_video;
    expect(notes(graph)).toContain('it makes videos from text only');
  });
});
