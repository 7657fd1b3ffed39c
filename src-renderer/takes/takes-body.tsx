// The takes of a segment with what can be done: as a strip under the player, or as a column beside the plan.
import { Loader, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import { ErrorCard } from '../app/error-card.tsx';
import { usePlan } from '../app/stores-context.ts';
import { TakeActions } from './take-actions.tsx';
import { TakeDetails } from './take-details.tsx';
import { TakeList } from './take-list.tsx';
import styles from './takes.module.css';
import { shownTake, type TakesStore } from './takes-store.ts';

interface TakesBodyProps {
  readonly store: TakesStore;
  readonly layout: 'strip' | 'grid';
}

export function TakesBody({ store, layout }: TakesBodyProps) {
  const takes = useStore(store, (state) => state.takes);
  const error = useStore(store, (state) => state.error);
  const take = useStore(store, shownTake);
  if (error && !takes) return <ErrorCard error={error} />;
  if (!takes) return <Waiting />;
  if (!take) return <NoTakes segmentKey={store.getState().segmentKey} />;
  return (
    <div className={styles.body} data-layout={layout}>
      <TakeList store={store} takes={takes} layout={layout} />
      <div className={styles.chosen}>
        {layout === 'grid' && <TakeActions store={store} />}
        <TakeDetails take={take} />
      </div>
    </div>
  );
}

const PATIENCE_MS = 400;

/** Nothing at first: an answer that comes at once should not be announced by a flicker. */
function Waiting() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.waiting}>{late && <Loader size="sm" role="img" aria-label={say`Reading the takes`} />}</div>
  );
}

function NoTakes({ segmentKey }: { readonly segmentKey: string }) {
  const hasClip = usePlan((state) => Boolean(state.view?.standings[segmentKey]?.clip));
  return (
    <Text c="dimmed" className={styles.none}>
      {hasClip
        ? say`No takes: this clip was made by something else. Rendering the segment adds its first take; the clip is kept beside it.`
        : say`No takes yet. Rendering the segment adds the first; later ones are added beside it, none is ever overwritten.`}
    </Text>
  );
}
