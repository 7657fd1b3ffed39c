// Notes in the language that is spoken: the user's beside his own graphs, and those that come with Longtake.
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { german as sharedGerman } from '#shared/i18n/german/model.ts';
import { addWords, speak } from '#shared/i18n/say.ts';
import { german } from '../i18n/german/workflows.ts';
import { findIn, LTX, makeRegistryFixture, type RegistryFixture, SHIPPED_FOLDER } from './registry-fixture.ts';

let fixture: RegistryFixture;

beforeEach(async () => {
  fixture = await makeRegistryFixture();
  addWords('de', { ...sharedGerman, ...german });
});

afterEach(async () => {
  speak('en');
  await fixture.remove();
});

describe('notes of one’s own', () => {
  it('are read in the language of now, with the common ones where it has none', async () => {
    await fixture.copyToUser(LTX, 'gcv_own.json');
    await fixture.writeUser('gcv_own.notes.md', '# Mine\n\nSlow.\n- VRAM: 6 to 8 GB');
    const registry = await fixture.open();
    const shown = () => findIn(registry, 'gcv_own.json');
    speak('de');
    await registry.rescan();
    expect(shown()).toMatchObject({ displayName: 'Mine' });
    await fixture.writeUser('gcv_own.notes.de.md', '# Meiner\n\nLangsam.\n- VRAM: 7,5 bis 8 GB');
    await registry.rescan();
    expect(shown()).toMatchObject({ displayName: 'Meiner', vramGigabytes: 7.5 });
    expect(shown()?.notes).toMatch(/^Langsam\./);
    speak('en');
    await registry.rescan();
    expect(shown()).toMatchObject({ displayName: 'Mine', vramGigabytes: 6 });
  });

  it('that cannot be read are named, and the common ones stand in', async () => {
    speak('de');
    await fixture.copyToUser(LTX, 'gcv_own.json');
    await fixture.writeUser('gcv_own.notes.md', '# Mine\n\nSlow.');
    await mkdir(join(fixture.userFolder, 'gcv_own.notes.de.md'));
    const shown = findIn(await fixture.open(), 'gcv_own.json');
    expect(shown?.displayName).toBe('Mine');
    expect(shown?.notes).toContain('gcv_own.notes.de.md wird nicht gelesen');
  });

  it('are noticed when they are written', async () => {
    speak('de');
    await fixture.copyToUser(LTX, 'gcv_own.json');
    const registry = await fixture.open({ onChange: () => {} });
    await fixture.writeUser('gcv_own.notes.de.md', '# Meiner');
    await vi.waitFor(() => expect(findIn(registry, 'gcv_own.json')?.displayName).toBe('Meiner'), 5000);
  });
});

describe('the notes that come with Longtake', () => {
  const figures = (text: string) => (text.match(/\d+(?:\.\d+)*/g) ?? []).toSorted();
  const codes = (text: string) => (text.match(/`[^`]*`/g) ?? []).toSorted();
  const points = (text: string) => text.split('\n').filter((line) => line.startsWith('- ')).length;

  it('are all there in German, with the same points, figures and file names', async () => {
    const names = (await readdir(SHIPPED_FOLDER)).filter((name) => /\.notes\.md$/.test(name));
    for (const name of names) {
      const english = await readFile(join(SHIPPED_FOLDER, name), 'utf8');
      const own = await readFile(join(SHIPPED_FOLDER, name.replace('.md', '.de.md')), 'utf8');
      expect([name, points(own), figures(own), codes(own)]).toEqual([
        name,
        points(english),
        figures(english),
        codes(english),
      ]);
    }
    expect(names.length).toBeGreaterThan(10);
  });

  it('are shown in German, and ask for as much memory', async () => {
    const registry = await fixture.open();
    const english = registry.list();
    speak('de');
    const own = await registry.rescan();
    expect(own.map(({ vramGigabytes }) => vramGigabytes)).toEqual(english.map(({ vramGigabytes }) => vramGigabytes));
    expect(own.filter(({ displayName }) => !/zu-Video|letzten Frame/.test(displayName))).toEqual([]);
    expect(own.filter(({ notes }) => !notes.includes('zitiert aus'))).toEqual([]);
  });
});
