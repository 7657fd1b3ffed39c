// The server's queue, in the order of execution.
import { ok, type Result } from '#shared/result.ts';
import type { ComfyHttp } from './http.ts';
import { type QueueItem, queueState } from './wire.ts';

export interface QueueState {
  readonly running: readonly QueueItem[];
  readonly pending: readonly QueueItem[];
}

export async function askQueue(http: ComfyHttp, signal?: AbortSignal): Promise<Result<QueueState>> {
  const answer = await http.getJson('/queue', queueState, signal);
  if (!answer.ok) return answer;
  const { queue_running: running, queue_pending: pending } = answer.value;
  // The server lists its heap as it lies; the order of execution is by (number, id).
  return ok({ running, pending: pending.toSorted((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1)) });
}
