// Earlier runs in words.
import { formatDate, many, say } from '#shared/i18n/say.ts';
import type { RunRecordLine, RunSummary } from '#shared/model/history.ts';
import { formatLength } from '../ui/format-time.ts';

/** "Sat, Nov 21, 2026, 15:57". */
export const runTitle = ({ startedAtIso }: Pick<RunSummary, 'startedAtIso'>): string =>
  formatDate(new Date(startedAtIso), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });

/** "33 rendered · 3 up to date · 3 failed"; what it was asked for where nothing came of it. */
export function resultWords({ segments, rendered, upToDate, failed }: RunSummary): string {
  const parts = [
    rendered > 0 && many(rendered, '{{count}} rendered', '{{count}} rendered'),
    upToDate > 0 && many(upToDate, '{{count}} up to date', '{{count}} up to date'),
    failed > 0 && many(failed, '{{count}} failed', '{{count}} failed'),
  ].filter(Boolean);
  return parts.length > 0
    ? parts.join(' · ')
    : many(segments, 'nothing of {{count}} segment', 'nothing of {{count}} segments');
}

export function runEndWords({ state, failed, seconds, endedAtIso }: RunSummary): string {
  const took = seconds === null ? null : formatLength(Math.round(seconds));
  if (state === 'stopped') return took === null ? say`Stopped` : say`Stopped after ${took}`;
  if (state === 'finished') {
    if (failed > 0) return took === null ? say`Finished with failures` : say`Finished with failures after ${took}`;
    return took === null ? say`Finished` : say`Finished after ${took}`;
  }
  return endedAtIso === null ? say`Not finished` : say`Paused`;
}

export type SeverityFilter = 'all' | 'troubles' | 'problems';

export function recordLines(
  lines: readonly RunRecordLine[],
  severity: SeverityFilter,
  segmentKey: string | null,
): RunRecordLine[] {
  return lines.filter(
    (line) =>
      (segmentKey === null || line.segmentKey === segmentKey) &&
      (severity === 'all' || line.severity === 'problem' || (severity === 'troubles' && line.severity === 'warning')),
  );
}

export const clockOf = (iso: string): string =>
  formatDate(new Date(iso), { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** For the clipboard: one event a line, the times as they stand in the journal. */
export const recordText = (lines: readonly RunRecordLine[]): string =>
  lines.map(({ atIso, segmentKey, text }) => [atIso, segmentKey, text].filter(Boolean).join('  ')).join('\n');
