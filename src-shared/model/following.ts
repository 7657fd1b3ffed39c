// What a change of one segment carries along: the segments that start from its last frame, and those that start from theirs.
import type { VideoPlan } from './video-plan.ts';

/** Keys in film order, without the segment itself. */
export function segmentsFollowing(plan: Pick<VideoPlan, 'segments'>, segmentKey: string): string[] {
  const reached = new Set([segmentKey]);
  const following: string[] = [];
  for (const { key, dependsOn } of plan.segments) {
    if (dependsOn === null || !reached.has(dependsOn)) continue;
    reached.add(key);
    following.push(key);
  }
  return following;
}
