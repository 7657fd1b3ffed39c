// Between two cards of the grid: here one shot fades into the next.
import { IconBlendMode } from '@tabler/icons-react';
import { say } from '#shared/i18n/say.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { useFilm } from '../app/stores-context.ts';
import { refusedCrossfade } from '../film/film-store.ts';
import { formatSeconds } from '../ui/format-time.ts';
import styles from './shot-cards.module.css';
import { useShotFields } from './shot-fields.ts';

const SHOWN = ['transition'] as const;

export function TransitionMark({ shot, endsRow }: { readonly shot: Shot; readonly endsRow: boolean }) {
  const refused = useFilm((state) => refusedCrossfade(state, shot.shotId)?.refused ?? null);
  const { transition } = useShotFields(shot, SHOWN).values;
  if (transition?.kind !== 'crossfade') return null;
  const length = formatSeconds(transition.duration);
  return (
    <span
      className={styles.transition}
      data-refused={refused !== null || undefined}
      data-ends-row={endsRow || undefined}
      data-hint={
        refused === null
          ? say`Crossfade of ${length} into the next shot`
          : say`Crossfade of ${length} into the next shot. Shown as a cut: ${refused}`
      }
      role="img"
      aria-label={
        refused === null
          ? say`Crossfade of ${length} into the next shot`
          : say`Crossfade of ${length} into the next shot, shown as a cut`
      }
    >
      <IconBlendMode size={14} stroke={1.8} aria-hidden />
    </span>
  );
}
