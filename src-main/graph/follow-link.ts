// Past the nodes that only hand a value on: reroutes, switches, and the primitive a value comes from.
import {
  type ComfyGraph,
  type ComfyNode,
  type GraphLink,
  type InputAddress,
  inputOf,
  isLink,
  linksNamed,
  linksOf,
  nodeOf,
} from './comfy-graph.ts';

const PASSING_CLASS = /reroute|pass.?through|relay/i;
/** Inputs that take a value of any type: whoever has nothing else hands it on. */
const ANY_INPUTS = ['any', 'anything', 'any_input', 'value', ''];
/** Where a node without links keeps the value it stands for. */
const VALUE_INPUTS = ['value', 'text', 'string', 'prompt', 'number', 'int', 'float', 'seed', 'noise_seed', 'boolean'];
const SELECTOR_INPUTS = ['switch', 'select', 'index', 'boolean', 'condition'];

/** The link behind reroutes and switches. A switch whose choice cannot be read stays where it is. */
export function throughPassing(graph: ComfyGraph, link: GraphLink): GraphLink {
  const seen = new Set<string>();
  let current = link;
  for (;;) {
    const node = nodeOf(graph, current[0]);
    if (node === undefined || seen.has(current[0])) return current;
    seen.add(current[0]);
    const next = passedOn(graph, current[0], node);
    if (next === null) return current;
    current = next;
  }
}

function passedOn(graph: ComfyGraph, nodeId: string, node: ComfyNode): GraphLink | null {
  const links = linksOf(node);
  const only = links.length === 1 ? links[0] : undefined;
  if (only !== undefined && (PASSING_CLASS.test(node.class_type) || ANY_INPUTS.includes(only.input))) return only.link;
  const selector = SELECTOR_INPUTS.find((name) => name in node.inputs);
  if (selector === undefined) return null;
  return linksNamed(node, branchNames(choiceAt(graph, { nodeId, input: selector })))[0]?.link ?? null;
}

// Only a literal or the primitive right behind it: switches that choose switches are not followed without end.
function choiceAt(graph: ComfyGraph, address: InputAddress): unknown {
  const value = inputOf(graph, address);
  return isLink(value) ? ownValue(graph, value[0])?.value : value;
}

function branchNames(choice: unknown): string[] {
  if (typeof choice === 'boolean') return choice ? ['on_true', 'if_true', 'true'] : ['on_false', 'if_false', 'false'];
  if (typeof choice === 'number') return [`input${choice}`, `input_${choice}`, `any_${choice}`];
  return [];
}

/**
 * Where to write so that this input gets another value: the primitive behind it, or, where the value is computed or the
 * source holds another type, the input itself (the literal then replaces the link).
 */
export function settleAddress(graph: ComfyGraph, address: InputAddress): InputAddress {
  const value = inputOf(graph, address);
  if (!isLink(value)) return address;
  const [sourceId] = throughPassing(graph, value);
  const own = ownValue(graph, sourceId);
  return own === null ? address : { nodeId: sourceId, input: own.input };
}

/** The one value a node without links stands for. */
function ownValue(graph: ComfyGraph, nodeId: string): { readonly input: string; readonly value: unknown } | null {
  const source = nodeOf(graph, nodeId);
  if (source === undefined || linksOf(source).length > 0) return null;
  const inputs = VALUE_INPUTS.filter((name) => isPlainValue(source.inputs[name]));
  const [input] = inputs;
  return input !== undefined && inputs.length === 1 ? { input, value: source.inputs[input] } : null;
}

/** The value an input has now, read through links; undefined where it is computed by the server. */
export function readValue(graph: ComfyGraph, address: InputAddress): unknown {
  const value = inputOf(graph, settleAddress(graph, address));
  return isPlainValue(value) ? value : undefined;
}

export function readNumber(graph: ComfyGraph, address: InputAddress | undefined): number | null {
  const value = address === undefined ? undefined : readValue(graph, address);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function isPlainValue(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
