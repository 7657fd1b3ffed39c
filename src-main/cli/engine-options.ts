// --engine, --server and --workflow, the same for every command that plans or renders.

import { engineId } from '#shared/model/project.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { SessionOverrides } from '../studio/index.ts';

export const engineOptions = {
  engine: { type: 'string' },
  server: { type: 'string', multiple: true },
  workflow: { type: 'string' },
} as const;

/** A named server or workflow means ComfyUI unless another engine is named too. The error is a sentence for the usage. */
export function readEngineOptions(values: {
  engine?: string | undefined;
  server?: string[] | undefined;
  workflow?: string | undefined;
}): Result<SessionOverrides, string> {
  const servers = values.server ?? [];
  const wrong = servers.find((url) => !/^https?:\/\/[^/]+/i.test(url));
  if (wrong !== undefined) return err(`"${wrong}" is no server URL such as http://127.0.0.1:8188.`);
  const { workflow } = values;
  const name = values.engine ?? (servers.length > 0 || workflow !== undefined ? 'comfyui' : undefined);
  if (name === undefined) return ok({});
  const engine = engineId.safeParse(name);
  if (!engine.success) return err(`There is no engine "${name}"; there are ${engineId.options.join(', ')}.`);
  return ok({
    engine: engine.data,
    ...(servers.length > 0 ? { servers } : {}),
    ...(workflow === undefined ? {} : { workflow }),
  });
}
