// The cache may go at any time, the user's choices may not; what a newer Longtake made is left as it is.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addWords, speak } from '#shared/i18n/say.ts';
import { german } from '../i18n/german/graph.ts';
import type { WorkflowRegistry } from './index.ts';
import {
  findIn,
  graphWithSpareText,
  makeRegistryFixture,
  type RegistryFixture,
  slotOf,
  WAN_5B,
} from './registry-fixture.ts';

const OWN = 'gcv_own.json';
const SPARE = [{ nodeId: 'spare', input: 'text' }];
const MODELS = { high: 'diffusion_models/a.safetensors' };

let fixture: RegistryFixture;
let choicesPath: string;

beforeEach(async () => {
  fixture = await makeRegistryFixture();
  choicesPath = join(dirname(fixture.databasePath), 'workflow-choices.sqlite');
  await fixture.writeUser(OWN, await graphWithSpareText());
});

afterEach(async () => {
  speak('en');
  await fixture.remove();
});

function alter(databasePath: string, sql: string): void {
  const database = new SqliteDatabase(databasePath);
  database.exec(sql);
  database.close();
}

const filesThere = () => readdir(dirname(fixture.databasePath));

async function openWithChoices(): Promise<WorkflowRegistry> {
  const registry = await fixture.open();
  expect(registry.bind(OWN, 'positive', SPARE).ok).toBe(true);
  registry.rememberModels('p1', OWN, MODELS);
  return registry;
}

function expectChoices(registry: WorkflowRegistry): void {
  expect(slotOf(registry, OWN, 'positive').source).toBe('chosen');
  expect(registry.modelsOfProject('p1', OWN)).toEqual(MODELS);
}

describe('choices', () => {
  it.each([
    ['of a newer version', 'PRAGMA user_version = 99'],
    ['whose tables do not fit', 'DROP TABLE workflow_files; CREATE TABLE workflow_files (x)'],
  ])('outlive a cache %s, which is left to the studio that has it open', async (_what, sql) => {
    const first = await openWithChoices();
    alter(fixture.databasePath, sql);
    const second = await fixture.open();
    expectChoices(second);
    expect((await filesThere()).filter((name) => name.includes('damaged'))).toEqual([]);
    expect(await filesThere()).toContain('registry-v2.sqlite');
    // Both still write where both read.
    first.bind(OWN, 'negative', [{ nodeId: 'negative_prompt', input: 'text' }]);
    expect(slotOf(second, OWN, 'negative').source).toBe('chosen');
    await second.rescan();
    fixture.close(second);
    await fixture.open();
    expect(fixture.lastParsed()).toBe(0);
  });

  it('outlive a cache that is damaged', async () => {
    fixture.close(await openWithChoices());
    await writeFile(fixture.databasePath, 'no database at all '.repeat(300));
    expectChoices(await fixture.open());
  });

  it('of a newer version are read, not written, and it is said', async () => {
    fixture.close(await openWithChoices());
    alter(choicesPath, 'PRAGMA user_version = 99; CREATE TABLE newer (x)');
    const before = await readFile(choicesPath);
    const registry = await fixture.open();
    expectChoices(registry);
    const bound = registry.bind(OWN, 'positive', null);
    expect(bound).toMatchObject({ ok: false, error: { message: expect.stringContaining('newer Longtake') } });
    registry.rememberModels('p1', OWN, {});
    expectChoices(registry);
    expect(fixture.logLines.join('\n')).toContain('newer Longtake');
    fixture.close(registry);
    expect((await readFile(choicesPath)).equals(before)).toBe(true);
  });

  it('of a newer version with other tables: the rest is read', async () => {
    fixture.close(await openWithChoices());
    alter(choicesPath, 'PRAGMA user_version = 99; ALTER TABLE slot_choices RENAME TO elsewhere');
    const registry = await fixture.open();
    expect(slotOf(registry, OWN, 'positive').source).toBe('traced');
    expect(registry.modelsOfProject('p1', OWN)).toEqual(MODELS);
  });

  it('are set aside when they are damaged', async () => {
    fixture.close(await openWithChoices());
    await writeFile(choicesPath, 'no database at all '.repeat(300));
    const registry = await fixture.open();
    expect(await filesThere()).toContain('workflow-choices.sqlite.damaged-2026-01-02T03-04-05.000Z');
    expect(registry.bind(OWN, 'positive', SPARE).ok).toBe(true);
  });

  it('can be made where nothing can be written, until the end', async () => {
    await writeFile(join(fixture.root, 'a-file'), '');
    const registry = await fixture.open({ databasePath: join(fixture.root, 'a-file', 'registry.sqlite') });
    expect(registry.bind(OWN, 'positive', SPARE).ok).toBe(true);
    expect(slotOf(registry, OWN, 'positive').source).toBe('chosen');
    registry.rememberModels('p1', WAN_5B, MODELS);
    expect(registry.modelsOfProject('p1', WAN_5B)).toEqual(MODELS);
  });
});

it('says what it found in the language of now, also where another one stands in the cache', async () => {
  addWords('de', german);
  await fixture.writeUser('gcv_empty.json', {});
  const words = (registry: WorkflowRegistry) => {
    const limits = registry.limits('gcv_wan_2.2_5b_t2v.json');
    const error = findIn(registry, 'gcv_empty.json')?.error;
    return [limits.ok && limits.value.assumptions[0], error].join(' ');
  };
  const first = await fixture.open();
  expect(words(first)).toMatch(/^No start image was found.* This workflow has no nodes\./);
  speak('de');
  await first.rescan();
  expect(words(first)).toMatch(/^Kein Startbild gefunden.* Dieser Workflow hat keine Nodes\./);
  await first.rescan();
  expect(fixture.lastParsed()).toBe(0);
  fixture.close(first);
  speak('en');
  expect(words(await fixture.open())).toMatch(/^No start image was found/);
});
