// The keys of the player: shuttle and steps, and the way from seam to seam.
import { useEffect, useEffectEvent } from 'react';
import { useStores } from '../app/stores-context.ts';
import { isTyping } from '../ui/is-typing.ts';
import type { Deck } from './deck.ts';
import { loopAround, nearestSeam, type SeamMark, seamFrom } from './film-marks.ts';
import { actionForKey } from './shuttle.ts';

/** What is done with a seam, by the key of the segment after it. */
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

/** On many keyboards these three are typed with AltGr, which some systems tell as Ctrl and Alt. */
const SEAM_KEYS = new Set(['[', ']', '\\']);

function isWithCommand(event: KeyboardEvent): boolean {
  if (SEAM_KEYS.has(event.key) && event.getModifierState('AltGraph')) return false;
  return event.ctrlKey || event.metaKey || event.altKey;
}

/** What a key does with the seams, in words for `actOnSeam`; null: nothing. */
export function seamKeyAction(key: string): 'next' | 'previous' | 'loop' | 'end-loop' | null {
  switch (key) {
    case ']':
      return 'next';
    case '[':
      return 'previous';
    case '\\':
      return 'loop';
    case 'Escape':
      return 'end-loop';
    default:
      return null;
  }
}

export function usePlayerKeys(
  deck: Deck,
  framesPerSecond: number,
  seams: readonly SeamMark[],
  actions: SeamActions,
): void {
  /** false: it is no matter of the seams. */
  const onSeamKey = useEffectEvent((key: string): boolean => {
    const action = seamKeyAction(key);
    const { frame, loop } = deck.state.getState();
    if (action === null || (action === 'end-loop' && !loop)) return false;
    if (action === 'end-loop') deck.loop(null);
    else if (action === 'loop') {
      const mark = nearestSeam(seams, frame);
      if (mark) actions.loop(mark.seam.segmentKey);
    } else {
      const mark = seamFrom(seams, frame, action === 'next' ? 1 : -1);
      if (mark) actions.go(mark.seam.segmentKey);
    }
    return true;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isWithCommand(event) || isTyping(event.target)) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      // Who came to a control with the keyboard presses it with the keyboard.
      if (event.key === ' ' && target?.matches('button:focus-visible')) return;
      if (event.key.startsWith('Arrow') && target instanceof HTMLInputElement) return;
      const action = actionForKey(event, deck.state.getState().speed, framesPerSecond);
      if (action) deck.act(action);
      else if (!onSeamKey(event.key)) return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [deck, framesPerSecond]);
}
