import { describe, expect, it } from 'vitest';
import { captureLastFrame } from './capture-last-frame.ts';
import { linksOf, nodeOf } from './comfy-graph.ts';
import { shippedJson, traced } from './graphs-for-tests.ts';
import { CAPTURE_NODE_IDS, withoutCaptureNodes } from './own-nodes.ts';
import { parseGraph } from './parse-graph.ts';

const WAN = 'gcv_wan_2.2_14b_i2v.json';

describe('captureLastFrame', () => {
  it('adds nodes at the batch and changes nothing else', () => {
    const { graph, slots } = traced(shippedJson(WAN));
    const captured = captureLastFrame(graph, slots, 47, 'longtake/last_job');
    if (captured === null) throw new Error('no batch');
    expect(captured.saveNodeId).toBe(CAPTURE_NODE_IDS.save);
    const { [CAPTURE_NODE_IDS.frame]: frame, [CAPTURE_NODE_IDS.save]: save } = captured.graph;
    expect(withoutCaptureNodes(captured.graph)).toEqual(graph);
    expect(frame).toMatchObject({
      class_type: 'ImageFromBatch',
      inputs: { image: ['decode', 0], batch_index: 47, length: 1 },
    });
    expect(save).toMatchObject({
      class_type: 'SaveImage',
      inputs: { images: [CAPTURE_NODE_IDS.frame, 0], filename_prefix: 'longtake/last_job' },
    });
    expect(parseGraph(captured.graph).ok).toBe(true);
  });

  it('puts every other way from the batch to a file two nodes further', () => {
    const { graph, slots } = traced(shippedJson(WAN));
    const captured = captureLastFrame(graph, slots, 47, 'longtake/last_job')?.graph ?? {};
    const readersOf = (nodeId: string) =>
      Object.entries(captured).flatMap(([reader, node]) =>
        linksOf(node).some(({ link }) => link[0] === nodeId) ? [reader] : [],
      );
    const { frame, save, passFirst, passSecond } = CAPTURE_NODE_IDS;
    expect(readersOf('decode').sort()).toEqual([passFirst, frame]);
    expect([readersOf(frame), readersOf(passFirst)]).toEqual([[save], [passSecond]]);
    expect(readersOf(passSecond)).toEqual(
      Object.keys(graph).filter((nodeId) => linksOf(nodeOf(graph, nodeId)).some(({ link }) => link[0] === 'decode')),
    );
  });

  it('is null where there is no batch', () => {
    const { graph, slots } = traced(shippedJson(WAN));
    expect(captureLastFrame(graph, { ...slots, imageBatch: null }, 0, 'x')).toBeNull();
  });
});
