// An older configuration as text, YAML or JSON, with the place of every value in it.
import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { parseJsonText } from '../storage/index.ts';

export interface ConfigValue {
  readonly value: unknown;
  /** "line 3, column 5" */
  readonly place: string;
}

export interface ConfigDocument {
  /** Names at the top, or inside one of them; none where that is no mapping. */
  keys(...path: readonly string[]): string[];
  /** null: there is none. */
  at(...path: readonly string[]): ConfigValue | null;
}

export function readConfig(text: string, fileName: string): Result<ConfigDocument> {
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.trim() === '') return err(unreadable(fileName, say`It is empty.`));
  if (plain.trimStart().startsWith('{')) {
    // Said in the words of JSON where it is one.
    const json = parseJsonText(plain, fileName);
    if (!json.ok) return json;
  }
  const lines = new LineCounter();
  const parsed = parseDocument(plain, { lineCounter: lines, uniqueKeys: true });
  const [fault] = parsed.errors;
  if (fault !== undefined) {
    const { line, col } = lines.linePos(fault.pos[0]);
    return err({
      ...unreadable(fileName, say`It is not valid YAML (line ${line}, column ${col}).`),
      details: fault.message,
    });
  }
  const nodeAt = (path: readonly string[]): Node | null => {
    const node = path.length === 0 ? parsed.contents : parsed.getIn(path, true);
    return isNode(node) ? node : null;
  };
  return ok({
    keys(...path) {
      const node = nodeAt(path);
      return isMap(node) ? node.items.map(({ key }) => String(isScalar(key) ? key.value : key)) : [];
    },
    at(...path) {
      const node = nodeAt(path);
      if (node === null) return null;
      const { line, col } = lines.linePos(node.range?.[0] ?? 0);
      return { value: plainValue(node), place: say`line ${line}, column ${col}` };
    },
  });
}

/** Of what these files hold: texts, numbers, switches, lists and mappings of them. */
function plainValue(node: unknown): unknown {
  if (isScalar(node)) return node.value;
  if (isSeq(node)) return node.items.map(plainValue);
  if (isMap(node))
    return Object.fromEntries(node.items.map(({ key, value }) => [String(plainValue(key)), plainValue(value)]));
  return null;
}

const unreadable = (filePath: string, message: string): StudioError => ({
  code: 'bad-file',
  message,
  remedy: say`Open it in a text editor and mend that place, or restore an older copy.`,
  filePath,
});
