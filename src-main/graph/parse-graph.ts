// From any JSON to a graph that can be traced and sent, or one clear reason why not.

import { z } from 'zod/v4';
import { say } from '#shared/i18n/say.ts';
import type { SlotBindings } from '#shared/model/workflow.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ComfyGraph, type ComfyNode, jsonPathOf, linksOf, nodeOf } from './comfy-graph.ts';
import { findCycle } from './find-cycle.ts';
import { findSaveNodes, hasTaggedSaveNode } from './find-save-nodes.ts';
import { exportAgain, graphError } from './graph-error.ts';

// Not z.record: it takes an object with a key "constructor" for no plain object, and that is a legal node id.
const looseObject = z.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);
const comfyNode = z.looseObject({
  class_type: z.string().min(1),
  inputs: looseObject,
  // A title of another type is nobody's reason to refuse a graph.
  _meta: z
    .looseObject({ title: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

/** Real inputs nest two or three deep; copying and sorting recurse, so nesting without end must stop here. */
const MAX_INPUT_DEPTH = 32;

/** @param bindings as for `findSlots`: a save node that somebody chose need not look like one */
export function parseGraph(json: unknown, bindings: SlotBindings = {}): Result<ComfyGraph> {
  const object = looseObject.safeParse(json);
  if (!object.success)
    return graphError(say`This is not a ComfyUI workflow: it is not a JSON object.`, exportAgain(), '$');
  if (isEditorFormat(object.data)) {
    return graphError(
      say`This workflow is saved in the format of the ComfyUI editor.`,
      say`Bring it in with "Bring my own workflow" in the Project panel, which converts it with a running ComfyUI; or open it in ComfyUI and choose "Workflow → Export (API)".`,
      '$',
    );
  }
  const nodes = parseNodes(object.data);
  return nodes.ok ? checkGraph(nodes.value, bindings) : nodes;
}

function isEditorFormat(object: Record<string, unknown>): boolean {
  return Array.isArray(object.nodes) && !('class_type' in object);
}

function parseNodes(object: Record<string, unknown>): Result<ComfyGraph> {
  const nodes: [string, ComfyNode][] = [];
  for (const [nodeId, value] of Object.entries(object)) {
    const node = comfyNode.safeParse(value);
    if (!node.success) {
      return graphError(whatIsWrong(nodeId, value), exportAgain(), jsonPathOf(nodeId));
    }
    const tooDeep = Object.entries(node.data.inputs).find(([, input]) => isDeeperThan(input, MAX_INPUT_DEPTH));
    if (tooDeep !== undefined) {
      const where = jsonPathOf(nodeId, tooDeep[0]);
      return graphError(say`An input of node "${nodeId}" is nested too deeply.`, exportAgain(), where);
    }
    nodes.push([nodeId, node.data as ComfyNode]);
  }
  if (nodes.length === 0) return graphError(say`This workflow has no nodes.`, exportAgain(), '$');
  return ok(Object.fromEntries(nodes));
}

function whatIsWrong(nodeId: string, value: unknown): string {
  const object = looseObject.safeParse(value);
  if (!object.success) return say`Node "${nodeId}" is not an object.`;
  return typeof object.data.class_type === 'string' && object.data.class_type !== ''
    ? say`Node "${nodeId}" has no inputs.`
    : say`Node "${nodeId}" has no class_type.`;
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(inner, levels - 1));
}

function checkGraph(graph: ComfyGraph, bindings: SlotBindings): Result<ComfyGraph> {
  for (const [nodeId, node] of Object.entries(graph)) {
    const lost = linksOf(node).find(({ link }) => nodeOf(graph, link[0]) === undefined);
    if (lost !== undefined) {
      return graphError(
        say`Input "${lost.input}" of node "${nodeId}" (${node.class_type}) is linked to node "${lost.link[0]}", which is not there.`,
        exportAgain(),
        jsonPathOf(nodeId, lost.input),
      );
    }
  }
  const cycle = findCycle(graph);
  if (cycle !== null) {
    const named = cycle.length > 6 ? [...cycle.slice(0, 6), '…'] : [...cycle, cycle[0]];
    const remedy = say`Remove one of these links in ComfyUI and export it again.`;
    return graphError(
      say`The nodes ${named.join(' → ')} feed each other in a circle.`,
      remedy,
      jsonPathOf(cycle[0] ?? ''),
    );
  }
  const isChosen = bindings.saveNode?.some(({ nodeId }) => nodeOf(graph, nodeId) !== undefined) === true;
  return isChosen || hasTaggedSaveNode(graph) || findSaveNodes(graph).length > 0 ? ok(graph) : noOutput(graph);
}

/** What it does write or show: a sound, a model, a preview. */
function otherOutputs(graph: ComfyGraph): string[] {
  const used = new Set(Object.values(graph).flatMap((node) => linksOf(node).map(({ link }) => link[0])));
  const found = Object.entries(graph).filter(
    ([nodeId, node]) => !used.has(nodeId) && /^(Save|Preview|Export|Show)/i.test(node.class_type),
  );
  const named = found.slice(0, 4).map(([nodeId, node]) => say`${node.class_type} (node "${nodeId}")`);
  return [...named, ...(found.length > 4 ? ['…'] : [])];
}

function noOutput(graph: ComfyGraph): Result<never> {
  const others = otherOutputs(graph);
  return graphError(
    others.length === 0
      ? say`This workflow saves no pictures or video: it has no output node for them.`
      : say`This workflow saves no pictures or video: its output is ${others.join(', ')}.`,
    say`Add a "Save Video" node (or SaveWEBM, SaveAnimatedWEBP, Video Combine) in ComfyUI and export it again, or title the node that writes the file "[SAVE]".`,
    '$',
  );
}
