// What to do when the page's process or the GPU's goes: load again once by itself, then ask.

export type Recovery = 'ignore' | 'reload' | 'ask';

/** Long enough that a second fault is likely the same one. */
export const AGAIN_WITHIN_MS = 60_000;

/** Ends that are nobody's fault: we quit, or the user ended it in a task manager. */
const PEACEFUL: ReadonlySet<string> = new Set(['clean-exit', 'killed']);

export function chooseRecovery(reason: string, lastReloadMs: number | null, nowMs: number): Recovery {
  if (reason === 'clean-exit') return 'ignore';
  if (lastReloadMs !== null && nowMs - lastReloadMs < AGAIN_WITHIN_MS) return 'ask';
  return 'reload';
}

/** Chromium starts a lost GPU process again by itself; the page only has to draw anew. */
export function isGpuFault(type: string, reason: string): boolean {
  return type === 'GPU' && !PEACEFUL.has(reason);
}
