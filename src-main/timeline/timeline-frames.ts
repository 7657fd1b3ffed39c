// Where everything lies, in whole film frames. All three writers count with this, so they show the same pictures.
import { wholeFramesWithin } from '#shared/frame-math.ts';
import { type RateFraction, rateFraction } from '#shared/frame-rate.ts';
import { framesAtRate } from './frame-rate.ts';
import type { Timeline, TimelineClip, TimelineMedia } from './timeline.ts';

export const BED_SAMPLES_PER_SECOND = 48_000;

export interface PlacedClip {
  readonly clip: TimelineClip;
  /** Film frame it begins at. */
  readonly at: number;
  /** Where in its media it begins, in film frames from the media's beginning. */
  readonly sourceStart: number;
  /** Frames that the clip before goes on over its beginning; 0: a cut. */
  readonly crossfadeBefore: number;
}

export function placeClips(timeline: Timeline): readonly PlacedClip[] {
  const rate = rateFraction(timeline.framesPerSecond);
  const placed: PlacedClip[] = [];
  let at = 0;
  let crossfadeBefore = 0;
  for (const clip of timeline.clips) {
    placed.push({ clip, at, sourceStart: sourceStart(clip.media, rate), crossfadeBefore });
    at += clip.frames;
    crossfadeBefore = clip.crossfadeFrames;
  }
  return placed;
}

/**
 * The media's first used frame, in film frames. Media at another rate is rounded up to the next film frame: rounded down,
 * an editor would show the frame before, which is the repeat that was dropped. Editors want whole film frames.
 */
export function sourceStart(media: TimelineMedia, filmRate: RateFraction): number {
  return framesAtRate(media.firstFrame, rateFraction(media.framesPerSecond), filmRate, 'up');
}

/** Film frames that the media can still show, counted from its first used frame. */
export function filmFramesLeft(media: TimelineMedia, filmRate: RateFraction): number {
  // A film frame shows the media's frame that is on at its beginning, so the last one may reach over the media's end.
  const all = framesAtRate(media.frames, rateFraction(media.framesPerSecond), filmRate, 'up');
  return all - sourceStart(media, filmRate);
}

export const clipFrames = (timeline: Timeline): number => timeline.clips.reduce((sum, clip) => sum + clip.frames, 0);

export const filmFrames = (timeline: Timeline): number => clipFrames(timeline) + (timeline.tail?.frames ?? 0);

export interface PlacedBed {
  readonly filePath: string;
  readonly gainDb: number;
  /** All it has, at 48 kHz. */
  readonly samples: number;
  /** Film frames that are heard of it; it does not repeat and does not outlast the film. */
  readonly frames: number;
}

/** null: there is none, or it is shorter than a frame. */
export function placeBed(timeline: Timeline): PlacedBed | null {
  const { bed } = timeline;
  if (bed === null) return null;
  const samples = wholeFramesWithin(bed.seconds, BED_SAMPLES_PER_SECOND);
  const sampleRate = { numerator: BED_SAMPLES_PER_SECOND, denominator: 1 };
  const whole = framesAtRate(samples, sampleRate, rateFraction(timeline.framesPerSecond), 'down');
  const frames = Math.min(whole, filmFrames(timeline));
  return frames > 0 ? { filePath: bed.filePath, gainDb: bed.gainDb, samples, frames } : null;
}
