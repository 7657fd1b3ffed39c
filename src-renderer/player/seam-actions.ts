// What is done with a seam, by the key of the segment after it.
import { useStores } from '../app/stores-context.ts';
import type { Deck } from './deck.ts';
import { loopAround, type SeamMark } from './film-marks.ts';

export interface SeamActions {
  readonly go: (segmentKey: string) => void;
  readonly loop: (segmentKey: string) => void;
}

export function useSeamActions(deck: Deck | null, framesPerSecond: number, seams: readonly SeamMark[]): SeamActions {
  const { player } = useStores();
  const markOf = (segmentKey: string) => {
    player.getState().setSeam(segmentKey);
    const mark = seams.find(({ seam }) => seam.segmentKey === segmentKey);
    // In a shot that does not play now: its own list comes with its clip.
    if (!mark) player.getState().setClip(segmentKey);
    return mark;
  };
  return {
    go: (segmentKey) => {
      deck?.act({ kind: 'speed', speed: 0 });
      const mark = markOf(segmentKey);
      if (mark) deck?.show(mark.frame);
    },
    loop: (segmentKey) => {
      const mark = markOf(segmentKey);
      if (mark) deck?.loop(loopAround(mark.frame, framesPerSecond));
    },
  };
}
