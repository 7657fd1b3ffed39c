// One line of the table, with what is being typed into its shot.
import { memo } from 'react';
import { formatFixed, say } from '#shared/i18n/say.ts';
import type { KeyframeView } from '#shared/model/project-view.ts';
import type { Shot, ShotPatch } from '#shared/model/storyboard.ts';
import { useStores } from '../app/stores-context.ts';
import { formatSeconds } from '../ui/format-time.ts';
import { cameraWords, motionMove } from './camera-words.ts';
import { durationFault } from './duration-field.tsx';
import { useFilmRate } from './film-rate.ts';
import { formatDuration } from './parse-duration.ts';
import { useShotFields } from './shot-fields.ts';
import { ProblemMark, StandingMark } from './shot-marks.tsx';
import styles from './shot-table.module.css';
import { useDurationText } from './use-duration-text.ts';

interface ShotRowProps {
  readonly shot: Shot;
  readonly keyframe: KeyframeView | undefined;
  readonly edited: boolean;
  readonly onEditEnd: (toList: boolean) => void;
}

const SHOWN = [
  'prompt',
  'description',
  'duration',
  'camera_movement',
  'wan_motion',
  'seed',
  'start',
  'transition',
] as const;

export const ShotRow = memo(function ShotRow({ shot, keyframe, edited, onEditEnd }: ShotRowProps) {
  const fields = useShotFields(shot, SHOWN);
  const { values } = fields;
  const rate = useFilmRate();
  const motion = values.wan_motion;
  return (
    <>
      <td className={styles.pinned}>
        <RowPicture shotId={shot.shotId} keyframe={keyframe} />
      </td>
      <td className={`${styles.pinned} ${styles.id}`}>{shot.shotId}</td>
      <td className={styles.state}>
        <StandingMark shotId={shot.shotId} />
        <ProblemMark shot={shot} />
      </td>
      <td className={styles.words}>
        <span>{values.prompt || say`No prompt yet`}</span>
        {values.description && <span className={styles.quiet}>{values.description}</span>}
      </td>
      <td className={styles.length} data-length>
        {edited ? (
          <LengthInput
            shotId={shot.shotId}
            seconds={values.duration}
            rate={rate}
            onSeconds={(duration) => fields.change({ duration })}
            onEnd={(toList) => {
              fields.flush();
              onEditEnd(toList);
            }}
          />
        ) : (
          <span className={styles.lengthText} data-bad={!(values.duration > 0) || undefined}>
            {formatDuration(values.duration, rate) || say`no length`}
          </span>
        )}
      </td>
      <td>{cameraWords(values.camera_movement)}</td>
      <td className={motion.type === 'none' ? styles.quiet : undefined}>
        {motion.type === 'none'
          ? motionMove('none').label
          : `${motionMove(motion.type).label} ${formatFixed(motion.strength, 2)}`}
      </td>
      <td className={values.seed === -1 ? styles.quiet : styles.number}>
        {values.seed === -1 ? say`automatic` : values.seed}
      </td>
      <td>{values.start === 'previous' ? say`Previous shot` : say`Keyframe`}</td>
      <td>{transitionWords(values.transition)}</td>
    </>
  );
});

function transitionWords(transition: ShotPatch['transition']): string {
  return transition?.kind === 'crossfade' ? say`Crossfade ${formatSeconds(transition.duration)}` : say`Cut`;
}

function RowPicture({ shotId, keyframe }: { readonly shotId: string; readonly keyframe: KeyframeView | undefined }) {
  const { studio } = useStores();
  if (!keyframe?.mediaPath) {
    const missing = keyframe?.status === 'missing';
    return (
      <span className={styles.noPicture} data-missing={missing || undefined}>
        {missing ? say`missing` : '–'}
      </span>
    );
  }
  return (
    <img
      className={styles.picture}
      src={studio.mediaUrl(keyframe.mediaPath)}
      alt={say`Keyframe of shot ${shotId}`}
      loading="lazy"
      decoding="async"
      draggable={false}
    />
  );
}

interface LengthInputProps {
  readonly shotId: string;
  readonly seconds: number;
  readonly rate: number;
  readonly onSeconds: (seconds: number) => void;
  readonly onEnd: (toList: boolean) => void;
}

function LengthInput({ shotId, seconds, rate, onSeconds, onEnd }: LengthInputProps) {
  const field = useDurationText({ seconds, framesPerSecond: rate, onSeconds, onDone: () => {} });
  return (
    <input
      className={styles.lengthInput}
      // biome-ignore lint/a11y/noAutofocus: it is there because somebody asked to type into it
      autoFocus
      aria-label={say`Duration of shot ${shotId}`}
      aria-invalid={field.invalid}
      data-hint={field.invalid ? durationFault() : undefined}
      data-no-drag
      {...field.input}
      onBlur={() => onEnd(false)}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        field.input.onKeyDown(event);
        if (event.key !== 'Enter' && event.key !== 'Escape') event.stopPropagation();
        else onEnd(true);
      }}
    />
  );
}
