// How a shot goes over into the next one, in the plan's words.
import type { PlanShot } from '#shared/model/video-plan.ts';
import { countOf } from '../ui/format-time.ts';

export function transitionWords({ crossfadeFrames }: PlanShot, isLast: boolean): string {
  if (isLast) return 'The film ends with it.';
  if (crossfadeFrames === 0) return 'Goes over into the next shot with a cut.';
  return `Fades into the next shot over ${countOf(crossfadeFrames, 'frame')}; the film stays as long.`;
}
