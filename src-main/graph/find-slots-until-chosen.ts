// A graph in which nothing leads to a place for the prompt is not lost: somebody can say where it goes.
import type { SlotBindings } from '#shared/model/workflow.ts';
import { ok, type Result } from '#shared/result.ts';
import type { ComfyGraph } from './comfy-graph.ts';
import { findSlots } from './find-slots.ts';
import type { GraphSlots } from './graph-slots.ts';
import { withoutOwnNodes } from './own-nodes.ts';
import { slotCandidates } from './slot-candidates.ts';

/**
 * As `findSlots`; where that fails for want of a prompt's place (`workflow-open`), everything else as it would be, with the
 * prompt as an open question. For showing only: such slots are not sent with.
 */
export function findSlotsUntilChosen(graph: ComfyGraph, bindings: SlotBindings = {}): Result<GraphSlots> {
  const found = findSlots(graph, bindings);
  if (found.ok || found.error.code !== 'workflow-open') return found;
  const candidates = promptCandidates(graph);
  const guessed = findSlots(graph, { ...bindings, positive: candidates.slice(0, 1) });
  if (!guessed.ok) return found;
  const { positive: _guess, ...boundBy } = guessed.value.boundBy;
  const others = guessed.value.ambiguous.filter(({ slot }) => slot !== 'positive');
  return ok({ ...guessed.value, positive: [], boundBy, ambiguous: [{ slot: 'positive', candidates }, ...others] });
}

/** Every text of the graph that could be the prompt. */
export function promptCandidates(graph: ComfyGraph) {
  return [...slotCandidates(withoutOwnNodes(graph), []).positive];
}
