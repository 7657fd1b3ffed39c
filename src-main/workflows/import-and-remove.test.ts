// Graphs brought in and taken out again: nothing is overwritten unasked, nothing of somebody else's is removed.
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  findIn,
  graphWithSpareText,
  LTX,
  makeRegistryFixture,
  type RegistryFixture,
  shippedGraph,
  slotOf,
  WAN_5B,
} from './registry-fixture.ts';

let fixture: RegistryFixture;

beforeEach(async () => {
  fixture = await makeRegistryFixture();
});

afterEach(async () => {
  await fixture.remove();
});

describe('importGraph', () => {
  it('asks before it puts a graph in place of a shipped one', async () => {
    const registry = await fixture.open();
    const imported = await registry.importGraph(LTX, await shippedGraph(WAN_5B), { replace: false });
    expect(imported).toMatchObject({
      ok: false,
      error: { code: 'conflict', message: expect.stringContaining('in place of the one that came with Longtake') },
    });
    await expect(stat(join(fixture.importFolder, LTX))).rejects.toThrow('ENOENT');
    const replaced = await registry.importGraph(LTX, await shippedGraph(WAN_5B), { replace: true });
    expect(replaced).toMatchObject({
      ok: true,
      value: { summary: { family: 'wan-5b', source: 'user', isImported: true } },
    });
  });

  it.each(['one registry', 'two registries'])('two of one name at once, %s: the second is refused', async (how) => {
    const one = await fixture.open();
    const two = how === 'one registry' ? one : await fixture.open();
    const results = await Promise.all([
      one.importGraph('race', await shippedGraph(WAN_5B), { replace: false }),
      two.importGraph('race', await shippedGraph(LTX), { replace: false }),
    ]);
    const [winner] = results.filter((result) => result.ok);
    expect(results.map((result) => (result.ok ? 'ok' : result.error.code)).sort()).toEqual(['conflict', 'ok']);
    await one.rescan();
    expect(findIn(one, 'gcv_race.json')?.family).toBe(winner?.ok && winner.value.summary.family);
    expect(await readdir(fixture.importFolder)).toEqual(['gcv_race.json']);
  });

  it('two that replace each other are each shown their own graph', async () => {
    const registry = await fixture.open();
    const results = await Promise.all([
      registry.importGraph('race', await shippedGraph(WAN_5B), { replace: true }),
      registry.importGraph('race', await shippedGraph(LTX), { replace: true }),
    ]);
    expect(results.map((result) => result.ok && result.value.summary.family)).toEqual(['wan-5b', 'ltx']);
  });
});

describe('remove', () => {
  it('puts an imported graph and what stands beside it aside, and forgets its choices', async () => {
    const registry = await fixture.open();
    await registry.importGraph('own', await graphWithSpareText(), { replace: false });
    await writeFile(join(fixture.importFolder, 'gcv_own.notes.md'), '# Mine');
    await writeFile(join(fixture.importFolder, 'gcv_own.notes.de.md'), '# Meins');
    await writeFile(join(fixture.importFolder, 'gcv_own_two.notes.md'), 'of another');
    registry.bind('gcv_own.json', 'positive', [{ nodeId: 'spare', input: 'text' }]);
    registry.rememberModels('p1', 'gcv_own.json', { high: 'a.safetensors' });
    const removed = await registry.remove('gcv_own.json');
    expect(removed.ok && removed.value.some(({ fileName }) => fileName === 'gcv_own.json')).toBe(false);
    expect(removed.ok && removed.value.length).toBe(registry.list().length);
    const time = '2026-01-02T03-04-05-000Z';
    expect(await readdir(fixture.importFolder)).toEqual([
      `gcv_own.json.removed-${time}`,
      `gcv_own.notes.de.md.removed-${time}`,
      `gcv_own.notes.md.removed-${time}`,
      'gcv_own_two.notes.md',
    ]);
    expect(registry.modelsOfProject('p1', 'gcv_own.json')).toBeNull();
    await writeFile(join(fixture.importFolder, 'gcv_own.json'), JSON.stringify(await graphWithSpareText()));
    await registry.rescan();
    expect(slotOf(registry, 'gcv_own.json', 'positive').source).toBe('traced');
  });

  it('gives a shipped one its place back, with the models chosen for it', async () => {
    const registry = await fixture.open();
    await registry.importGraph(LTX, await shippedGraph(WAN_5B), { replace: true });
    registry.rememberModels('p1', LTX, { '': 'a.safetensors' });
    expect((await registry.remove(LTX)).ok).toBe(true);
    expect(findIn(registry, LTX)).toMatchObject({ source: 'shipped', family: 'ltx' });
    expect(registry.modelsOfProject('p1', LTX)).toEqual({ '': 'a.safetensors' });
  });

  it('also removes one that is broken', async () => {
    const registry = await fixture.open();
    await registry.importGraph('own', await shippedGraph(LTX), { replace: false });
    await writeFile(join(fixture.importFolder, 'gcv_own.json'), '{');
    await registry.rescan();
    expect((await registry.remove('gcv_own.json')).ok).toBe(true);
    expect(findIn(registry, 'gcv_own.json')).toBeUndefined();
  });

  it('refuses what is not in the app’s own folder, and says where it is', async () => {
    await fixture.copyToUser(LTX, 'gcv_mine.json');
    const registry = await fixture.open();
    const mine = join(fixture.userFolder, 'gcv_mine.json');
    expect(findIn(registry, 'gcv_mine.json')?.isImported).toBe(false);
    const refusal = await registry.remove('gcv_mine.json');
    expect(refusal).toMatchObject({ ok: false, error: { code: 'not-supported', filePath: mine } });
    expect(!refusal.ok && refusal.error.message).toContain(fixture.userFolder);
    expect(await registry.remove(WAN_5B)).toMatchObject({ ok: false, error: { code: 'not-supported' } });
    expect(await registry.remove('../mine/gcv_mine.json')).toMatchObject({ error: { code: 'workflow-missing' } });
    expect((await stat(mine)).isFile()).toBe(true);
  });
});
