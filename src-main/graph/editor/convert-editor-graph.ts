// From the format ComfyUI's editor saves to the format its server takes, as "Export (API)" in the editor does it.
import { say } from '#shared/i18n/say.ts';
import { ok, type Result } from '#shared/result.ts';
import type { ComfyGraph, ComfyNode } from '../comfy-graph.ts';
import { findCycle } from '../find-cycle.ts';
import { checkNodeTypes, neededTypes } from './check-node-types.ts';
import { hasChoices, resolveDynamicPrompt } from './dynamic-prompt.ts';
import { type EditorContext, editorContext } from './editor-context.ts';
import { editorError } from './editor-error.ts';
import type { EditorInput, EditorNode } from './editor-workflow.ts';
import { serverType } from './frontend-nodes.ts';
import type { InputSpec } from './input-spec.ts';
import { parseEditorWorkflow } from './parse-editor-workflow.ts';
import { type OuterValues, readOuterValues } from './promoted-widgets.ts';
import { type LostInput, pruneLost } from './prune-lost.ts';
import { layOutScopes, type Scope } from './scope-tree.ts';
import { nameOf, type Source, sourceTracer, type TraceStart } from './trace-source.ts';

export interface ConvertedGraph {
  readonly graph: ComfyGraph;
  /** What was left out or decided on the way, in sentences. */
  readonly notes: readonly string[];
}

interface Conversion {
  readonly context: EditorContext;
  readonly outer: ReadonlyMap<Scope, OuterValues>;
  readonly sourceOf: (start: TraceStart) => Source;
  readonly notes: string[];
  readonly lost: LostInput[];
  /** Where each node of the result stands in the file. */
  readonly origins: Map<string, EditorNode>;
}

/**
 * Every class whose definition `convertEditorGraph` asks for, also inside subgraphs; not the nodes only the editor has. Bypassed
 * ones are among them (their definition tells what they pass on), but need not be installed.
 */
export function editorNodeTypes(json: unknown): Result<readonly string[]> {
  const workflow = parseEditorWorkflow(json);
  return workflow.ok ? ok(neededTypes(workflow.value)) : workflow;
}

/**
 * `definitions` holds what the server answers to `/object_info/{class}`, by class; a class that is not there is not installed.
 * Ids are the editor's own (`12`, and `12:3` inside a subgraph). The result may still lack what a server wants: it is only
 * translated here. Errors are `workflow-invalid` and `node-missing`, with a place in the editor's file.
 */
export function convertEditorGraph(json: unknown, definitions: ReadonlyMap<string, unknown>): Result<ConvertedGraph> {
  const workflow = parseEditorWorkflow(json);
  if (!workflow.ok) return workflow;
  const scopes = layOutScopes(workflow.value);
  if (!scopes.ok) return scopes;
  const context = editorContext(workflow.value, definitions);
  const types = checkNodeTypes(context, scopes.value);
  if (!types.ok) return types;
  const outer = readOuterValues(context, scopes.value);
  const conversion: Conversion = {
    context,
    outer,
    sourceOf: sourceTracer(context, outer),
    notes: [...types.value.notes],
    lost: [],
    origins: new Map(),
  };
  const nodes: [string, ComfyNode][] = [];
  for (const { scope, node } of types.value.serverNodes) {
    const nodeId = `${scope.prefix}${node.id}`;
    conversion.origins.set(nodeId, node);
    nodes.push([nodeId, convertNode(conversion, scope, node)]);
  }
  return finish(conversion, Object.fromEntries(nodes));
}

function finish({ context, lost, origins, notes }: Conversion, graph: ComfyGraph): Result<ConvertedGraph> {
  const placeOf = (nodeId: string) => origins.get(nodeId)?.place ?? '$';
  const cycle = findCycle(graph);
  if (cycle !== null) {
    const message = say`The nodes ${[...cycle.slice(0, 6), ...(cycle.length > 6 ? ['…'] : cycle.slice(0, 1))].join(' → ')} feed each other in a circle.`;
    return editorError(message, say`Remove one of these links in ComfyUI and save it again.`, placeOf(cycle[0] ?? ''));
  }
  const specOf = (nodeId: string) => {
    const node = origins.get(nodeId);
    return node === undefined ? null : context.specOf(node);
  };
  const pruned = pruneLost({
    graph,
    lost,
    placeOf,
    isRequired: (nodeId, input) => specOf(nodeId)?.inputs.find(({ name }) => name === input)?.isRequired === true,
    isOutput: (nodeId) => specOf(nodeId)?.isOutputNode === true,
  });
  if (!pruned.ok) return pruned;
  if (Object.keys(pruned.value.graph).length > 0) {
    return ok({ graph: pruned.value.graph, notes: [...notes, ...pruned.value.notes] });
  }
  const first = pruned.value.notes[0] ?? say`It has no node that a server could run.`;
  return editorError(
    say`Nothing of this workflow is left to run. ${first}`,
    say`Unmute what should run in ComfyUI.`,
    '$',
  );
}

function convertNode(conversion: Conversion, scope: Scope, node: EditorNode): ComfyNode {
  const { context, outer, notes } = conversion;
  const { values, specs, misfits } = context.widgetsOf(node);
  const told = outer.get(scope)?.ofNodes.get(node.id);
  if (misfits.length > 0) {
    const inputs = misfits.map((name) => `"${name}"`).join(', ');
    notes.push(
      say`The saved values of node ${nameOf(scope, node)} do not fit its inputs ${inputs} on this server: check them.`,
    );
  }
  const inputs = new Map<string, unknown>();
  for (const [name, spec] of specs) {
    const value = told?.has(name) ? told.get(name) : values.get(name);
    if (value !== undefined) inputs.set(name, wire(spec, typedText(spec, value, notes, nameOf(scope, node))));
  }
  for (const socket of context.socketsOf(node)) connect(conversion, scope, node, socket, inputs);
  const title = node.title ?? context.specOf(node)?.title ?? node.type;
  return { class_type: serverType(node.type), inputs: Object.fromEntries(inputs), _meta: { title } };
}

function connect(
  { context, sourceOf, notes, lost }: Conversion,
  scope: Scope,
  node: EditorNode,
  socket: EditorInput,
  inputs: Map<string, unknown>,
): void {
  const source = sourceOf({ scope, input: socket });
  switch (source.kind) {
    case 'open':
      return;
    case 'output':
      inputs.set(socket.name, [source.nodeId, source.output]);
      return;
    case 'value':
      inputs.set(socket.name, wire(context.widgetsOf(node).specs.get(socket.name), source.value));
      return;
    case 'lost': {
      const keepsOwnValue = source.cause !== 'muted' && inputs.has(socket.name);
      if (!keepsOwnValue) inputs.delete(socket.name);
      const spec = context.specOf(node)?.inputs.find(({ name }) => name === socket.name);
      if (!keepsOwnValue && spec?.isRequired === true) {
        const jsonPath = `${node.place}.inputs[${node.inputs.findIndex(({ name }) => name === socket.name)}]`;
        lost.push({
          nodeId: `${scope.prefix}${node.id}`,
          input: socket.name,
          reason: source.reason,
          isBroken: source.cause === 'broken',
          jsonPath,
        });
      } else if (source.cause === 'broken') {
        notes.push(
          say`Input "${socket.name}" of node ${nameOf(scope, node)} is not connected, because ${source.reason}.`,
        );
      }
    }
  }
}

/** The editor's text box holds text, whatever the file says; and it makes the choices in it. */
function typedText(spec: InputSpec, value: unknown, notes: string[], name: string): unknown {
  if (spec.type !== 'STRING') return value;
  const text = spec.isMultiline && typeof value !== 'string' ? String(value ?? '') : value;
  if (!spec.isDynamicPrompt || typeof text !== 'string') return text;
  const resolved = resolveDynamicPrompt(text);
  if (hasChoices(text)) notes.push(say`The text of node ${name} offers choices in braces: the first one is taken.`);
  return resolved;
}

/** A list of two would be read as a link: ComfyUI takes lists wrapped. */
function wire(spec: InputSpec | undefined, value: unknown): unknown {
  if (spec?.type === 'CURVE' && value !== null) return { __type__: 'CURVE', __value__: value };
  return Array.isArray(value) ? { __value__: value } : value;
}
