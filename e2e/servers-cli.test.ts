// Servers on the command line, in processes of their own: what each is, what it can render, what starts it again.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startComfyTestServer } from '../src-main/comfyui/comfy-test-server/start-comfy-test-server.ts';
import { makeProject, readJson } from './make-project.ts';
import { longtake } from './run-longtake.ts';

const LIMIT_MS = 120_000;

const rootPath = mkdtempSync(join(tmpdir(), 'longtake-servers-'));
afterAll(() => rmSync(rootPath, { recursive: true, force: true }));

function foldersOf(name: string) {
  const folders = { homePath: join(rootPath, name, 'home'), dataPath: join(rootPath, name, 'data') };
  for (const path of Object.values(folders)) mkdirSync(path, { recursive: true });
  return folders;
}

const CARD = {
  name: 'cuda:0 NVIDIA GeForce RTX 4090 : cudaMallocAsync',
  pytorchVersion: '2.8.0+cu128',
  vramTotalBytes: 24 * 2 ** 30,
};
const WORKFLOW = 'gcv_wan_2.2_5b_i2v.json';
const VAE = 'wan2.2_vae.safetensors';
const NOT_THERE = 'http://127.0.0.1:9';

/** A job of somebody else, which this dead server never works on. */
async function occupy(url: string): Promise<void> {
  const prompt = {
    1: { class_type: 'EmptyImage', inputs: { width: 64, height: 64, batch_size: 1, color: 0 } },
    2: { class_type: 'PreviewImage', inputs: { images: ['1', 0] } },
  };
  expect((await fetch(`${url}/prompt`, { method: 'POST', body: JSON.stringify({ prompt }) })).status).toBe(200);
}

describe('longtake servers', { timeout: LIMIT_MS }, () => {
  it('tells what each server is, one JSON object a line', async () => {
    await using comfy = await startComfyTestServer({ version: '0.27.0', device: CARD, faults: { deadWorker: true } });
    await occupy(comfy.url);
    const end = await longtake(
      foldersOf('json'),
      'servers',
      '--server',
      `${comfy.url}/`,
      '--server',
      NOT_THERE,
      '--json',
    );
    expect(end.exitCode, end.stderr).toBe(3);
    const [there, away] = end.events();
    expect(there).toEqual({
      url: comfy.url,
      reachable: true,
      version: '0.27.0',
      device: CARD.name,
      vram_total_bytes: CARD.vramTotalBytes,
      vram_free_bytes: expect.any(Number),
      pytorch: CARD.pytorchVersion,
      queue: 1,
      others: 1,
      sage_attention: true,
      can_render: null,
      reasons: [],
      restart: { offered: false, by_itself: false },
    });
    expect(away).toMatchObject({
      url: NOT_THERE,
      reachable: false,
      version: null,
      error: { code: 'server-unreachable', message: expect.stringContaining(NOT_THERE), remedy: expect.any(String) },
    });
  });

  it('tells of the servers of the settings as a table, and whether each can render a project', async () => {
    await using able = await startComfyTestServer({ device: CARD });
    await using lacking = await startComfyTestServer({ withoutModels: [VAE] });
    const folders = foldersOf('table');
    writeFileSync(join(folders.dataPath, 'settings.json'), JSON.stringify({ servers: [able.url, lacking.url] }));
    const project = { shots: [{ shot_id: 'A', duration: 1 }], project: { workflow: WORKFLOW } };
    const folderPath = makeProject(join(rootPath, 'film'), project);
    const end = await longtake(folders, 'servers', '--project', folderPath);
    expect(end.exitCode, end.stderr).toBe(0);
    const lines = end.stdout.trim().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^server +ComfyUI +device +VRAM free +queue +Sage +restart +renders it$/);
    expect(lines[1]).toMatch(/0\.3\.64 +NVIDIA GeForce RTX 4090 +\d+\.\d of 24\.0 GiB +0 +yes +yes$/);
    expect(lines[2]).toMatch(/ no$/);
    expect(lines[3]).toContain(`${lacking.url} cannot render it: `);
    expect(lines[3]).toContain(VAE);
    const withoutProject = await longtake(folders, 'servers', '--json', '--project', join(rootPath, 'nowhere'));
    expect([withoutProject.exitCode, withoutProject.events()]).toMatchObject([1, [{ event: 'error' }]]);
  });

  it('sets, allows and takes away what starts a server again', async () => {
    await using comfy = await startComfyTestServer();
    const folders = foldersOf('restart');
    const filePath = join(folders.dataPath, 'settings.json');
    writeFileSync(filePath, JSON.stringify({ of_a_newer_version: 1 }));
    const restartAfter = async (...args: string[]) => {
      const end = await longtake(folders, 'servers', '--server', comfy.url, '--json', ...args);
      expect(end.exitCode, end.stderr).toBe(0);
      return end.events()[0]?.restart;
    };
    expect(await restartAfter('--set-restart', 'systemctl --user restart comfyui', '--allow-restart', 'yes')).toEqual({
      offered: true,
      by_itself: true,
    });
    expect(readJson(filePath)).toEqual({
      of_a_newer_version: 1,
      restart_commands: { [comfy.url]: { command: 'systemctl --user restart comfyui', by_itself: true } },
    });
    expect(await restartAfter('--allow-restart', 'no')).toEqual({ offered: true, by_itself: false });
    expect(await restartAfter('--no-restart')).toEqual({ offered: false, by_itself: false });
    expect(readJson(filePath)).toEqual({ of_a_newer_version: 1, restart_commands: {} });
    const allowed = await longtake(folders, 'servers', '--server', comfy.url, '--allow-restart', 'yes');
    expect([allowed.exitCode, allowed.stderr]).toEqual([1, expect.stringContaining('No restart command is known')]);
  });

  it.each([
    ['Name a server', []],
    ['is no server URL', ['--server', 'gpu:8188']],
    ['Name the one server', ['--server', NOT_THERE, '--server', 'http://a', '--no-restart']],
    ['--no-restart takes', ['--server', NOT_THERE, '--no-restart', '--allow-restart', 'yes']],
    ['is yes or no', ['--server', NOT_THERE, '--allow-restart', 'perhaps']],
  ])('refuses what is not meant: %s', async (words, args) => {
    const end = await longtake(foldersOf('usage'), 'servers', ...args);
    expect([end.exitCode, end.stdout]).toEqual([2, '']);
    expect(end.stderr).toContain(words);
    expect(end.stderr).toContain('Usage: longtake servers');
  });
});
