// A length as people type it, and as they read it: seconds and frames of the film.
import { framesInDuration } from '#shared/frame-math.ts';
import { formatNumber } from '#shared/i18n/say.ts';

const MOST_SECONDS = 3600;
const CLOCK = /^(\d+):(\d{1,2}(?:\.\d+)?)$/;
const LONG_CLOCK = /^(\d+):(\d{1,2}):(\d{1,2}(?:\.\d+)?)$/;
const TIMECODE = /^(\d+):(\d{1,2}):(\d{1,2})[:;](\d+)$/;
const PART = /\+?\s*(\d*\.?\d+)\s*([a-z]*)\s*/y;
/** From the longest on; a number without a unit is seconds. */
const UNITS: readonly (readonly [unit: 'minutes' | 'seconds' | 'frames', words: RegExp])[] = [
  ['minutes', /^m(in)?$/],
  ['seconds', /^(s|sec|sek)?$/],
  ['frames', /^(f|fr|frames?)$/],
];

/**
 * Seconds; null: not a length, or none of at least a frame and at most an hour. "4", "4,5 s", "4s 12f", "100f", "1:02",
 * "1 min 2 s", "00:00:04:12".
 */
export function parseDuration(text: string, framesPerSecond: number): number | null {
  const typed = text
    .trim()
    .toLowerCase()
    .replace(/(\d),(\d)/g, '$1.$2');
  const seconds = typed === '' ? null : (clockSeconds(typed, framesPerSecond) ?? unitSeconds(typed, framesPerSecond));
  if (seconds === null || !(seconds <= MOST_SECONDS)) return null;
  return framesInDuration(seconds, framesPerSecond) >= 1 ? seconds : null;
}

function clockSeconds(typed: string, framesPerSecond: number): number | null {
  const [, minutes, seconds] = CLOCK.exec(typed) ?? [];
  if (minutes !== undefined) return sixtieths(0, Number(minutes), Number(seconds), false);
  const [, hours, min, sec] = LONG_CLOCK.exec(typed) ?? [];
  if (hours !== undefined) return sixtieths(Number(hours), Number(min), Number(sec), true);
  const [, h, m, s, frames] = TIMECODE.exec(typed) ?? [];
  if (h === undefined || Number(frames) >= Math.round(framesPerSecond)) return null;
  const whole = sixtieths(Number(h), Number(m), Number(s), true);
  return whole === null ? null : withFrames(whole, Number(frames), framesPerSecond);
}

function sixtieths(hours: number, minutes: number, seconds: number, minutesAreBounded: boolean): number | null {
  if (seconds >= 60 || (minutesAreBounded && minutes >= 60)) return null;
  return hours * 3600 + minutes * 60 + seconds;
}

function unitSeconds(typed: string, framesPerSecond: number): number | null {
  const found = { minutes: 0, seconds: 0, frames: 0 };
  let nextUnit = 0;
  PART.lastIndex = 0;
  for (let part = PART.exec(typed); part !== null; part = PART.exec(typed)) {
    const [, number, unit = ''] = part;
    const at = UNITS.findIndex(([, words], index) => index >= nextUnit && words.test(unit));
    const name = UNITS[at]?.[0];
    if (name === undefined) return null;
    found[name] = Number(number);
    nextUnit = at + 1;
    if (PART.lastIndex !== typed.length) continue;
    const seconds = found.minutes * 60 + found.seconds;
    return Number.isInteger(found.frames) ? withFrames(seconds, found.frames, framesPerSecond) : null;
  }
  return null;
}

/**
 * With frames it is counted as timecode does: a second of 23.976 has 24. Four digits behind the point name every frame of
 * every rate, and read well in the file.
 */
function withFrames(seconds: number, frames: number, framesPerSecond: number): number {
  if (frames === 0) return seconds;
  const all = seconds * Math.round(framesPerSecond) + frames;
  return Number((all / framesPerSecond).toFixed(4));
}

/** As many seconds as give exactly this count of frames. */
export const secondsOfFrames = (frames: number, framesPerSecond: number): number =>
  withFrames(0, frames, framesPerSecond);

/** The same length by so many frames more or fewer; never less than one. */
export function byFrames(seconds: number, frames: number, framesPerSecond: number): number {
  const now = seconds > 0 ? framesInDuration(seconds, framesPerSecond) : 0;
  const most = Math.floor(MOST_SECONDS * framesPerSecond);
  return secondsOfFrames(Math.min(Math.max(now + frames, 1), most), framesPerSecond);
}

/** 4.5 → "4 s 12 f" at 24, 4 → "4 s", 0.5 → "12 f", 62.5 → "1 min 2 s 12 f". Not a length: as it stands. */
export function formatDuration(seconds: number, framesPerSecond: number): string {
  if (!(seconds > 0) || !Number.isFinite(seconds)) return Number.isFinite(seconds) ? formatNumber(seconds) : '';
  const frames = framesInDuration(seconds, framesPerSecond);
  const inSecond = Math.round(framesPerSecond);
  const whole = Math.floor(frames / inSecond);
  const rest = frames % inSecond;
  const minutes = Math.floor(whole / 60);
  const parts = [
    minutes > 0 && `${minutes} min`,
    whole % 60 > 0 && `${whole % 60} s`,
    (rest > 0 || whole === 0) && `${rest} f`,
  ];
  return parts.filter(Boolean).join(' ');
}
