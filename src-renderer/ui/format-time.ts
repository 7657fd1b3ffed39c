// Seconds as people read them.

/** 4 → "4 s", 4.25 → "4.25 s", 4.125 → "4.13 s". */
export function formatSeconds(seconds: number): string {
  return `${Number(seconds.toFixed(2))} s`;
}

/** 4.2 → "4.2 s", 65 → "1 min 05 s", 3700 → "1 h 01 min". */
export function formatLength(seconds: number): string {
  if (seconds < 60) return formatSeconds(seconds);
  const whole = Math.round(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`;
  return `${Math.floor(whole / 3600)} h ${two(Math.floor((whole % 3600) / 60))} min`;
}

/** Rounded as far as a guess deserves: "about 40 s left", "about 12 min left". */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 10) return 'a few seconds left';
  if (seconds < 90) return `about ${Math.round(seconds / 5) * 5} s left`;
  if (seconds < 5400) return `about ${Math.round(seconds / 60)} min left`;
  return `about ${(seconds / 3600).toFixed(1)} h left`;
}

/** "1 segment", "2 segments". */
export function countOf(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** 0.4567 → "46 %". */
export function formatPercent(fraction: number): string {
  return `${Math.round(fraction * 100)} %`;
}
