// Folders hold more than graphs: pipes, huge texts, odd numbers, the same folder twice. Nothing of it stops a scan.
import { execFileSync } from 'node:child_process';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  findIn,
  GGUF,
  GGUF_SAGE,
  makeRegistryFixture,
  type RegistryFixture,
  SHIPPED_FOLDER,
  shippedGraph,
  WAN_5B,
} from './registry-fixture.ts';

let fixture: RegistryFixture;

beforeEach(async () => {
  fixture = await makeRegistryFixture();
});

afterEach(async () => {
  await fixture.remove();
});

describe('a file beside a workflow', () => {
  const makePipe = (path: string) => {
    execFileSync('mkfifo', [path]);
  };
  const makeHuge = async (path: string) => {
    await writeFile(path, '');
    await truncate(path, 1_000_001);
  };
  const makeFolder = (path: string) => mkdir(path);

  it.each([
    ['.notes.md', 'a pipe', makePipe],
    ['.models', 'a pipe', makePipe],
    ['.bindings.json', 'a pipe', makePipe],
    ['.bindings.json', 'too large', makeHuge],
    ['.models', 'too large', makeHuge],
    ['.notes.md', 'a folder', makeFolder],
  ])('%s that is %s is not read, and the workflow says so', async (extension, what, make) => {
    if (what === 'a pipe' && process.platform === 'win32') return;
    await fixture.copyToUser(WAN_5B, 'gcv_own.json');
    await make(join(fixture.userFolder, `gcv_own${extension}`));
    const registry = await fixture.open();
    expect(findIn(registry, 'gcv_own.json')).toMatchObject({ error: null, family: 'wan-5b' });
    const said = `gcv_own${extension} is not read`;
    expect(findIn(registry, 'gcv_own.json')?.notes).toContain(said);
    const loaded = registry.load('gcv_own.json');
    expect(loaded.ok && loaded.value.notes.join('\n')).toContain(said);
    const inspected = registry.inspect('gcv_own.json');
    expect(inspected.ok && inspected.value.notes.join('\n')).toContain(said);
    expect(registry.bind('gcv_own.json', 'positive', null).ok).toBe(true);
  });
});

describe('a number no video can have', () => {
  it.each([
    ['width', -5.5],
    ['width', 0],
    ['height', 1e308],
    ['height', 640.25],
    ['width', 8193],
  ])('as %s (%d) is not planned with, and the cache of the folder still works', async (input, number) => {
    const graph = await shippedGraph(WAN_5B);
    Object.assign(graph.image_to_video?.inputs ?? {}, { [input]: number });
    await fixture.writeUser('gcv_odd.json', graph);
    const registry = await fixture.open();
    expect(findIn(registry, 'gcv_odd.json')).toMatchObject({ error: null, defaultSize: { width: 832, height: 480 } });
    expect(findIn(registry, 'gcv_odd.json')?.notes).toContain('832 × 480');
    await registry.rescan();
    expect(fixture.lastParsed()).toBe(0);
  });

  it.each([
    [1e308, 16],
    [-1, 16],
    [29.97, 29.97],
  ])('a frame rate of %d becomes %d', async (fps, used) => {
    const graph = await shippedGraph(WAN_5B);
    Object.assign(graph.image_to_video ?? {}, { class_type: 'SomeNewVideoLatent' });
    Object.assign(graph.video?.inputs ?? {}, { fps });
    await fixture.writeUser('gcv_odd.json', graph);
    const registry = await fixture.open();
    expect(findIn(registry, 'gcv_odd.json')?.framesPerSecond).toBe(used);
    await registry.rescan();
    expect(fixture.lastParsed()).toBe(0);
  });

  it.each([{ frame_step: 1e12 }, { frame_max: 1e15 }, { frame_min: 1e9, frame_max: 1e10 }])(
    'in the stated limits %j is refused in words',
    async (limits) => {
      await fixture.copyToUser(WAN_5B, 'gcv_own.json');
      await fixture.writeUser('gcv_own.bindings.json', { limits });
      const summary = findIn(await fixture.open(), 'gcv_own.json');
      expect(summary).toMatchObject({ frameRule: { step: 4, maxFrames: 121 } });
      expect(summary?.notes).toContain('"limits" is not used');
    },
  );
});

describe('a folder that is named twice', () => {
  it('with a slash, by a link, or as the one that comes with Longtake, is one', async () => {
    await fixture.copyToUser(WAN_5B, 'gcv_own.json');
    const linked = join(fixture.root, 'linked');
    await symlink(fixture.userFolder, linked, 'junction');
    const userFolders = () => [fixture.userFolder, `${fixture.userFolder}/`, linked, `${SHIPPED_FOLDER}/`];
    const registry = await fixture.open({ userFolders });
    expect(fixture.logLines.join('\n')).not.toContain('could not be written');
    await registry.rescan();
    expect(fixture.lastParsed()).toBe(0);
    const inspected = registry.inspect('gcv_own.json');
    expect(inspected.ok && inspected.value.notes.join('\n')).not.toContain('in place of');
    expect(findIn(registry, WAN_5B)?.source).toBe('shipped');
  });
});

describe('a SageAttention variant', () => {
  it('that is broken is listed with its error', async () => {
    await fixture.copyToUser(WAN_5B, 'gcv_own.json');
    await fixture.writeUser('gcv_own_sage.json', '{}');
    const registry = await fixture.open();
    expect(findIn(registry, 'gcv_own_sage.json')?.error).toContain('no nodes');
    expect(findIn(registry, 'gcv_own.json')?.error).toBeNull();
    expect(findIn(registry, GGUF_SAGE)).toBeUndefined();
  });

  it('whose plain workflow is broken is listed as one of its own', async () => {
    await fixture.writeUser('gcv_own.json', '{}');
    await fixture.copyToUser(GGUF_SAGE, 'gcv_own_sage.json');
    const registry = await fixture.open({ shippedFolder: fixture.userFolder });
    expect(findIn(registry, 'gcv_own_sage.json')?.error).toBeNull();
    expect(registry.resolve(null, { sage: false })).toMatchObject({ value: { fileName: 'gcv_own_sage.json' } });
    await fixture.copyToUser(GGUF, 'gcv_own.json');
    await registry.rescan();
    expect(findIn(registry, 'gcv_own_sage.json')).toBeUndefined();
  });
});
