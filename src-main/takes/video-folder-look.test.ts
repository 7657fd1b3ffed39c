import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lookAtVideoFolder } from './video-folder-look.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longtake-look-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('knows what is not there, and takes a difference in case only for the same', async () => {
  await mkdir(join(folder, 'video', '_takes', 'shot_A_seg_0'), { recursive: true });
  await writeFile(join(folder, 'video', 'shot_A_seg_0.mp4'), 'x');
  const look = await lookAtVideoFolder(folder);
  const asked = [
    'video/shot_A_seg_0.mp4',
    'video/shot_a_seg_0.mp4',
    'video/_takes/shot_A_seg_0',
    'video/shot_B_seg_0.mp4',
  ];
  expect(asked.map((path) => look.mayHave(path))).toEqual([true, true, true, false]);
  expect(look.mayHave('video/_thumbs/shot_A_seg_0.jpg')).toBe(false);
});

it('says of a folder that cannot be read that anything may lie there', async () => {
  await mkdir(join(folder, 'video'));
  await writeFile(join(folder, 'video', '_takes'), 'a file where a folder should be');
  const look = await lookAtVideoFolder(folder);
  expect(look.mayHave('video/_takes/shot_A_seg_0')).toBe(true);
  expect(look.mayHave('video/shot_A_seg_0.mp4')).toBe(false);
});
