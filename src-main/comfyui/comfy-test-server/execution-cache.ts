// Results kept from one job to the next. The key is class, inputs and ancestors, never node ids or titles; only what the
// newest job uses is kept.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolveAnnotated, type ServerFolders } from './folders.ts';
import type { NodeResult } from './node-values.ts';
import { asLink, type Prompt } from './prompt.ts';

export interface CachedResult extends NodeResult {
  /** The node id of the job that made it, kept as the server keeps it. */
  readonly madeBy: string;
}

export interface ExecutionCache {
  get(key: string): CachedResult | undefined;
  set(key: string, result: CachedResult): void;
  keepOnly(keys: ReadonlySet<string>): void;
  clear(): void;
}

export function createExecutionCache(): ExecutionCache {
  const results = new Map<string, CachedResult>();
  return {
    get: (key) => results.get(key),
    set: (key, result) => results.set(key, result),
    keepOnly(keys) {
      for (const key of results.keys()) if (!keys.has(key)) results.delete(key);
    },
    clear: () => results.clear(),
  };
}

/** Nodes that want their unique id have it in their key. */
const ASKS_FOR_ITS_ID: ReadonlySet<string> = new Set(['VHS_VideoCombine', 'GetImageSize']);

export function cacheKeys(prompt: Prompt, folders: ServerFolders): Map<string, string> {
  const keys = new Map<string, string>();
  const keyOf = (nodeId: string): string => {
    const known = keys.get(nodeId);
    if (known) return known;
    const node = prompt[nodeId];
    if (!node) return 'missing';
    const inputs = Object.keys(node.inputs)
      .sort()
      .map((name) => {
        const link = asLink(node.inputs[name]);
        return [name, link && prompt[link[0]] ? ['link', keyOf(link[0]), link[1]] : node.inputs[name]];
      });
    const own = ASKS_FOR_ITS_ID.has(node.class_type) ? nodeId : contentOf(node.class_type, node.inputs, folders);
    const key = createHash('sha256')
      .update(JSON.stringify([node.class_type, inputs, own]))
      .digest('hex');
    keys.set(nodeId, key);
    return key;
  };
  for (const nodeId of Object.keys(prompt)) keyOf(nodeId);
  return keys;
}

/** LoadImage is keyed by the file's bytes besides its name. */
export function contentOf(
  classType: string,
  inputs: Readonly<Record<string, unknown>>,
  folders: ServerFolders,
): string {
  if (classType !== 'LoadImage') return '';
  const path = resolveAnnotated(folders, String(inputs.image));
  return path === null ? '' : createHash('sha256').update(readFileSync(path)).digest('hex');
}
