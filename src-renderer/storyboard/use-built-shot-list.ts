// The list as the search and the filters leave it. Typing into the search waits for none of it.
import { useDeferredValue, useMemo } from 'react';
import type { ProjectView } from '#shared/model/project-view.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { usePlan, useProject, useStoryboard } from '../app/stores-context.ts';
import { isNarrowed, listedShots } from './shot-filter.ts';
import type { ShotList } from './shot-list.ts';
import { standingsOf } from './shot-standings.ts';

const NO_KEYFRAMES: ProjectView['keyframes'] = {};

export function useBuiltShotList(shots: readonly Shot[]): ShotList {
  const keyframes = useProject((state) => state.view?.keyframes) ?? NO_KEYFRAMES;
  const words = useDeferredValue(useStoryboard((state) => state.words));
  const filters = useDeferredValue(useStoryboard((state) => state.filters));
  // Without a filter the plan says nothing about what is listed.
  const plan = usePlan((state) => (filters.size > 0 ? state.view : null));
  const places = useMemo(() => new Map(shots.map(({ shotId }, place) => [shotId, place])), [shots]);
  const listed = useMemo(() => {
    const standings = standingsOf(plan);
    return listedShots(
      shots,
      { words, filters },
      { standing: (shotId) => standings.get(shotId), keyframe: (shotId) => keyframes[shotId] },
    );
  }, [shots, words, filters, plan, keyframes]);
  const listedIds = useMemo(() => listed.map(({ shotId }) => shotId), [listed]);
  const narrowed = isNarrowed({ words, filters });
  return useMemo(
    () => ({ shots, listed, listedIds, places, keyframes, narrowed }),
    [shots, listed, listedIds, places, keyframes, narrowed],
  );
}
