import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  FIRST_LAST,
  findIn,
  GGUF,
  GGUF_SAGE,
  LTX,
  makeRegistryFixture,
  type RegistryFixture,
  SHIPPED_FOLDER,
  shippedGraph,
  WAN_5B,
  WAN_14B,
} from './registry-fixture.ts';

/** Every graph that comes with Longtake. */
const SHIPPED_COUNT = (await readdir(SHIPPED_FOLDER)).filter((name) => /^gcv(fl)?_(?!.*\.bindings).*\.json$/.test(name)).length;

let fixture: RegistryFixture;

beforeEach(async () => {
  fixture = await makeRegistryFixture();
});

afterEach(async () => {
  await fixture.remove();
});

describe('the shipped workflows', () => {
  it('are listed with the default first and the SageAttention variant not by itself', async () => {
    const registry = await fixture.open();
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
    const registry = await fixture.open();
    expect(findIn(registry, fileName)).toMatchObject({ family, kind: 'gcv', source: 'shipped', takesStartImage: true });
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
    const registry = await fixture.open();
    const wan = findIn(registry, WAN_14B);
    expect(wan?.displayName).toBe('Wan 2.2 14B image to video');
    expect(wan?.notes).toContain('quoted from the older tool');
    expect(Object.keys(wan?.modelsBySlot ?? {})).toEqual(['high', 'low']);
    expect(wan?.modelsBySlot.high?.[0]).toBe('diffusion_models/wan2.2_i2v_high_noise_14B_fp8_scaled.safetensors');
    expect(findIn(registry, LTX)?.modelsBySlot).toEqual({
      '': ['checkpoints/ltx-video-2b-v0.9.5.safetensors', 'checkpoints/ltxv-13b-0.9.7-dev-fp8.safetensors'],
    });
  });

  it('name in .models, first, what their graph loads', async () => {
    const registry = await fixture.open();
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
    const registry = await fixture.open();
    expect(registry.resolve(GGUF, { sage: true })).toEqual({ ok: true, value: { fileName: GGUF_SAGE, reason: null } });
    expect(registry.resolve(GGUF, { sage: false })).toEqual({ ok: true, value: { fileName: GGUF, reason: null } });
    expect(registry.load(GGUF_SAGE).ok).toBe(true);
  });

  it('gives the plain workflow with the reason where there is no variant', async () => {
    const resolved = (await fixture.open()).resolve(WAN_5B, { sage: true });
    expect(resolved).toMatchObject({ ok: true, value: { fileName: WAN_5B } });
    expect(resolved.ok && resolved.value.reason).toContain('no variant');
  });

  it('gives the plain workflow where the variant is broken', async () => {
    await fixture.copyToUser(WAN_5B, 'gcv_own.json');
    await fixture.writeUser('gcv_own_sage.json', '{}');
    const resolved = (await fixture.open()).resolve('gcv_own.json', { sage: true });
    expect(resolved).toMatchObject({ ok: true, value: { fileName: 'gcv_own.json' } });
    expect(resolved.ok && resolved.value.reason).toContain('gcv_own_sage.json cannot be used');
  });

  it('does not run a shipped variant in place of the user’s own graph', async () => {
    await fixture.copyToUser(GGUF);
    const registry = await fixture.open();
    expect(findIn(registry, GGUF)).toMatchObject({ source: 'user', sageFileName: null });
    expect(registry.resolve(GGUF, { sage: true })).toMatchObject({ value: { fileName: GGUF } });
  });

  it('takes the default for a name of the older tool and says so', async () => {
    const resolved = (await fixture.open()).resolve('Wan 2.2 14B i2v.json', { sage: false });
    expect(resolved).toEqual({
      ok: true,
      value: { fileName: WAN_14B, reason: `The workflow "Wan 2.2 14B i2v.json" is not there; ${WAN_14B} is used.` },
    });
  });

  it('takes the default where nobody chose, without a word', async () => {
    expect((await fixture.open()).resolve(null, { sage: false })).toEqual({
      ok: true,
      value: { fileName: WAN_14B, reason: null },
    });
  });

  it('fails where there is nothing to use', async () => {
    const registry = await fixture.open({ shippedFolder: join(fixture.root, 'nowhere') });
    expect(registry.list()).toEqual([]);
    expect(registry.resolve(null, { sage: false })).toMatchObject({ ok: false, error: { code: 'workflow-missing' } });
    expect(fixture.logLines.join('\n')).toContain('cannot be read');
  });
});

describe('a user’s folder', () => {
  it('wins over the shipped file of the same name', async () => {
    const graph = JSON.parse(await readFile(join(SHIPPED_FOLDER, WAN_5B), 'utf8'));
    graph.image_to_video.inputs.width = 640;
    await fixture.writeUser(WAN_5B, JSON.stringify(graph));
    const registry = await fixture.open();
    expect(findIn(registry, WAN_5B)).toMatchObject({ source: 'user', defaultSize: { width: 640, height: 704 } });
    expect(registry.load(WAN_5B)).toMatchObject({ value: { graph: { image_to_video: { inputs: { width: 640 } } } } });
  });

  it('shows a broken file with its error, and everything else still works', async () => {
    await fixture.writeUser('gcv_torn.json', '{"save": {"class_ty');
    await fixture.writeUser('gcv_editor.json', JSON.stringify({ nodes: [], links: [] }));
    const registry = await fixture.open();
    expect(findIn(registry, 'gcv_torn.json')?.error).toContain('not JSON');
    expect(findIn(registry, 'gcv_editor.json')?.error).toContain('Export (API)');
    expect(findIn(registry, WAN_14B)?.error).toBeNull();
    expect(registry.load('gcv_torn.json')).toMatchObject({
      ok: false,
      error: { code: 'workflow-invalid', filePath: join(fixture.userFolder, 'gcv_torn.json') },
    });
    expect(registry.limits('gcv_torn.json')).toMatchObject({ ok: false, error: { code: 'workflow-invalid' } });
  });

  it('reads only gcv_ and gcvfl_ files, and never a path', async () => {
    await fixture.copyToUser(LTX, 'gcl_lipsync.json');
    await fixture.copyToUser(LTX, 'gcvfl_own.json');
    await mkdir(join(fixture.userFolder, 'gcv_folder.json'));
    const registry = await fixture.open();
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
    await fixture.writeUser('gcv_new.json', JSON.stringify(graph));
    const registry = await fixture.open();
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
    expect(findIn(registry, 'gcv_new.json')?.notes).toContain('was not recognised');
  });
});

describe('scanning', () => {
  it('does not parse again what has not changed, also after a restart', async () => {
    const first = await fixture.open();
    expect(fixture.lastParsed()).toBe(5);
    await first.rescan();
    expect(fixture.lastParsed()).toBe(0);
    const before = first.list();
    fixture.close(first);
    const second = await fixture.open();
    expect(fixture.lastParsed()).toBe(0);
    expect(second.list()).toEqual(before);
  });

  it('does not parse a file again that was only touched, and does when it changed', async () => {
    await fixture.copyToUser(LTX, 'gcv_own.json');
    const registry = await fixture.open();
    const ownPath = join(fixture.userFolder, 'gcv_own.json');
    await utimes(ownPath, new Date(), new Date(Date.now() + 10_000));
    await registry.rescan();
    expect(fixture.lastParsed()).toBe(0);
    await fixture.writeUser('gcv_own.json', '{}');
    const list = await registry.rescan();
    expect(fixture.lastParsed()).toBe(1);
    expect(list.find(({ fileName }) => fileName === 'gcv_own.json')?.error).toContain('no nodes');
  });

  it('does not even read a file whose size and time are the same; load always does', async () => {
    await fixture.copyToUser(LTX, 'gcv_own.json');
    const ownPath = join(fixture.userFolder, 'gcv_own.json');
    // Whole seconds: what utimes can set again exactly.
    const time = new Date('2026-01-01T00:00:00Z');
    await utimes(ownPath, time, time);
    const registry = await fixture.open();
    await fixture.writeUser('gcv_own.json', 'x'.repeat((await stat(ownPath)).size));
    await utimes(ownPath, time, time);
    await registry.rescan();
    expect(findIn(registry, 'gcv_own.json')).toMatchObject({ family: 'ltx', error: null });
    expect(registry.load('gcv_own.json')).toMatchObject({ ok: false, error: { code: 'workflow-invalid' } });
  });

  it('sees new, changed and removed files and texts', async () => {
    const registry = await fixture.open();
    await fixture.copyToUser(LTX, 'gcv_own.json');
    await fixture.writeUser('gcv_own.notes.md', '# Mine\n\nSlow.');
    await registry.rescan();
    expect(findIn(registry, 'gcv_own.json')).toMatchObject({ displayName: 'Mine', notes: 'Slow.' });
    await rm(join(fixture.userFolder, 'gcv_own.json'));
    await registry.rescan();
    expect(findIn(registry, 'gcv_own.json')).toBeUndefined();
  });

  it('loads what is on disk now, even before a rescan', async () => {
    await fixture.copyToUser(LTX, 'gcv_own.json');
    const registry = await fixture.open();
    await fixture.copyToUser(WAN_5B, 'gcv_own.json');
    expect(registry.load('gcv_own.json')).toMatchObject({ value: { summary: { family: 'wan-5b' } } });
  });

  it('reads descriptions again that an older reader wrote', async () => {
    fixture.close(await fixture.open());
    const database = new SqliteDatabase(fixture.databasePath);
    database.exec("UPDATE workflow_files SET reader_version = 0, family = 'other'");
    database.close();
    expect(findIn(await fixture.open(), LTX)?.family).toBe('ltx');
    expect(fixture.lastParsed()).toBe(5);
  });
});

describe('the database', () => {
  it('is brought from version 0 to the present one, with write-ahead logging', async () => {
    await mkdir(dirname(fixture.databasePath));
    new SqliteDatabase(fixture.databasePath).close();
    await fixture.open();
    const database = new SqliteDatabase(fixture.databasePath, { readonly: true });
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
      async () => writeFile(fixture.databasePath, 'this is no database, but long enough to be read as one '.repeat(40)),
    ],
    ['a torn database', tearDatabase],
    ['one of a newer version', async () => alterDatabase('PRAGMA user_version = 99')],
    [
      'one whose tables do not fit',
      async () => alterDatabase('DROP TABLE workflow_files; CREATE TABLE workflow_files (x)'),
    ],
  ])('%s is set aside and rebuilt', async (_what, damage) => {
    fixture.close(await fixture.open());
    await damage();
    const registry = await fixture.open();
    expect(registry.list()).toHaveLength(4);
    expect(fixture.lastParsed()).toBe(5);
    const files = await readdir(dirname(fixture.databasePath));
    expect(files).toContain('registry.sqlite.damaged-2026-01-02T03-04-05.000Z');
    fixture.close(registry);
    await fixture.open();
    expect(fixture.lastParsed()).toBe(0);
  });

  it('does without where it cannot be written', async () => {
    const filePath = join(fixture.root, 'a-file');
    await writeFile(filePath, '');
    const registry = await fixture.open({ databasePath: join(filePath, 'registry.sqlite') });
    expect(registry.list()).toHaveLength(4);
    expect(fixture.logLines.join('\n')).toContain('cannot be kept on disk');
  });

  it('serves two studios at once', async () => {
    const [one, two] = await Promise.all([fixture.open(), fixture.open()]);
    await Promise.all([one.rescan(), two.rescan()]);
    expect(one.list()).toEqual(two.list());
  });
});

async function tearDatabase(): Promise<void> {
  const { size } = await stat(fixture.databasePath);
  const bytes = await readFile(fixture.databasePath);
  bytes.fill(0xab, 4096, size);
  await writeFile(fixture.databasePath, bytes);
}

async function alterDatabase(sql: string): Promise<void> {
  const database = new SqliteDatabase(fixture.databasePath);
  database.exec(sql);
  database.close();
}
