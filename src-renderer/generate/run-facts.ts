// How far a run is, in words.
import { isActive, type RunHead } from '../app/run-store.ts';
import { formatPercent, formatTimeLeft } from '../ui/format-time.ts';

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

function timeLeftWords(head: RunHead): string {
  if (head.state === 'stopping') return 'Stopping…';
  if (head.state !== 'running') return '';
  return head.secondsLeft === null ? 'Measuring the first segment' : formatTimeLeft(head.secondsLeft);
}
