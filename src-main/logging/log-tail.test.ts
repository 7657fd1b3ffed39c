import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLogEnd } from './log-tail.ts';

let folder: string;
let filePath: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longtake-tail-'));
  filePath = join(folder, 'pipeline.log');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the end of a log', () => {
  it('is its last lines, also across blocks and in the middle of characters', async () => {
    const lines = Array.from({ length: 300 }, (_, index) => `${index} ${'ä€😀'.repeat((index * 7) % 200)}`);
    await writeFile(filePath, `${lines.join('\n')}\n`);
    for (let most = 1; most < 310; most += 1) {
      expect((await readLogEnd(filePath, most)).lines).toEqual(lines.slice(-most));
    }
    await appendFile(filePath, 'half a li');
    expect((await readLogEnd(filePath, 2)).lines).toEqual([lines.at(-1), 'half a li']);
  });

  it('is read without the rest of a large file', async () => {
    await writeFile(
      filePath,
      Buffer.alloc(300_000_000, 'a line of sixty-three letters and an end, again and again ....\n'),
    );
    const startMs = performance.now();
    const end = await readLogEnd(filePath, 100);
    expect(performance.now() - startMs).toBeLessThan(500);
    expect([end.lines.length, end.sizeBytes]).toEqual([100, 300_000_000]);
  });

  it('is nothing where there is no log, and one line where that is longer than a block', async () => {
    expect(await readLogEnd(filePath, 10)).toEqual({ lines: [], sizeBytes: 0 });
    await writeFile(filePath, 'x'.repeat(200_000));
    expect((await readLogEnd(filePath, 10)).lines).toEqual(['x'.repeat(200_000)]);
    await writeFile(filePath, '\n\n');
    expect((await readLogEnd(filePath, 10)).lines).toEqual(['', '']);
    await mkdir(join(folder, 'as a folder'));
    await expect(readLogEnd(join(folder, 'as a folder'), 10)).rejects.toThrow();
  });
});
