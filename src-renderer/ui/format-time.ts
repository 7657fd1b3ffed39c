// Seconds as people read them, in their language.
import { formatNumber, say } from '#shared/i18n/say.ts';

/** 4 → "4 s", 4.25 → "4.25 s", in German "4,25 s". */
export const formatSeconds = (seconds: number): string => `${formatNumber(seconds)} s`;

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** 4.2 → "4.2 s", 65 → "1 min 05 s", 3700 → "1 h 01 min". */
export function formatLength(seconds: number): string {
  if (seconds < 60) return formatSeconds(seconds);
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${twoDigits(whole % 60)} s`;
  return `${Math.floor(whole / 3600)} h ${twoDigits(Math.floor((whole % 3600) / 60))} min`;
}

/** As a clock that runs shows it: 7 → "0:07", 72 → "1:12", 3725 → "1:02:05". */
export function formatClock(seconds: number): string {
  const whole = Math.max(Math.floor(seconds), 0);
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${twoDigits(whole % 60)}`;
  return `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}:${twoDigits(whole % 60)}`;
}

/** Rounded as far as a guess deserves: "4 s", "40 s", "12 min", "2 h 10 min". */
export function formatRough(seconds: number): string {
  if (seconds < 10) return `${Math.max(Math.round(seconds), 1)} s`;
  if (seconds < 90) return `${Math.round(seconds / 5) * 5} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  // From an hour on, nobody plans by single minutes.
  const coarse = Math.round(minutes / 5) * 5;
  const rest = coarse % 60;
  return rest === 0 ? `${coarse / 60} h` : `${Math.floor(coarse / 60)} h ${rest} min`;
}

/** "about 12 min", "a few seconds". */
export const formatAbout = (seconds: number): string =>
  seconds < 10 ? say`a few seconds` : say`about ${formatRough(seconds)}`;

/** "about 40 s left", "about 2 h 10 min left". */
export const formatTimeLeft = (seconds: number): string =>
  seconds < 10 ? say`a few seconds left` : say`about ${formatRough(seconds)} left`;

/** "1 segment", "2 segments". */
export function countOf(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** 0.4567 → "46 %". */
export function formatPercent(fraction: number): string {
  return `${Math.round(fraction * 100)} %`;
}
