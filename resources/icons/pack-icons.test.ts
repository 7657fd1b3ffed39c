import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { packIcns, packIco } from './pack-icons.ts';

const PNG_START = '\x89PNG';
const icon = (name: string) => readFile(path.join(import.meta.dirname, name));

it('packs an .ico whose entries point at their pictures', () => {
  const ico = packIco([
    { size: 16, png: Buffer.from('first') },
    { size: 256, png: Buffer.from('second!') },
  ]);
  expect([...ico.subarray(0, 6)]).toEqual([0, 0, 1, 0, 2, 0]);
  expect([ico[6], ico[22]]).toEqual([16, 0]);
  const offset = ico.readUInt32LE(22 + 12);
  expect(ico.subarray(offset, offset + ico.readUInt32LE(22 + 8)).toString()).toBe('second!');
});

it('packs an .icns whose lengths add up', () => {
  const icns = packIcns([{ size: 32, png: Buffer.from('picture') }]);
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  expect(icns.toString('latin1', 8, 12)).toBe('icp5');
  expect(icns.readUInt32BE(12)).toBe(15);
});

it('has drawn icons in every size that is asked for', async () => {
  const ico = await icon('icon.ico');
  const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const offset = ico.readUInt32LE(6 + 16 * index + 12);
    expect(ico.toString('latin1', offset, offset + 4)).toBe(PNG_START);
    return ico.readUInt32BE(offset + 16);
  });
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
  const png = await icon('icon.png');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1024, 1024]);
});
