// A run in words.
import { assertNever } from '#shared/assert-never.ts';
import { isRunBusy, type JobView } from '#shared/model/run.ts';
import { countOf, formatPercent, formatTimeLeft } from '../ui/format-time.ts';
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
    [count('left-out'), 'left out'],
    [count('stopped'), 'stopped'],
  ];
  const said = parts.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`);
  return said.length > 0 ? said.join(', ') : 'nothing to render';
}

export function runStateWords(head: Pick<RunHead, 'state' | 'failed' | 'pause'>): string {
  switch (head.state) {
    case 'running':
      return 'Rendering';
    case 'pausing':
      return 'Pausing after this segment';
    case 'paused':
      return head.pause?.because === 'unfinished' ? 'Not finished' : 'Paused';
    case 'stopping':
      return 'Stopping';
    case 'finished':
      return head.failed > 0 ? 'Finished with failures' : 'Finished';
    case 'stopped':
      return 'Stopped';
    default:
      return assertNever(head.state);
  }
}

/** "3 of 40 segments failed"; what is blocked by these counts with them. '' where none did. */
export function failedWords(jobs: readonly JobView[]): string {
  const failed = jobs.filter(({ state }) => state === 'failed').length;
  if (failed === 0) return '';
  const blocked = jobs.filter(({ state }) => state === 'blocked').length;
  const held = blocked > 0 ? `, ${blocked} more cannot begin without ${failed === 1 ? 'it' : 'them'}` : '';
  return `${failed} of ${countOf(jobs.length, 'segment')} failed${held}`;
}

/** Servers that take part in the work now or would, were there something for them. */
const COUNTED = new Set(['working', 'idle', 'checking']);

/** "about 2 h 10 min left on 3 servers"; '' where nothing is rendered or nothing is known. */
export function timeLeftWords({ state, secondsLeft, servers }: RunHead): string {
  if (!isRunBusy(state) || state === 'stopping') return '';
  if (secondsLeft === null) return 'Time left: not known before a segment is done';
  const working = servers.filter((server) => COUNTED.has(server.state)).length;
  return `${formatTimeLeft(secondsLeft)}${working > 1 ? ` on ${working} servers` : ''}`;
}

/** What is given up where these are broken off: "Shot 001, segment 2 is 64 % rendered. It will be rendered afresh." */
export function lostByStopping(running: readonly JobView[]): string {
  const [first, ...others] = running;
  if (!first) return 'Nothing is being rendered.';
  const percent = first.fraction === null ? 'being rendered' : `${formatPercent(first.fraction)} rendered`;
  const one = `Shot ${first.shotId}, segment ${first.segmentIndex + 1} is ${percent}`;
  if (others.length === 0) return `${one}. It will be rendered afresh.`;
  return `${one}, and ${countOf(others.length, 'other segment')} with it. They will be rendered afresh.`;
}
