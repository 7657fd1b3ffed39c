// The keys that move through the segments of the timeline. Pure.
import { type PlanIndex, placeOfFrame } from './plan-index.ts';

type KeyPress = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};

/** The place of the segment that this key leads to; null: it is no key of the timeline. */
export function segmentAfterKey(event: KeyPress, place: number, index: PlanIndex): number | null {
  if (event.altKey) return null;
  const last = index.segmentStarts.length - 2;
  const within = (to: number) => Math.min(Math.max(to, 0), last);
  const byShot = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case 'ArrowRight':
      return byShot ? within(firstOfShot(index, place, 1)) : within(place + 1);
    case 'ArrowLeft':
      return byShot ? within(firstOfShot(index, place, -1)) : within(place - 1);
    case 'ArrowDown':
      return within(firstOfShot(index, place, 1));
    case 'ArrowUp':
      return within(firstOfShot(index, place, -1));
    case 'PageDown':
      return within(firstOfShot(index, place, 10));
    case 'PageUp':
      return within(firstOfShot(index, place, -10));
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** As a player goes from cut to cut: back means first to the beginning of this shot. */
function firstOfShot({ segmentStarts, shotStarts, firstSegments }: PlanIndex, place: number, steps: number): number {
  const shot = placeOfFrame(shotStarts, segmentStarts[place] ?? 0);
  const isInside = place > (firstSegments[shot] ?? 0);
  const wanted = shot + steps + (steps < 0 && isInside ? 1 : 0);
  const shots = firstSegments.length - 1;
  if (wanted >= shots) return segmentStarts.length - 2;
  return firstSegments[Math.max(wanted, 0)] ?? 0;
}
