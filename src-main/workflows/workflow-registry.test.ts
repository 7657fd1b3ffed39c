import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
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

/** Every graph that comes with Longtake, and those of them that are no variants. */
const shippedNames = (await readdir(SHIPPED_FOLDER)).filter((name) => /(?<!\.bindings)\.json$/.test(name));
const SHIPPED_COUNT = shippedNames.length;
const listedCount = shippedNames.filter((name) => !name.endsWith('_sage.json')).length;

let fixture: RegistryFixture;

beforeEach(async () => {
  fixture = await makeRegistryFixture();
});

afterEach(async () => {
  await fixture.remove();
});

describe('resolve', () => {
  it('gives the SageAttention variant when asked and there', async () => {
    const registry = await fixture.open();
    expect(registry.resolve(GGUF, { sage: true })).toEqual({ ok: true, value: { fileName: GGUF_SAGE, reason: null } });
    expect(registry.resolve(GGUF, { sage: false })).toEqual({ ok: true, value: { fileName: GGUF, reason: null } });
    expect(registry.load(GGUF_SAGE).ok).toBe(true);
  });

  it('gives the plain workflow with the reason where there is no variant', async () => {
    const resolved = (await fixture.open()).resolve(LTX, { sage: true });
    expect(resolved).toMatchObject({ ok: true, value: { fileName: LTX } });
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
    const graph = await shippedGraph(WAN_5B);
    Object.assign(graph.image_to_video?.inputs ?? {}, { width: 640 });
    await fixture.writeUser(WAN_5B, graph);
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
    const graph = await shippedGraph(WAN_5B);
    Object.assign(graph.image_to_video ?? {}, { class_type: 'SomeNewVideoLatent' });
    Object.assign(graph.video?.inputs ?? {}, { fps: 30 });
    await fixture.writeUser('gcv_new.json', graph);
    const registry = await fixture.open();
    const limits = registry.limits('gcv_new.json');
    expect(limits).toMatchObject({
      value: {
        framesPerSecond: 30,
        sizeRule: { kind: 'step', stepPixels: 16 },
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
    expect(fixture.lastParsed()).toBe(SHIPPED_COUNT);
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
    expect(fixture.lastParsed()).toBe(SHIPPED_COUNT);
  });
});

describe('the database', () => {
  it('is brought from version 0 to the present one, with write-ahead logging', async () => {
    await mkdir(dirname(fixture.databasePath));
    new SqliteDatabase(fixture.databasePath).close();
    await fixture.open();
    const database = new SqliteDatabase(fixture.databasePath, { readonly: true });
    expect(database.pragma('user_version', { simple: true })).toBe(2);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    const families = database.prepare('SELECT DISTINCT family FROM workflow_files ORDER BY family').pluck().all();
    expect(families).toEqual(['ltx', 'wan-14b', 'wan-5b']);
    database.close();
  });

  it.each([
    [
      'no database at all',
      async () => writeFile(fixture.databasePath, 'this is no database, but long enough to be read as one '.repeat(40)),
    ],
    ['a torn database', tearDatabase],
  ])('%s is set aside and rebuilt', async (_what, damage) => {
    fixture.close(await fixture.open());
    await damage();
    const registry = await fixture.open();
    expect(registry.list()).toHaveLength(listedCount);
    expect(fixture.lastParsed()).toBe(SHIPPED_COUNT);
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
    expect(registry.list()).toHaveLength(listedCount);
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
