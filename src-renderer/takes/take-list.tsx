// The takes side by side or in columns, chosen with the mouse or the arrow keys, rated with 1 to 5.
import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { TakeView } from '#shared/model/takes-view.ts';
import { TakeCard } from './take-card.tsx';
import styles from './takes.module.css';
import { actionForTakeKey, shownTake, type TakesStore } from './takes-store.ts';
import { segmentName } from './what-follows.ts';

interface TakeListProps {
  readonly store: TakesStore;
  readonly takes: readonly TakeView[];
  readonly layout: 'strip' | 'grid';
}

export function TakeList({ store, takes, layout }: TakeListProps) {
  const list = useRef<HTMLUListElement>(null);
  const shown = useStore(store, (state) => shownTake(state)?.take ?? -1);
  const activating = useStore(store, (state) => state.activating);
  const choose = useCallback((take: number) => store.getState().choose(take), [store]);
  const rate = useCallback((take: number, rating: number | null) => void store.getState().rate(take, rating), [store]);
  const cardOf = (take: number) => list.current?.querySelector<HTMLElement>(`[data-testid="take-${take}"]`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another choice scrolls
  useEffect(() => void cardOf(shown)?.scrollIntoView({ block: 'nearest', inline: 'nearest' }), [shown]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    // Within the stars the arrows are theirs.
    if (event.key.startsWith('Arrow') && event.target instanceof HTMLInputElement) return;
    const action = actionForTakeKey(event.key, takes, shown);
    if (!action) return;
    event.preventDefault();
    if (action.kind === 'compare') return store.getState().compare();
    if (action.kind === 'rate') return rate(shown, action.rating);
    choose(action.take);
    cardOf(action.take)?.querySelector('button')?.focus();
  };
  return (
    <ul
      ref={list}
      className={styles.list}
      data-layout={layout}
      aria-label={`Takes of ${segmentName(store.getState().segmentKey)}`}
      onKeyDown={onKeyDown}
    >
      {takes.map((take) => (
        <TakeCard
          key={take.take}
          take={take}
          shown={take.take === shown}
          activating={take.take === activating}
          onChoose={choose}
          onRate={rate}
        />
      ))}
    </ul>
  );
}
