import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startComfyTestServer } from '../comfyui/comfy-test-server/start-comfy-test-server.ts';
import { createLogger } from '../logging/index.ts';
import { openSettings } from '../settings/index.ts';
import { createServerRestarter, type RestartTiming } from './restart-server.ts';

const WAIT = { timeout: 10_000 };
let folder: string;
let logged: string[];
let atEnd: (() => void)[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longtake-restart-'));
  logged = [];
  atEnd = [];
});
afterEach(async () => {
  for (const end of atEnd) end();
  await rm(folder, { recursive: true, force: true });
});

const at = (name: string) => join(folder, name);
const logger = createLogger((line) => logged.push(line));

const writeCommands = (commands: Record<string, string>) =>
  writeFile(
    at('settings.json'),
    JSON.stringify({
      restart_commands: Object.fromEntries(Object.entries(commands).map(([url, command]) => [url, { command }])),
    }),
  );

async function restarterOn(commands: Record<string, string>, timing: Partial<RestartTiming> = {}) {
  await writeCommands(commands);
  const settings = await openSettings(folder, logger);
  const fast = { askEveryMs: 10, comeBackMs: 20_000, ...timing };
  const restarter = createServerRestarter({ settings, logger, logFolderPath: at('logs'), timing: fast });
  atEnd.push(restarter.close);
  return restarter;
}

async function freeUrl(): Promise<string> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

async function queueOne(url: string): Promise<void> {
  const prompt = {
    1: { class_type: 'EmptyImage', inputs: { width: 64, height: 64, batch_size: 1, color: 0 } },
    2: { class_type: 'PreviewImage', inputs: { images: ['1', 0] } },
  };
  const body = JSON.stringify({ prompt, prompt_id: 'a-job', client_id: 'test' });
  expect((await fetch(`${url}/prompt`, { method: 'POST', body })).status).toBe(200);
}

/** Also what has ended and was not collected yet counts as gone. */
function isAlive(processId: number): boolean {
  try {
    const state = execFileSync('ps', ['-o', 'stat=', '-p', String(processId)], { encoding: 'utf8' }).trim();
    return state !== '' && !state.startsWith('Z');
  } catch {
    return false;
  }
}

describe('the restart command', () => {
  it('starts a server in the background that goes on, and what it prints is kept', async () => {
    const url = await freeUrl();
    const main = resolve(import.meta.dirname, '..', 'comfyui', 'comfy-test-server', 'main.ts');
    const command = `"${process.execPath}" "${main}" --port ${new URL(url).port} & echo $! > "${at('pid')}"`;
    const restarter = await restarterOn({ [`${url}/`]: command });
    const restarted = await restarter.restart(url);
    const processId = Number(await readFile(at('pid'), 'utf8'));
    atEnd.push(() => process.kill(processId));
    expect(restarted).toEqual({ ok: true, value: undefined });
    restarter.close();
    expect((await fetch(`${url}/system_stats`)).status).toBe(200);
    const [name] = await readdir(at('logs'));
    await vi.waitFor(async () => expect(await readFile(join(at('logs'), name ?? ''), 'utf8')).toContain(url), WAIT);
  });

  it('is believed only when the jobs of before are gone: until then the old process answers', async () => {
    await using comfy = await startComfyTestServer({ faults: { deadWorker: true } });
    await queueOne(comfy.url);
    const restarter = await restarterOn({ [comfy.url]: `touch "${at('ran')}"` });
    let isDone = false;
    const restarted = restarter.restart(comfy.url).finally(() => {
      isDone = true;
    });
    await vi.waitFor(() => expect(logged.join()).toContain('Restart command ended'), WAIT);
    expect([existsSync(at('ran')), isDone]).toEqual([true, false]);
    await comfy.restart(100);
    expect(await restarted).toMatchObject({ ok: true });
  });

  it.each([
    ['exit 3', 'failed (exit code 3).'],
    ['echo one; echo "No such unit" >&2; exit 5', 'failed (exit code 5): No such unit'],
    ['no-such-program-anywhere', 'failed (exit code 127)'],
    ['kill -9 $$', 'failed (signal SIGKILL)'],
  ])('that fails is said with its reason: %s', async (command, words) => {
    const restarter = await restarterOn({ 'http://127.0.0.1:9': command });
    const restarted = await restarter.restart('http://127.0.0.1:9');
    expect(restarted).toMatchObject({
      ok: false,
      error: {
        code: 'server-error',
        message: expect.stringContaining(words),
        details: expect.stringContaining(command),
      },
    });
    expect(logged.join()).toContain(words);
  });

  it('keeps the last of a long output', async () => {
    const restarter = await restarterOn({
      'http://127.0.0.1:9': 'i=0; while [ $i -lt 2000 ]; do echo line $i; i=$((i+1)); done; exit 1',
    });
    const restarted = await restarter.restart('http://127.0.0.1:9');
    const details = restarted.ok ? '' : restarted.error.details;
    expect(details).toContain('line 1999');
    expect(details?.length).toBeLessThan(4_300);
  });

  it('that does not return is ended, with what it started', async () => {
    const command = `sleep 600 & echo $! > "${at('pid')}"; sleep 600`;
    const restarter = await restarterOn({ 'http://127.0.0.1:9': command }, { commandMs: 300 });
    const restarted = await restarter.restart('http://127.0.0.1:9');
    expect(restarted).toMatchObject({ error: { message: expect.stringContaining('did not end within 0.3 seconds') } });
    const processId = Number(await readFile(at('pid'), 'utf8'));
    await vi.waitFor(() => expect(isAlive(processId)).toBe(false), WAIT);
  });

  it('after which nobody answers, or the same process does, is no restart', async () => {
    const url = await freeUrl();
    await using comfy = await startComfyTestServer({ faults: { deadWorker: true } });
    await queueOne(comfy.url);
    const restarter = await restarterOn({ [url]: 'true', [comfy.url]: 'true' }, { comeBackMs: 50 });
    expect(await restarter.restart(url)).toMatchObject({
      error: { code: 'server-unreachable', message: expect.stringContaining('did not answer within 0.05 seconds') },
    });
    expect(await restarter.restart(comfy.url)).toMatchObject({
      error: { code: 'server-error', message: expect.stringContaining('was not started again') },
    });
  });

  it('is the one that stands in settings.json now, for this very server', async () => {
    await using comfy = await startComfyTestServer();
    const restarter = await restarterOn({ [comfy.url]: `touch "${at('old')}"`, 'http://a': `touch "${at('other')}"` });
    expect(await restarter.restart(`${comfy.url}0`)).toMatchObject({ error: { code: 'not-supported' } });
    await writeCommands({ [comfy.url]: `touch "${at('new')}"` });
    expect(await restarter.restart(comfy.url)).toMatchObject({ ok: true });
    await writeCommands({});
    expect(await restarter.restart(comfy.url)).toMatchObject({ error: { code: 'not-supported' } });
    expect(['old', 'new', 'other'].filter((name) => existsSync(at(name)))).toEqual(['new']);
  });

  it('is used by a run only where settings.json allows that now', async () => {
    await using comfy = await startComfyTestServer();
    const restarter = await restarterOn({ [comfy.url]: `touch "${at('ran')}"` });
    expect(await restarter.restartUnasked(comfy.url)).toMatchObject({ error: { code: 'not-supported' } });
    expect(existsSync(at('ran'))).toBe(false);
    await (await openSettings(folder, logger)).allowRestart(comfy.url, true);
    expect(await restarter.restartUnasked(comfy.url)).toMatchObject({ ok: true });
    expect(existsSync(at('ran'))).toBe(true);
  });

  it('is not used by a run all night: three times an hour, and then only when somebody asks', async () => {
    await using comfy = await startComfyTestServer();
    const restarter = await restarterOn({ [comfy.url]: `echo run >> "${at('runs')}"` });
    await (await openSettings(folder, logger)).allowRestart(comfy.url, true);
    for (let times = 1; times <= 3; times += 1) expect((await restarter.restartUnasked(comfy.url)).ok).toBe(true);
    expect(await restarter.restartUnasked(comfy.url)).toMatchObject({
      error: { code: 'not-supported', message: expect.stringContaining('3 times within an hour') },
    });
    expect((await restarter.restart(comfy.url)).ok).toBe(true);
    expect(await readFile(at('runs'), 'utf8')).toBe('run\n'.repeat(4));
  });

  it('runs once when two ask at once', async () => {
    await using comfy = await startComfyTestServer();
    const restarter = await restarterOn({ [comfy.url]: `echo run >> "${at('runs')}"` });
    const both = await Promise.all([restarter.restart(comfy.url), restarter.restart(`${comfy.url}/`)]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await readFile(at('runs'), 'utf8')).toBe('run\n');
  });

  it('is not broken off half-way when nobody waits any more', async () => {
    const command = `while [ ! -e "${at('go')}" ]; do sleep 0.02; done; touch "${at('finished')}"`;
    const restarter = await restarterOn({ 'http://127.0.0.1:9': command });
    const stop = new AbortController();
    const restarted = restarter.restart('http://127.0.0.1:9', stop.signal);
    await vi.waitFor(() => expect(logged.join()).toContain('Restart command starts'), WAIT);
    stop.abort();
    expect(await restarted).toMatchObject({ error: { code: 'stopped' } });
    restarter.close();
    await writeFile(at('go'), '');
    await vi.waitFor(() => expect(existsSync(at('finished'))).toBe(true), WAIT);
  });

  it('waits no longer once it is stopped', async () => {
    const restarter = await restarterOn({ 'http://127.0.0.1:9': 'true' });
    const restarted = restarter.restart('http://127.0.0.1:9');
    await vi.waitFor(() => expect(logged.join()).toContain('Restart command ended'), WAIT);
    restarter.close();
    expect(await restarted).toMatchObject({ error: { code: 'stopped' } });
  });
});
