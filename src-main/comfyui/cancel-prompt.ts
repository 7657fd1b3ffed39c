// Takes back our own job and nobody else's: out of the queue, or interrupted if it is the one that runs.
import { ok, type Result } from '#shared/result.ts';
import { inQueue } from './find-prompt.ts';
import { type ComfyHttp, parseJson } from './http.ts';
import { jobCancelAnswer } from './wire.ts';

export async function cancelPrompt(http: ComfyHttp, promptId: string): Promise<Result<void>> {
  // Servers of 2026 do it in one step, so that the interrupt cannot meet the job that comes after ours.
  const path = `/api/jobs/${encodeURIComponent(promptId)}/cancel`;
  const answer = await http.send(path, { method: 'POST' });
  if (!answer.ok) return answer;
  const { status, text } = answer.value;
  if (status === 200 && parseJson(http.url, path, text, jobCancelAnswer).ok) return ok(undefined);
  return cancelInSteps(http, promptId);
}

/** Servers without the jobs API: 404, 405, or a page. */
async function cancelInSteps(http: ComfyHttp, promptId: string): Promise<Result<void>> {
  const removed = await http.postJson('/queue', { delete: [promptId] });
  if (!removed.ok) return removed;
  // It may have started just before the delete; servers before 0.3.5x interrupt whatever runs, so look first.
  const place = await inQueue(http, promptId);
  if (!place.ok) return place;
  if (place.value.kind !== 'running') return ok(undefined);
  return http.postJson('/interrupt', { prompt_id: promptId });
}
