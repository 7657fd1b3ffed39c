import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../logging/index.ts';
import { openWorkflowRegistry, type WorkflowRegistry } from './index.ts';

const SHIPPED_FOLDER = fileURLToPath(new URL('../../workflows', import.meta.url));
const WAN_14B = 'gcv_wan_2.2_14b_i2v.json';
const GGUF = 'gcv_wan_2.2_14B_i2v_gguf.json';
const GGUF_SAGE = 'gcv_wan_2.2_14B_i2v_gguf_sage.json';
const WAN_5B = 'gcv_wan_2.2_5b_i2v.json';
const LTX = 'gcv_ltvx_i2v.json';

let root: string;
let userFolder: string;
let databasePath: string;
let logLines: string[];
const opened: WorkflowRegistry[] = [];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'longtake-workflows-'));
  userFolder = join(root, 'mine');
  databasePath = join(root, 'app', 'registry.sqlite');
  await mkdir(userFolder);
  logLines = [];
});

afterEach(async () => {
  for (const registry of opened.splice(0)) registry.close();
  await rm(root, { recursive: true });
});

async function open(overrides: { shippedFolder?: string; userFolders?: () => string[]; databasePath?: string } = {}) {
  const registry = await openWorkflowRegistry({
    databasePath,
    shippedFolder: SHIPPED_FOLDER,
    userFolders: () => [userFolder],
    logger: createLogger((line) => logLines.push(line)),
    now: () => new Date('2026-01-02T03:04:05Z'),
    ...overrides,
  });
  if (!registry.ok) throw registry.error.cause;
  opened.push(registry.value);
  return registry.value;
}

function close(registry: WorkflowRegistry): void {
  opened.splice(opened.indexOf(registry), 1);
  registry.close();
}

const copyToUser = (fileName: string, as = fileName) => copyFile(join(SHIPPED_FOLDER, fileName), join(userFolder, as));
const writeUser = (fileName: string, text: string) => writeFile(join(userFolder, fileName), text);
const find = (registry: WorkflowRegistry, fileName: string) =>
  registry.list().find((workflow) => workflow.fileName === fileName);
const lastParsed = () =>
  Number(/parsed=(\d+)/.exec(logLines.filter((line) => line.includes('parsed=')).at(-1) ?? '')?.[1]);

describe('the shipped workflows', () => {
  it('are listed with the default first and the SageAttention variant not by itself', async () => {
    const registry = await open();
    expect(registry.list().map(({ fileName, sageFileName }) => [fileName, sageFileName])).toEqual([
      [WAN_14B, null],
      [LTX, null],
      [WAN_5B, null],
      [GGUF, GGUF_SAGE],
    ]);
    expect(registry.list().filter(({ error }) => error !== null)).toEqual([]);
  });

  it.each([
    [WAN_14B, 'wan-14b', 16, 16, { kind: 'grid', step: 4, minFrames: 1, maxFrames: 81 }, { width: 832, height: 480 }],
    [GGUF, 'wan-14b', 16, 16, { kind: 'grid', step: 4, minFrames: 1, maxFrames: 81 }, { width: 832, height: 480 }],
    [WAN_5B, 'wan-5b', 24, 32, { kind: 'grid', step: 4, minFrames: 1, maxFrames: 121 }, { width: 1280, height: 704 }],
    [LTX, 'ltx', 25, 32, { kind: 'grid', step: 8, minFrames: 9, maxFrames: 257 }, { width: 768, height: 512 }],
  ])('%s: %s at %i fps', async (fileName, family, framesPerSecond, sizeStepPixels, frameRule, defaultSize) => {
    const registry = await open();
    expect(find(registry, fileName)).toMatchObject({ family, kind: 'gcv', source: 'shipped', takesStartImage: true });
    expect(registry.limits(fileName)).toMatchObject({
      ok: true,
      value: {
        engine: 'comfyui',
        workflowFile: fileName,
        framesPerSecond,
        sizeStepPixels,
        frameRule,
        defaultSize,
        takesStartImage: true,
        takesTextOnly: false,
        assumptions: [],
      },
    });
  });

  it('carry their models and notes', async () => {
    const registry = await open();
    const wan = find(registry, WAN_14B);
    expect(wan?.displayName).toBe('Wan 2.2 14B image to video');
    expect(wan?.notes).toContain('quoted from the older tool');
    expect(Object.keys(wan?.modelsBySlot ?? {})).toEqual(['high', 'low']);
    expect(wan?.modelsBySlot.high?.[0]).toBe('diffusion_models/wan2.2_i2v_high_noise_14B_fp8_scaled.safetensors');
    expect(find(registry, LTX)?.modelsBySlot).toEqual({
      '': ['checkpoints/ltx-video-2b-v0.9.5.safetensors', 'checkpoints/ltxv-13b-0.9.7-dev-fp8.safetensors'],
    });
  });

  it('name in .models, first, what their graph loads', async () => {
    const registry = await open();
    for (const fileName of [WAN_14B, GGUF, GGUF_SAGE, WAN_5B, LTX]) {
      const loaded = registry.load(fileName);
      if (!loaded.ok) throw new Error(loaded.error.message);
      const { graph, slots, summary } = loaded.value;
      for (const { slot, nodeId, input } of slots.models) {
        expect(summary.modelsBySlot[slot]?.[0]?.split('/').slice(1).join('/')).toBe(graph[nodeId]?.inputs[input]);
      }
      expect(slots.models.length).toBeGreaterThan(0);
    }
  });
});

describe('resolve', () => {
  it('gives the SageAttention variant when asked and there', async () => {
    const registry = await open();
    expect(registry.resolve(GGUF, { sage: true })).toEqual({ ok: true, value: { fileName: GGUF_SAGE, reason: null } });
    expect(registry.resolve(GGUF, { sage: false })).toEqual({ ok: true, value: { fileName: GGUF, reason: null } });
    expect(registry.load(GGUF_SAGE).ok).toBe(true);
  });

  it('gives the plain workflow with the reason where there is no variant', async () => {
    const resolved = (await open()).resolve(WAN_5B, { sage: true });
    expect(resolved).toMatchObject({ ok: true, value: { fileName: WAN_5B } });
    expect(resolved.ok && resolved.value.reason).toContain('no variant');
  });

  it('gives the plain workflow where the variant is broken', async () => {
    await copyToUser(WAN_5B, 'gcv_own.json');
    await writeUser('gcv_own_sage.json', '{}');
    const resolved = (await open()).resolve('gcv_own.json', { sage: true });
    expect(resolved).toMatchObject({ ok: true, value: { fileName: 'gcv_own.json' } });
    expect(resolved.ok && resolved.value.reason).toContain('gcv_own_sage.json cannot be used');
  });

  it('does not run a shipped variant in place of the user’s own graph', async () => {
    await copyToUser(GGUF);
    const registry = await open();
    expect(find(registry, GGUF)).toMatchObject({ source: 'user', sageFileName: null });
    expect(registry.resolve(GGUF, { sage: true })).toMatchObject({ value: { fileName: GGUF } });
  });

  it('takes the default for a name of the older tool and says so', async () => {
    const resolved = (await open()).resolve('Wan 2.2 14B i2v.json', { sage: false });
    expect(resolved).toEqual({
      ok: true,
      value: { fileName: WAN_14B, reason: `The workflow "Wan 2.2 14B i2v.json" is not there; ${WAN_14B} is used.` },
    });
  });

  it('takes the default where nobody chose, without a word', async () => {
    expect((await open()).resolve(null, { sage: false })).toEqual({
      ok: true,
      value: { fileName: WAN_14B, reason: null },
    });
  });

  it('fails where there is nothing to use', async () => {
    const registry = await open({ shippedFolder: join(root, 'nowhere') });
    expect(registry.list()).toEqual([]);
    expect(registry.resolve(null, { sage: false })).toMatchObject({ ok: false, error: { code: 'workflow-missing' } });
    expect(logLines.join('\n')).toContain('cannot be read');
  });
});

describe('a user’s folder', () => {
  it('wins over the shipped file of the same name', async () => {
    const graph = JSON.parse(await readFile(join(SHIPPED_FOLDER, WAN_5B), 'utf8'));
    graph.image_to_video.inputs.width = 640;
    await writeUser(WAN_5B, JSON.stringify(graph));
    const registry = await open();
    expect(find(registry, WAN_5B)).toMatchObject({ source: 'user', defaultSize: { width: 640, height: 704 } });
    expect(registry.load(WAN_5B)).toMatchObject({ value: { graph: { image_to_video: { inputs: { width: 640 } } } } });
  });

  it('shows a broken file with its error, and everything else still works', async () => {
    await writeUser('gcv_torn.json', '{"save": {"class_ty');
    await writeUser('gcv_editor.json', JSON.stringify({ nodes: [], links: [] }));
    const registry = await open();
    expect(find(registry, 'gcv_torn.json')?.error).toContain('not JSON');
    expect(find(registry, 'gcv_editor.json')?.error).toContain('Export (API)');
    expect(find(registry, WAN_14B)?.error).toBeNull();
    expect(registry.load('gcv_torn.json')).toMatchObject({
      ok: false,
      error: { code: 'workflow-invalid', filePath: join(userFolder, 'gcv_torn.json') },
    });
    expect(registry.limits('gcv_torn.json')).toMatchObject({ ok: false, error: { code: 'workflow-invalid' } });
  });

  it('reads only gcv_ and gcvfl_ files, and never a path', async () => {
    await copyToUser(LTX, 'gcl_lipsync.json');
    await copyToUser(LTX, 'gcvfl_own.json');
    await mkdir(join(userFolder, 'gcv_folder.json'));
    const registry = await open();
    const own = registry.list().filter(({ source }) => source === 'user');
    expect(own.map(({ fileName, kind, displayName }) => [fileName, kind, displayName])).toEqual([
      ['gcvfl_own.json', 'gcvfl', 'own'],
    ]);
    expect(registry.load('../mine/gcvfl_own.json')).toMatchObject({ error: { code: 'workflow-missing' } });
  });

  it('assumes and says so where the model is unknown', async () => {
    const graph = JSON.parse(await readFile(join(SHIPPED_FOLDER, WAN_5B), 'utf8'));
    graph.image_to_video.class_type = 'SomeNewVideoLatent';
    graph.video.inputs.fps = 30;
    await writeUser('gcv_new.json', JSON.stringify(graph));
    const registry = await open();
    const limits = registry.limits('gcv_new.json');
    expect(limits).toMatchObject({
      value: {
        framesPerSecond: 30,
        sizeStepPixels: 16,
        frameRule: { kind: 'grid', step: 4, minFrames: 1, maxFrames: 81 },
        takesStartImage: true,
      },
    });
    expect(limits.ok && limits.value.assumptions.join()).toContain('was not recognised');
    expect(find(registry, 'gcv_new.json')?.notes).toContain('was not recognised');
  });
});

describe('scanning', () => {
  it('does not parse again what has not changed, also after a restart', async () => {
    const first = await open();
    expect(lastParsed()).toBe(5);
    await first.rescan();
    expect(lastParsed()).toBe(0);
    const before = first.list();
    close(first);
    const second = await open();
    expect(lastParsed()).toBe(0);
    expect(second.list()).toEqual(before);
  });

  it('does not parse a file again that was only touched, and does when it changed', async () => {
    await copyToUser(LTX, 'gcv_own.json');
    const registry = await open();
    const ownPath = join(userFolder, 'gcv_own.json');
    await utimes(ownPath, new Date(), new Date(Date.now() + 10_000));
    await registry.rescan();
    expect(lastParsed()).toBe(0);
    await writeUser('gcv_own.json', '{}');
    const list = await registry.rescan();
    expect(lastParsed()).toBe(1);
    expect(list.find(({ fileName }) => fileName === 'gcv_own.json')?.error).toContain('no nodes');
  });

  it('does not even read a file whose size and time are the same; load always does', async () => {
    await copyToUser(LTX, 'gcv_own.json');
    const ownPath = join(userFolder, 'gcv_own.json');
    // Whole seconds: what utimes can set again exactly.
    const time = new Date('2026-01-01T00:00:00Z');
    await utimes(ownPath, time, time);
    const registry = await open();
    await writeUser('gcv_own.json', 'x'.repeat((await stat(ownPath)).size));
    await utimes(ownPath, time, time);
    await registry.rescan();
    expect(find(registry, 'gcv_own.json')).toMatchObject({ family: 'ltx', error: null });
    expect(registry.load('gcv_own.json')).toMatchObject({ ok: false, error: { code: 'workflow-invalid' } });
  });

  it('sees new, changed and removed files and texts', async () => {
    const registry = await open();
    await copyToUser(LTX, 'gcv_own.json');
    await writeUser('gcv_own.notes.md', '# Mine\n\nSlow.');
    await registry.rescan();
    expect(find(registry, 'gcv_own.json')).toMatchObject({ displayName: 'Mine', notes: 'Slow.' });
    await rm(join(userFolder, 'gcv_own.json'));
    await registry.rescan();
    expect(find(registry, 'gcv_own.json')).toBeUndefined();
  });

  it('loads what is on disk now, even before a rescan', async () => {
    await copyToUser(LTX, 'gcv_own.json');
    const registry = await open();
    await copyToUser(WAN_5B, 'gcv_own.json');
    expect(registry.load('gcv_own.json')).toMatchObject({ value: { summary: { family: 'wan-5b' } } });
  });

  it('reads descriptions again that an older reader wrote', async () => {
    close(await open());
    const database = new SqliteDatabase(databasePath);
    database.exec("UPDATE workflow_files SET reader_version = 0, family = 'other'");
    database.close();
    expect(find(await open(), LTX)?.family).toBe('ltx');
    expect(lastParsed()).toBe(5);
  });
});

describe('the database', () => {
  it('is brought from version 0 to the present one, with write-ahead logging', async () => {
    await mkdir(dirname(databasePath));
    new SqliteDatabase(databasePath).close();
    await open();
    const database = new SqliteDatabase(databasePath, { readonly: true });
    expect(database.pragma('user_version', { simple: true })).toBe(1);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    const kinds = database.prepare('SELECT family, count(*) AS files FROM workflow_files GROUP BY family').all();
    expect(kinds).toEqual([
      { family: 'ltx', files: 1 },
      { family: 'wan-14b', files: 3 },
      { family: 'wan-5b', files: 1 },
    ]);
    database.close();
  });

  it.each([
    [
      'no database at all',
      async () => writeFile(databasePath, 'this is no database, but long enough to be read as one '.repeat(40)),
    ],
    ['a torn database', tearDatabase],
    ['one of a newer version', async () => alterDatabase('PRAGMA user_version = 99')],
    [
      'one whose tables do not fit',
      async () => alterDatabase('DROP TABLE workflow_files; CREATE TABLE workflow_files (x)'),
    ],
  ])('%s is set aside and rebuilt', async (_what, damage) => {
    close(await open());
    await damage();
    const registry = await open();
    expect(registry.list()).toHaveLength(4);
    expect(lastParsed()).toBe(5);
    const files = await readdir(dirname(databasePath));
    expect(files).toContain('registry.sqlite.damaged-2026-01-02T03-04-05.000Z');
    close(registry);
    await open();
    expect(lastParsed()).toBe(0);
  });

  it('does without where it cannot be written', async () => {
    const filePath = join(root, 'a-file');
    await writeFile(filePath, '');
    const registry = await open({ databasePath: join(filePath, 'registry.sqlite') });
    expect(registry.list()).toHaveLength(4);
    expect(logLines.join('\n')).toContain('cannot be kept on disk');
  });

  it('serves two studios at once', async () => {
    const [one, two] = await Promise.all([open(), open()]);
    await Promise.all([one.rescan(), two.rescan()]);
    expect(one.list()).toEqual(two.list());
  });
});

async function tearDatabase(): Promise<void> {
  const { size } = await stat(databasePath);
  const bytes = await readFile(databasePath);
  bytes.fill(0xab, 4096, size);
  await writeFile(databasePath, bytes);
}

async function alterDatabase(sql: string): Promise<void> {
  const database = new SqliteDatabase(databasePath);
  database.exec(sql);
  database.close();
}
