import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectOk, makeTemporaryFolder } from '../media/counted-film.ts';
import type { SeamMeasurement } from './seam-measurement.ts';
import { readMeasurement, writeMeasurement } from './seam-store.ts';

const gray = { luma: 0.5, blue: 0.01, red: -0.01 };
const measurement: SeamMeasurement = {
  before: [gray, gray],
  after: [gray],
  motionBefore: [0.02],
  motionAcross: 0.02,
  motionAfter: [],
  repeatDifference: 0.003,
  repeatMotion: null,
  shotStart: gray,
};

describe('a measurement on disk', () => {
  it('is read as it was written, for that version only', async () => {
    await using folder = await makeTemporaryFolder();
    const filePath = folder.file(path.join('video', '_seams', 'shot_1.json'));
    expect(await readMeasurement(filePath, 'one')).toBeNull();
    expectOk(await writeMeasurement(filePath, 'one', measurement));
    expect(await readMeasurement(filePath, 'one')).toEqual(measurement);
    expect(await readMeasurement(filePath, 'two')).toBeNull();
    expectOk(await writeMeasurement(filePath, 'two', { ...measurement, motionAcross: 0 }));
    expect(await readMeasurement(filePath, 'two')).toMatchObject({ motionAcross: 0 });
  });

  it.each<[string, (text: string) => string]>([
    ['cut off', (text) => text.slice(0, 60)],
    ['no JSON', () => 'words'],
    ['of another way of measuring', (text) => text.replace('"measuring": 1', '"measuring": 0')],
    ['without a side', (text) => text.replace(/"after": \[[^\]]*\]/, '"after": []')],
    ['with a word for a number', (text) => text.replace('"motionAcross": 0.02', '"motionAcross": "much"')],
  ])('is measured again where the file is %s', async (_, damage) => {
    await using folder = await makeTemporaryFolder();
    const filePath = folder.file('seam.json');
    expectOk(await writeMeasurement(filePath, 'one', measurement));
    const text = await readFile(filePath, 'utf8');
    expect(damage(text)).not.toBe(text);
    await writeFile(filePath, damage(text));
    expect(await readMeasurement(filePath, 'one')).toBeNull();
  });

  it('says what cannot be written', async () => {
    await using folder = await makeTemporaryFolder();
    await mkdir(folder.file('seam.json'));
    const written = await writeMeasurement(folder.file('seam.json'), 'one', measurement);
    expect(written).toMatchObject({ ok: false, error: { filePath: folder.file('seam.json') } });
  });
});
