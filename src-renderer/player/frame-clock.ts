// Between seconds of a video element, numbers of frames, and timecode.

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

const wholeRate = (framesPerSecond: number): number => Math.max(1, Math.round(framesPerSecond));

/** Hours, minutes, seconds and frames, non-drop: 00:01:02:07. */
export function timecode(frame: number, framesPerSecond: number): string {
  const rate = wholeRate(framesPerSecond);
  const seconds = Math.floor(frame / rate);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, frame % rate];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/**
 * The frame that is meant by what editors type: `1:02:07` or `10207` count from the right, `+12` and `-1:00` from where it
 * stands. null: it is no timecode.
 */
export function frameOfTyped(text: string, framesPerSecond: number, currentFrame: number): number | null {
  const typed = /^([+-]?)([\d:;.,]+)$/.exec(text.replaceAll(' ', ''));
  const [, sign, digits = ''] = typed ?? [];
  const parts = /\D/.test(digits) ? digits.split(/\D/) : inPairs(digits);
  if (!typed || parts.length > 4 || parts.every((part) => part === '')) return null;
  const [frames = 0, seconds = 0, minutes = 0, hours = 0] = parts.toReversed().map(Number);
  const count = ((hours * 60 + minutes) * 60 + seconds) * wholeRate(framesPerSecond) + frames;
  if (sign === '') return count;
  return Math.max(0, currentFrame + (sign === '-' ? -count : count));
}

/** "10207" → 1, 02, 07. */
const inPairs = (digits: string): string[] => digits.match(/\d{1,2}(?=(?:\d{2})*$)/g) ?? [];
