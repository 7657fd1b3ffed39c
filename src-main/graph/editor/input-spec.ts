// One input of a node type as a server describes it, and whether the editor shows a widget for it.
import { z } from 'zod/v4';

export interface InputSpec {
  readonly name: string;
  /** Of the socket: `INT`, `MODEL` …; `COMBO` for every list of choices. */
  readonly type: string;
  readonly isRequired: boolean;
  /** Shown as something to type or choose, with a place in the saved values. */
  readonly isWidget: boolean;
  /** Only a socket, although the type has a widget. Editors before 1.16 saved a value for it all the same. */
  readonly isForced: boolean;
  /** A widget without a socket. */
  readonly isSocketless: boolean;
  readonly defaultValue: unknown;
  /** How many further values the editor keeps behind this one: `randomize` after a seed, a filter after a list. */
  readonly extraValues: number;
  readonly isMultiline: boolean;
  /** `{a|b}` in its text is a choice the editor makes when it queues. */
  readonly isDynamicPrompt: boolean;
  readonly choices: readonly unknown[] | null;
  /** Inputs that come with a chosen value: 2026's dynamic lists, and the formats of VideoHelperSuite. */
  readonly inputsByChoice: ReadonlyMap<string, readonly InputSpec[]> | null;
  /** A button of the editor that keeps a value in the list, but is no input of the node. */
  readonly isEditorOnly: boolean;
}

const WIDGET_TYPES = new Set([
  ...['INT', 'FLOAT', 'STRING', 'BOOLEAN', 'COMBO', 'MARKDOWN', 'TEXTAREA', 'COLOR', 'COLORS', 'CURVE', 'RANGE'],
  ...['MULTISELECT', 'TREESELECT', 'SELECTBUTTON', 'FILEUPLOAD', 'IMAGEUPLOAD', 'AUDIO_RECORD', 'WEBCAM'],
  ...['IMAGECOMPARE', 'CHART', 'GALLERIA', 'PAINTER', 'COMPOSITOR', 'BOUNDING_BOX', 'BOUNDING_BOXES', 'VIDEO_EDIT'],
  ...['COMFY_DYNAMICCOMBO_V3', 'LOAD_3D', 'LOAD_3D_ANIMATION', 'RESOLUTION_PREVIEW', 'LIGHT_INFO_PREVIEW'],
]);
/** The editor adds "control after generate" to a seed of these names unasked. */
const SEED_NAMES = ['seed', 'noise_seed'];
const MAX_CHOICE_DEPTH = 8;

export const looseObject = z.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);
const loose = looseObject.catch({});

/** In the order of the object; what is no list is no input. */
export function readInputs(group: Readonly<Record<string, unknown>>, isRequired: boolean, depth = 0): InputSpec[] {
  return Object.entries(group).flatMap(([name, spec]) =>
    Array.isArray(spec) ? [readInput(name, spec, isRequired, depth)] : [],
  );
}

/** V1 writes `[["a", "b"], {…}]`, V3 `["COMBO", {"options": ["a", "b"]}]`. */
export function readInput(name: string, spec: readonly unknown[], isRequired: boolean, depth = 0): InputSpec {
  const options = loose.parse(spec[1]);
  const type = socketType(spec[0], options);
  const widgetType = typeof options.widgetType === 'string' ? options.widgetType : type;
  const isForced = options.forceInput === true;
  const choices = Array.isArray(spec[0]) ? spec[0] : Array.isArray(options.options) ? options.options : null;
  return {
    name,
    type,
    isRequired,
    isForced,
    isWidget: !isForced && WIDGET_TYPES.has(widgetType),
    isSocketless: options.socketless === true,
    defaultValue: options.default ?? emptyValue(widgetType, choices),
    extraValues: extraValues(name, widgetType, options),
    isMultiline: options.multiline === true,
    isDynamicPrompt: options.dynamicPrompts === true,
    choices: widgetType === 'COMBO' ? choices : null,
    inputsByChoice: depth < MAX_CHOICE_DEPTH ? inputsByChoice(name, widgetType, options, depth) : null,
    isEditorOnly: false,
  };
}

/** 2026: a socket that takes several types, all of them the same one. */
function socketType(type: unknown, options: Readonly<Record<string, unknown>>): string {
  if (Array.isArray(type)) return 'COMBO';
  if (type !== 'COMFY_MATCHTYPE_V3') return String(type);
  const allowed = loose.parse(options.template).allowed_types;
  return typeof allowed === 'string' ? allowed : '*';
}

/** The button the editor puts on nodes that load files. */
export function uploadButton(): InputSpec {
  return { ...readInput('upload', ['IMAGEUPLOAD'], true), isEditorOnly: true };
}

function emptyValue(type: string, choices: readonly unknown[] | null): unknown {
  if (type === 'INT' || type === 'FLOAT') return 0;
  if (type === 'BOOLEAN') return false;
  if (type === 'STRING') return '';
  const first = choices?.[0];
  return looseObject.safeParse(first).success ? loose.parse(first).key : first;
}

function extraValues(name: string, type: string, options: Readonly<Record<string, unknown>>): number {
  const control = options.control_after_generate;
  if (type === 'INT') return (control ?? SEED_NAMES.includes(name)) ? 1 : 0;
  if (type !== 'COMBO') return 0;
  const refresh = loose.parse(options.remote).refresh_button === true ? 1 : 0;
  return refresh + (control ? 2 : 0);
}

function inputsByChoice(
  name: string,
  type: string,
  options: Readonly<Record<string, unknown>>,
  depth: number,
): ReadonlyMap<string, readonly InputSpec[]> | null {
  if (type === 'COMFY_DYNAMICCOMBO_V3' && Array.isArray(options.options)) {
    return new Map(options.options.map((option) => readDynamicChoice(name, loose.parse(option), depth + 1)));
  }
  const formats = looseObject.safeParse(options.formats);
  if (!formats.success) return null;
  return new Map(
    Object.entries(formats.data).map(([format, specs]) => [
      format,
      (Array.isArray(specs) ? specs : []).flatMap((spec) =>
        Array.isArray(spec) && typeof spec[0] === 'string' ? [readInput(spec[0], spec.slice(1), false, depth + 1)] : [],
      ),
    ]),
  );
}

/** Its inputs are called `format.codec` where the list is called `format`. */
function readDynamicChoice(
  name: string,
  option: Readonly<Record<string, unknown>>,
  depth: number,
): [string, readonly InputSpec[]] {
  const inputs = loose.parse(option.inputs);
  const dotted = (group: unknown) =>
    Object.fromEntries(Object.entries(loose.parse(group)).map(([key, spec]) => [`${name}.${key}`, spec]));
  const specs = [
    ...readInputs(dotted(inputs.required), true, depth),
    ...readInputs(dotted(inputs.optional), false, depth),
  ];
  return [String(option.key), specs];
}
