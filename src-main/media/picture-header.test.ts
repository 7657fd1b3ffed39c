import { execFile } from 'node:child_process';
import { symlink, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { expectOk, makeTemporaryFolder } from './counted-film.ts';
import { checkNotCutOff, readPictureHeader } from './picture-header.ts';
import { readPictureBytes } from './read-picture-bytes.ts';

const red = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 0, b: 0 } } });

/** 3×2 pixels, from top to bottom. */
const bmp = Buffer.alloc(54 + 24);
bmp.write('BM');
for (const [place, value] of [
  [2, 78],
  [10, 54],
  [14, 40],
  [18, 3],
  [22, -2],
] as const)
  bmp.writeInt32LE(value, place);

describe('the header of a picture', () => {
  it('tells the size, whatever the format and the name', async () => {
    await using folder = await makeTemporaryFolder();
    const path = folder.file('picture.txt');
    for (const format of ['png', 'jpeg', 'webp', 'gif'] as const) {
      await red(65, 33).toFormat(format).toFile(path);
      expect(expectOk(await readPictureHeader(path)), format).toEqual({ width: 65, height: 33, hasEnd: true });
    }
    await writeFile(path, bmp);
    expect(expectOk(await readPictureHeader(path))).toEqual({ width: 3, height: 2, hasEnd: true });
  });

  it('tells it as shown: a phone writes portraits lying, with a note how to turn them', async () => {
    await using folder = await makeTemporaryFolder();
    for (const [orientation, size] of [
      [1, [65, 33]],
      [3, [65, 33]],
      [6, [33, 65]],
      [8, [33, 65]],
    ] as const) {
      await red(65, 33).withMetadata({ orientation }).jpeg().toFile(folder.file('phone.jpg'));
      const { width, height } = expectOk(await readPictureHeader(folder.file('phone.jpg')));
      expect([width, height], `orientation ${orientation}`).toEqual(size);
    }
  });

  it('does not take bytes behind the picture for a missing end', async () => {
    await using folder = await makeTemporaryFolder();
    const path = folder.file('long.png');
    await writeFile(path, Buffer.concat([await red(65, 33).png().toBuffer(), Buffer.alloc(500)]));
    expect(expectOk(await readPictureHeader(path)).hasEnd).toBe(false);
    expect((await checkNotCutOff(path)).ok).toBe(true);
  });

  it.each(['BM is how this letter begins', 'GIF8 or not', '<svg width="9" height="9"/>', ''])(
    'refuses %j',
    async (text) => {
      await using folder = await makeTemporaryFolder();
      await writeFile(folder.file('a.png'), text);
      expect(await readPictureHeader(folder.file('a.png'))).toMatchObject({ ok: false, error: { code: 'bad-file' } });
      expect((await readPictureBytes(folder.file('a.png'), { followLinks: true })).ok).toBe(false);
    },
  );
});

describe.skipIf(process.platform === 'win32')('a picture from outside', () => {
  it('is the file, or what a link leads to where links may', async () => {
    await using folder = await makeTemporaryFolder();
    await red(65, 33).png().toFile(folder.file('a.png'));
    await symlink(folder.file('a.png'), folder.file('link.png'));
    const read = (name: string, followLinks: boolean) => readPictureBytes(folder.file(name), { followLinks });
    const bytes = expectOk(await read('a.png', false));
    expect(expectOk(await read('link.png', true)).equals(bytes)).toBe(true);
    expect(await read('link.png', false)).toMatchObject({ ok: false, error: { code: 'path-refused' } });
  });

  it('is never a pipe, which would be waited for', async () => {
    await using folder = await makeTemporaryFolder();
    await promisify(execFile)('mkfifo', [folder.file('pipe.png')]);
    expect((await readPictureBytes(folder.file('pipe.png'), { followLinks: true })).ok).toBe(false);
    expect((await readPictureHeader(folder.file('pipe.png'))).ok).toBe(false);
    expect((await readPictureBytes('/dev/zero', { followLinks: true })).ok).toBe(false);
  });
});
