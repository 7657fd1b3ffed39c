// What the cards and the table show of the storyboard, worked out once for both.
import { createContext, useContext } from 'react';
import type { ProjectView } from '#shared/model/project-view.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { useStoryboard } from '../app/stores-context.ts';
import type { StoryboardState } from './storyboard-store.ts';

export interface ShotList {
  /** The whole film. */
  readonly shots: readonly Shot[];
  /** Those the search and the filters leave; the same value as `shots` where nothing is asked. */
  readonly listed: readonly Shot[];
  readonly listedIds: readonly string[];
  /** By shot id: its place in the film, from 0. */
  readonly places: ReadonlyMap<string, number>;
  readonly keyframes: ProjectView['keyframes'];
  /** Not all are listed: their order cannot be changed then. */
  readonly narrowed: boolean;
}

export const ShotListContext = createContext<ShotList | null>(null);

export function useShotList(): ShotList {
  const list = useContext(ShotListContext);
  if (!list) throw new Error('No ShotListContext above this component.');
  return list;
}

/** Read when something is clicked, not when something is drawn: a cell is not drawn again because another shot moved. */
export const ListedIdsContext = createContext<() => readonly string[]>(() => []);

export const useListedIds = (): (() => readonly string[]) => useContext(ListedIdsContext);

/** The shot the keys are about; the first one where none, or one that is gone, has the focus. */
export const focusIn = ({ shots, places }: ShotList, { chosen }: StoryboardState): string =>
  chosen.focusId !== null && places.has(chosen.focusId) ? chosen.focusId : (shots[0]?.shotId ?? '');

export const useFocusId = (list: ShotList): string => useStoryboard((state) => focusIn(list, state));
