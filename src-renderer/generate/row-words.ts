// What a row of the queue says of its segment, and of the time it takes.
import { say } from '#shared/i18n/say.ts';
import type { JobView } from '#shared/model/run.ts';
import type { SegmentStanding } from '#shared/model/video-plan.ts';
import { formatClock, formatLength, formatPercent, formatRough } from '../ui/format-time.ts';
import type { RowState } from './row-state.ts';

/** The middle of the row; '' where the state says it all. */
export function rowWords(
  state: RowState,
  job: JobView | undefined,
  standing: SegmentStanding | undefined,
  nowMs: number,
): string {
  if (job) {
    const instead = job.fallback ? say`${job.fallback.name} in the place of its own model: ${job.fallback.reason}` : '';
    if (state === 'running') return [runningWords(job), instead].filter(Boolean).join(' · ');
    if (state === 'waiting') return waitingWords(job, nowMs);
    if (state === 'done') return [job.tries > 1 && say`after ${job.tries} tries`, instead].filter(Boolean).join(' · ');
    if (state === 'blocked') return blockedWords(job);
    // The reason stands below the row, with what can be done about it.
    if (state === 'failed') return job.tries > 1 ? say`after ${job.tries} tries` : '';
  }
  return standing?.reasons.join(' ') ?? '';
}

const blockedWords = ({ error }: JobView): string =>
  error ? `${error.message} ${error.remedy}`.trim() : say`It continues a segment that failed.`;

function runningWords({ fraction, activity, again, tries }: JobView): string {
  const parts = [
    fraction !== null && formatPercent(fraction),
    activity,
    tries > 1 && say`try ${tries}`,
    again && say`rendered again`,
  ];
  return parts.filter(Boolean).join(' · ');
}

/** "Try 2 of 3 in 8 s · The worker died." */
function waitingWords({ activity, retryAtIso, tries, error, again }: JobView, nowMs: number): string {
  if (retryAtIso === null) return [activity, again && say`to be rendered again`].filter(Boolean).join(' · ');
  const seconds = Math.ceil((Date.parse(retryAtIso) - nowMs) / 1_000);
  const which = activity || say`Try ${tries + 1}`;
  const words =
    seconds > 0
      ? say`${which} in ${seconds < 90 ? `${seconds} s` : formatRough(seconds)}`
      : say`${which} as soon as a server is free`;
  return [words, error?.message].filter(Boolean).join(' · ');
}

/** "1:12 of 3 min" while it is rendered, "≈ 3 min" before, "2 min 27 s" after; '' where nothing is known. */
export function timeWords(
  state: RowState,
  job: JobView | undefined,
  estimateSeconds: number | null,
  nowMs: number,
): string {
  const started = job?.startedAtIso ? Date.parse(job.startedAtIso) : null;
  const estimate = job?.estimateSeconds ?? estimateSeconds;
  if (state === 'running' && started !== null) {
    const clock = formatClock((nowMs - started) / 1_000);
    return estimate === null ? clock : say`${clock} of ${formatRough(estimate)}`;
  }
  if (state === 'done' && started !== null && job?.finishedAtIso) {
    return formatLength(Math.round((Date.parse(job.finishedAtIso) - started) / 1_000));
  }
  const isAhead = state === 'waiting' || state === 'will-render' || state === 'stale' || state === 'stopped';
  return isAhead && estimate !== null ? `≈ ${formatRough(estimate)}` : '';
}
