// Takes back our own job and nobody else's: out of the queue, or interrupted if it is the one that runs.
import { ok, type Result } from '#shared/result.ts';
import { inQueue } from './find-prompt.ts';
import type { ComfyHttp } from './http.ts';

export async function cancelPrompt(http: ComfyHttp, promptId: string): Promise<Result<void>> {
  const removed = await http.postJson('/queue', { delete: [promptId] });
  if (!removed.ok) return removed;
  // It may have started just before the delete; servers before 0.3.5x interrupt whatever runs, so look first.
  const place = await inQueue(http, promptId);
  if (!place.ok) return place;
  if (place.value.kind !== 'running') return ok(undefined);
  return http.postJson('/interrupt', { prompt_id: promptId });
}
