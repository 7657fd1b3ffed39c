// Where a job is. History and queue decide; a job may move between two questions, so history is asked twice.
import { ok, type Result } from '#shared/result.ts';
import type { ComfyGraph } from './graph.ts';
import type { ComfyHttp } from './http.ts';
import { graphOnServer, type HistoryEntry, historyAnswer, queueState } from './wire.ts';

export type PromptPlace =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'waiting'; readonly aheadCount: number; readonly graph: ComfyGraph | undefined }
  | { readonly kind: 'running'; readonly graph: ComfyGraph | undefined }
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
  const answer = await http.getJson('/queue', queueState, signal);
  if (!answer.ok) return answer;
  const { queue_running: running, queue_pending: pending } = answer.value;
  const current = running.find((item) => item[1] === promptId);
  if (current) return ok({ kind: 'running', graph: readGraph(current[2]) });
  // The server lists its heap as it lies; the order of execution is by (number, id).
  const ordered = pending.toSorted((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
  const index = ordered.findIndex((item) => item[1] === promptId);
  if (index < 0) return ok({ kind: 'unknown' });
  return ok({ kind: 'waiting', aheadCount: running.length + index, graph: readGraph(ordered[index]?.[2]) });
}

function readGraph(raw: unknown): ComfyGraph | undefined {
  const parsed = graphOnServer.safeParse(raw);
  return parsed.success ? (parsed.data as ComfyGraph) : undefined;
}
