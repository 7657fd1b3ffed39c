// A node type as a server describes it (`/object_info/{class}`), in the order in which the editor lays out its widgets.
import { z } from 'zod/v4';
import { type InputSpec, looseObject, readInputs, uploadButton } from './input-spec.ts';

export interface NodeSpec {
  readonly type: string;
  readonly title: string;
  readonly inputs: readonly InputSpec[];
  readonly outputTypes: readonly string[];
  /** Saves or shows something; without one nothing is executed. */
  readonly isOutputNode: boolean;
}

const UPLOADS = ['image_upload', 'video_upload', 'animated_image_upload', 'audio_upload'];

const loose = looseObject.catch({}).default({});
const names = z.array(z.string()).catch([]).default([]);
const definition = z.object({
  input: z.object({ required: loose, optional: loose }),
  input_order: z.object({ required: names, optional: names }).optional().catch(undefined),
  output: z.array(z.unknown()).catch([]).default([]),
  output_node: z.boolean().catch(false).default(false),
  display_name: z.string().catch('').default(''),
});

/** null: this is no definition of a node; the server does not have the type. */
export function readNodeSpec(type: string, raw: unknown): NodeSpec | null {
  const outer = looseObject.safeParse(raw);
  if (!outer.success) return null;
  // The answer of `/object_info/{class}` holds the definition under the class's name.
  const isWrapped = !Object.hasOwn(outer.data, 'input') && Object.hasOwn(outer.data, type);
  const parsed = definition.safeParse(isWrapped ? outer.data[type] : outer.data);
  if (!parsed.success) return null;
  const { input, input_order, output, output_node, display_name } = parsed.data;
  const upload = Object.values(input.required).some(hasUpload) ? [uploadButton()] : [];
  const inputs = [...readInputs(input.required, true), ...upload, ...readInputs(input.optional, false)];
  return {
    type,
    title: display_name || type,
    inputs: input_order === undefined ? inputs : inOrder(inputs, [...input_order.required, ...input_order.optional]),
    outputTypes: output.map(outputType),
    isOutputNode: output_node,
  };
}

function outputType(type: unknown): string {
  if (typeof type !== 'string') return 'COMBO';
  return type === 'COMFY_MATCHTYPE_V3' ? '*' : type;
}

/** What the order does not name comes last, as in the editor: also its own upload button. */
function inOrder(inputs: readonly InputSpec[], order: readonly string[]): InputSpec[] {
  const byName = new Map(inputs.filter((spec) => !spec.isEditorOnly).map((spec) => [spec.name, spec]));
  const named = new Set(order.flatMap((name) => byName.get(name) ?? []));
  return [...named, ...inputs.filter((spec) => !named.has(spec))];
}

function hasUpload(spec: unknown): boolean {
  const options = Array.isArray(spec) ? looseObject.safeParse(spec[1]) : null;
  return options?.success === true && UPLOADS.some((name) => options.data[name] === true);
}
