// How long to wait before the next try.

/**
 * Doubling from `firstMs` up to `longestMs`, with jitter so that many clients do not come back in step.
 * @param failures so far; 0 gives about `firstMs`
 */
export function backOffMs(firstMs: number, longestMs: number, failures: number): number {
  const fullMs = Math.min(longestMs, firstMs * 2 ** Math.min(failures, 20));
  return fullMs * (0.5 + Math.random() / 2);
}
