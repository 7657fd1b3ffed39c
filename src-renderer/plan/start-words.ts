// Where a segment starts, in words.
import { assertNever } from '#shared/assert-never.ts';
import { say } from '#shared/i18n/say.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';

export function startWords({ start, shotId }: Pick<PlanSegment, 'start' | 'shotId'>): string {
  switch (start.kind) {
    case 'keyframe':
      return say`keyframe`;
    case 'last-frame': {
      const cut = start.segmentKey.lastIndexOf('/');
      const from = start.segmentKey.slice(0, cut);
      const number = Number(start.segmentKey.slice(cut + 1)) + 1;
      return from === shotId ? say`last frame of segment ${number}` : say`last frame of shot ${from}`;
    }
    case 'text':
      return say`the prompt alone`;
    case 'none':
      return say`nothing`;
    default:
      return assertNever(start);
  }
}
