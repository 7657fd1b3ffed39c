// What the server says about itself: version, nodes, models.
import { Hono } from 'hono';
import { topLevelFiles } from './folders.ts';
import { withInputFiles } from './node-definitions.ts';
import type { ServerState } from './server-state.ts';
import { SERVER_FEATURES } from './socket-hub.ts';

const FEATURES_OF_2026 = { extension: { manager: { supports_v4: true } }, node_replacements: true, assets: false };

export function infoRoutes(state: ServerState): Hono {
  const routes = new Hono();
  routes.get('/system_stats', (c) => c.json(state.stats));
  routes.get('/features', (c) =>
    c.json(state.version === '0.3.64' ? SERVER_FEATURES : { ...SERVER_FEATURES, ...FEATURES_OF_2026 }),
  );
  routes.get('/object_info', async (c) => {
    const files = await topLevelFiles(state.folders.input);
    const entries = Object.entries(state.definitions).map(([name, node]) => [name, withInputFiles(node, files)]);
    return c.json(Object.fromEntries(entries));
  });
  routes.get('/object_info/:classType', async (c) => {
    const definition = state.definitions[c.req.param('classType')];
    if (!definition) return c.json({});
    return c.json({ [definition.name]: withInputFiles(definition, await topLevelFiles(state.folders.input)) });
  });
  routes.get('/models', (c) => c.json(Object.keys(state.models)));
  routes.get('/models/:folder', (c) => {
    const names = state.models[c.req.param('folder')];
    return names ? c.json(names) : c.body(null, 404);
  });
  routes.get('/experiment/models', (c) => c.json(Object.keys(state.models).map((name) => ({ name, folders: [name] }))));
  routes.get('/experiment/models/:folder', (c) => {
    const names = state.models[c.req.param('folder')];
    return names
      ? c.json(
          names
            .filter((name) => LISTED_WITH_SIZE.test(name))
            .map((name) => modelFile(name, state.modelBytes[name] ?? WHOLE_FILE_BYTES)),
        )
      : c.body(null, 404);
  });
  // Its models are names without files: there is nothing to read.
  routes.get('/view_metadata/:folder', (c) => c.body(null, 404));
  routes.get('/embeddings', (c) => c.json([]));
  // Not ComfyUI's: for tests and benchmarks that run this server in another process.
  routes.get('/longtake-test/executions', (c) => c.json(state.log.executions));
  return routes;
}

/** No file has a size of its own; this one is larger than any real one, so that none looks cut off. */
const WHOLE_FILE_BYTES = 48_000_000_000;

/** ComfyUI's own endings; what a custom node adds, such as .gguf, is in no list of sizes. */
const LISTED_WITH_SIZE = /\.(ckpt|pt|pt2|bin|pth|safetensors|pkl|sft)$/;

function modelFile(name: string, size: number): Record<string, unknown> {
  const seconds = 1_760_000_000;
  return { name, pathIndex: 0, modified: seconds, created: seconds, size };
}
