// The takes of the segment on the screen, asked for again whenever the plan or the takes behind it changed.
import { useEffect, useState } from 'react';
import { useStores } from '../app/stores-context.ts';
import { createTakesStore, type TakesStore } from './takes-store.ts';

/** Stepping through clips should not read a folder for each of them. */
const SETTLE_MS = 120;
/** So many segments are shown at once when one comes back to them. */
const MOST_KEPT = 40;

export function useTakes(segmentKey: string): TakesStore {
  const { studio } = useStores();
  const store = useKeptStore(segmentKey);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refetchSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void store.getState().refetch(), SETTLE_MS);
    };
    refetchSoon();
    const undo = [
      studio.on('plan.changed', refetchSoon),
      studio.onConnection((connected) => connected && refetchSoon()),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of undo) stop();
    };
  }, [store, studio]);
  return store;
}

/** A film that plays comes past many segments, some again and again: what is known of them is not blank meanwhile. */
function useKeptStore(segmentKey: string): TakesStore {
  const { studio, report } = useStores();
  const [kept] = useState(() => new Map<string, TakesStore>());
  const known = kept.get(segmentKey);
  const store = known ?? createTakesStore(studio, report, segmentKey);
  kept.delete(segmentKey);
  kept.set(segmentKey, store);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return store;
}
