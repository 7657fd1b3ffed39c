// What one bench is: a name and a function that measures real work and returns figures with their unit in the name.

export interface BenchFigure {
  /** Such as `plan_ms_10k_shots`: what, unit, size. */
  readonly name: string;
  readonly value: number;
  /** How it was measured, in a few words. */
  readonly how: string;
}

/** A figure that could not be had here. It is named with the reason, never guessed. */
export interface MissingFigure {
  readonly name: string;
  readonly notMeasured: string;
}

/** Says what is going on, for a person who waits; silent with --json. */
export type Tell = (line: string) => void;

export interface Bench {
  readonly title: string;
  measure(tell: Tell): Promise<readonly (BenchFigure | MissingFigure)[]>;
}

/** Of several runs the middle one: the first warms up, and another program may disturb any. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
