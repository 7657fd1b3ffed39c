// One shot among the cards, with what is being typed into it.
import { memo } from 'react';
import { say } from '#shared/i18n/say.ts';
import type { KeyframeView } from '#shared/model/project-view.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { useStores, useStoryboard } from '../app/stores-context.ts';
import { cameraWords } from './camera-words.ts';
import { DurationHandle, useDurationDrag } from './duration-handle.tsx';
import { ExtraMarks } from './extra-marks.tsx';
import { useFilmRate } from './film-rate.ts';
import { KeyframePicture } from './keyframe-picture.tsx';
import { formatDuration } from './parse-duration.ts';
import styles from './shot-cards.module.css';
import { useShotFields } from './shot-fields.ts';
import { ChainedMark, ProblemMark, StandingMark } from './shot-marks.tsx';
import { incomingKey } from './storyboard-store.ts';

interface ShotCardProps {
  readonly shot: Shot;
  readonly keyframe: KeyframeView | undefined;
}

const SHOWN = ['prompt', 'duration', 'camera_movement', 'start'] as const;

export const ShotCard = memo(function ShotCard({ shot, keyframe }: ShotCardProps) {
  const { drafts } = useStores();
  const { values } = useShotFields(shot, SHOWN);
  const rate = useFilmRate();
  const incoming = useStoryboard((state) => state.incoming.has(incomingKey(shot.shotId, 'start')));
  const drag = useDurationDrag(values.duration, rate, (duration) => {
    drafts.change(shot.shotId, { duration });
    void drafts.flush();
  });
  const length = formatDuration(drag.seconds ?? values.duration, rate);
  return (
    <>
      <div className={styles.cardPicture}>
        <KeyframePicture shotId={shot.shotId} start={values.start} keyframe={keyframe} incoming={incoming} />
        <span className={styles.marks}>
          <ProblemMark shot={shot} />
          <ExtraMarks shot={shot} />
          {values.start === 'previous' && <ChainedMark />}
          <StandingMark shotId={shot.shotId} />
        </span>
        {drag.seconds !== null && <output className={styles.dragLength}>{length}</output>}
      </div>
      <div className={styles.cardHead}>
        <span className={styles.cardId}>{shot.shotId}</span>
        <span className={styles.cardCamera}>{cameraWords(values.camera_movement)}</span>
        <span className={styles.cardLength} data-bad={!(values.duration > 0) || undefined}>
          {length === '' ? say`no length` : length}
        </span>
      </div>
      <div className={styles.cardWords}>{values.prompt || say`No prompt yet`}</div>
      <DurationHandle drag={drag} hint={say`Drag to the side: longer or shorter. With Shift: finer.`} />
    </>
  );
});
