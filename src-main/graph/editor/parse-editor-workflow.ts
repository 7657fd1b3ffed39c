// From any JSON to an editor workflow, or the first place that is not one.

import { z } from 'zod/v4';
import { say } from '#shared/i18n/say.ts';
import { type Err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { editorError } from './editor-error.ts';
import type {
  EdgeSlot,
  EditorInput,
  EditorLink,
  EditorNode,
  EditorScope,
  EditorWorkflow,
  NodeMode,
  SavedWidgets,
  SubgraphDefinition,
} from './editor-workflow.ts';

/** Editors write them side by side; only a strange file nests them. */
const MAX_DEPTH = 50;
const saveAgain = (): string => say`Open it in ComfyUI and save it again.`;

// Not z.record: it takes an object with a key "constructor" for no plain object.
const looseObject = z.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);
const id = z.union([z.string().min(1), z.number()]).transform(String);
const linkId = id.nullable().catch(null).default(null);
const text = z.string().catch('');
const slotType = z
  .union([z.string(), z.number().transform(String), z.array(z.unknown()).transform((types) => types.join(','))])
  .catch('*');
const inputSlot = z
  .object({
    name: text,
    type: slotType,
    link: linkId,
    widget: z.object({ name: z.string() }).nullable().catch(null).default(null),
  })
  .transform(
    ({ name, type, link, widget }): EditorInput => ({ name, type, linkId: link, widgetName: widget?.name ?? null }),
  );
const NO_INPUT: EditorInput = { name: '', type: '*', linkId: null, widgetName: null };
const loose = looseObject.catch({});
const editorNode = z.object({
  id,
  type: z.string().min(1),
  title: z.string().min(1).nullable().catch(null).default(null),
  mode: z.number().catch(0).default(0),
  inputs: z.array(inputSlot.catch(NO_INPUT)).catch([]).default([]),
  outputs: z
    .array(z.object({ type: slotType }).catch({ type: '*' }))
    .catch([])
    .default([]),
  widgets_values: z.unknown(),
  widgets_values_named: looseObject.nullable().catch(null).default(null),
  properties: loose.default({}),
});
const slotNumber = z.coerce.number().int().catch(0);
const link = z.union([
  z.tuple([id, id, slotNumber, id, slotNumber], z.unknown()).transform(
    ([linkId, originId, originSlot, targetId, targetSlot]): EditorLink => ({
      id: linkId,
      originId,
      originSlot,
      targetId,
      targetSlot,
    }),
  ),
  z.object({ id, origin_id: id, origin_slot: slotNumber, target_id: id, target_slot: slotNumber }).transform(
    (object): EditorLink => ({
      id: object.id,
      originId: object.origin_id,
      originSlot: object.origin_slot,
      targetId: object.target_id,
      targetSlot: object.target_slot,
    }),
  ),
]);
const edgeSlot = z
  .object({ name: text, type: slotType, linkIds: z.array(id).catch([]).default([]) })
  .catch({ name: '', type: '*', linkIds: [] });
const edgeNode = z.object({ id });
const subgraphHead = z.object({
  id: z.string().min(1),
  name: text.default(''),
  inputs: z.array(edgeSlot).catch([]).default([]),
  outputs: z.array(edgeSlot).catch([]).default([]),
  inputNode: edgeNode.catch({ id: '-10' }).default({ id: '-10' }),
  outputNode: edgeNode.catch({ id: '-20' }).default({ id: '-20' }),
});

/** True for the format the editor saves and opens, false for the API format and anything else. */
export function isEditorGraph(json: unknown): boolean {
  const object = looseObject.safeParse(json);
  return object.success && Array.isArray(object.data.nodes) && !('class_type' in object.data);
}

export function parseEditorWorkflow(json: unknown): Result<EditorWorkflow> {
  if (!isEditorGraph(json)) {
    return editorError(say`This is no workflow of the ComfyUI editor: it has no list of nodes.`, saveAgain(), '$');
  }
  const object = json as Record<string, unknown>;
  const root = parseScope(object, '$');
  if (!root.ok) return root;
  const subgraphs = new Map<string, SubgraphDefinition>();
  const failed = collectSubgraphs(object, '$', subgraphs);
  return failed ?? ok({ root: root.value, subgraphs });
}

function collectSubgraphs(
  scope: Record<string, unknown>,
  place: string,
  found: Map<string, SubgraphDefinition>,
  depth = 0,
): Err<StudioError> | null {
  const listed = loose.parse(scope.definitions).subgraphs;
  if (depth > MAX_DEPTH)
    return editorError(say`Its subgraphs are defined within each other without end.`, saveAgain(), '$');
  for (const [index, value] of (Array.isArray(listed) ? listed : []).entries()) {
    const here = `${place}.definitions.subgraphs[${index}]`;
    const head = subgraphHead.safeParse(value);
    if (!head.success) return editorError(say`A subgraph of this workflow has no id.`, saveAgain(), here);
    const inside = parseScope(value, here);
    if (!inside.ok) return inside;
    const { inputNode, outputNode, ...named } = head.data;
    const inputs: readonly EdgeSlot[] = named.inputs;
    found.set(named.id, {
      ...inside.value,
      ...named,
      inputs,
      inputNodeId: inputNode.id,
      outputNodeId: outputNode.id,
      place: here,
    });
    const nested = collectSubgraphs(value, here, found, depth + 1);
    if (nested !== null) return nested;
  }
  return null;
}

function parseScope(scope: Record<string, unknown>, place: string): Result<EditorScope> {
  const nodes: EditorNode[] = [];
  const nodesById = new Map<string, EditorNode>();
  for (const [index, value] of (Array.isArray(scope.nodes) ? scope.nodes : []).entries()) {
    const here = `${place}.nodes[${index}]`;
    const node = editorNode.safeParse(value);
    if (!node.success) return editorError(say`A node of this workflow has no id or no type.`, saveAgain(), here);
    const read = toNode(node.data, here);
    if (nodesById.has(read.id)) {
      return editorError(say`Two nodes of this workflow have the id ${read.id}.`, saveAgain(), here);
    }
    nodes.push(read);
    nodesById.set(read.id, read);
  }
  return ok({ nodes, nodesById, links: parseLinks(scope.links) });
}

function toNode(node: z.infer<typeof editorNode>, place: string): EditorNode {
  return {
    id: node.id,
    type: node.type,
    title: node.title,
    mode: modeOf(node.mode),
    inputs: node.inputs,
    outputTypes: node.outputs.map(({ type }) => type),
    widgets: savedWidgets(node.widgets_values),
    namedWidgets: Object.keys(node.widgets_values_named ?? {}),
    properties: node.properties,
    place,
  };
}

function modeOf(mode: number): NodeMode {
  if (mode === 2) return 'muted';
  return mode === 4 ? 'bypassed' : 'on';
}

function savedWidgets(saved: unknown): SavedWidgets {
  if (Array.isArray(saved)) return { kind: 'list', values: saved };
  if (typeof saved === 'object' && saved !== null) return { kind: 'named', values: new Map(Object.entries(saved)) };
  return { kind: 'list', values: [] };
}

/** Old editors leave holes in the list; a link nobody can read is a link that is not there. */
function parseLinks(links: unknown): ReadonlyMap<string, EditorLink> {
  const listed = Array.isArray(links) ? links : Object.values(loose.parse(links));
  const parsed = listed.map((value) => link.safeParse(value)).filter(({ success }) => success);
  return new Map(parsed.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data] as const])));
}
