// One prediction as it goes by the server's clock: starting, processing, an end; its data is gone an hour later.
import { randomBytes } from 'node:crypto';
import type { PlayedModel } from './played-models.ts';

export type PlayedEnd = 'succeeded' | 'failed' | 'canceled' | 'aborted';

export interface PlayedPrediction {
  readonly id: string;
  readonly model: PlayedModel;
  readonly input: Readonly<Record<string, unknown>>;
  readonly createdAtMs: number;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  /** From `Cancel-After`; null: it has none. */
  readonly deadlineMs: number | null;
  /** What it will say where it is to fail. */
  readonly failure: string | null;
  end: PlayedEnd | null;
  endedAtMs: number | null;
  /** Where its film is served, or the film itself. */
  output: unknown;
}

export const HOUR_MS = 60 * 60_000;

/** 26 of a-z and 0-9, as theirs. */
export const newId = (): string =>
  BigInt(`0x${randomBytes(17).toString('hex')}`)
    .toString(36)
    .padStart(26, '0')
    .slice(-26);

export type PlayedStatus = PlayedEnd | 'starting' | 'processing';

/** What has come of it by now; `finishing`: its film is still to be made. */
export function statusAt(one: PlayedPrediction, nowMs: number): PlayedStatus | 'finishing' {
  if (one.end !== null) return one.end;
  if (one.deadlineMs !== null && nowMs >= one.deadlineMs) {
    return one.deadlineMs <= one.startsAtMs ? 'aborted' : 'canceled';
  }
  if (nowMs < one.startsAtMs) return 'starting';
  return nowMs < one.endsAtMs ? 'processing' : 'finishing';
}

export const isRemoved = ({ endedAtMs }: PlayedPrediction, nowMs: number): boolean =>
  endedAtMs !== null && nowMs - endedAtMs >= HOUR_MS;

export function asJson(one: PlayedPrediction, nowMs: number, apiUrl: string): object {
  const status = statusAt(one, nowMs);
  const shown = status === 'finishing' ? 'processing' : status;
  const gone = isRemoved(one, nowMs);
  const startedAtMs = shown === 'starting' || shown === 'aborted' ? null : one.startsAtMs;
  const end = one.endedAtMs;
  return {
    id: one.id,
    model: one.model.name,
    version: one.model.isOfficial ? 'hidden' : one.model.version,
    input: gone ? {} : one.input,
    logs: gone ? '' : logsAt(one, nowMs, shown),
    output: gone || shown !== 'succeeded' ? null : one.output,
    data_removed: gone,
    error: shown === 'failed' ? one.failure : null,
    source: 'api',
    status: shown,
    created_at: iso(one.createdAtMs),
    started_at: iso(startedAtMs),
    completed_at: iso(end),
    metrics: end === null || startedAtMs === null ? {} : { predict_time: (end - startedAtMs) / 1000 },
    urls: {
      get: `${apiUrl}/predictions/${one.id}`,
      cancel: `${apiUrl}/predictions/${one.id}/cancel`,
      web: `https://replicate.com/p/${one.id}`,
    },
  };
}

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

const STEPS = 25;

function logsAt({ startsAtMs, endsAtMs }: PlayedPrediction, nowMs: number, status: PlayedStatus): string {
  if (status === 'starting' || status === 'aborted') return '';
  const share = Math.min(1, Math.max(0, (nowMs - startsAtMs) / Math.max(1, endsAtMs - startsAtMs)));
  const done = Math.floor(share * STEPS);
  const bars = Array.from({ length: done + 1 }, (_, step) => {
    const percent = Math.round((100 * step) / STEPS);
    return `${String(percent).padStart(3)}%|${'█'.repeat(Math.floor(percent / 10)).padEnd(10)}| ${step}/${STEPS}`;
  });
  return `Using seed: 7\n${bars.join('\r')}`;
}
