// What the server says about itself: version, nodes, models.
import { Hono } from 'hono';
import { topLevelFiles } from './folders.ts';
import { withInputFiles } from './node-definitions.ts';
import type { ServerState } from './server-state.ts';
import { SERVER_FEATURES } from './socket-hub.ts';

const GIB = 1024 ** 3;

export function infoRoutes(state: ServerState): Hono {
  const routes = new Hono();
  routes.get('/system_stats', (c) => c.json(SYSTEM_STATS));
  routes.get('/features', (c) => c.json(SERVER_FEATURES));
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
  routes.get('/embeddings', (c) => c.json([]));
  return routes;
}

const SYSTEM_STATS = {
  system: {
    os: 'posix',
    ram_total: 64 * GIB,
    ram_free: 48 * GIB,
    comfyui_version: '0.3.64',
    required_frontend_version: '1.27.10',
    installed_templates_version: '0.1.94',
    required_templates_version: '0.1.94',
    python_version: '3.12.11 (main)',
    pytorch_version: '2.8.0',
    embedded_python: false,
    argv: ['comfy-test-server'],
  },
  devices: [
    {
      name: 'comfy-test-server (no GPU)',
      type: 'cpu',
      index: null,
      vram_total: 24 * GIB,
      vram_free: 22 * GIB,
      torch_vram_total: 0,
      torch_vram_free: 0,
    },
  ],
};
