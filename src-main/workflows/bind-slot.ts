// The user's choice for one slot, checked against the graph before it is stored.

import { say } from '#shared/i18n/say.ts';
import { slotWords } from '#shared/model/slot-words.ts';
import type { SlotAddress, SlotName } from '#shared/model/workflow.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type ComfyGraph, nodeOf } from '../graph/index.ts';
import { diskError } from '../storage/index.ts';
import { readContext } from './beside-files.ts';
import { describeGraph } from './describe-workflow.ts';
import { readGraphAt } from './load-workflow.ts';
import { type Choices, type ChosenPlace, isThere, placeName } from './merge-bindings.ts';
import type { UserChoices } from './user-choices.ts';

/** Stores the choice, or takes it back (null or no place); refuses what would make a usable workflow unusable. */
export function bindSlot(
  filePath: string,
  slot: SlotName,
  places: readonly SlotAddress[] | null,
  choices: UserChoices,
): Result<void> {
  if (choices.refusal !== null) return err(choices.refusal);
  try {
    const before = choices.slotsOf(filePath);
    const graph = readGraphAt(filePath, readContext(filePath, before));
    if (!graph.ok) return graph;
    const isTakenBack = places === null || places.length === 0;
    const toStore = isTakenBack ? ok(null) : placesToStore(graph.value, slot, places, filePath);
    if (!toStore.ok) return toStore;
    const describe = (choice: Choices) => describeGraph(graph.value, filePath, readContext(filePath, choice));
    const after = toStore.value === null ? null : describe({ ...before, [slot]: toStore.value });
    // A workflow that needs several choices before it can be used gets them one by one.
    if (after !== null && !after.ok && describe(before).ok) return after;
    choices.chooseSlot(filePath, slot, toStore.value);
    return ok(undefined);
  } catch (cause) {
    return err(diskError('write', filePath, cause));
  }
}

/** Places with the class of their node, so that the choice ends when another node takes the id. */
function placesToStore(
  graph: ComfyGraph,
  slot: SlotName,
  places: readonly SlotAddress[],
  filePath: string,
): Result<ChosenPlace[]> {
  const refuse = (message: string, remedy: string) => err({ code: 'bad-request' as const, message, remedy, filePath });
  const missing = places.find((place) => !isThere(graph, slot, place));
  if (missing !== undefined) {
    return refuse(
      say`This workflow has no ${placeName(slot, missing)}.`,
      say`Choose one of the places that are shown.`,
    );
  }
  const isOneOnly = slot === 'saveNode' || slot === 'imageBatch';
  if (isOneOnly && places.length > 1) {
    return refuse(say`"${slotWords(slot).label}" is one place, not ${places.length}.`, say`Choose one.`);
  }
  return ok(places.map(({ nodeId, input }) => ({ nodeId, input, nodeType: nodeOf(graph, nodeId)?.class_type ?? '' })));
}
