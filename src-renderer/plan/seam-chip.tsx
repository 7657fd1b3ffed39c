// On the timeline: the join between two segments, and how much of it is seen.
import { say } from '#shared/i18n/say.ts';
import { useSeams } from '../app/stores-context.ts';
import { SEAM_LOOKS, seamState, seamWords } from '../film/seam-looks.tsx';
import styles from './timeline.module.css';

interface SeamChipProps {
  /** Of the segment after the join. */
  readonly segmentKey: string;
  readonly name: string;
  /** Of the shot's length, 0 to 1. */
  readonly at: number;
  /** Where segments are drawn narrow: a line instead of a mark. */
  readonly narrow: boolean;
  readonly onChoose: (key: string) => void;
}

/** For the mouse: by keyboard the join is read with the segment behind it. */
export function SeamChip({ segmentKey, name, at, narrow, onChoose }: SeamChipProps) {
  const seam = useSeams(({ byKey }) => byKey.get(segmentKey));
  if (!seam || seam.status === 'missing') return null;
  const state = seamState(seam);
  const { icon: Mark, color } = SEAM_LOOKS[state];
  const words = [say`Before ${name}`, ...seamWords(seam)];
  return (
    <button
      type="button"
      className={styles.seam}
      data-state={state}
      data-narrow={narrow || undefined}
      aria-label={words.join('. ')}
      title={words.join('\n')}
      tabIndex={-1}
      style={{ left: `${at * 100}%`, color }}
      onClick={() => onChoose(segmentKey)}
    >
      {!narrow && <Mark size={11} stroke={2.6} aria-hidden />}
    </button>
  );
}
