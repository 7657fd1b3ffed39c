// Is this text a ComfyUI graph, and in which of its two formats?

export interface GraphText {
  /** JSON that parses. */
  readonly text: string;
  /** `api`: as the server takes it; `editor`: as the editor saves it. */
  readonly format: 'api' | 'editor';
}

/** Texts by the key they were found under, in lower case. */
export type EmbeddedTexts = ReadonlyMap<string, string>;

/** A graph is megabytes at the very most; what claims to be longer is no graph. */
export const MAX_TEXT_BYTES = 20 * 1024 * 1024;

/** What ran (`prompt`) comes before what was drawn (`workflow`): it needs no conversion. null: neither is a graph. */
export function graphAmong(texts: EmbeddedTexts): GraphText | null {
  for (const key of ['prompt', 'workflow']) {
    const graph = readGraphText(texts.get(key) ?? '');
    if (graph !== null) return graph;
  }
  return null;
}

/** null: no JSON, or no graph. */
export function readGraphText(text: string): GraphText | null {
  const clean = text.replace(/^\uFEFF/, '');
  const strict = parsed(clean);
  if (strict !== undefined) return graphOf(clean, strict);
  // Python writes NaN where JSON has no word for it.
  const repaired = clean.replace(/"(?:\\.|[^"\\])*"|-?\b(?:NaN|Infinity)\b/g, (piece) =>
    piece.startsWith('"') ? piece : 'null',
  );
  const loose = parsed(repaired);
  return loose === undefined ? null : graphOf(repaired, loose);
}

function graphOf(text: string, json: unknown): GraphText | null {
  if (!isObject(json)) return null;
  if (Array.isArray(json.nodes) && !('class_type' in json)) return { text, format: 'editor' };
  const isApi = Object.values(json).some((node) => isObject(node) && typeof node.class_type === 'string');
  return isApi ? { text, format: 'api' } : null;
}

/** undefined: no JSON. (`null` is JSON.) */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
