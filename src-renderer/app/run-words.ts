// A run in words.
import { assertNever } from '#shared/assert-never.ts';
import { many, say } from '#shared/i18n/say.ts';
import type { JobView } from '#shared/model/run.ts';
import { isRunBusy } from '#shared/model/run-phase.ts';
import { formatPercent, formatTimeLeft } from '../ui/format-time.ts';
import type { RunHead } from './run-store.ts';

/** "12 rendered, 3 up to date, 1 failed". */
export function runSummary(head: RunHead, jobs: readonly JobView[]): string {
  const count = (state: JobView['state']) => jobs.filter((job) => job.state === state).length;
  // The head counts blocked segments as failed; here each is told as what it is.
  const failed = count('failed');
  const blocked = count('blocked');
  const leftOut = count('left-out');
  const stopped = count('stopped');
  const said = [
    head.rendered > 0 && many(head.rendered, '{{count}} rendered', '{{count}} rendered'),
    head.upToDate > 0 && many(head.upToDate, '{{count}} up to date', '{{count}} up to date'),
    failed > 0 && many(failed, '{{count}} failed', '{{count}} failed'),
    blocked > 0 && many(blocked, '{{count}} blocked', '{{count}} blocked'),
    leftOut > 0 && many(leftOut, '{{count}} left out', '{{count}} left out'),
    stopped > 0 && many(stopped, '{{count}} stopped', '{{count}} stopped'),
  ].filter((words) => words !== false);
  return said.length > 0 ? said.join(', ') : say`nothing to render`;
}

type Ended = Pick<RunHead, 'state' | 'failed' | 'rendered' | 'upToDate' | 'minimumClips'>;

/** Some failed, and as many clips as the settings ask for are there. */
export const isDoneInPart = ({ state, failed, rendered, upToDate, minimumClips }: Ended): boolean =>
  state === 'finished' && failed > 0 && minimumClips !== null && rendered + upToDate >= minimumClips;

export function runStateWords(head: Ended & Pick<RunHead, 'pause'>): string {
  switch (head.state) {
    case 'running':
      return say`Rendering`;
    case 'pausing':
      return say`Pausing after this segment`;
    case 'paused':
      return head.pause?.because === 'unfinished' ? say`Not finished` : say`Paused`;
    case 'stopping':
      return say`Stopping`;
    case 'finished':
      if (isDoneInPart(head)) return say`Done in part`;
      return head.failed > 0 ? say`Finished with failures` : say`Finished`;
    case 'stopped':
      return say`Stopped`;
    default:
      return assertNever(head.state);
  }
}

/** "3 of 40 segments failed"; what is blocked by these counts with them. '' where none did. */
export function failedWords(jobs: readonly JobView[]): string {
  const failed = jobs.filter(({ state }) => state === 'failed').length;
  if (failed === 0) return '';
  const blocked = jobs.filter(({ state }) => state === 'blocked').length;
  const words = many(failed, '{{count}} of {{all}} segments failed', '{{count}} of {{all}} segments failed', {
    all: jobs.length,
  });
  if (blocked === 0) return words;
  const held =
    failed === 1
      ? many(blocked, '{{count}} more cannot begin without it', '{{count}} more cannot begin without it')
      : many(blocked, '{{count}} more cannot begin without them', '{{count}} more cannot begin without them');
  return `${words}, ${held}`;
}

/** Servers that take part in the work now or would, were there something for them. */
const COUNTED = new Set(['working', 'idle', 'checking']);

/** "about 2 h 10 min left on 3 servers"; '' where nothing is rendered or nothing is known. */
export function timeLeftWords({ state, secondsLeft, servers }: RunHead): string {
  if (!isRunBusy(state) || state === 'stopping') return '';
  if (secondsLeft === null) return say`Time left: not known before a segment is done`;
  const working = servers.filter((server) => COUNTED.has(server.state)).length;
  return working > 1 ? say`${formatTimeLeft(secondsLeft)} on ${working} servers` : formatTimeLeft(secondsLeft);
}

/** What is given up where these are broken off: "Shot 001, segment 2 is 64 % rendered. It will be rendered afresh." */
export function lostByStopping(running: readonly JobView[]): string {
  const [first, ...others] = running;
  if (!first) return say`Nothing is being rendered.`;
  const { shotId, segmentIndex, fraction } = first;
  const one =
    fraction === null
      ? say`Shot ${shotId}, segment ${segmentIndex + 1} is being rendered`
      : say`Shot ${shotId}, segment ${segmentIndex + 1} is ${formatPercent(fraction)} rendered`;
  if (others.length === 0) return say`${one}. It will be rendered afresh.`;
  return many(
    others.length,
    '{{one}}, and {{count}} other segment with it. They will be rendered afresh.',
    '{{one}}, and {{count}} other segments with it. They will be rendered afresh.',
    { one },
  );
}
