// Clips are played as they are: crossfades come with the export. What is said of them in the player.
import { Button, Text, Tooltip } from '@mantine/core';
import { IconAlertTriangleFilled, IconInfoCircle } from '@tabler/icons-react';
import { many, say } from '#shared/i18n/say.ts';
import { useFilm, useStores } from '../app/stores-context.ts';
import { type CrossfadeMark, refusedCrossfades } from './film-marks.ts';
import styles from './seams.module.css';

const MOST_NAMED = 8;

/** Only where the list has some. */
export function CrossfadeNote({ crossfades }: { readonly crossfades: readonly CrossfadeMark[] }) {
  if (crossfades.length === 0) return null;
  const names = crossfades.slice(0, MOST_NAMED).map(({ fromShotId, toShotId }) => `${fromShotId} → ${toShotId}`);
  const rest = crossfades.length - names.length;
  const where = [...names, ...(rest > 0 ? [say`${rest} more`] : [])].join(', ');
  const explained = many(
    crossfades.length,
    'The player cuts here, as it plays the clips themselves: {{count}} crossfade, {{where}}.',
    'The player cuts here, as it plays the clips themselves: {{count}} crossfades, {{where}}.',
    { where },
  );
  return (
    <Tooltip label={explained}>
      <Text
        component="span"
        c="dimmed"
        className={styles.note}
        tabIndex={0}
        role="note"
        aria-label={say`Crossfades are seen in the export`}
      >
        <IconInfoCircle size={14} stroke={1.6} aria-hidden />
        <span className={styles.noteWords}>{say`Crossfades are seen in the export`}</span>
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
        {many(refused.length, 'A crossfade is shown as a cut', '{{count}} crossfades are shown as cuts')}
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
              {say`Render again with the frames it needs`}
            </Button>
          )}
        </div>
      ))}
    </details>
  );
}
