// From a workflow file's bytes to everything the registry keeps of it.

import { createHash } from 'node:crypto';
import { z } from 'zod/v4';
import { say } from '#shared/i18n/say.ts';
import { frameRule } from '#shared/model/engine.ts';
import { requiredModel, type SlotName, workflowSummary } from '#shared/model/workflow.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type ComfyGraph, findSlots, type GraphSlots, graphSlots, parseGraph } from '../graph/index.ts';
import { type BindingsSidecar, NO_SIDECAR } from './bindings-sidecar.ts';
import { checkRate, readDefaultSize } from './default-size.ts';
import { type Choices, mergeBindings } from './merge-bindings.ts';
import { detectFamily, limitsOfFamily } from './model-family.ts';

/** Raise it when what is found in a graph, or how it is said, changes: every cached description is then made anew. */
export const READER_VERSION = 6;

/** What is known of a graph that can be used. */
export const workflowFacts = z.object({
  family: workflowSummary.shape.family,
  framesPerSecond: z.number(),
  frameRule,
  sizeStepPixels: z.number(),
  defaultSize: z.object({ width: z.number(), height: z.number() }),
  takesStartImage: z.boolean(),
  outputKind: graphSlots.shape.outputKind,
  slots: graphSlots,
  nodeTypes: z.array(z.string()),
  /** Every model file the graph names, and where: what a server must have. */
  requiredModels: z.array(requiredModel),
  /** What could not be found out and was assumed. */
  assumptions: z.array(z.string()),
});
export type WorkflowFacts = z.infer<typeof workflowFacts>;

/** What is decided about a graph outside of it. */
export interface WorkflowContext {
  readonly sidecar: BindingsSidecar;
  readonly choices: Choices;
}
export const NO_CONTEXT: WorkflowContext = { sidecar: NO_SIDECAR, choices: {} };

export interface DescribedWorkflow {
  readonly graph: ComfyGraph;
  readonly slots: GraphSlots;
  readonly facts: WorkflowFacts;
  /** The given slots that the user chose; the other given ones stand in the sidecar. */
  readonly chosenSlots: readonly SlotName[];
}

const MODEL_FILE = /\.(safetensors|gguf|sft|ckpt|pt|pt2|pth|bin|pkl)$/i;

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function describeWorkflow(
  bytes: Uint8Array,
  filePath: string,
  context: WorkflowContext,
): Result<DescribedWorkflow> {
  const graph = readGraph(bytes, filePath, context);
  return graph.ok ? describeGraph(graph.value, filePath, context) : graph;
}

/** `context`: a save node that does not look like one is found by what was said about it. */
export function readGraph(bytes: Uint8Array, filePath: string, context: WorkflowContext): Result<ComfyGraph> {
  const json = parseJson(bytes, filePath);
  if (!json.ok) return json;
  const saveNode = context.choices.saveNode ?? context.sidecar.bindings.saveNode;
  const graph = parseGraph(json.value, saveNode === undefined ? {} : { saveNode: [...saveNode] });
  return graph.ok ? graph : err({ ...graph.error, filePath });
}

/** `find`: `findSlotsUntilChosen` to show a graph that cannot be used before the user has said where its prompt goes. */
export function describeGraph(
  graph: ComfyGraph,
  filePath: string,
  context: WorkflowContext,
  find: typeof findSlots = findSlots,
): Result<DescribedWorkflow> {
  const { bindings, chosenSlots, notes } = mergeBindings(graph, context.sidecar, context.choices);
  const slots = find(graph, bindings);
  if (!slots.ok) return err({ ...slots.error, filePath });
  const facts = factsOf(graph, slots.value, context.sidecar);
  return ok({
    graph,
    slots: slots.value,
    facts: { ...facts, assumptions: [...facts.assumptions, ...notes] },
    chosenSlots,
  });
}

function parseJson(bytes: Uint8Array, filePath: string): Result<unknown> {
  try {
    return ok(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    return err({
      code: 'workflow-invalid',
      message: say`This file is not JSON.`,
      remedy: say`Export the workflow again from ComfyUI with "Workflow → Export (API)".`,
      filePath,
      details: cause instanceof Error ? cause.message : String(cause),
      cause,
    });
  }
}

function factsOf(graph: ComfyGraph, slots: GraphSlots, sidecar: BindingsSidecar): WorkflowFacts {
  const family = detectFamily(graph, slots);
  const { assumptions, ...limits } = limitsOfFamily(family, graph, slots, sidecar.limits);
  const rate = checkRate(limits.framesPerSecond);
  const size = readDefaultSize(graph, slots);
  return {
    family,
    ...limits,
    framesPerSecond: rate.value,
    defaultSize: size.value,
    takesStartImage: slots.startImage.length > 0,
    outputKind: slots.outputKind,
    slots,
    nodeTypes: [...new Set(Object.values(graph).map((node) => node.class_type))].sort(),
    requiredModels: requiredModels(graph, slots),
    assumptions: [...assumptions, ...rate.notes, ...size.notes, ...slots.notes],
  };
}

function requiredModels(graph: ComfyGraph, slots: GraphSlots): WorkflowFacts['requiredModels'] {
  const slotOf = (nodeId: string, input: string) =>
    slots.models.find((model) => model.nodeId === nodeId && model.input === input)?.slot ?? null;
  return Object.entries(graph).flatMap(([nodeId, node]) =>
    Object.entries(node.inputs).flatMap(([input, file]) =>
      typeof file === 'string' && MODEL_FILE.test(file)
        ? [{ nodeId, nodeType: node.class_type, input, file, slot: slotOf(nodeId, input) }]
        : [],
    ),
  );
}
