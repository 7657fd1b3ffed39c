// The two clocks. Durations are measured with the monotonic one: the wall clock jumps when somebody sets it.

export interface Clocks {
  /** Milliseconds since 1970, as the computer believes. */
  wallMs(): number;
  /** Milliseconds since some moment; never set, never goes back. */
  monotonicMs(): number;
}

export const systemClocks: Clocks = { wallMs: () => Date.now(), monotonicMs: () => performance.now() };
