// Values typed on a subgraph's outside for widgets within it.
import type { EditorContext } from './editor-context.ts';
import type { EditorLink, EditorNode, SubgraphDefinition } from './editor-workflow.ts';
import type { Scope } from './scope-tree.ts';

/** What one standing subgraph was told from outside. */
export interface OuterValues {
  /** By the name of the subgraph's input. */
  readonly ofInputs: ReadonlyMap<string, unknown>;
  /** For widgets no input leads to: by the inner node's id, then by the widget's name. */
  readonly ofNodes: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
}

interface Promotion {
  readonly inputName: string;
  readonly nodeId: string;
  readonly widgetName: string;
  /** Its own, for want of one from outside. */
  readonly value: unknown;
  readonly extraValues: number;
}

type Promotions = Map<SubgraphDefinition, readonly Promotion[]>;

const NOTHING: OuterValues = { ofInputs: new Map(), ofNodes: new Map() };
/** The subgraph's own inputs are named by this id in `proxyWidgets`. */
const OWN_INPUT = '-1';

/** For every scope; they come with the outer ones first, and a subgraph in a subgraph may be told by both. */
export function readOuterValues(context: EditorContext, scopes: readonly Scope[]): ReadonlyMap<Scope, OuterValues> {
  const promotions: Promotions = new Map();
  const outer = new Map<Scope, OuterValues>();
  for (const scope of scopes) {
    const ofParent = scope.inside === null ? undefined : outer.get(scope.inside.parent);
    outer.set(scope, valuesFor(context, promotions, scope, ofParent));
  }
  return outer;
}

function valuesFor(
  context: EditorContext,
  known: Promotions,
  scope: Scope,
  ofParent: OuterValues | undefined,
): OuterValues {
  if (scope.inside === null) return NOTHING;
  const { host, definition } = scope.inside;
  const saved = savedValues(context, known, host, definition);
  const toldLater = [...(ofParent?.ofNodes.get(host.id) ?? [])].flatMap(([name, value]) => {
    const promotions = promotionsOf(context, known, definition);
    const byInput = promotions.find((promotion) => promotion.inputName === name || promotion.widgetName === name);
    if (byInput !== undefined) return [[OWN_INPUT, byInput.inputName, value] as const];
    const byList = proxyWidgets(host).find(([, widgetName]) => widgetName === name);
    return byList === undefined ? [] : [[byList[0], name, value] as const];
  });
  return tell(saved, promotionsOf(context, known, definition), toldLater);
}

/** As the file has it, without what an outer subgraph says. */
function savedValues(
  context: EditorContext,
  known: Promotions,
  host: EditorNode,
  definition: SubgraphDefinition,
): OuterValues {
  const promotions = promotionsOf(context, known, definition);
  // An input nobody typed into has the value of the first widget it leads to, also for whatever else it leads to.
  const own = new Map(promotions.map(({ inputName, value }) => [inputName, value]));
  return tell({ ofInputs: own, ofNodes: new Map() }, promotions, savedOutside(host, proxyWidgets(host), promotions));
}

function tell(
  before: OuterValues,
  promotions: readonly Promotion[],
  told: readonly (readonly [nodeId: string, name: string, value: unknown])[],
): OuterValues {
  const ofInputs = new Map(before.ofInputs);
  const ofNodes = new Map([...before.ofNodes].map(([nodeId, values]) => [nodeId, new Map(values)]));
  const names = new Set(promotions.map(({ inputName }) => inputName));
  const inputs = new Map(
    promotions.map((promotion) => [`${promotion.nodeId} ${promotion.widgetName}`, promotion.inputName]),
  );
  for (const [nodeId, name, value] of told) {
    const inputName = nodeId === OWN_INPUT ? name : inputs.get(`${nodeId} ${name}`);
    if (inputName !== undefined) {
      if (names.has(inputName)) ofInputs.set(inputName, value);
      continue;
    }
    const values = ofNodes.get(nodeId) ?? new Map<string, unknown>();
    ofNodes.set(nodeId, values.set(name, value));
  }
  return { ofInputs, ofNodes };
}

function savedOutside(
  host: EditorNode,
  listed: readonly (readonly [nodeId: string, widgetName: string])[],
  promotions: readonly Promotion[],
): (readonly [nodeId: string, name: string, value: unknown])[] {
  if (host.widgets.kind === 'named') {
    return [...host.widgets.values].map(([name, value]) => [OWN_INPUT, name, value] as const);
  }
  const values = host.widgets.values;
  if (listed.length > 0) {
    return listed.flatMap(([nodeId, name], index) => {
      const value = values[index];
      return value === undefined || value === null ? [] : [[nodeId, name, value] as const];
    });
  }
  if (values.length !== promotions.length && host.namedWidgets.length === values.length) {
    return host.namedWidgets.map((name, index) => [OWN_INPUT, name, values[index]] as const);
  }
  // Some files keep the "randomize" of a seed here as well; then there are more values than promoted widgets.
  const hasExtras = values.length > promotions.length;
  let next = 0;
  return promotions.flatMap(({ inputName, extraValues }) => {
    const value = values[next];
    next += 1 + (hasExtras ? extraValues : 0);
    return value === undefined ? [] : [[OWN_INPUT, inputName, value] as const];
  });
}

/** `[["6", "seed"], ["-1", "text"]]`, in the order of the saved values. Some names carry the node's id: `6: seed`. */
function proxyWidgets(host: EditorNode): (readonly [nodeId: string, widgetName: string])[] {
  const listed = host.properties.proxyWidgets;
  return (Array.isArray(listed) ? listed : []).map((entry) => {
    const [nodeId, name] = Array.isArray(entry) ? entry : [];
    return [String(nodeId), String(name).replace(/^(\s*\d+\s*:\s*)+/, '')] as const;
  });
}

/** Inputs of the subgraph that lead to a widget, in their order; the first widget decides. */
function promotionsOf(context: EditorContext, known: Promotions, definition: SubgraphDefinition): readonly Promotion[] {
  const already = known.get(definition);
  if (already !== undefined) return already;
  // Set before it is known: a subgraph that contains itself (muted, or the lay-out had refused it) must not be asked twice.
  known.set(definition, []);
  const unlisted = Map.groupBy(
    [...definition.links.values()].filter(({ originId }) => originId === definition.inputNodeId),
    ({ originSlot }) => originSlot,
  );
  const promotions = definition.inputs.flatMap((slot, index) => {
    const listed = slot.linkIds.flatMap((linkId) => definition.links.get(linkId) ?? []);
    const links = listed.length > 0 ? listed : (unlisted.get(index) ?? []);
    const promoted = links.map((link) => promotedBy(context, known, definition, link)).find((found) => found !== null);
    return promoted ? [{ inputName: slot.name, ...promoted }] : [];
  });
  known.set(definition, promotions);
  return promotions;
}

function promotedBy(
  context: EditorContext,
  known: Promotions,
  definition: SubgraphDefinition,
  link: EditorLink,
): Omit<Promotion, 'inputName'> | null {
  const node = definition.nodesById.get(link.targetId);
  const socket = node === undefined ? undefined : context.socketsOf(node).find(({ linkId }) => linkId === link.id);
  if (node === undefined || socket === undefined) return null;
  const nested = context.workflow.subgraphs.get(node.type);
  if (nested !== undefined) {
    const inner = promotionsOf(context, known, nested).find(({ inputName }) => inputName === socket.name);
    if (inner === undefined) return null;
    const value = savedValues(context, known, node, nested).ofInputs.get(socket.name);
    return { nodeId: node.id, widgetName: socket.name, value, extraValues: inner.extraValues };
  }
  const { specs, values } = context.widgetsOf(node);
  const spec = specs.get(socket.name);
  if (spec === undefined) return null;
  const value = values.get(socket.name);
  return { nodeId: node.id, widgetName: socket.name, value, extraValues: spec.extraValues };
}
