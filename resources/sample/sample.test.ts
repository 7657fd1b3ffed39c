import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod/v4';
import { HEIGHT, WIDTH } from './canvas.ts';

const inSample = (name: string) => path.join(import.meta.dirname, name);
const LARGEST_KEYFRAME_BYTES = 400_000;

const storyboardFile = z.object({
  version: z.literal('2.0'),
  project: z.string(),
  shots: z.array(
    z.object({ shot_id: z.string(), filename_base: z.string(), prompt: z.string(), duration: z.number() }),
  ),
});
const selectionFile = z.object({
  total_shots: z.number(),
  selections: z.array(
    z.object({ shot_id: z.string(), filename_base: z.string(), selected_file: z.string(), export_path: z.string() }),
  ),
});

it('has a keyframe of the project’s size for every shot, small enough to ship', async () => {
  const storyboard = storyboardFile.parse(JSON.parse(await readFile(inSample('storyboards/storyboard.json'), 'utf8')));
  const selection = selectionFile.parse(
    JSON.parse(await readFile(inSample('selected/selected_keyframes.json'), 'utf8')),
  );
  expect(storyboard.shots.map((shot) => shot.duration)).toEqual([2, 3, 5, 4.2, 7.5, 1.5]);
  expect(selection.total_shots).toBe(storyboard.shots.length);
  for (const [index, { shot_id, filename_base }] of storyboard.shots.entries()) {
    const selected = selection.selections[index];
    expect(selected).toMatchObject({ shot_id, filename_base, export_path: `selected/${filename_base}_v1.png` });
    const png = await readFile(inSample(selected?.export_path ?? ''));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([WIDTH, HEIGHT]);
    expect(png.length).toBeLessThan(LARGEST_KEYFRAME_BYTES);
  }
});
