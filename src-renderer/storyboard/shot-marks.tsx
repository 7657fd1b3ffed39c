// How a shot stands, as marks with words: what keeps it from being rendered, whether its clips are up to date.
import {
  IconAlertTriangleFilled,
  IconBan,
  IconCheck,
  IconExclamationMark,
  IconLink,
  IconRefresh,
} from '@tabler/icons-react';
import { say } from '#shared/i18n/say.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { usePlan, useProject } from '../app/stores-context.ts';
import { fileFaultsOf } from './file-faults.ts';
import styles from './shot-cards.module.css';
import { type ShotStanding, standingsOf } from './shot-standings.ts';

const MARKS = {
  'up-to-date': { icon: IconCheck, stroke: 2.2 },
  'will-render': { icon: IconRefresh, stroke: 1.8 },
  stale: { icon: IconExclamationMark, stroke: 3 },
  blocked: { icon: IconBan, stroke: 2 },
} as const;

function standingWords(status: ShotStanding['status']): string {
  switch (status) {
    case 'up-to-date':
      return say`Up to date`;
    case 'will-render':
      return say`Will render`;
    case 'stale':
      return say`Stale`;
    case 'blocked':
      return say`Blocked`;
  }
}

export const useStanding = (shotId: string): ShotStanding | undefined =>
  usePlan((state) => standingsOf(state.view).get(shotId));

/** null: the plan does not know it yet. */
export function StandingMark({ shotId }: { readonly shotId: string }) {
  const standing = useStanding(shotId);
  if (!standing) return null;
  const { icon: Mark, stroke } = MARKS[standing.status];
  const words = [standingWords(standing.status), ...standing.reasons].join('\n');
  return (
    <span className={styles.mark} data-status={standing.status} data-hint={words} role="img" aria-label={words}>
      <Mark size={13} stroke={stroke} aria-hidden />
    </span>
  );
}

/** Why the shot cannot be rendered as it stands, or what to know before it is; empty: nothing. */
export function useShotProblems(shot: Shot): {
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
} {
  const standing = useStanding(shot.shotId);
  const inFiles = useProject((state) => fileFaultsOf(state.view).get(shot.shotId));
  return { problems: [...(inFiles ?? []), ...(standing?.problems ?? [])], warnings: standing?.warnings ?? [] };
}

export function ProblemMark({ shot }: { readonly shot: Shot }) {
  const { problems, warnings } = useShotProblems(shot);
  const told = problems.length > 0 ? problems : warnings;
  if (told.length === 0) return null;
  const words = told.join('\n');
  return (
    <span
      className={styles.problemMark}
      data-severity={problems.length > 0 ? 'problem' : 'warning'}
      data-hint={words}
      role="img"
      aria-label={words}
    >
      <IconAlertTriangleFilled size={13} aria-hidden />
    </span>
  );
}

export function ChainedMark() {
  const words = say`Continues from the last frame of the shot before`;
  return (
    <span className={styles.mark} data-hint={words} role="img" aria-label={words}>
      <IconLink size={13} stroke={2} aria-hidden />
    </span>
  );
}
