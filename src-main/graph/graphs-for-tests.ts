// Graphs the tests of this room start from: the shipped ones, and small edits of them.
import { readFileSync } from 'node:fs';
import type { ComfyGraph } from './comfy-graph.ts';
import { findSlots } from './find-slots.ts';
import type { GraphSlots } from './graph-slots.ts';
import type { SegmentValues } from './inject-segment.ts';
import { parseGraph } from './parse-graph.ts';

export const SHIPPED = [
  'gcv_ltvx_i2v.json',
  'gcv_wan_2.2_14B_i2v_gguf.json',
  'gcv_wan_2.2_14B_i2v_gguf_sage.json',
  'gcv_wan_2.2_14b_i2v.json',
  'gcv_wan_2.2_5b_i2v.json',
] as const;

export type RawNode = { class_type: string; inputs: Record<string, unknown>; _meta?: { title: string } };
export type RawGraph = Record<string, RawNode>;

export function shippedJson(fileName: (typeof SHIPPED)[number]): RawGraph {
  return JSON.parse(readFileSync(new URL(`../../workflows/${fileName}`, import.meta.url), 'utf8')) as RawGraph;
}

export function node(classType: string, inputs: Record<string, unknown>): RawNode {
  return { class_type: classType, inputs };
}

/** The shipped graph with some nodes replaced or added, and inputs of others overwritten. */
export function edited(
  graph: RawGraph,
  nodes: RawGraph,
  inputs: Record<string, Record<string, unknown>> = {},
): RawGraph {
  const copy: RawGraph = { ...structuredClone(graph), ...nodes };
  for (const [nodeId, changes] of Object.entries(inputs)) Object.assign(copy[nodeId]?.inputs ?? {}, changes);
  return copy;
}

export function parsed(json: unknown): ComfyGraph {
  const graph = parseGraph(json);
  if (!graph.ok) throw new Error(`${graph.error.message} ${graph.error.jsonPath}`);
  return graph.value;
}

export function traced(json: unknown): { graph: ComfyGraph; slots: GraphSlots } {
  const graph = parsed(json);
  const slots = findSlots(graph);
  if (!slots.ok) throw new Error(`${slots.error.message} ${slots.error.jsonPath}`);
  return { graph, slots: slots.value };
}

export const VALUES: SegmentValues = {
  startImage: 'longtake/abc.png',
  endImage: null,
  positive: 'A red fox walks through snow.',
  negative: 'blurry',
  seed: 1_234_567,
  width: 640,
  height: 352,
  length: 49,
  fps: 12,
  filenamePrefix: 'longtake/001_fox_seg0_job',
  steps: null,
  cfg: null,
  loras: [],
  models: {},
};

/** Every input that differs, as `node.input: value`. */
export function changesBetween(before: ComfyGraph, after: ComfyGraph): Record<string, unknown> {
  const flat = (graph: ComfyGraph) =>
    new Map(
      Object.entries(graph).flatMap(([id, { inputs, ...rest }]) => [
        [id, JSON.stringify(rest)] as const,
        ...Object.entries(inputs).map(([input, value]) => [`${id}.${input}`, value] as const),
      ]),
    );
  const was = flat(before);
  const is = flat(after);
  const keys = new Set([...was.keys(), ...is.keys()]);
  const changed = [...keys].filter((key) => JSON.stringify(was.get(key)) !== JSON.stringify(is.get(key)));
  return Object.fromEntries(changed.map((key) => [key, is.get(key)]));
}
