// Takes and clips as a run leaves them, of moving pictures, and as many of them as a long film has.
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { RATE } from '../../../src-main/film/film-fixture.ts';
import type { FilmFormat, Footage } from '../../../src-main/film/index.ts';
import { expectOk } from '../../../src-main/media/counted-film.ts';
import { cutClip, type Ffmpeg, runFfmpeg } from '../../../src-main/media/index.ts';

export const FORMAT: FilmFormat = { width: 832, height: 480, framesPerSecond: RATE };
export const CLIP_FRAMES = 3 * RATE;
export const CROSSFADE_FRAMES = RATE / 2;
/** One frame before a chained clip, a crossfade's frames behind it. */
export const TAKE_FRAMES = 1 + CLIP_FRAMES + CROSSFADE_FRAMES;

const SIZE = `s=${FORMAT.width}x${FORMAT.height}:r=${FORMAT.framesPerSecond}`;
/** Between 0.6 and 2.2 MB for a clip of three seconds. */
const SCENES = [
  `mandelbrot=${SIZE}:start_scale=0.8:end_scale=0.3:end_pts=80`,
  `testsrc2=${SIZE}`,
  `mandelbrot=${SIZE}:start_x=-0.1011:start_y=0.9563:start_scale=0.5:end_scale=0.1:end_pts=80`,
  `testsrc2=${SIZE},hue=h=120,scroll=h=0.01`,
];

export interface FilmClip {
  readonly clipPath: string;
  readonly footage: Footage;
}

/** A few are made, the others are copies under their own names. Clips at odd places begin with the second frame of their take, as chained ones do. */
export async function makeFilmClips(ffmpeg: Ffmpeg, folderPath: string, count: number): Promise<readonly FilmClip[]> {
  await mkdir(folderPath, { recursive: true });
  const made: FilmClip[] = [];
  for (const [index, scene] of SCENES.slice(0, count).entries()) {
    const clip = clipAt(folderPath, index);
    const { clipPath, footage } = clip;
    await makeTake(ffmpeg, footage.takePath, TAKE_FRAMES, scene);
    expectOk(await cutClip(ffmpeg, { ...FORMAT, ...footage, clipFrames: CLIP_FRAMES, clipPath }));
    made.push(clip);
  }
  const clips = Array.from({ length: count }, (_, index) => clipAt(folderPath, index));
  for (const [index, clip] of clips.entries()) {
    const original = made[index % made.length];
    if (original === undefined || index < made.length) continue;
    await copyFile(original.footage.takePath, clip.footage.takePath);
    await copyFile(original.clipPath, clip.clipPath);
  }
  return clips;
}

export async function makeTake(ffmpeg: Ffmpeg, takePath: string, frames: number, scene = SCENES[0]): Promise<void> {
  const encoding = ['-pix_fmt', 'yuv420p', '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18'];
  const picture = ['-f', 'lavfi', '-i', `${scene}`, '-frames:v', `${frames}`];
  expectOk(await runFfmpeg(ffmpeg, [...picture, ...encoding, `file:${takePath}`]));
}

function clipAt(folderPath: string, index: number): FilmClip {
  const name = String(index + 1).padStart(3, '0');
  const footage: Footage = {
    takePath: join(folderPath, `${name}_take.mp4`),
    firstFrame: index % 2,
    frameCount: CLIP_FRAMES,
    sourceFramesPerSecond: FORMAT.framesPerSecond,
    filmFrames: CLIP_FRAMES,
  };
  return { clipPath: join(folderPath, `${name}.mp4`), footage };
}
