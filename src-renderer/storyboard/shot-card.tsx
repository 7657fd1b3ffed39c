// One shot in the grid, with what is being typed into it.
import { IconAlertCircle, IconLink } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { KeyframeView } from '#shared/model/project-view.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { useStores } from '../app/stores-context.ts';
import { formatSeconds } from '../ui/format-time.ts';
import { KeyframePicture } from './keyframe-picture.tsx';
import { valuesOf } from './shot-values.ts';
import styles from './storyboard.module.css';

interface ShotCardProps {
  readonly shot: Shot;
  readonly position: number;
  readonly count: number;
  readonly chosen: boolean;
  readonly keyframe: KeyframeView | undefined;
}

export function ShotCard({ shot, position, count, chosen, keyframe }: ShotCardProps) {
  const { app, drafts } = useStores();
  const draft = useStore(drafts.state, (state) => state.drafts[shot.shotId]);
  const values = { ...valuesOf(shot), ...draft?.patch };
  const lengthIsBad = !(values.duration > 0);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the list's, which has the focus for all of its options
    // biome-ignore lint/a11y/useFocusableInteractive: the list names its active option instead
    <div
      id={`shot-card-${position}`}
      className={styles.card}
      role="option"
      aria-selected={chosen}
      aria-setsize={count}
      aria-posinset={position + 1}
      data-testid={`shot-card-${shot.shotId}`}
      onClick={() => app.getState().selectShot(shot.shotId)}
    >
      <KeyframePicture shotId={shot.shotId} start={values.start} keyframe={keyframe}>
        {values.start === 'previous' && keyframe?.mediaPath && (
          <span className={styles.chip}>
            <IconLink size={12} aria-hidden />
            from the previous shot
          </span>
        )}
      </KeyframePicture>
      <div className={styles.cardHead}>
        <span className={styles.cardId}>{shot.shotId}</span>
        <span style={{ color: 'var(--mantine-color-dimmed)' }}>{values.camera_movement}</span>
        <span style={{ flex: 1 }} />
        {lengthIsBad && <IconAlertCircle size={14} color="var(--lt-blocked)" aria-label="Not a usable length" />}
        <span>{formatSeconds(values.duration)}</span>
      </div>
      <div className={styles.cardWords}>{values.prompt || 'No prompt yet'}</div>
    </div>
  );
}
