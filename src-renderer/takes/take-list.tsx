// The takes side by side or in columns, chosen with the mouse or the arrow keys, rated with 1 to 5.
import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import type { TakeView } from '#shared/model/takes-view.ts';
import { useStores } from '../app/stores-context.ts';
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
  const { plan } = useStores();
  const list = useRef<HTMLUListElement>(null);
  const shown = useStore(store, (state) => shownTake(state)?.take ?? -1);
  const activating = useStore(store, (state) => state.activating);
  const choose = useCallback((take: number) => store.getState().choose(take), [store]);
  const rate = useCallback((take: number, rating: number | null) => void store.getState().rate(take, rating), [store]);
  const cardOf = (take: number) => list.current?.querySelector<HTMLElement>(`[data-testid="take-${take}"]`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another choice scrolls
  useEffect(() => {
    // A column of takes does not scroll by itself: it would move the whole side away from what is read there.
    if (layout === 'strip') cardOf(shown)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [shown]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    // Within the stars the arrows are theirs.
    if (event.key.startsWith('Arrow') && event.target instanceof HTMLInputElement) return;
    const action = actionForTakeKey(event.key, takes, shown);
    if (!action) return;
    event.preventDefault();
    if (action.kind === 'compare') return store.getState().compare();
    if (action.kind === 'use') return store.getState().use(plan.getState().view);
    if (action.kind === 'rate') return rate(shown, action.rating);
    choose(action.take);
    cardOf(action.take)?.querySelector('button')?.focus();
  };
  return (
    <ul
      ref={list}
      className={styles.list}
      data-layout={layout}
      aria-label={say`Takes of ${segmentName(store.getState().segmentKey)}`}
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
