import { mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { value } from './comfy-test-server/test-world.ts';
import { contentName, rememberContentNames } from './upload-image.ts';

let folderPath = '';
beforeAll(async () => {
  folderPath = await mkdtemp(join(tmpdir(), 'comfy-upload-'));
});
afterAll(() => rm(folderPath, { recursive: true, force: true }));

it('reads a picture once, until another one lies there', async () => {
  const imagePath = join(folderPath, 'a.png');
  const when = new Date(1_700_000_000_000);
  const write = async (path: string, content: string) => {
    await writeFile(path, content);
    await utimes(path, when, when);
  };
  let reads = 0;
  const nameOf = rememberContentNames((filePath) => {
    reads += 1;
    return contentName(filePath);
  });
  await write(imagePath, 'first');
  const first = value(await nameOf(imagePath));
  expect([value(await nameOf(imagePath)), reads]).toEqual([first, 1]);
  // As long, of the same time, put in its place as every file here is.
  await write(`${imagePath}.tmp`, 'other');
  await rename(`${imagePath}.tmp`, imagePath);
  expect(value(await nameOf(imagePath))).not.toBe(first);
  expect(reads).toBe(2);
  await rm(imagePath);
  expect((await nameOf(imagePath)).ok).toBe(false);
});
