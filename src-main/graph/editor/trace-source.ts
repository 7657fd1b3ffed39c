// Where an input's value really comes from, through everything that exists in the editor only.
import { say } from '#shared/i18n/say.ts';
import type { EditorContext } from './editor-context.ts';
import type { EditorInput, EditorLink, EditorNode } from './editor-workflow.ts';
import { frontendRole, setTypeFor, storeName } from './frontend-nodes.ts';
import type { OuterValues } from './promoted-widgets.ts';
import type { Scope } from './scope-tree.ts';

export type Source =
  | { readonly kind: 'output'; readonly nodeId: string; readonly output: number }
  | { readonly kind: 'value'; readonly value: unknown }
  /** Nothing is connected: the input keeps its own widget's value. */
  | { readonly kind: 'open' }
  /** Something was connected and is no more; `reason` follows "because". */
  | { readonly kind: 'lost'; readonly reason: string; readonly cause: 'muted' | 'bypassed' | 'broken' };

export interface TraceStart {
  readonly scope: Scope;
  readonly input: EditorInput;
}

/** The next socket to look behind. */
interface Step extends TraceStart {
  readonly isStep: true;
}

const OPEN: Source = { kind: 'open' };
/** The file contradicts itself. */
const broken = (reason: string): Source => ({ kind: 'lost', cause: 'broken', reason });

/** Answers one after the other, and remembers: a thousand inputs may hang on one chain of a thousand reroutes. */
export function sourceTracer(
  context: EditorContext,
  outer: ReadonlyMap<Scope, OuterValues>,
): (start: TraceStart) => Source {
  const known = new Map<string, Source>();
  return (start) => {
    const seen = new Set<string>();
    const source = trace(context, outer, known, seen, start);
    for (const here of seen) known.set(here, source);
    return source;
  };
}

/** One socket after the other, without recursion: a chain may be as long as its file. */
function trace(
  context: EditorContext,
  outer: ReadonlyMap<Scope, OuterValues>,
  known: ReadonlyMap<string, Source>,
  seen: Set<string>,
  start: TraceStart,
): Source {
  let at: TraceStart = start;
  while (at.input.linkId !== null) {
    const link = at.scope.content.links.get(at.input.linkId);
    if (link === undefined) return broken(say`link ${at.input.linkId} is not in the file`);
    const here = `${at.scope.prefix}${link.id} ${at.input.type}`;
    if (seen.has(here)) return broken(say`reroutes or subgraphs feed each other in a circle`);
    const already = known.get(here);
    if (already !== undefined) return already;
    seen.add(here);
    const next = follow(context, outer, at, link);
    if (!('isStep' in next)) return next;
    at = next;
  }
  return OPEN;
}

function follow(
  context: EditorContext,
  outer: ReadonlyMap<Scope, OuterValues>,
  at: TraceStart,
  link: EditorLink,
): Step | Source {
  const { scope, input } = at;
  if (scope.inside !== null && link.originId === scope.inside.definition.inputNodeId) {
    return leaveSubgraph(context, outer, scope, link.originSlot);
  }
  const node = scope.content.nodesById.get(link.originId);
  if (node === undefined) return broken(say`node ${link.originId}, which should feed it, is not in the file`);
  return behindNode(context, outer, { scope, input }, node, link.originSlot);
}

function behindNode(
  context: EditorContext,
  outer: ReadonlyMap<Scope, OuterValues>,
  { scope, input }: TraceStart,
  node: EditorNode,
  output: number,
): Step | Source {
  if (node.mode === 'muted') {
    return { kind: 'lost', cause: 'muted', reason: say`node ${nameOf(scope, node)}, which feeds it, is muted` };
  }
  if (node.mode === 'bypassed') {
    const socket = bypassSocket(context, node, output, input.type);
    if (socket !== null) return { isStep: true, scope, input: socket };
    const reason = say`node ${nameOf(scope, node)} is bypassed and has no input of the type ${input.type}`;
    return { kind: 'lost', cause: 'bypassed', reason };
  }
  const child = scope.children.get(node.id);
  if (child !== undefined) return enterSubgraph(child, output, input.type);
  switch (frontendRole(node)) {
    case 'primitive':
      return primitiveValue(outer, scope, node);
    case 'reroute':
    case 'set':
      return behindSocket(scope, node.inputs[0], input.type);
    case 'get':
      return behindGet(scope, node, input.type);
    case 'decoration':
      return broken(say`node ${nameOf(scope, node)} exists in the editor only`);
    case null:
      return { kind: 'output', nodeId: `${scope.prefix}${node.id}`, output };
  }
}

function behindSocket(scope: Scope, socket: EditorInput | undefined, type: string): Step | Source {
  return socket === undefined ? OPEN : { isStep: true, scope, input: { ...socket, type } };
}

function leaveSubgraph(
  context: EditorContext,
  outer: ReadonlyMap<Scope, OuterValues>,
  scope: Scope,
  slot: number,
): Step | Source {
  if (scope.inside === null) return OPEN;
  const { host, parent } = scope.inside;
  const socket = context.socketsOf(host)[slot];
  if (socket === undefined) return broken(say`the subgraph ${nameOf(parent, host)} has no input ${slot + 1}`);
  if (socket.linkId !== null) return { isStep: true, scope: parent, input: socket };
  const told = outer.get(scope)?.ofInputs;
  return told?.has(socket.name) ? { kind: 'value', value: told.get(socket.name) } : OPEN;
}

function enterSubgraph(child: Scope, output: number, type: string): Step | Source {
  const definition = child.inside?.definition;
  if (definition === undefined) return OPEN;
  const listed = definition.outputs[output]?.linkIds.find((linkId) => definition.links.has(linkId));
  const found =
    listed ??
    [...definition.links.values()].find(
      ({ targetId, targetSlot }) => targetId === definition.outputNodeId && targetSlot === output,
    )?.id;
  if (found === undefined) return OPEN;
  return { isStep: true, scope: child, input: { name: '', type, linkId: found, widgetName: null } };
}

function primitiveValue(outer: ReadonlyMap<Scope, OuterValues>, scope: Scope, node: EditorNode): Source {
  const told = [...(outer.get(scope)?.ofNodes.get(node.id)?.values() ?? [])];
  const saved = node.widgets.kind === 'list' ? node.widgets.values : [...node.widgets.values.values()];
  const value = told.length > 0 ? told[0] : saved[0];
  return value === undefined ? OPEN : { kind: 'value', value };
}

/** The Set node of that name here, or in a scope around this one. */
function behindGet(scope: Scope, node: EditorNode, type: string): Step | Source {
  const name = storeName(node);
  const setType = setTypeFor(node.type);
  for (let at: Scope | undefined = scope; at !== undefined; at = at.inside?.parent) {
    const setter = at.content.nodes.find((other) => other.type === setType && storeName(other) === name);
    if (setter !== undefined) return behindSocket(at, setter.inputs[0], type);
  }
  return broken(say`no Set node stores "${name}", which node ${nameOf(scope, node)} gets`);
}

/** Which input a bypassed node passes on in place of its output: the same choice as the editor's. */
function bypassSocket(context: EditorContext, node: EditorNode, output: number, type: string): EditorInput | null {
  const sockets = context.socketsOf(node);
  const opposite = sockets[output];
  if (type === '*' || type === '') return opposite ?? sockets[0] ?? null;
  const outputType = context.specOf(node)?.outputTypes[output] ?? node.outputTypes[output] ?? '*';
  const passes = (socket: EditorInput) => typesMatch(socket.type, outputType) && typesMatch(socket.type, type);
  if (opposite !== undefined && passes(opposite)) return opposite;
  return sockets.find((socket) => socket.type === type) ?? sockets.find(passes) ?? null;
}

function typesMatch(a: string, b: string): boolean {
  if ([a, b].some((type) => type === '' || type === '*' || type === '0')) return true;
  const others = b.toLowerCase().split(',');
  return a
    .toLowerCase()
    .split(',')
    .some((type) => others.includes(type));
}

export function nameOf(scope: Scope, node: EditorNode): string {
  return `${scope.prefix}${node.id} (${node.title ?? node.type})`;
}
