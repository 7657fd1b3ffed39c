// Plans with clips, for the tests of this room. Development only.
import { DEFAULT_FILM_SETTINGS } from '#shared/model/film.ts';
import { PLAIN_SEGMENT, type PlanSegment, type PlanShot, type VideoPlan } from '#shared/model/video-plan.ts';
import type { ClipSource, FilmInput } from './film-edit.ts';

export const RATE = 16;

export interface ShotForTest {
  readonly id: string;
  /** Frames of each segment's clip. */
  readonly clips: readonly number[];
  readonly crossfade?: number;
  /** Frames behind the end of the last take; by default what the crossfade needs. */
  readonly handle?: number;
}

const segmentOf = (shot: ShotForTest, index: number): PlanSegment => {
  const clipFrames = shot.clips[index] ?? 0;
  const isLast = index === shot.clips.length - 1;
  return {
    ...{ key: `${shot.id}/${index}`, shotId: shot.id, segmentIndex: index, segmentCount: shot.clips.length },
    ...{ start: { kind: 'text' }, startframe: null, endImagePath: null, prompt: '', negativePrompt: '', seed: 1 },
    ...{ cfgScale: null, steps: null, loras: [], cameraMovement: '', motionStrength: 0.5, width: 64, height: 32 },
    ...{ framesPerSecond: RATE, framesKept: clipFrames, framesRequested: clipFrames + 1, framesDroppedAtStart: 0 },
    ...{ framesDroppedAtEnd: 1, handleFrames: isLast ? (shot.crossfade ?? 0) : 0, clipFrames },
    ...{ durationSeconds: clipFrames / RATE, shotDurationSeconds: 1, dependsOn: null, engine: 'draft' },
    ...{ ...PLAIN_SEGMENT, workflowFile: null, outputFile: '', clipName: '', reasons: [] },
  };
};

export const sourceOf = ({ key, clipFrames }: PlanSegment, changes: Partial<ClipSource> = {}): ClipSource => ({
  clipPath: `/clips/${key}`,
  version: '1',
  footage: {
    ...{ takePath: `/takes/${key}`, firstFrame: 0, frameCount: clipFrames, sourceFramesPerSecond: RATE },
    filmFrames: clipFrames,
  },
  ...{ handleFrames: 0, hasAudio: false, isStale: false },
  ...changes,
});

/** Everything is rendered; what is not is taken out of `sources` by the test. */
export function filmOf(shots: readonly ShotForTest[], changes: Partial<FilmInput> = {}): FilmInput {
  const segments = shots.flatMap((shot) => shot.clips.map((_frames, index) => segmentOf(shot, index)));
  const planShots = shots.map((shot): PlanShot => {
    const filmFrames = shot.clips.reduce((sum, frames) => sum + frames, 0);
    const segmentKeys = shot.clips.map((_frames, index) => `${shot.id}/${index}`);
    return {
      shotId: shot.id,
      durationSeconds: 1,
      filmFrames,
      framesLost: 0,
      segmentKeys,
      crossfadeFrames: shot.crossfade ?? 0,
    };
  });
  const plan: VideoPlan = {
    ...{ segments, shots: planShots, problems: [], filmFramesPerSecond: RATE, width: 64, height: 32 },
    filmFrames: planShots.reduce((sum, { filmFrames }) => sum + filmFrames, 0),
  };
  const handles = new Map(shots.map((shot) => [shot.id, shot.handle ?? shot.crossfade ?? 0]));
  const sources = segments.map((segment) => {
    const isLast = segment.segmentIndex === segment.segmentCount - 1;
    return [segment.key, sourceOf(segment, { handleFrames: isLast ? handles.get(segment.shotId) : 0 })] as const;
  });
  return { plan, sources: Object.fromEntries(sources), settings: DEFAULT_FILM_SETTINGS, corrections: {}, ...changes };
}
