// What every step of the conversion asks: which node type is this, and which sockets does a node have in the editor.
import type { EditorInput, EditorNode, EditorWorkflow } from './editor-workflow.ts';
import { serverType } from './frontend-nodes.ts';
import { type NodeSpec, readNodeSpec } from './node-spec.ts';
import { readWidgetValues, type WidgetValues } from './widget-values.ts';

export interface EditorContext {
  readonly workflow: EditorWorkflow;
  /** null: the server does not have this type, or it is none of the server's. */
  readonly specOf: (node: EditorNode) => NodeSpec | null;
  readonly widgetsOf: (node: EditorNode) => WidgetValues;
  /** In the editor's order, which bypassing depends on: plain sockets, then those of widgets, then what only the file knows. */
  readonly socketsOf: (node: EditorNode) => readonly EditorInput[];
}

const NO_WIDGETS: WidgetValues = { values: new Map(), specs: new Map(), misfits: [] };

export function editorContext(workflow: EditorWorkflow, definitions: ReadonlyMap<string, unknown>): EditorContext {
  const specs = remember((type: string) => readNodeSpec(serverType(type), definitions.get(serverType(type))));
  const specOf = (node: EditorNode) => specs(node.type);
  const widgetsOf = remember((node: EditorNode) => {
    const spec = specOf(node);
    return spec === null ? NO_WIDGETS : readWidgetValues(node, spec);
  });
  const socketsOf = remember((node: EditorNode) => {
    const subgraph = workflow.subgraphs.get(node.type);
    if (subgraph !== undefined) {
      const saved = savedSockets(node);
      return subgraph.inputs.map((slot): EditorInput => ({ ...saved(slot.name), type: slot.type }));
    }
    const spec = specOf(node);
    return spec === null ? node.inputs : definedSockets(node, spec, widgetsOf(node));
  });
  return { workflow, specOf, widgetsOf, socketsOf };
}

function definedSockets(node: EditorNode, spec: NodeSpec, widgets: WidgetValues): EditorInput[] {
  const plain = spec.inputs
    .filter((input) => !input.isWidget && !input.isEditorOnly && !widgets.specs.has(input.name))
    .flatMap((input): readonly Pick<EditorInput, 'name' | 'type'>[] =>
      input.type === 'COMFY_AUTOGROW_V3' ? grownSockets(node, input.name) : [input],
    );
  const saved = savedSockets(node);
  const ofWidgets = [...widgets.specs.values()].filter((input) => !input.isSocketless);
  const defined = [...plain, ...ofWidgets].map(
    ({ name, type }): EditorInput => ({
      ...saved(name),
      type,
      widgetName: widgets.specs.has(name) ? name : null,
    }),
  );
  const names = new Set(defined.map(({ name }) => name));
  // A socket for a widget that is no more goes with it, also in the editor.
  const onlySaved = node.inputs.filter(({ name, widgetName }) => !names.has(name) && widgetName === null);
  return [...defined, ...onlySaved];
}

/** One socket more than are connected; how many there are only the file says. */
function grownSockets(node: EditorNode, group: string): readonly EditorInput[] {
  return node.inputs.filter(({ name, widgetName }) => widgetName === null && name.startsWith(`${group}.`));
}

function savedSockets(node: EditorNode): (name: string) => EditorInput {
  const byName = new Map(node.inputs.map((input) => [input.name, input]));
  return (name) => byName.get(name) ?? { name, type: '*', linkId: null, widgetName: null };
}

function remember<Key, Value>(read: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? read(key);
    known.set(key, value);
    return value;
  };
}
