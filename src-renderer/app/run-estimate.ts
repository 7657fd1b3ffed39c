// How long rendering will take, guessed from measured times: for the words beside Start and for the choices of "Render again".
import type { PlanView } from '#shared/contract/shapes.ts';

export interface RunEstimate {
  readonly segments: number;
  /** Of these, how many were guessed by the mean of the others, as nothing comparable was rendered before. */
  readonly guessed: number;
  /** On one card, all of them one after the other. */
  readonly gpuSeconds: number;
  /** Until the last one is done, on so many servers: a chain cannot be spread over them. */
  readonly wallSeconds: number;
}

/** null: nothing comparable to any of these segments was ever rendered. */
export function estimateOf(
  { plan, estimates }: Pick<PlanView, 'plan' | 'estimates'>,
  isMeant: (segmentKey: string) => boolean,
  servers: number,
): RunEstimate | null {
  const meant = plan.segments.filter(({ key }) => isMeant(key));
  const known = meant.flatMap(({ key }) => estimates[key]?.seconds ?? []);
  if (known.length === 0) return null;
  const mean = known.reduce((sum, seconds) => sum + seconds, 0) / known.length;
  /** Seconds from the beginning of its chain to the end of each segment. */
  const untilEnd = new Map<string, number>();
  let longestChain = 0;
  for (const { key, dependsOn } of meant) {
    const before = dependsOn === null ? 0 : (untilEnd.get(dependsOn) ?? 0);
    const end = before + (estimates[key]?.seconds ?? mean);
    untilEnd.set(key, end);
    longestChain = Math.max(longestChain, end);
  }
  const gpuSeconds = mean * meant.length;
  return {
    segments: meant.length,
    guessed: meant.length - known.length,
    gpuSeconds,
    wallSeconds: Math.max(gpuSeconds / Math.max(servers, 1), longestChain),
  };
}
