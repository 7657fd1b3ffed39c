// How far a run is, in words.
import { formatDate, formatNumber, many, say } from '#shared/i18n/say.ts';
import { isActive, type RunHead } from '../app/run-store.ts';
import { runStateWords, timeLeftWords } from '../app/run-words.ts';
import { formatPercent } from '../ui/format-time.ts';

export interface RunFacts {
  readonly fraction: number;
  readonly count: string;
  readonly timeLeft: string;
}

export function runFacts(head: RunHead | null, jobs: number): RunFacts {
  if (!head || jobs === 0) return { fraction: 0, count: say`Not started`, timeLeft: '' };
  // A run that is over has ended with all of its jobs; how much of it was made is another question.
  const made = madeIn(head);
  const fraction = isActive(head) ? head.fraction : made / jobs;
  return {
    fraction,
    count: say`${formatNumber(made)} of ${formatNumber(jobs)} · ${formatPercent(fraction)}`,
    timeLeft: timeLeftWords(head),
  };
}

/** Segments that have their clip. */
const madeIn = ({ rendered, upToDate }: RunHead): number => rendered + upToDate;

/** "Paused: 12 of 40 segments done"; '' where it does not stand still. */
export function pausedWords(head: RunHead, jobs: number): string {
  if (head.state !== 'paused') return '';
  return many(jobs, '{{state}}: {{made}} of {{count}} segment done', '{{state}}: {{made}} of {{count}} segments done', {
    state: runStateWords(head),
    made: formatNumber(madeIn(head)),
  });
}

/** "A run from Friday 20 November at 19:23 was not finished: 12 of 40 segments done." */
export function unfinishedWords(head: RunHead, jobs: number): string {
  const when = formatDate(new Date(head.startedAtIso), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return many(
    jobs,
    'A run from {{when}} was not finished: {{made}} of {{count}} segment done.',
    'A run from {{when}} was not finished: {{made}} of {{count}} segments done.',
    { when, made: formatNumber(madeIn(head)) },
  );
}
