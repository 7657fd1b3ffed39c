// How far a run is, in words.
import { isActive, type RunHead } from '../app/run-store.ts';
import { timeLeftWords } from '../app/run-words.ts';
import { countOf, formatPercent } from '../ui/format-time.ts';

export interface RunFacts {
  readonly fraction: number;
  readonly count: string;
  readonly timeLeft: string;
}

export function runFacts(head: RunHead | null, jobs: number): RunFacts {
  if (!head || jobs === 0) return { fraction: 0, count: 'Not started', timeLeft: '' };
  // A stopped run has ended with all of its jobs; how much of it was made is another question.
  const fraction = isActive(head) ? head.fraction : head.done / jobs;
  return { fraction, count: `${head.done} of ${jobs} · ${formatPercent(fraction)}`, timeLeft: timeLeftWords(head) };
}

/** "A run from Friday 20 November at 19:23 was not finished: 12 of 40 segments done." */
export function unfinishedWords({ startedAtIso, done }: RunHead, jobs: number): string {
  const when = new Date(startedAtIso).toLocaleString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
  return `A run from ${when} was not finished: ${done} of ${countOf(jobs, 'segment')} done.`;
}
