// What an engine that names files calls a clip, before it adds the job.
import { safeName } from '#shared/model/project-layout.ts';
import type { Shot } from '#shared/model/storyboard.ts';

export const clipNameOf = (shot: Shot, segmentIndex: number): string =>
  safeName(`${shot.shotId}_${shot.filenameBase}_seg${segmentIndex}`);
