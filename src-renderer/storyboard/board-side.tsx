// Beside the list: the one shot that is chosen, or all of them at once. It follows when there is time: who walks through
// the list with the arrows does not wait for its fields.
import { useDebouncedValue } from '@mantine/hooks';
import { useDeferredValue, useMemo } from 'react';
import { useStoryboard } from '../app/stores-context.ts';
import { MultiEditor } from './multi-editor.tsx';
import { inFilmOrder } from './shot-actions.ts';
import { ShotEditor } from './shot-editor.tsx';
import { useFocusId, useShotList } from './shot-list.ts';

const STEPS_PAUSE_MS = 150;

export function BoardSide() {
  const list = useShotList();
  const { shots, places, keyframes } = list;
  // At once for one step, once for many in a row.
  const [settledId] = useDebouncedValue(useFocusId(list), STEPS_PAUSE_MS, { leading: true });
  const focusId = useDeferredValue(settledId);
  const ids = useDeferredValue(useStoryboard((state) => state.chosen.ids));
  const chosen = useMemo(() => (ids.size > 1 ? inFilmOrder(shots, ids) : []), [shots, ids]);
  if (chosen.length > 1) return <MultiEditor shots={chosen} count={shots.length} />;
  const place = places.get(focusId);
  const shot = place === undefined ? undefined : shots[place];
  if (place === undefined || !shot) return null;
  const previous = shots[place - 1] ?? null;
  return (
    <ShotEditor
      key={shot.shotId}
      shot={shot}
      place={place}
      count={shots.length}
      keyframe={keyframes[shot.shotId]}
      previous={previous}
      previousKeyframe={previous ? keyframes[previous.shotId] : undefined}
    />
  );
}
