// The arrows in the list of shots, and what stands in the hand of every list: Home, End, Enter, Escape.
import type { KeyboardEvent } from 'react';
import { useStores } from '../app/stores-context.ts';
import { indexAfterKey } from './grid-math.ts';
import { focusIn, type ShotList } from './shot-list.ts';

interface ListKeys {
  readonly list: ShotList;
  readonly columns: number;
  /** Opens what is typed into first. */
  readonly onEnter: () => void;
}

export function useShotListKeys({ list, columns, onEnter }: ListKeys): (event: KeyboardEvent) => void {
  const { storyboard } = useStores();
  return (event) => {
    if (event.target !== event.currentTarget || event.altKey) return;
    const act = actionFor(event);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  function actionFor(event: KeyboardEvent): (() => void) | null {
    const { listedIds } = list;
    const focusId = focusIn(list, storyboard.getState());
    const command = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && !command) return onEnter;
    if (event.key === 'Escape') {
      const several = storyboard.getState().chosen.ids.size > 1;
      return several ? () => storyboard.getState().chooseOne() : null;
    }
    if (command) return null;
    const next = indexAfterKey(event.key, listedIds.indexOf(focusId), columns, listedIds.length);
    const nextId = next === null ? undefined : listedIds[next];
    if (nextId === undefined) return null;
    return () => storyboard.getState().choose(nextId, event.shiftKey ? 'range' : 'only', listedIds);
  }
}
