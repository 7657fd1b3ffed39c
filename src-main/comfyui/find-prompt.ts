// Where a job is. History and queue decide; a job may move between two questions, so history is asked twice.
import { ok, type Result } from '#shared/result.ts';
import type { ComfyGraph } from './graph.ts';
import type { ComfyHttp } from './http.ts';
import { askQueue } from './queue-state.ts';
import { graphOnServer, type HistoryEntry, historyAnswer, type QueueItem, queuedBy } from './wire.ts';

export type PromptPlace =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'waiting';
      readonly aheadCount: number;
      readonly graph: ComfyGraph | undefined;
      /** What the server should be doing meanwhile. */
      readonly queue: { readonly runningCount: number; readonly pendingCount: number; readonly nextPromptId: string };
    }
  | {
      readonly kind: 'running';
      readonly graph: ComfyGraph | undefined;
      /** Whose socket hears of it; null: nobody's, or the server does not say. */
      readonly clientId: string | null;
    }
  | { readonly kind: 'settled'; readonly entry: HistoryEntry; readonly graph: ComfyGraph | undefined };

export async function locatePrompt(
  http: ComfyHttp,
  promptId: string,
  signal?: AbortSignal,
): Promise<Result<PromptPlace>> {
  const early = await inHistory(http, promptId, signal);
  if (!early.ok || early.value.kind === 'settled') return early;
  const queued = await inQueue(http, promptId, signal);
  if (!queued.ok || queued.value.kind !== 'unknown') return queued;
  return inHistory(http, promptId, signal);
}

async function inHistory(http: ComfyHttp, promptId: string, signal?: AbortSignal): Promise<Result<PromptPlace>> {
  const answer = await http.getJson(`/history/${encodeURIComponent(promptId)}`, historyAnswer, signal);
  if (!answer.ok) return answer;
  const entry = answer.value[promptId];
  if (!entry) return ok({ kind: 'unknown' });
  const graph = Array.isArray(entry.prompt) ? readGraph(entry.prompt[2]) : undefined;
  return ok({ kind: 'settled', entry, graph });
}

export async function inQueue(http: ComfyHttp, promptId: string, signal?: AbortSignal): Promise<Result<PromptPlace>> {
  const queue = await askQueue(http, signal);
  if (!queue.ok) return queue;
  const { running, pending } = queue.value;
  const current = running.find((item) => item[1] === promptId);
  if (current) return ok({ kind: 'running', graph: readGraph(current[2]), clientId: readClientId(current) });
  const index = pending.findIndex((item) => item[1] === promptId);
  const [next] = pending;
  if (index < 0 || next === undefined) return ok({ kind: 'unknown' });
  return ok({
    kind: 'waiting',
    aheadCount: running.length + index,
    graph: readGraph(pending[index]?.[2]),
    queue: { runningCount: running.length, pendingCount: pending.length, nextPromptId: next[1] },
  });
}

function readClientId(item: QueueItem): string | null {
  const parsed = queuedBy.safeParse(item[3]);
  return parsed.success ? parsed.data.client_id : null;
}

function readGraph(raw: unknown): ComfyGraph | undefined {
  const parsed = graphOnServer.safeParse(raw);
  return parsed.success ? (parsed.data as ComfyGraph) : undefined;
}
