// Ties the two takes to their elements and the keys to what they do.
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { TakeView } from '#shared/model/takes-view.ts';
import { useStores } from '../app/stores-context.ts';
import { versionedUrl } from '../app/versioned-url.ts';
import { CompareDeck, type ComparedSide } from './compare-deck.ts';
import { actionForCompareKey, type CompareAction, type CompareMode } from './compare-keys.ts';
import { whyStill } from './take-words.ts';

interface CompareWishes {
  readonly onMode: (mode: CompareMode) => void;
  readonly onSide: (side: 0 | 1 | 'other') => void;
}

const USUAL_FRAMES_PER_SECOND = 24;

export type Compare = ReturnType<typeof useCompare>;

/** `sides`: the same pair as long as the same films are compared. */
export function useCompare(sides: readonly [ComparedSide, ComparedSide], wishes: CompareWishes) {
  const first = useRef<HTMLVideoElement>(null);
  const second = useRef<HTMLVideoElement>(null);
  const [deck, setDeck] = useState<CompareDeck | null>(null);
  const frame = useRef(0);

  useEffect(() => {
    const made = new CompareDeck([...sides], [first.current, second.current]);
    made.show(frame.current);
    setDeck(made);
    const undo = made.state.subscribe((state) => {
      frame.current = state.frame;
    });
    return () => {
      undo();
      made.close();
    };
  }, [sides]);
  useCompareKeys(deck, wishes);
  return { deck, first, second };
}

/** Stars that change meanwhile make no other comparison. */
export function useTakeSides(takes: readonly [TakeView, TakeView]): readonly [ComparedSide, ComparedSide] {
  const { studio } = useStores();
  const [left, right] = takes.map((take) => (whyStill(take) === null ? take.playablePath : null));
  const [leftSize, rightSize] = takes.map((take) => `${take.framesDelivered} ${take.framesPerSecond}`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: these four are all of a take that the deck plays
  return useMemo(() => {
    const sideOf = (take: TakeView, path: string | null | undefined) => ({
      // What a damaged sidecar does not tell must not stop the clock.
      framesPerSecond: take.framesPerSecond || USUAL_FRAMES_PER_SECOND,
      framesDelivered: Math.max(take.framesDelivered, 1),
      url: path ? versionedUrl(studio, path, take.createdAtIso) : null,
    });
    return [sideOf(takes[0], left), sideOf(takes[1], right)] as const;
  }, [studio, left, right, leftSize, rightSize]);
}

function useCompareKeys(deck: CompareDeck | null, { onMode, onSide }: CompareWishes): void {
  const act = useEffectEvent((action: CompareAction) => {
    if (action.kind === 'mode') onMode(action.mode);
    else if (action.kind === 'show-side') onSide(action.side);
    else if (action.kind === 'flip') onSide('other');
    else if (deck) actOnDeck(deck, action);
  });
  const framesPerSecond = deck?.clock.framesPerSecond ?? USUAL_FRAMES_PER_SECOND;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || belongsToControl(event)) return;
      const action = actionForCompareKey(event, framesPerSecond);
      if (!action) return;
      event.preventDefault();
      event.stopPropagation();
      act(action);
    };
    // Before anything behind the dialog, and wherever the focus is.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [framesPerSecond]);
}

/** Who came to a control with the keyboard presses and moves it with the keyboard. */
function belongsToControl({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLSelectElement) return true;
  if (key === ' ') return target.matches('button:focus-visible');
  return key.startsWith('Arrow') && target instanceof HTMLInputElement;
}

export type DeckAction = Exclude<CompareAction, { kind: 'mode' | 'show-side' | 'flip' }>;

export function actOnDeck(deck: CompareDeck, action: DeckAction): void {
  if (action.kind === 'step') deck.step(action.frames);
  else if (action.kind === 'to-start') deck.step(-deck.clock.frames);
  else if (action.kind === 'to-end') deck.step(deck.clock.frames);
  else if (deck.state.getState().phase === 'paused') deck.play();
  else deck.pause();
}
