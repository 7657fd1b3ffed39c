import { say } from '#shared/i18n/say.ts';
import { splitSegmentKey } from '#shared/model/project-layout.ts';

/** "shot 003, segment 2", as it stands inside a sentence. */
export function segmentName(segmentKey: string): string {
  const place = splitSegmentKey(segmentKey);
  return place ? say`shot ${place.shotId}, segment ${place.segmentIndex + 1}` : segmentKey;
}
