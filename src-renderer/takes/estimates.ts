// Measured GPU time, summed up and said as what it is: a guess.
import type { PlanView } from '#shared/contract/studio-api.ts';

export interface Estimate {
  readonly seconds: number;
  readonly segments: number;
  /** Of them, those of which nothing comparable was ever rendered. */
  readonly unknown: number;
}

export function estimateOf({ estimates }: Pick<PlanView, 'estimates'>, segmentKeys: readonly string[]): Estimate {
  let seconds = 0;
  let unknown = 0;
  for (const key of segmentKeys) {
    const estimate = estimates[key];
    if (estimate) seconds += estimate.seconds;
    else unknown += 1;
  }
  return { seconds, segments: segmentKeys.length, unknown };
}

/** Rounded as far as a guess deserves: "about 40 s", "about 52 min", "about 2.5 h". */
export function aboutTime(seconds: number): string {
  if (seconds < 10) return `about ${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 90) return `about ${Math.round(seconds / 5) * 5} s`;
  if (seconds < 5400) return `about ${Math.round(seconds / 60)} min`;
  return `about ${(seconds / 3600).toFixed(1)} h`;
}

/** "about 52 min, 3 of them unknown"; '' where there is nothing to render. */
export function estimateWords({ seconds, segments, unknown }: Estimate): string {
  if (segments === 0) return '';
  if (unknown === segments) return 'time not known yet';
  return unknown === 0 ? aboutTime(seconds) : `${aboutTime(seconds)}, ${unknown.toLocaleString('en')} of them unknown`;
}

/** Those of these segments that a run would render. */
export function keysToRender({ standings }: Pick<PlanView, 'standings'>, segmentKeys: readonly string[]): string[] {
  return segmentKeys.filter((key) => {
    const status = standings[key]?.status ?? 'will-render';
    return status === 'will-render' || status === 'stale';
  });
}
