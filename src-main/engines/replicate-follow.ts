// Waits for a prediction: asked at growing pauses, given up after the time that a clip may take.
import { formatNumber, say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError, StudioErrorCode } from '#shared/studio-error.ts';
import { hasSucceeded, type Prediction, predictionError, type ReplicateClient } from '../replicate/index.ts';
import type { FollowEvents } from './engine.ts';

export interface FollowDeps {
  readonly client: ReplicateClient;
  /** null: as long as it takes. */
  readonly timeoutMs: () => number | null;
  readonly wasCanceledHere: () => boolean;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 5_000;
const GROWTH = 1.5;
/** In a row; then the run is told, and asks for the job again when Replicate answers. */
const MOST_FAILED_QUESTIONS = 6;
const PASSING: ReadonlySet<StudioErrorCode> = new Set(['server-unreachable', 'server-error', 'rate-limited']);

export async function followPrediction(
  deps: FollowDeps,
  id: string,
  onProgress: FollowEvents['onProgress'],
  signal: AbortSignal,
): Promise<Result<Prediction>> {
  const { client } = deps;
  let pauseMs = FIRST_PAUSE_MS;
  let failed = 0;
  let startedAtMs: number | null = null;
  for (;;) {
    if (signal.aborted) return err(notFollowed());
    const asked = await client.find(id, signal);
    if (asked.ok) {
      const one = asked.value;
      if (one === null) return err(unknownThere(id));
      failed = 0;
      onProgress(progressOf(one));
      if (hasSucceeded(one)) return ok(one);
      const error = predictionError(one, one.model ?? '');
      if (error !== null) return err(error.code === 'interrupted' && deps.wasCanceledHere() ? stoppedHere() : error);
      if (one.status === 'processing') startedAtMs ??= startOf(one) ?? client.serverNowMs();
      const timeoutMs = deps.timeoutMs();
      const isOverdue = startedAtMs !== null && timeoutMs !== null && client.serverNowMs() - startedAtMs > timeoutMs;
      if (isOverdue) return takeBack(client, id, timeoutMs, signal);
    } else {
      failed += 1;
      if (!PASSING.has(asked.error.code) || failed >= MOST_FAILED_QUESTIONS) return asked;
    }
    await client.pause(asked.ok ? pauseMs : Math.max(pauseMs, asked.error.retryAfterMs ?? 0), signal);
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * GROWTH);
  }
}

async function takeBack(
  client: ReplicateClient,
  id: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Result<Prediction>> {
  const canceled = await client.cancel(id);
  if (!canceled.ok) return canceled;
  // It may have come out while it was being canceled: then it is paid, and taken.
  const last = await client.get(id, signal);
  return last.ok && hasSucceeded(last.value) ? last : err(timedOut(timeoutMs));
}

function startOf({ started_at: at }: Prediction): number | null {
  const ms = at == null ? Number.NaN : Date.parse(at);
  return Number.isNaN(ms) ? null : ms;
}

function progressOf(one: Prediction) {
  const isWaiting = one.status === 'starting' || one.status === 'queued';
  return {
    fraction: isWaiting ? null : fractionIn(one.logs ?? ''),
    activity: isWaiting ? say`Waiting at Replicate` : say`Rendering at Replicate`,
    preview: null,
    isQueued: isWaiting,
  };
}

/** The last bar that a model drew: ` 45%|████▌     | 9/20`. null: it draws none. */
export function fractionIn(logs: string): number | null {
  const last = [...logs.slice(-4000).matchAll(/(\d{1,3})%\s*\|/g)].at(-1)?.[1];
  return last === undefined ? null : Math.min(1, Number(last) / 100);
}

export const unknownThere = (id: string): StudioError => ({
  code: 'server-lost-job',
  message: say`Replicate does not know this clip: it was made under another account, or it is gone.`,
  remedy: say`Check whose API token is used. Render the segment again.`,
  details: id,
});

const notFollowed = (): StudioError => ({
  code: 'stopped',
  message: say`The clip is no longer waited for.`,
  remedy: '',
});

const stoppedHere = (): StudioError => ({
  code: 'stopped',
  message: say`The clip was canceled at Replicate.`,
  remedy: say`Render it again.`,
});

const timedOut = (timeoutMs: number): StudioError => ({
  code: 'timed-out',
  message: say`The clip was not ready ${formatNumber(timeoutMs / 1000, 0)} s after Replicate began with it, and was taken back.`,
  remedy: say`Allow more time for a clip in Settings, or choose a faster model or a shorter clip.`,
});
