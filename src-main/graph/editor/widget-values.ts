// Which saved value belongs to which input: the editor saves values in the order of its widgets, not by name.
import type { EditorNode } from './editor-workflow.ts';
import type { InputSpec } from './input-spec.ts';
import type { NodeSpec } from './node-spec.ts';

export interface WidgetValues {
  readonly values: ReadonlyMap<string, unknown>;
  readonly specs: ReadonlyMap<string, InputSpec>;
  /** Inputs whose saved value is not of their type: the node has changed since the file was saved. */
  readonly misfits: readonly string[];
}

interface Placed extends WidgetValues {
  readonly usedCount: number;
}

const CONTROLS = ['fixed', 'increment', 'decrement', 'randomize', 'increment-wrap'];

/**
 * The editor's own way first (by position, against the server's definition). Where that does not fit, the file itself may know
 * better: newer files name the values as well, or list the widgets the node had when it was saved.
 */
export function readWidgetValues(node: EditorNode, spec: NodeSpec): WidgetValues {
  const specs = widgetSpecs(node, spec);
  if (node.widgets.kind === 'named') return byName(specs, node.widgets.values);
  const list = node.widgets.values;
  const byPosition = place(specs, list);
  if (byPosition.misfits.length === 0 && byPosition.usedCount === list.length) return byPosition;
  const others = [
    place(withForced(node, spec), list),
    place(asNamed(node, specs), list),
    place(asSaved(node, specs), list),
  ];
  const better = others.find((placed) => placed.usedCount === list.length && placed.misfits.length === 0);
  return better === undefined ? byPosition : withDefaults(better, specs);
}

/** Widgets the node had not yet when the file was saved. */
function withDefaults(placed: WidgetValues, specs: readonly InputSpec[]): WidgetValues {
  const unknown = place(
    specs.filter(({ name }) => !placed.specs.has(name)),
    [],
  );
  return {
    values: new Map([...unknown.values, ...placed.values]),
    specs: new Map([...unknown.specs, ...placed.specs]),
    misfits: placed.misfits,
  };
}

/** Also those of types only a custom node's own script knows: the file says that they are widgets. */
export function widgetSpecs(node: EditorNode, spec: NodeSpec): InputSpec[] {
  return spec.inputs.flatMap((input) => {
    if (input.isWidget) return [input];
    if (input.type === 'COMFY_AUTOGROW_V3') return grownWidgets(node, input);
    const isSavedAsWidget = node.inputs.some(({ widgetName }) => widgetName === input.name);
    return isSavedAsWidget && !input.isForced ? [{ ...input, isWidget: true }] : [];
  });
}

function grownWidgets(node: EditorNode, input: InputSpec): InputSpec[] {
  return node.inputs
    .filter(({ name, widgetName }) => widgetName !== null && name.startsWith(`${input.name}.`))
    .map(({ name, type }) => ({ ...input, name, type, isRequired: false, isWidget: true, defaultValue: undefined }));
}

/** Editors before 1.16 also kept a value for inputs that are only sockets. */
function withForced(node: EditorNode, spec: NodeSpec): InputSpec[] {
  const widgets = new Map(widgetSpecs(node, spec).map((input) => [input.name, input]));
  return spec.inputs.flatMap(
    (input) => widgets.get(input.name) ?? (input.isForced ? [{ ...input, isWidget: true, isEditorOnly: true }] : []),
  );
}

/** Only the order of the names: the values beside them may be older than the list. */
function asNamed(node: EditorNode, specs: readonly InputSpec[]): InputSpec[] {
  const known = new Map(specs.flatMap((spec) => [spec, ...choiceSpecs(spec)]).map((spec) => [spec.name, spec]));
  return node.namedWidgets.map((name) => {
    const spec = known.get(name);
    // Here everything is named, what comes with a choice and the editor's extras too.
    return spec === undefined ? gone(name, '*') : { ...spec, extraValues: 0, inputsByChoice: null };
  });
}

function choiceSpecs(spec: InputSpec): InputSpec[] {
  return [...(spec.inputsByChoice?.values() ?? [])].flat().flatMap((inner) => [inner, ...choiceSpecs(inner)]);
}

function asSaved(node: EditorNode, specs: readonly InputSpec[]): InputSpec[] {
  const known = new Map(specs.map((input) => [input.name, input]));
  const saved = node.inputs.flatMap(({ widgetName, type }): InputSpec[] => {
    if (widgetName === null) return [];
    const spec = known.get(widgetName);
    return [spec ?? gone(widgetName, type)];
  });
  return saved.filter(({ name }) => !name.includes('.'));
}

/** The node no longer has this input; it only takes its place in the list. */
function gone(name: string, type: string): InputSpec {
  return {
    name,
    type,
    isRequired: false,
    isWidget: true,
    isForced: false,
    isSocketless: false,
    defaultValue: undefined,
    extraValues: 0,
    isMultiline: false,
    isDynamicPrompt: false,
    choices: null,
    inputsByChoice: null,
    isEditorOnly: true,
  };
}

function place(specs: readonly InputSpec[], list: readonly unknown[]): Placed {
  const values = new Map<string, unknown>();
  const placedSpecs = new Map<string, InputSpec>();
  const misfits: string[] = [];
  let next = 0;
  const placeOne = (spec: InputSpec): void => {
    const isSaved = next < list.length;
    const value = isSaved ? list[next] : spec.defaultValue;
    next += 1 + spec.extraValues;
    if (!spec.isEditorOnly) {
      values.set(spec.name, value);
      placedSpecs.set(spec.name, spec);
      if (isSaved && !fits(spec, value)) misfits.push(spec.name);
    }
    for (const inner of spec.inputsByChoice?.get(String(value)) ?? []) if (inner.isWidget) placeOne(inner);
  };
  for (const spec of specs) placeOne(spec);
  return { values, specs: placedSpecs, misfits, usedCount: next };
}

function byName(specs: readonly InputSpec[], named: ReadonlyMap<string, unknown>): WidgetValues {
  const values = new Map<string, unknown>();
  const placedSpecs = new Map<string, InputSpec>();
  const placeOne = (spec: InputSpec): void => {
    if (spec.isEditorOnly) return;
    const value = named.has(spec.name) ? named.get(spec.name) : spec.defaultValue;
    values.set(spec.name, value);
    placedSpecs.set(spec.name, spec);
    for (const inner of spec.inputsByChoice?.get(String(value)) ?? []) if (inner.isWidget) placeOne(inner);
  };
  for (const spec of specs) placeOne(spec);
  const misfits = [...placedSpecs.values()].filter((spec) => !fits(spec, values.get(spec.name)));
  return { values, specs: placedSpecs, misfits: misfits.map(({ name }) => name) };
}

/** null fits everywhere: a list without any choice saves it. */
function fits(spec: InputSpec, value: unknown): boolean {
  if (value === null || value === undefined) return true;
  switch (spec.type) {
    case 'INT':
    case 'FLOAT':
      return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '' && !Number.isNaN(+value));
    case 'BOOLEAN':
      return typeof value === 'boolean';
    case 'STRING':
      return typeof value !== 'boolean' && typeof value !== 'object';
    case 'COMBO':
      return Array.isArray(value) || (typeof value !== 'object' && isNoControl(spec, value));
    default:
      return true;
  }
}

function isNoControl(spec: InputSpec, value: unknown): boolean {
  return typeof value !== 'string' || !CONTROLS.includes(value) || (spec.choices?.includes(value) ?? true);
}
