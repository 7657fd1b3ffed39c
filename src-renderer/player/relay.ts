// Which stretch of which clip plays, which one follows, and where it is over.
import { locateFrame, type Playlist } from './playlist.ts';

/** Frames of the whole list that play over and over: `to` is the first one that is not among them. */
export interface LoopRange {
  readonly from: number;
  readonly to: number;
}

/** Frames of one clip that play without a change; counted within the clip, `endFrame` is the first one that is not shown. */
export interface Leg {
  readonly index: number;
  readonly startFrame: number;
  readonly endFrame: number;
}

export function legAt(playlist: Playlist, frame: number, loop: LoopRange | null): Leg | null {
  const place = locateFrame(playlist, frame);
  const clip = place && playlist.clips[place.index];
  if (!clip) return null;
  const endFrame = loop ? Math.min(clip.frames, loop.to - clip.firstFrame) : clip.frames;
  return { index: place.index, startFrame: place.frameInClip, endFrame: Math.max(endFrame, place.frameInClip + 1) };
}

/** null: nothing follows, the last frame stays. */
export function legAfter(playlist: Playlist, leg: Leg, loop: LoopRange | null): Leg | null {
  const next = (playlist.clips[leg.index]?.firstFrame ?? 0) + leg.endFrame;
  if (loop && next >= loop.to) return legAt(playlist, loop.from, loop);
  return next < playlist.frames ? legAt(playlist, next, loop) : null;
}

/** Sound may end a little after the last picture; a clip that is longer than that is one of another plan, and is seen whole. */
const MOST_SOUND_TAIL_SECONDS = 0.1;

/** Where in its clip a leg is over. A clip that turns out shorter than its plan is over with its last picture. */
export function endSeconds(leg: Leg, clipFrames: number, framesPerSecond: number, durationSeconds: number): number {
  const planned = leg.endFrame / framesPerSecond;
  if (!Number.isFinite(durationSeconds)) return planned;
  const runsOn = leg.endFrame >= clipFrames && durationSeconds > planned + MOST_SOUND_TAIL_SECONDS;
  return runsOn ? durationSeconds : Math.min(planned, durationSeconds);
}
