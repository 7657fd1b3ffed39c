import { readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { findTestFfmpeg, makeCountedFilm, makeTemporaryFolder } from '../media/counted-film.ts';
import { isWholeMp4 } from './whole-mp4.ts';

it.each([[], ['-movflags', '+faststart']])(
  'a film is whole only when it is written to its end: %s',
  async (...flags) => {
    await using folder = await makeTemporaryFolder();
    const codecArgs = ['-c:v', 'libx264', '-crf', '20', ...flags.flat()];
    await makeCountedFilm(await findTestFfmpeg(), folder.file('whole.mp4'), {
      frameCount: 5,
      framesPerSecond: 16,
      codecArgs,
    });
    expect(await isWholeMp4(folder.file('whole.mp4'))).toBe(true);
    const bytes = await readFile(folder.file('whole.mp4'));
    const ends = [0, 7, 40, bytes.indexOf('moov') + 20, Math.round(bytes.length / 2), bytes.length - 1];
    for (const end of ends) {
      await writeFile(folder.file('part.mp4'), bytes.subarray(0, end));
      expect([end, await isWholeMp4(folder.file('part.mp4'))]).toEqual([end, false]);
    }
    expect(await isWholeMp4(folder.file('none.mp4'))).toBe(false);
  },
);
