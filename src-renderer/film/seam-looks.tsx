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
import { say } from '#shared/i18n/say.ts';
import type { SeamGrade, SeamView } from '#shared/model/seam.ts';

/** `corrected`: whatever its grade, the film gets a correction here. */
export type SeamState = SeamGrade | 'corrected' | 'waiting' | 'failed' | 'missing';

export function seamState({ status, figures, correction }: SeamView): SeamState {
  if (status !== 'measured') return status;
  if (correction !== null) return 'corrected';
  return figures?.grade ?? 'waiting';
}

interface SeamLook {
  readonly icon: Icon;
  readonly color: string;
  readonly label: () => string;
  readonly sentence: () => string;
}

export const SEAM_LOOKS: Record<SeamState, SeamLook> = {
  clean: {
    icon: IconCheck,
    color: 'var(--lt-up-to-date)',
    label: () => say`Clean`,
    sentence: () => say`Seam: clean`,
  },
  slight: {
    icon: IconTilde,
    color: 'var(--mantine-color-dimmed)',
    label: () => say`Slight`,
    sentence: () => say`Seam: slight`,
  },
  visible: {
    icon: IconAlertTriangleFilled,
    color: 'var(--lt-stale)',
    label: () => say`Visible`,
    sentence: () => say`Seam: visible`,
  },
  broken: {
    icon: IconX,
    color: 'var(--lt-blocked)',
    label: () => say`Broken`,
    sentence: () => say`Seam: broken`,
  },
  corrected: {
    icon: IconWand,
    color: 'var(--lt-will-render)',
    label: () => say`Corrected`,
    sentence: () => say`Seam: corrected`,
  },
  waiting: {
    icon: IconHourglassHigh,
    color: 'var(--mantine-color-dimmed)',
    label: () => say`Being measured`,
    sentence: () => say`Seam: being measured`,
  },
  failed: {
    icon: IconQuestionMark,
    color: 'var(--lt-blocked)',
    label: () => say`Could not be measured`,
    sentence: () => say`Seam: could not be measured`,
  },
  missing: {
    icon: IconQuestionMark,
    color: 'var(--mantine-color-dimmed)',
    label: () => say`A clip is missing`,
    sentence: () => say`Seam: a clip is missing`,
  },
};

const CORRECTED_FROM: Record<SeamGrade, () => string> = {
  clean: () => say`Corrected, clean before`,
  slight: () => say`Corrected, slight before`,
  visible: () => say`Corrected, visible before`,
  broken: () => say`Corrected, broken before`,
};

/** Mark and word. */
export function SeamGradeMark({ seam }: { readonly seam: SeamView }) {
  const state = seamState(seam);
  const { label, icon: Mark, color } = SEAM_LOOKS[state];
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6, color }}>
      <Mark size={14} stroke={2.2} aria-hidden />
      {state === 'corrected' && seam.figures ? CORRECTED_FROM[seam.figures.grade]() : label()}
    </span>
  );
}

/** All that is known of it, in a line or some. */
export function seamWords(seam: SeamView): string[] {
  const { sentence } = SEAM_LOOKS[seamState(seam)];
  return [sentence(), ...(seam.figures?.words ?? []), ...(seam.error === null ? [] : [seam.error])];
}
