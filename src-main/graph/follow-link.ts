// Past the nodes that only hand a value on: reroutes, switches, and the primitive a value comes from.
import {
  type ComfyGraph,
  type ComfyNode,
  type GraphLink,
  type InputAddress,
  inputOf,
  isLink,
  linksOf,
  type NamedLink,
  nodeOf,
} from './comfy-graph.ts';

const PASSING_CLASS = /reroute|pass.?through|relay/i;
/** Inputs that take a value of any type: whoever has nothing else hands it on. */
const ANY_INPUTS = ['any', 'anything', 'any_input', 'value', ''];
/** Where a node without links keeps the value it stands for. */
const VALUE_INPUTS = ['value', 'text', 'string', 'prompt', 'number', 'int', 'float', 'seed', 'noise_seed', 'boolean'];
const YES_INPUTS = ['on_true', 'if_true', 'true'];
const NO_INPUTS = ['on_false', 'if_false', 'false'];
const SELECTOR_INPUTS = ['switch', 'select', 'index', 'boolean', 'condition', 'Input'];
/** Inputs of a switch that takes the first of its branches that is there. */
const FIRST_INPUTS = /^any_\d+$/;

/** Where each passing node of a graph leads to: thousands of readers behind thousands of reroutes must not take minutes. */
const endsByGraph = new WeakMap<ComfyGraph, Map<string, GraphLink>>();

/** The link behind reroutes and switches. A switch whose choice cannot be read stays where it is. */
export function throughPassing(graph: ComfyGraph, link: GraphLink): GraphLink {
  const ends = endsByGraph.get(graph) ?? new Map<string, GraphLink>();
  endsByGraph.set(graph, ends);
  const passed = new Set<string>();
  let current = link;
  for (;;) {
    const node = nodeOf(graph, current[0]);
    const known = ends.get(current[0]);
    const next = node === undefined || passed.has(current[0]) ? null : (known ?? passedOn(graph, current[0], node));
    if (next === null) break;
    passed.add(current[0]);
    current = next;
  }
  for (const nodeId of passed) ends.set(nodeId, current);
  return current;
}

function passedOn(graph: ComfyGraph, nodeId: string, node: ComfyNode): GraphLink | null {
  const links = linksOf(node);
  const only = links.length === 1 ? links[0] : undefined;
  if (only !== undefined && (PASSING_CLASS.test(node.class_type) || ANY_INPUTS.includes(only.input))) return only.link;
  const selector = SELECTOR_INPUTS.find((name) => Object.hasOwn(node.inputs, name));
  if (selector !== undefined) return branchFor(links, choiceAt(graph, { nodeId, input: selector }));
  return links.length > 0 && links.every(({ input }) => FIRST_INPUTS.test(input)) ? firstOf(links) : null;
}

// Only a literal or the primitive right behind it: switches that choose switches are not followed without end.
function choiceAt(graph: ComfyGraph, address: InputAddress): unknown {
  const value = inputOf(graph, address);
  return isLink(value) ? ownValue(graph, value[0])?.value : value;
}

/** Branches are named by yes and no, or numbered: `input2`, `any_02`, `image2`. */
function branchFor(links: readonly NamedLink[], choice: unknown): GraphLink | null {
  const names = choice === true ? YES_INPUTS : choice === false ? NO_INPUTS : [];
  const named = links.find(({ input }) => names.includes(input));
  const numbered = links.find(({ input }) => typeof choice === 'number' && numberOf(input) === choice);
  return (named ?? numbered)?.link ?? null;
}

function firstOf(links: readonly NamedLink[]): GraphLink | null {
  return links.toSorted((a, b) => numberOf(a.input) - numberOf(b.input))[0]?.link ?? null;
}

function numberOf(input: string): number {
  return Number(/\d+$/.exec(input)?.[0] ?? Number.NaN);
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
