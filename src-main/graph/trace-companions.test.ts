// Nodes that must agree with the latent about size and length: those it is told by, and those beside it.
import { describe, expect, it } from 'vitest';
import { changesBetween, edited, node, type RawGraph, shippedJson, traced, VALUES } from './graphs-for-tests.ts';
import { injectSegment } from './inject-segment.ts';

const at = (nodeId: string, input: string) => ({ nodeId, input });
const wan = () => shippedJson('gcv_wan_2.2_14b_i2v.json');

/** What a segment of 640×352×49 changes on the named node. */
function written(json: RawGraph, nodeId: string) {
  const { graph, slots } = traced(json);
  const changes = Object.entries(changesBetween(graph, injectSegment(graph, slots, VALUES)));
  return Object.fromEntries(
    changes
      .filter(([key]) => key.startsWith(`${nodeId}.`))
      .map(([key, value]) => [key.slice(nodeId.length + 1), value]),
  );
}

describe('a latent that is told its size and length by another node', () => {
  const camera = (inputs: Record<string, unknown> = {}) =>
    edited(
      wan(),
      {
        camera: node('WanCameraEmbedding', { camera_pose: 'Zoom Out', width: 512, height: 512, length: 81, ...inputs }),
      },
      {
        image_to_video: {
          width: ['camera', 1],
          height: ['camera', 2],
          length: ['camera', 3],
          camera_conditions: ['camera', 0],
        },
      },
    );
  const segment = { width: 640, height: 352, length: 49 };

  it('agrees with it, and the file’s own size is read there', () => {
    expect(written(camera(), 'camera')).toEqual(segment);
    expect(written(camera(), 'image_to_video')).toMatchObject(segment);
    const { slots } = traced(camera());
    expect([slots.width[0], slots.length[0]]).toEqual([at('camera', 'width'), at('camera', 'length')]);
  });

  it('also where a primitive tells that node', () => {
    const graph = edited(camera({ width: ['side', 0] }), { side: node('PrimitiveInt', { value: 512 }) });
    expect(written(graph, 'side')).toEqual({ value: 640 });
    expect(written(graph, 'camera')).toEqual({ height: 352, length: 49 });
  });

  it('by one that passes the size on from a third', () => {
    const third = node('ResizeMask', { width: 512, height: 512 });
    const graph = edited(camera({ width: ['third', 1], height: ['third', 2] }), { third });
    expect(written(graph, 'third')).toEqual({ width: 640, height: 352 });
    expect(written(graph, 'camera')).toEqual(segment);
  });

  it('but a 0 there, which means "as the picture is", stays', () => {
    const graph = camera({ width: 0 });
    expect(written(graph, 'camera')).not.toHaveProperty('width');
    expect(written(graph, 'image_to_video')).toHaveProperty('width', 640);
  });
});

describe('nodes beside a latent of 832×480 with 81 frames', () => {
  // Tracks, masks and the like reach the latent by links of names nobody knows.
  const beside = (inputs: Record<string, unknown>) =>
    written(edited(wan(), { beside: node('Beside', inputs) }, { image_to_video: { beside: ['beside', 0] } }), 'beside');

  it.each([
    [
      'the same size and length',
      { width: 832, height: 480, num_frames: 81 },
      { width: 640, height: 352, num_frames: 49 },
    ],
    ['nearly the size', { width: 720, height: 480, num_frames: 81 }, { width: 640, height: 352, num_frames: 49 }],
    ['half the size', { width: 416, height: 240, length: 81 }, { width: 320, height: 176, length: 49 }],
    ['the same size alone', { width: 832, height: 480 }, { width: 640, height: 352 }],
    ['the same size, another length', { width: 832, height: 480, length: 5 }, { width: 640, height: 352 }],
    ['another size', { width: 720, height: 480 }, {}],
    ['another shape', { width: 480, height: 832, length: 81 }, {}],
    ['the same length alone', { length: 81 }, {}],
  ])('%s: %j', (_what, inputs, changes) => {
    expect(beside(inputs)).toEqual(changes);
  });

  it('that no sampler reads stay', () => {
    const graph = edited(wan(), { aside: node('EmptyImage', { width: 832, height: 480 }) });
    expect(written(graph, 'aside')).toEqual({});
  });
});
