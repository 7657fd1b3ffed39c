// How a shot goes over into the next one, in the plan's words.
import { many, say } from '#shared/i18n/say.ts';
import type { PlanShot } from '#shared/model/video-plan.ts';

export function transitionWords({ crossfadeFrames }: PlanShot, isLast: boolean): string {
  if (isLast) return say`The film ends with it.`;
  if (crossfadeFrames === 0) return say`Goes over into the next shot with a cut.`;
  return many(
    crossfadeFrames,
    'Fades into the next shot over {{count}} frame; the film stays as long.',
    'Fades into the next shot over {{count}} frames; the film stays as long.',
  );
}

/** "Shot 003, segment 2 of 3". */
export const segmentName = (shotId: string, segmentIndex: number, segmentCount: number): string =>
  say`Shot ${shotId}, segment ${segmentIndex + 1} of ${segmentCount}`;
