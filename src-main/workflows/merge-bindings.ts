// Who decides about a slot: the user's own choice before the sidecar; what no longer fits the graph decides nothing.
import { say } from '#shared/i18n/say.ts';
import { slotWords } from '#shared/model/slot-words.ts';
import { type SlotAddress, type SlotBindings, type SlotName, slotName } from '#shared/model/workflow.ts';
import { type ComfyGraph, nodeOf } from '../graph/index.ts';
import type { BindingsSidecar } from './bindings-sidecar.ts';

/** A place as it was chosen. A node of the same id but another class, after a new export, is not what was chosen. */
export interface ChosenPlace extends SlotAddress {
  readonly nodeType: string;
}
export type Choices = Readonly<Partial<Record<SlotName, readonly ChosenPlace[]>>>;

export interface MergedBindings {
  readonly bindings: SlotBindings;
  readonly chosenSlots: readonly SlotName[];
  readonly notes: readonly string[];
}

export function mergeBindings(graph: ComfyGraph, sidecar: BindingsSidecar, choices: Choices): MergedBindings {
  const bindings: Partial<Record<SlotName, SlotAddress[]>> = {};
  const chosenSlots: SlotName[] = [];
  const notes: string[] = [...sidecar.notes];
  for (const slot of slotName.options) {
    const chosen = choices[slot];
    if (chosen !== undefined) {
      const misfit = chosen.find(
        (place) => !isThere(graph, slot, place) || nodeOf(graph, place.nodeId)?.class_type !== place.nodeType,
      );
      if (misfit === undefined) {
        bindings[slot] = chosen.map(({ nodeId, input }) => ({ nodeId, input }));
        chosenSlots.push(slot);
        continue;
      }
      notes.push(
        say`The choice for "${slotWords(slot).label}" no longer fits: node "${misfit.nodeId}" has changed. Choose again.`,
      );
    }
    const listed = sidecar.bindings[slot];
    const missing = listed?.find((place) => !isThere(graph, slot, place));
    if (missing !== undefined)
      notes.push(say`The bindings beside it name ${placeName(slot, missing)}, which is not there.`);
    else if (listed !== undefined) bindings[slot] = listed;
  }
  return { bindings, chosenSlots, notes };
}

export function isThere(graph: ComfyGraph, slot: SlotName, { nodeId, input }: SlotAddress): boolean {
  const node = nodeOf(graph, nodeId);
  if (node === undefined) return false;
  if (slot === 'saveNode') return true;
  return slot === 'imageBatch' ? /^\d{1,3}$/.test(input) : Object.hasOwn(node.inputs, input);
}

export function placeName(slot: SlotName, { nodeId, input }: SlotAddress): string {
  if (slot === 'saveNode') return say`node "${nodeId}"`;
  return slot === 'imageBatch' ? say`output ${input} of node "${nodeId}"` : say`input "${input}" of node "${nodeId}"`;
}
