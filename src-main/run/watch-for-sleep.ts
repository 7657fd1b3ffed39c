// Notices that the machine slept or its clock was set: the wall clock and the steady one no longer agree.

const LOOK_EVERY_MS = 5_000;
const DRIFT_MS = 10_000;

export interface Clocks {
  readonly wallMs: () => number;
  readonly steadyMs: () => number;
}

/** true when more wall time passed between two looks than time in which the program could run, or less. */
export function hasSlept(
  before: { wallMs: number; steadyMs: number },
  now: { wallMs: number; steadyMs: number },
): boolean {
  return Math.abs(now.wallMs - before.wallMs - (now.steadyMs - before.steadyMs)) > DRIFT_MS;
}

/** Returns what ends the watch. */
export function watchForSleep(
  onWake: () => void,
  clocks: Clocks = { wallMs: () => Date.now(), steadyMs: () => performance.now() },
): () => void {
  const look = () => ({ wallMs: clocks.wallMs(), steadyMs: clocks.steadyMs() });
  let before = look();
  const timer = setInterval(() => {
    const now = look();
    if (hasSlept(before, now)) onWake();
    before = now;
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
