// The film a client is measured with: shots of some segments each, short and small, so that only what the client adds shows.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { makeProject, readJson } from '../make-project.ts';

export interface FilmShape {
  readonly shots: number;
  /** Of each shot; they continue one another. */
  readonly segments: number;
}

export const FRAMES_PER_SECOND = 24;
const SIZE = { width: 160, height: 96 };

export const segmentsOf = ({ shots, segments }: FilmShape): number => shots * segments;

/** A project whose shots are split into that many segments of one second. */
export async function makeFilm(folderPath: string, { shots, segments }: FilmShape): Promise<void> {
  makeProject(folderPath, {
    shots: Array.from({ length: shots }, (_, index) => ({ shot_id: shotIdOf(index), duration: segments })),
    project: { resolution: SIZE, fps: FRAMES_PER_SECOND, max_segment_seconds: 1 },
  });
  // In the size of the film: a large picture would only keep the server's ffmpeg busy.
  for (const path of new Set(keyframesOf(folderPath))) {
    writeFileSync(path, await sharp(readFileSync(path)).resize(SIZE.width, SIZE.height).png().toBuffer());
  }
}

export const shotIdOf = (index: number): string => `s${index + 1}`;

/** Absolute path of each shot's keyframe, in film order. */
export function keyframesOf(folderPath: string): string[] {
  const { selections } = readJson(join(folderPath, 'selected', 'selected_keyframes.json')) as {
    selections: { selected_file: string }[];
  };
  return selections.map(({ selected_file }) => join(folderPath, 'selected', selected_file));
}
