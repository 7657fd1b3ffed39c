// How a seam stands, as a mark with a word: never by colour alone. For every panel that shows seams.
import {
  type Icon,
  IconAlertTriangleFilled,
  IconCheck,
  IconHourglassHigh,
  IconQuestionMark,
  IconTilde,
  IconWand,
  IconX,
} from '@tabler/icons-react';
import type { SeamGrade, SeamView } from '#shared/model/seam.ts';

/** `corrected`: whatever its grade, the film gets a correction here. */
export type SeamState = SeamGrade | 'corrected' | 'waiting' | 'failed' | 'missing';

export function seamState({ status, figures, correction }: SeamView): SeamState {
  if (status !== 'measured') return status;
  if (correction !== null) return 'corrected';
  return figures?.grade ?? 'waiting';
}

interface SeamLook {
  readonly words: string;
  readonly icon: Icon;
  readonly color: string;
}

export const SEAM_LOOKS: Record<SeamState, SeamLook> = {
  clean: { words: 'Clean', icon: IconCheck, color: 'var(--lt-up-to-date)' },
  slight: { words: 'Slight', icon: IconTilde, color: 'var(--mantine-color-dimmed)' },
  visible: { words: 'Visible', icon: IconAlertTriangleFilled, color: 'var(--lt-stale)' },
  broken: { words: 'Broken', icon: IconX, color: 'var(--lt-blocked)' },
  corrected: { words: 'Corrected', icon: IconWand, color: 'var(--lt-will-render)' },
  waiting: { words: 'Being measured', icon: IconHourglassHigh, color: 'var(--mantine-color-dimmed)' },
  failed: { words: 'Could not be measured', icon: IconQuestionMark, color: 'var(--lt-blocked)' },
  missing: { words: 'A clip is missing', icon: IconQuestionMark, color: 'var(--mantine-color-dimmed)' },
};

/** Mark, word and score. */
export function SeamGradeMark({ seam }: { readonly seam: SeamView }) {
  const state = seamState(seam);
  const { words, icon: Mark, color } = SEAM_LOOKS[state];
  const grade =
    state === 'corrected' && seam.figures ? `, ${SEAM_LOOKS[seam.figures.grade].words.toLowerCase()} before` : '';
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6, color }}>
      <Mark size={14} stroke={2.2} aria-hidden />
      {words}
      {grade}
    </span>
  );
}

/** All that is known of it, in a line or some. */
export function seamWords(seam: SeamView): string[] {
  const { words } = SEAM_LOOKS[seamState(seam)];
  return [`Seam: ${words.toLowerCase()}`, ...(seam.figures?.words ?? []), ...(seam.error === null ? [] : [seam.error])];
}
