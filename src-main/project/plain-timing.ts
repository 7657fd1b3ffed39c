// What a shot's length would become where no engine can be asked: the rate and the segments of a project without settings.
import { DEFAULT_FRAMES_PER_SECOND } from '#shared/frame-rate.ts';
import { DEFAULT_MAX_SEGMENT_SECONDS } from '#shared/model/project.ts';
import type { FilmTiming } from './documents.ts';

export const PLAIN_TIMING: FilmTiming = {
  framesPerSecond: DEFAULT_FRAMES_PER_SECOND,
  segmentSeconds(durationSeconds) {
    const count = Math.max(1, Math.ceil(durationSeconds / DEFAULT_MAX_SEGMENT_SECONDS));
    return Array.from({ length: count }, (_, index) =>
      Math.min(DEFAULT_MAX_SEGMENT_SECONDS, durationSeconds - index * DEFAULT_MAX_SEGMENT_SECONDS),
    );
  },
};
