// What stands under the stage, in words.
import { say } from '#shared/i18n/say.ts';
import type { JobView, RunServerView } from '#shared/model/run.ts';
import { deviceBeside, serverName } from '../app/server-words.ts';
import { formatClock, formatLength, formatTimeLeft } from '../ui/format-time.ts';

/** Below this, a segment's own pace says too little: loading the model counts for most of it. */
const TELLING_FRACTION = 0.15;

/** Until the segment is rendered: by its own pace, before that by what such segments took. null: not known. */
export function secondsLeftOf(
  { startedAtIso, fraction, estimateSeconds }: Pick<JobView, 'startedAtIso' | 'fraction' | 'estimateSeconds'>,
  nowMs: number,
): number | null {
  if (startedAtIso === null) return null;
  const elapsed = (nowMs - Date.parse(startedAtIso)) / 1_000;
  if (fraction !== null && fraction >= TELLING_FRACTION) return (elapsed / fraction) * (1 - fraction);
  return estimateSeconds === null || elapsed > estimateSeconds ? null : estimateSeconds - elapsed;
}

/** "1:12 elapsed · about 2 min left". */
export function paceWords(job: JobView, nowMs: number): string {
  if (job.startedAtIso === null) return '';
  const left = secondsLeftOf(job, nowMs);
  const elapsed = say`${formatClock((nowMs - Date.parse(job.startedAtIso)) / 1_000)} elapsed`;
  return left === null ? elapsed : `${elapsed} · ${formatTimeLeft(left)}`;
}

/** "cellar:8188 · RTX 5090"; '' where none had it. */
export function whereWords({ server }: Pick<JobView, 'server'>, servers: readonly RunServerView[]): string {
  if (server === null) return '';
  const known = servers.find(({ id }) => id === server);
  const name = known?.name ?? (server === 'draft' ? say`this machine` : serverName(server));
  // Of this machine, what renders there has no card to tell of.
  const device = known && server !== 'draft' ? deviceBeside(known) : '';
  return device === '' ? name : `${name} · ${device}`;
}

/** "rendered in 2 min 27 s"; '' where it was not rendered in this run. */
export function tookWords({ startedAtIso, finishedAtIso }: Pick<JobView, 'startedAtIso' | 'finishedAtIso'>): string {
  if (startedAtIso === null || finishedAtIso === null) return '';
  return say`rendered in ${formatLength(Math.round((Date.parse(finishedAtIso) - Date.parse(startedAtIso)) / 1_000))}`;
}
