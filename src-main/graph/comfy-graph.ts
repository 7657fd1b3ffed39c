// A ComfyUI graph in API format, exactly as it goes over the wire, and how to read its links.

/** `['node id', output index]` in place of an input's value. */
export type GraphLink = readonly [nodeId: string, output: number];

export interface ComfyNode {
  readonly class_type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly _meta?: { readonly title?: string };
}

export type ComfyGraph = Readonly<Record<string, ComfyNode>>;

/** One input of one node. */
export interface InputAddress {
  readonly nodeId: string;
  readonly input: string;
}

export interface NamedLink {
  readonly input: string;
  readonly link: GraphLink;
}

/** ComfyUI's own rule: a list of two, a string and a number, is a link and nothing else. */
export function isLink(value: unknown): value is GraphLink {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && typeof value[1] === 'number';
}

/** Own keys only: a link to a node called `constructor` must lead nowhere. */
export function nodeOf(graph: ComfyGraph, nodeId: string): ComfyNode | undefined {
  return Object.hasOwn(graph, nodeId) ? graph[nodeId] : undefined;
}

export function inputOf(graph: ComfyGraph, address: InputAddress): unknown {
  const inputs = nodeOf(graph, address.nodeId)?.inputs ?? {};
  return Object.hasOwn(inputs, address.input) ? inputs[address.input] : undefined;
}

export function linksOf(node: ComfyNode | undefined): NamedLink[] {
  return Object.entries(node?.inputs ?? {}).flatMap(([input, link]) => (isLink(link) ? [{ input, link }] : []));
}

export function linkAt(graph: ComfyGraph, nodeId: string, input: string): GraphLink | null {
  const value = inputOf(graph, { nodeId, input });
  return isLink(value) ? value : null;
}

/** The node's links among the given input names, in the order of the names. */
export function linksNamed(node: ComfyNode | undefined, names: readonly string[]): NamedLink[] {
  const links = linksOf(node);
  return names.flatMap((name) => links.filter((named) => named.input === name));
}

export function titleOf(node: ComfyNode | undefined): string {
  return typeof node?._meta?.title === 'string' ? node._meta.title : '';
}

/** `$.save.inputs.fps`, or `$["12"]` where the id is no plain word. */
export function jsonPathOf(nodeId: string, input?: string): string {
  const isWord = (text: string) => /^[A-Za-z_]\w*$/.test(text);
  const step = (text: string) => (isWord(text) ? `.${text}` : `[${JSON.stringify(text)}]`);
  return `$${step(nodeId)}${input === undefined ? '' : `.inputs${step(input)}`}`;
}

/** Every node the given ones depend on, and themselves. Iterative: a graph may be as deep as its file is long. */
export function upstreamOf(graph: ComfyGraph, nodeIds: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const waiting = [...nodeIds];
  for (let nodeId = waiting.pop(); nodeId !== undefined; nodeId = waiting.pop()) {
    const node = nodeOf(graph, nodeId);
    if (seen.has(nodeId) || node === undefined) continue;
    seen.add(nodeId);
    waiting.push(...linksOf(node).map(({ link }) => link[0]));
  }
  return seen;
}

/** Every node that depends on the given ones, and themselves. */
export function downstreamOf(graph: ComfyGraph, nodeIds: readonly string[]): Set<string> {
  const readers = new Map<string, string[]>();
  for (const [nodeId, node] of Object.entries(graph)) {
    for (const { link } of linksOf(node)) {
      const known = readers.get(link[0]);
      if (known === undefined) readers.set(link[0], [nodeId]);
      else known.push(nodeId);
    }
  }
  const seen = new Set<string>();
  const waiting = [...nodeIds];
  for (let nodeId = waiting.pop(); nodeId !== undefined; nodeId = waiting.pop()) {
    if (seen.has(nodeId)) continue;
    seen.add(nodeId);
    waiting.push(...(readers.get(nodeId) ?? []));
  }
  return seen;
}
