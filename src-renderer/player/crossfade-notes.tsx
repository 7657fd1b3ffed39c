// Clips are played as they are: crossfades come with the export. What is said of them in the player.
import { Button, Text, Tooltip } from '@mantine/core';
import { IconAlertTriangleFilled, IconInfoCircle } from '@tabler/icons-react';
import { useFilm, useStores } from '../app/stores-context.ts';
import { countOf } from '../ui/format-time.ts';
import { type CrossfadeMark, refusedCrossfades } from './film-marks.ts';
import styles from './seams.module.css';

/** Only where the list has some. */
export function CrossfadeNote({ crossfades }: { readonly crossfades: readonly CrossfadeMark[] }) {
  if (crossfades.length === 0) return null;
  const where = crossfades.map(({ fromShotId, toShotId }) => `${fromShotId} → ${toShotId}`);
  const shown = where.length > 8 ? [...where.slice(0, 8), `${where.length - 8} more`] : where;
  return (
    <Tooltip
      label={`The player cuts here, as it plays the clips themselves: ${countOf(where.length, 'crossfade')}, ${shown.join(', ')}.`}
    >
      <Text
        component="span"
        c="dimmed"
        className={styles.note}
        tabIndex={0}
        aria-label="Crossfades are seen in the export"
      >
        <IconInfoCircle size={14} stroke={1.6} aria-hidden />
        <span className={styles.noteWords}>Crossfades are seen in the export</span>
      </Text>
    </Tooltip>
  );
}

/** Crossfades that the film shows as cuts, with what would help. */
export function RefusedCrossfades({ open }: { readonly open: boolean }) {
  const { renderAgain } = useStores();
  const view = useFilm((state) => state.view);
  const refused = refusedCrossfades(view?.shots ?? []);
  if (refused.length === 0) return null;
  return (
    <details className={styles.refused} open={open}>
      <summary>
        <IconAlertTriangleFilled size={13} color="var(--lt-stale)" aria-hidden />
        {refused.length === 1 ? 'A crossfade is' : `${refused.length} crossfades are`} shown as a cut
      </summary>
      {refused.map(({ fromShotId, toShotId, reason, renderAgainKey }) => (
        <div key={fromShotId} className={styles.refusedOne}>
          <Text fz={12} fw={600}>
            {fromShotId} → {toShotId}
          </Text>
          <Text fz={12} lh={1.4} c="dimmed">
            {reason}
          </Text>
          {renderAgainKey !== null && (
            <Button
              variant="default"
              size="compact-xs"
              onClick={() => renderAgain.getState().open(renderAgainKey, { seed: 'same' })}
            >
              Render again with the frames it needs
            </Button>
          )}
        </div>
      ))}
    </details>
  );
}
