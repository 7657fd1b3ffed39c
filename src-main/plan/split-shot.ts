// How a shot's frames are shared among its segments. Pure.

export interface SplitLimits {
  /** Most frames the first segment may keep. */
  readonly firstMaxFrames: number;
  /** Most frames a chained segment may keep: one fewer than the model's maximum, for the repeated start frame. */
  readonly chainedMaxFrames: number;
  /** A last segment with fewer frames than this is shared equally with its predecessor: one second. */
  readonly shortFrames: number;
}

/** Kept frames per segment, in order; they sum to `totalFrames`. 80 frames at 16 fps and 3 s give [48, 32]. */
export function splitShot(totalFrames: number, limits: SplitLimits): number[] {
  const kept: number[] = [];
  let remaining = totalFrames;
  while (remaining > 0) {
    const most = kept.length === 0 ? limits.firstMaxFrames : limits.chainedMaxFrames;
    kept.push(Math.min(most, remaining));
    remaining -= most;
  }
  return shareShortRemainder(kept, limits.shortFrames);
}

// A segment of a few frames costs a whole job and gives the model no time to move.
function shareShortRemainder(kept: readonly number[], shortFrames: number): number[] {
  const last = kept.at(-1);
  const previous = kept.at(-2);
  if (last === undefined || previous === undefined || last >= shortFrames) return [...kept];
  const together = previous + last;
  const first = Math.ceil(together / 2);
  return [...kept.slice(0, -2), first, together - first];
}
