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
  const ofInputs = new Map<string, unknown>();
  const ofNodes = new Map<string, Map<string, unknown>>();
  const promotions = promotionsOf(context, known, definition);
  const tell = (nodeId: string, name: string, value: unknown): void => {
    const input = promotions.find((promotion) =>
      nodeId === OWN_INPUT
        ? promotion.inputName === name
        : promotion.nodeId === nodeId && promotion.widgetName === name,
    );
    if (input !== undefined || nodeId === OWN_INPUT) ofInputs.set(input?.inputName ?? name, value);
    else ofNodes.set(nodeId, new Map([...(ofNodes.get(nodeId) ?? []), [name, value]]));
  };
  const listed = proxyWidgets(host);
  for (const [nodeId, name, value] of savedOutside(host, listed, promotions)) tell(nodeId, name, value);
  for (const [name, value] of ofParent?.ofNodes.get(host.id) ?? []) {
    const byInput = promotions.find((promotion) => promotion.inputName === name || promotion.widgetName === name);
    const byList = listed.find(([, widgetName]) => widgetName === name);
    if (byInput !== undefined) ofInputs.set(byInput.inputName, value);
    else if (byList !== undefined) tell(byList[0], name, value);
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
  const promotions = definition.inputs.flatMap((slot, index) => {
    const links = linksFromInput(definition, index);
    const promoted = links.map((link) => promotedBy(context, known, definition, link)).find((found) => found !== null);
    return promoted ? [{ inputName: slot.name, ...promoted }] : [];
  });
  known.set(definition, promotions);
  return promotions;
}

function linksFromInput(definition: SubgraphDefinition, index: number): EditorLink[] {
  const listed = (definition.inputs[index]?.linkIds ?? []).flatMap((linkId) => definition.links.get(linkId) ?? []);
  if (listed.length > 0) return listed;
  return [...definition.links.values()].filter(
    (link) => link.originId === definition.inputNodeId && link.originSlot === index,
  );
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
    return inner === undefined ? null : { nodeId: node.id, widgetName: socket.name, extraValues: inner.extraValues };
  }
  const spec = context.widgetsOf(node).specs.get(socket.name);
  return spec === undefined ? null : { nodeId: node.id, widgetName: socket.name, extraValues: spec.extraValues };
}
