// What stands against every segment of a shot alike: known before a GPU has worked for it. Pure.
import { say } from '#shared/i18n/say.ts';
import type { EngineLimits } from '#shared/model/engine.ts';
import type { Resolution } from '#shared/model/project.ts';
import { layout } from '#shared/model/project-layout.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { clipNameOf } from './clip-name.ts';
import { isPossibleSize, MOST_PIXELS_PER_SIDE, type RenderSize } from './shot-size.ts';

export interface Obstacle {
  /** The field of the shot where it is mended. */
  readonly key: string;
  readonly reason: string;
  readonly remedy: string;
}

// File systems end at 255 bytes; engines and temporary files add a job id and more to a name.
const LONGEST_FILE_NAME = 200;

export function shotObstacles(shot: Shot, segmentCount: number, size: Resolution): Obstacle[] {
  const obstacles: Obstacle[] = [];
  if (shot.prompt.trim() === '') {
    obstacles.push({ key: 'prompt', reason: say`The prompt is empty.`, remedy: say`Say what should be seen.` });
  }
  const last = segmentCount - 1;
  if (
    Math.max(layout.lastFrameFile(shot.shotId, last).length, layout.takesFolder(shot.shotId, last).length) >
    LONGEST_FILE_NAME
  ) {
    obstacles.push(tooLong('shot_id'));
  } else if (clipNameOf(shot, last).length > LONGEST_FILE_NAME) obstacles.push(tooLong('filename_base'));
  if (!isPossibleSize(size)) {
    obstacles.push({
      key: 'width',
      reason: say`Its size of ${size.width}×${size.height} is too large.`,
      remedy: say`Choose at most ${MOST_PIXELS_PER_SIDE} pixels for each side.`,
    });
  }
  return obstacles;
}

const tooLong = (key: string): Obstacle => ({
  key,
  reason: say`Its files would have names of more than ${LONGEST_FILE_NAME} characters.`,
  remedy: say`Give it a shorter "${key}".`,
});

/** Before anything is sent: a provider would refuse it, after minutes or for money. */
export function sizeObstacles(size: RenderSize, { sizeRule, displayName }: EngineLimits): Obstacle[] {
  if (!size.isRefused || sizeRule.kind !== 'list') return [];
  const wanted = size.snappedFrom ?? size;
  const offered = sizeRule.sizes.map(({ name }) => name).join(', ');
  return [
    {
      key: 'width',
      reason: say`${displayName} has no size in the shape of ${wanted.width}×${wanted.height}. It has: ${offered}.`,
      remedy: say`Choose a size of one of these shapes for the project, or another model for the shot.`,
    },
  ];
}
