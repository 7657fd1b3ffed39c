import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startComfyTestServer } from '../comfyui/comfy-test-server/start-comfy-test-server.ts';
import { createLogger } from '../logging/index.ts';
import { openSettings } from '../settings/index.ts';
import { createServerRestarter } from './restart-server.ts';
import { serverHandlers } from './server-handlers.ts';
import { createStudioEvents } from './studio-events.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longtake-servers-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The handlers on settings.json, and what they told the outside. */
async function handlersOn(url: string, command: string) {
  const restart_commands = { [`${url}/`]: { command } };
  await writeFile(join(folder, 'settings.json'), JSON.stringify({ restart_commands }));
  const logger = createLogger(() => undefined);
  const settings = await openSettings(folder, logger);
  const events = createStudioEvents(logger);
  const told: string[] = [];
  events.on((message) => {
    told.push(message.name === 'notice' ? message.payload.message : message.name);
  });
  const handlers = serverHandlers({
    parts: { settings, logger },
    events,
    restarter: createServerRestarter({
      settings,
      logger,
      logFolderPath: join(folder, 'logs'),
      timing: { askEveryMs: 10 },
    }),
    ownJobIds: () => new Set(),
    canRender: async () => ({ able: true, reasons: [] }),
    askServersNow: () => {
      told.push('servers asked');
    },
  });
  return { handlers, told };
}

it('restarts with the command of the settings, wakes the run, tells every page and looks anew', async () => {
  await using comfy = await startComfyTestServer();
  const { handlers, told } = await handlersOn(comfy.url, `echo ran > "${join(folder, 'ran')}"`);
  expect(await handlers['servers.restart']({ url: `${comfy.url}/` })).toMatchObject({
    ok: true,
    value: { url: comfy.url, reachable: true, canRender: { able: true }, restart: { offered: true, byItself: false } },
  });
  expect(await readFile(join(folder, 'ran'), 'utf8')).toBe('ran\n');
  expect(told).toEqual(['servers asked', `${new URL(comfy.url).host} was restarted and answers again.`]);
});

it('wakes and tells nobody where the command failed', async () => {
  await using comfy = await startComfyTestServer();
  const { handlers, told } = await handlersOn(comfy.url, 'exit 4');
  expect(await handlers['servers.restart']({ url: comfy.url })).toMatchObject({ error: { code: 'server-error' } });
  expect(told).toEqual([]);
});

it('allows a run to use the command, which the next look tells', async () => {
  await using comfy = await startComfyTestServer();
  const { url } = comfy;
  const { handlers } = await handlersOn(url, 'true');
  expect(await handlers['servers.allowRestart']({ url, byItself: true })).toMatchObject({
    value: { restartCommands: { [url]: { command: 'true', byItself: true } } },
  });
  expect(await handlers['servers.check']({ url })).toMatchObject({ value: { restart: { byItself: true } } });
  expect(await handlers['servers.allowRestart']({ url: `${url}1`, byItself: true })).toMatchObject({
    error: { code: 'not-supported' },
  });
});
