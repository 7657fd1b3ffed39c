// A run in words.
import { assertNever } from '#shared/assert-never.ts';
import type { JobView } from '#shared/model/run.ts';
import type { RunHead } from './run-store.ts';

/** "12 rendered, 3 up to date, 1 failed". */
export function runSummary(head: RunHead, jobs: readonly JobView[]): string {
  const count = (state: JobView['state']) => jobs.filter((job) => job.state === state).length;
  const parts: [number, string][] = [
    [head.rendered, 'rendered'],
    [head.upToDate, 'up to date'],
    // The head counts blocked segments as failed; here each is told as what it is.
    [count('failed'), 'failed'],
    [count('blocked'), 'blocked'],
    [count('stopped'), 'stopped'],
  ];
  const said = parts.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`);
  return said.length > 0 ? said.join(', ') : 'nothing to render';
}

export function runStateWords(head: RunHead): string {
  switch (head.state) {
    case 'running':
      return 'Rendering';
    case 'stopping':
      return 'Stopping after this step';
    case 'finished':
      return head.failed > 0 ? 'Finished with failures' : 'Finished';
    case 'stopped':
      return 'Stopped';
    case 'failed':
      return 'The run failed';
    default:
      return assertNever(head.state);
  }
}
