// The takes of the segment on the screen, asked for again whenever the plan or the takes behind it changed.
import { useEffect, useMemo } from 'react';
import { useStores } from '../app/stores-context.ts';
import { createTakesStore, type TakesStore } from './takes-store.ts';

/** Stepping through clips should not read a folder for each of them. */
const SETTLE_MS = 120;

export function useTakes(segmentKey: string): TakesStore {
  const { studio, report } = useStores();
  const store = useMemo(() => createTakesStore(studio, report, segmentKey), [studio, report, segmentKey]);
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
