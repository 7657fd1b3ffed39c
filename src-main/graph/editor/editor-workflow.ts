// A workflow as ComfyUI's editor saves it, read into one shape: links as lists or objects, ids as numbers or text.

/** What the editor calls always, never (muted) and bypass; the other numbers mean always. */
export type NodeMode = 'on' | 'muted' | 'bypassed';

export interface EditorInput {
  readonly name: string;
  /** `IMAGE`; several joined with commas; `*` takes anything. */
  readonly type: string;
  readonly linkId: string | null;
  /** The widget this socket stands for; null: a plain socket. */
  readonly widgetName: string | null;
}

/** Values in the order of the widgets, or (VideoHelperSuite) by their names. */
export type SavedWidgets =
  | { readonly kind: 'list'; readonly values: readonly unknown[] }
  | { readonly kind: 'named'; readonly values: ReadonlyMap<string, unknown> };

export interface EditorNode {
  readonly id: string;
  readonly type: string;
  readonly title: string | null;
  readonly mode: NodeMode;
  readonly inputs: readonly EditorInput[];
  readonly outputTypes: readonly string[];
  readonly widgets: SavedWidgets;
  /** The names of the listed values, which newer editors save beside them; none where the file does not say. */
  readonly namedWidgets: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
  /** Where it stands in the file, as a JSON path. */
  readonly place: string;
}

export interface EditorLink {
  readonly id: string;
  readonly originId: string;
  readonly originSlot: number;
  readonly targetId: string;
  readonly targetSlot: number;
}

export interface EditorScope {
  readonly nodes: readonly EditorNode[];
  readonly nodesById: ReadonlyMap<string, EditorNode>;
  readonly links: ReadonlyMap<string, EditorLink>;
}

/** A socket on the edge of a subgraph. */
export interface EdgeSlot {
  readonly name: string;
  readonly type: string;
  readonly linkIds: readonly string[];
}

export interface SubgraphDefinition extends EditorScope {
  readonly id: string;
  readonly name: string;
  readonly inputs: readonly EdgeSlot[];
  readonly outputs: readonly EdgeSlot[];
  /** The ids links use for the subgraph's own edges, -10 and -20 in every file seen. */
  readonly inputNodeId: string;
  readonly outputNodeId: string;
  readonly place: string;
}

export interface EditorWorkflow {
  readonly root: EditorScope;
  readonly subgraphs: ReadonlyMap<string, SubgraphDefinition>;
}
