// A node type as a server has it installed, with both ways of writing a list of choices read as one.
import type { z } from 'zod/v4';
import type { nodeDefinition } from './wire.ts';

export interface NodeInputInfo {
  readonly required: boolean;
  /** `INT`, `MODEL` …; `COMBO` for a list of choices. */
  readonly type: string;
  /** null where any value of the type goes; for a loader these are the installed files. */
  readonly choices: readonly string[] | null;
  /** undefined where none is declared; the server puts it in only on the page, never into a prompt. */
  readonly default: unknown;
  /** null where there is no bound. */
  readonly min: number | null;
  readonly max: number | null;
}

export interface NodeInfo {
  readonly classType: string;
  readonly inputs: Readonly<Record<string, NodeInputInfo>>;
  readonly outputTypes: readonly string[];
  readonly isOutputNode: boolean;
}

export function readNodeInfo(classType: string, definition: z.infer<typeof nodeDefinition>): NodeInfo {
  const read = (specs: Record<string, unknown[]> | null | undefined, required: boolean) =>
    Object.entries(specs ?? {}).map(([name, spec]) => [name, readInput(spec, required)] as const);
  return {
    classType,
    inputs: Object.fromEntries([...read(definition.input.required, true), ...read(definition.input.optional, false)]),
    outputTypes: definition.output.map((type) => (typeof type === 'string' ? type : 'COMBO')),
    isOutputNode: definition.output_node,
  };
}

/** V1 writes `[["a", "b"], {…}]`, V3 `["COMBO", {"options": ["a", "b"]}]`. */
function readInput([type, rawOptions]: readonly unknown[], required: boolean): NodeInputInfo {
  const options = isRecord(rawOptions) ? rawOptions : {};
  const bound = (name: string) => (typeof options[name] === 'number' ? options[name] : null);
  const common = { required, default: options.default, min: bound('min'), max: bound('max') };
  if (Array.isArray(type)) return { ...common, type: 'COMBO', choices: type.map(String) };
  const listed = type === 'COMBO' || type === 'COMFY_DYNAMICCOMBO_V3' ? options.options : null;
  return { ...common, type: String(type), choices: Array.isArray(listed) ? listed.map(choiceText) : null };
}

/** 2026's dynamic choices are objects with a key. */
function choiceText(choice: unknown): string {
  return isRecord(choice) && 'key' in choice ? String(choice.key) : String(choice);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
