// Slots for which the links lead to several places that are as good as each other.
import type { SlotAddress, SlotName } from '#shared/model/workflow.ts';
import { type ComfyGraph, inputOf, nodeOf } from './comfy-graph.ts';
import type { SaveNode } from './find-save-nodes.ts';
import type { GraphSlots } from './graph-slots.ts';
import { sizeInputsOf } from './sized-nodes.ts';
import type { Traces } from './trace-graph.ts';

/** The place that is taken until somebody chooses stands first. */
export function findAmbiguities(
  graph: ComfyGraph,
  { images, positive, negative, sizes }: Traces,
  saveNodes: readonly SaveNode[],
): GraphSlots['ambiguous'] {
  const equalSaves = saveNodes.filter(({ rank }) => rank === saveNodes[0]?.rank);
  const sideOf = (side: 'width' | 'height') =>
    sizes.unrelated.flatMap((nodeId) => {
      const inputs = sizeInputsOf(nodeOf(graph, nodeId));
      return inputs === null ? [] : [{ nodeId, input: inputs[side] }];
    });
  const found: { readonly slot: SlotName; readonly candidates: readonly SlotAddress[] }[] = [
    { slot: 'startImage', candidates: differing(graph, images.startImage) },
    { slot: 'endImage', candidates: differing(graph, images.endImage) },
    { slot: 'positive', candidates: positive.candidates },
    { slot: 'negative', candidates: negative.candidates },
    { slot: 'width', candidates: sideOf('width') },
    { slot: 'height', candidates: sideOf('height') },
    { slot: 'saveNode', candidates: equalSaves.map(({ nodeId }) => ({ nodeId, input: '' })) },
  ];
  return found
    .filter(({ candidates }) => candidates.length > 1)
    .map(({ slot, candidates }) => ({ slot, candidates: [...candidates] }));
}

function differing(graph: ComfyGraph, images: readonly SlotAddress[]): readonly SlotAddress[] {
  return new Set(images.map((image) => inputOf(graph, image))).size > 1 ? images : [];
}
