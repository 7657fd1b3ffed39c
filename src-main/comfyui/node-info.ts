// A node type as a server has it installed, with both ways of writing a list of choices read as one.
import type { z } from 'zod/v4';
import type { nodeDefinition } from './wire.ts';

export interface NodeInputInfo {
  readonly required: boolean;
  /** `INT`, `MODEL` …; `COMBO` for a list of choices. */
  readonly type: string;
  /** null where any value of the type goes; for a loader these are the installed files. */
  readonly choices: readonly string[] | null;
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
function readInput([type, options]: readonly unknown[], required: boolean): NodeInputInfo {
  if (Array.isArray(type)) return { required, type: 'COMBO', choices: type.map(String) };
  if (type !== 'COMBO') return { required, type: String(type), choices: null };
  const listed = typeof options === 'object' && options !== null && 'options' in options ? options.options : null;
  return { required, type, choices: Array.isArray(listed) ? listed.map(choiceText) : null };
}

/** 2026's dynamic choices are objects with a key. */
function choiceText(choice: unknown): string {
  return typeof choice === 'object' && choice !== null && 'key' in choice ? String(choice.key) : String(choice);
}
