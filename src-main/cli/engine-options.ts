// --engine, --model, --server, --workflow and --folder (of workflows), the same for every command that plans or renders.

import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { engineId } from '#shared/model/project.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { SessionOverrides } from '../studio/index.ts';

export const engineOptions = {
  engine: { type: 'string' },
  model: { type: 'string' },
  server: { type: 'string', multiple: true },
  workflow: { type: 'string' },
  folder: { type: 'string', multiple: true },
} as const;

/** A named server or workflow means ComfyUI unless another engine is named too. The error is a sentence for the usage. */
export function readEngineOptions(values: {
  engine?: string | undefined;
  model?: string | undefined;
  server?: string[] | undefined;
  workflow?: string | undefined;
  folder?: string[] | undefined;
}): Result<SessionOverrides, string> {
  const servers = values.server ?? [];
  const wrong = servers.find((url) => !/^https?:\/\/[^/?#]+(\/[^?#]*)?$/i.test(url));
  if (wrong !== undefined) return err(`"${wrong}" is no server URL such as http://127.0.0.1:8188.`);
  const { workflow, model } = values;
  const name = values.engine ?? (servers.length > 0 || workflow !== undefined ? 'comfyui' : undefined);
  const folders = readFolders(values.folder);
  if (!folders.ok) return folders;
  const workflowFolders = folders.value;
  if (name === undefined) {
    return model === undefined
      ? ok({ workflowFolders })
      : err('--model goes with --engine wan-cli or --engine replicate.');
  }
  const engine = engineId.safeParse(name);
  if (model !== undefined && !['wan-cli', 'replicate'].includes(name)) {
    return err('--model goes with --engine wan-cli or --engine replicate; ComfyUI takes --workflow.');
  }
  if (!engine.success) return err(`There is no engine "${name}"; there are ${engineId.options.join(', ')}.`);
  return ok({
    engine: engine.data,
    workflowFolders,
    ...(servers.length > 0 ? { servers } : {}),
    ...(workflow === undefined ? {} : { workflow }),
    ...(model === undefined ? {} : { model }),
  });
}

/** Absolute paths of workflow folders that are there; the error is a sentence for the usage. */
export function readFolders(paths: readonly string[] = []): Result<string[], string> {
  const folders = paths.map((path) => resolve(path));
  const missing = folders.find((path) => !statSync(path, { throwIfNoEntry: false })?.isDirectory());
  return missing === undefined ? ok(folders) : err(`There is no folder ${missing}.`);
}
