// What the server says it has rendered, by segment: each job's prefix names its clip and ends with the job's own id.
import type { ComfyTestServer } from '../../src-main/comfyui/comfy-test-server/start-comfy-test-server.ts';

type Executions = ComfyTestServer['executions'];

/** `longtake/A_A_seg0_<uuid>` gives `A_A_seg0`; prompts of others give null. */
function segmentOf({ filenamePrefixes }: Executions[number]): string | null {
  for (const prefix of filenamePrefixes) {
    const [, clip] = /^longtake\/(.+)_[0-9a-f]{8}-[0-9a-f-]{27}$/.exec(prefix) ?? [];
    if (clip !== undefined) return clip;
  }
  return null;
}

/** How often each segment was rendered to its end. */
export function completions(executions: Executions): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const execution of executions) {
    const segment = segmentOf(execution);
    if (segment !== null && execution.outcome === 'success') counts[segment] = (counts[segment] ?? 0) + 1;
  }
  return counts;
}

/**
 * Segments that were rendered again though the server still had them: without one of these moments, in which it forgot
 * everything, between the two.
 */
export function renderedTwice(executions: Executions, forgottenAtMs: readonly number[] = []): string[] {
  const lastEndMs = new Map<string, number>();
  return executions.flatMap((execution) => {
    const segment = segmentOf(execution);
    if (segment === null || execution.finishedAtMs === null || execution.outcome !== 'success') return [];
    const beforeMs = lastEndMs.get(segment);
    lastEndMs.set(segment, execution.finishedAtMs);
    const wasForgotten = forgottenAtMs.some(
      (ms) => beforeMs !== undefined && ms >= beforeMs && ms <= execution.startedAtMs,
    );
    return beforeMs === undefined || wasForgotten ? [] : [segment];
  });
}
