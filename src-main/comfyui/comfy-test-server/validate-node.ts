// Checks one node and all above it, in ComfyUI 0.3.64's order and words.
import { resolveAnnotated, type ServerFolders } from './folders.ts';
import type { InputSpec, NodeDefinitions } from './node-definitions.ts';
import type { PlayedVersion } from './options.ts';
import { asLink, type Prompt } from './prompt.ts';
import { coerce, pythonRepr, pythonStr } from './python-text.ts';

export interface ReasonText {
  readonly type: string;
  readonly message: string;
  readonly details: string;
  readonly extra_info: Readonly<Record<string, unknown>>;
}

export interface Checked {
  readonly valid: boolean;
  readonly reasons: readonly ReasonText[];
}

export interface ValidationContext {
  readonly prompt: Prompt;
  readonly definitions: NodeDefinitions;
  readonly folders: ServerFolders;
  readonly checked: Map<string, Checked>;
  readonly version: PlayedVersion;
}

/** Stands for the exceptions Python raises where a graph is broken: KeyError, IndexError. */
export class BrokenGraph extends Error {
  readonly pythonType: string;
  constructor(pythonType: string, text: string) {
    super(text);
    this.pythonType = pythonType;
  }
}

export function validateNode(context: ValidationContext, nodeId: string, above: readonly string[] = []): Checked {
  const known = context.checked.get(nodeId);
  if (known) return known;
  if (above.includes(nodeId)) return circle(context, above.slice(above.indexOf(nodeId)));
  const node = context.prompt[nodeId];
  const definition = node && context.definitions[node.class_type];
  if (!node || !definition) throw new BrokenGraph('KeyError', pythonRepr(nodeId));
  if (!node.inputs) throw new BrokenGraph('KeyError', "'inputs'");
  const reasons: ReasonText[] = [];
  let valid = true;
  for (const category of ['required', 'optional'] as const) {
    for (const [name, spec] of Object.entries(definition.input[category] ?? {})) {
      if (!(name in node.inputs)) {
        if (category === 'required') reasons.push(missing(name));
        continue;
      }
      const raw = node.inputs[name];
      if (Array.isArray(raw)) {
        valid = checkLink(context, [...above, nodeId], name, spec, raw, reasons) && valid;
      } else {
        const reason = checkValue(context, node.inputs, node.class_type, name, spec);
        if (reason) reasons.push(reason);
      }
    }
  }
  // A circle that was found further up has its verdict already.
  const early = context.checked.get(nodeId);
  if (early) return early;
  const result = { valid: valid && reasons.length === 0, reasons };
  // A link that threw has already put its own verdict on the node it names, never on this one.
  context.checked.set(nodeId, result);
  return result;
}

/** 0.3.64 recurses until Python gives up, and is left without a word about it; 2026 names the circle. */
function circle({ checked, prompt, version }: ValidationContext, nodeIds: readonly string[]): Checked {
  if (version === '0.3.64') return { valid: false, reasons: [] };
  const names = [...nodeIds, nodeIds[0] ?? ''].map((id) => `${id} (${prompt[id]?.class_type})`).join(' -> ');
  for (const nodeId of nodeIds) {
    const extra_info = { node_id: nodeId, cycle_nodes: nodeIds };
    const reason = { type: 'dependency_cycle', message: 'Dependency cycle detected', details: names, extra_info };
    checked.set(nodeId, { valid: false, reasons: [reason] });
  }
  return { valid: false, reasons: [] };
}

function missing(name: string): ReasonText {
  return {
    type: 'required_input_missing',
    message: 'Required input is missing',
    details: name,
    extra_info: { input_name: name },
  };
}

/** False when the node above is invalid; what is wrong with the link itself goes to `reasons`. */
function checkLink(
  context: ValidationContext,
  path: readonly string[],
  name: string,
  spec: InputSpec,
  raw: readonly unknown[],
  reasons: ReasonText[],
): boolean {
  const info = { input_name: name, input_config: spec };
  const link = asLink(raw);
  if (!link) {
    const message = 'Bad linked input, must be a length-2 list of [node_id, slot_index]';
    reasons.push({ type: 'bad_linked_input', message, details: name, extra_info: { ...info, received_value: raw } });
    return true;
  }
  const source = context.prompt[link[0]];
  if (!source) throw new BrokenGraph('KeyError', pythonRepr(link[0]));
  const received = context.definitions[source.class_type]?.output[link[1]];
  if (received === undefined) throw new BrokenGraph('IndexError', 'tuple index out of range');
  if (!typesFit(received, spec[0])) {
    const details = `${name}, received_type(${received}) mismatch input_type(${pythonStr(spec[0])})`;
    const extra_info = { ...info, received_type: received, linked_node: raw };
    reasons.push({
      type: 'return_type_mismatch',
      message: 'Return type mismatch between linked nodes',
      details,
      extra_info,
    });
    return true;
  }
  try {
    return validateNode(context, link[0], path).valid;
  } catch (error) {
    if (!(error instanceof BrokenGraph)) throw error;
    const extra_info = { ...info, exception_message: error.message, ...exceptionInfo(error), linked_node: raw };
    const message = 'Exception when validating inner node';
    const type = 'exception_during_inner_validation';
    context.checked.set(link[0], { valid: false, reasons: [{ type, message, details: error.message, extra_info }] });
    return false;
  }
}

export function exceptionInfo(error: BrokenGraph): Record<string, unknown> {
  return { exception_type: error.pythonType, traceback: [`  File "execution.py", in validate_inputs\n`] };
}

/** Types may be comma-separated unions; `*` takes anything, and so does a type that follows another's. */
function typesFit(received: string, expected: InputSpec[0]): boolean {
  const isFree = (type: unknown) => type === '*' || type === 'COMFY_MATCHTYPE_V3';
  if (isFree(received) || isFree(expected)) return true;
  if (typeof expected !== 'string') return false;
  const accepted = new Set(expected.split(',').map((type) => type.trim()));
  return received.split(',').every((type) => accepted.has(type.trim()));
}

function checkValue(
  context: ValidationContext,
  inputs: Record<string, unknown>,
  classType: string,
  name: string,
  spec: InputSpec,
): ReasonText | null {
  const [type, options = {}] = spec;
  let value = inputs[name];
  if (typeof value === 'object' && value !== null && '__value__' in value) value = value.__value__;
  const extra_info = { input_name: name, input_config: spec, received_value: value };
  if (typeof type === 'string') {
    const coerced = coerce(type, value);
    if ('exception' in coerced) {
      const message = `Failed to convert an input value to a ${type} value`;
      const details = `${name}, ${pythonStr(value)}, ${coerced.exception}`;
      return {
        type: 'invalid_input_type',
        message,
        details,
        extra_info: { ...extra_info, exception_message: coerced.exception },
      };
    }
    value = coerced.value;
  }
  inputs[name] = value;
  if (classType === 'LoadImage' && name === 'image') return checkImage(context, name, value);
  return checkRange(name, options, value, extra_info) ?? checkChoice(context.version, name, spec, value);
}

function checkRange(
  name: string,
  options: Readonly<Record<string, unknown>>,
  value: unknown,
  extra_info: Record<string, unknown>,
): ReasonText | null {
  if (typeof value !== 'number') return null;
  if (typeof options.min === 'number' && value < options.min) {
    const message = `Value ${value} smaller than min of ${options.min}`;
    return { type: 'value_smaller_than_min', message, details: name, extra_info };
  }
  if (typeof options.max === 'number' && value > options.max) {
    const message = `Value ${value} bigger than max of ${options.max}`;
    return { type: 'value_bigger_than_max', message, details: name, extra_info };
  }
  return null;
}

/** 0.3.64 lets any choice of a V3 node pass, and it fails when it runs. */
function checkChoice(version: PlayedVersion, name: string, spec: InputSpec, value: unknown): ReasonText | null {
  const listed = spec[0] === 'COMBO' && version !== '0.3.64' ? spec[1]?.options : spec[0];
  const choices: readonly unknown[] | null = Array.isArray(listed) ? listed : null;
  if (choices === null || choices.includes(value)) return null;
  const isLong = choices.length > 20;
  const shown = isLong ? `(list of length ${choices.length})` : pythonRepr(choices);
  return {
    type: 'value_not_in_list',
    message: 'Value not in list',
    details: `${name}: '${pythonStr(value)}' not in ${shown}`,
    extra_info: { input_name: name, input_config: isLong ? null : spec, received_value: value },
  };
}

function checkImage(context: ValidationContext, name: string, value: unknown): ReasonText | null {
  if (resolveAnnotated(context.folders, String(value)) !== null) return null;
  return {
    type: 'custom_validation_failed',
    message: 'Custom validation failed for node',
    details: `${name} - Invalid image file: ${pythonStr(value)}`,
    extra_info: { input_name: name },
  };
}
