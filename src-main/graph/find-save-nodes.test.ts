import { describe, expect, it } from 'vitest';
import { findSlots } from './find-slots.ts';
import { edited, node, parsed, shippedJson, traced } from './graphs-for-tests.ts';

const at = (nodeId: string, input: string) => ({ nodeId, input });
const WAN = 'gcv_wan_2.2_14b_i2v.json';

describe('save nodes', () => {
  const pictures = { images: ['decode', 0], filename_prefix: 'x' };

  it('prefers the video to the still, and gives both the prefix', () => {
    const graph = { still: node('SaveImage', pictures), ...shippedJson(WAN) };
    const { slots } = traced(graph);
    expect(slots.saveNodeId).toBe('save');
    expect(slots.filenamePrefix).toEqual([at('save', 'filename_prefix'), at('still', 'filename_prefix')]);
  });

  it.each([
    ['SaveWEBM', { fps: 24 }, 'fps', 'video'],
    ['SaveAnimatedWEBP', { fps: 6 }, 'fps', 'animation'],
    ['VHS_VideoCombine', { frame_rate: 8, format: 'video/h264-mp4' }, 'frame_rate', 'video'],
    ['VHS_VideoCombine', { frame_rate: 8, format: 'image/gif' }, 'frame_rate', 'animation'],
    ['VHS_VideoCombine', { frame_rate: 8, format: { toString: 1 } }, 'frame_rate', 'video'],
  ])('%s writes the batch itself', (classType, inputs, rateInput, outputKind) => {
    const { video: _video, ...graph } = edited(shippedJson(WAN), { save: node(classType, { ...pictures, ...inputs }) });
    expect(traced(graph).slots).toMatchObject({
      fps: [at('save', rateInput)],
      imageBatch: { nodeId: 'decode', output: 0 },
      outputKind,
    });
  });

  it('takes frames where nothing else is saved', () => {
    const { video: _video, ...graph } = edited(shippedJson(WAN), { save: node('SaveImage', pictures) });
    expect(traced(graph).slots.outputKind).toBe('frames');
  });

  it('has no batch to pick a frame from where the encoder decodes by itself', () => {
    const {
      video: _video,
      decode: _decode,
      ...graph
    } = edited(shippedJson(WAN), {
      save: node('VHS_VideoCombine', {
        images: ['low_noise_sampler', 0],
        vae: ['vae', 0],
        frame_rate: 8,
        filename_prefix: 'x',
        format: 'video/h264-mp4',
      }),
    });
    expect(traced(graph).slots).toMatchObject({ imageBatch: null, latentNodeId: 'image_to_video' });
  });

  it('takes the last frame from before a node that puts frames between, and says that there are more', () => {
    const rife = node('RIFE VFI', { frames: ['decode', 0], ckpt_name: 'rife49.pth', multiplier: 2 });
    const { slots } = traced(edited(shippedJson(WAN), { rife }, { video: { images: ['rife', 0] } }));
    expect(slots.imageBatch).toEqual({ nodeId: 'decode', output: 0 });
    expect(slots.notes.join()).toContain('"rife" (RIFE VFI)');
    const once = { ...rife, inputs: { ...rife.inputs, multiplier: 1 } };
    const same = traced(edited(shippedJson(WAN), { rife: once }, { video: { images: ['rife', 0] } }));
    expect(same.slots).toMatchObject({ imageBatch: { nodeId: 'rife', output: 0 }, notes: [] });
  });

  it('says where the trace ends when no sampler makes the pictures', () => {
    const graph = parsed({
      load: node('LoadImage', { image: 'a.png' }),
      save: node('SaveImage', { images: ['load', 0], filename_prefix: 'x' }),
    });
    const slots = findSlots(graph);
    expect(slots).toMatchObject({ ok: false, error: { code: 'workflow-invalid', jsonPath: '$.load' } });
  });

  it('says that the prompt has no place where no text is found', () => {
    const graph = parsed(
      edited(
        shippedJson(WAN),
        { zero: node('ConditioningZeroOut', { conditioning: ['positive_prompt', 0] }) },
        { image_to_video: { positive: ['zero', 0] } },
      ),
    );
    expect(findSlots(graph)).toMatchObject({
      ok: false,
      error: { jsonPath: '$.high_noise_sampler.inputs.positive' },
    });
  });
});
