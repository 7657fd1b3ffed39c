// Between seconds of a video element and numbers of frames.

/** The frame shown at a time. A hair is added: a seek to a frame's start may come back a rounding error short of it. */
export function frameAt(seconds: number, framesPerSecond: number): number {
  return Math.floor(seconds * framesPerSecond + 1e-3);
}

/** A time that surely shows this frame: its middle, as players round times at its edges differently. */
export function timeOfFrame(frame: number, framesPerSecond: number): number {
  return (frame + 0.5) / framesPerSecond;
}

/** A time that shows this frame for all of its time: a hair behind its start, as players round times at edges differently. */
export function startOfFrame(frame: number, framesPerSecond: number): number {
  return frame === 0 ? 0 : frame / framesPerSecond + 1e-3;
}

/** Hours, minutes, seconds and frames, non-drop: 00:01:02:07. */
export function timecode(frame: number, framesPerSecond: number): string {
  const rate = Math.max(1, Math.round(framesPerSecond));
  const seconds = Math.floor(frame / rate);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, frame % rate];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
