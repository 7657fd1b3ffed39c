// Between two cards of the grid: here one shot fades into the next.
import { Tooltip } from '@mantine/core';
import { IconBlendMode } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { Shot } from '#shared/model/storyboard.ts';
import { useFilm, useStores } from '../app/stores-context.ts';
import { refusedCrossfade } from '../film/film-store.ts';
import { formatSeconds } from '../ui/format-time.ts';
import { valuesOf } from './shot-values.ts';
import styles from './storyboard.module.css';

export function TransitionMark({ shot, endsRow }: { readonly shot: Shot; readonly endsRow: boolean }) {
  const { drafts } = useStores();
  const draft = useStore(drafts.state, (state) => state.drafts[shot.shotId]);
  const refused = useFilm((state) => refusedCrossfade(state, shot.shotId)?.refused ?? null);
  const { transition } = { ...valuesOf(shot), ...draft?.patch };
  if (transition?.kind !== 'crossfade') return null;
  const words = `Crossfade of ${formatSeconds(transition.duration)} into the next shot`;
  return (
    <Tooltip label={refused === null ? words : `${words}. Shown as a cut: ${refused}`}>
      <span
        className={styles.transition}
        data-refused={refused !== null || undefined}
        data-ends-row={endsRow || undefined}
        role="img"
        aria-label={refused === null ? words : `${words}, shown as a cut`}
      >
        <IconBlendMode size={14} stroke={1.8} aria-hidden />
      </span>
    </Tooltip>
  );
}
