// What a history entry says about a finished job. An interrupted job looks like a failed one but for its last message.
import { err, ok, type Result } from '#shared/result.ts';
import type { ComfyGraph } from './graph.ts';
import { executionFailed, jobInterrupted, jobStopped } from './job-errors.ts';
import { filesIn, type OutputFile } from './output-files.ts';
import { executionErrorData, type HistoryEntry } from './wire.ts';

export interface PromptOutputs {
  readonly promptId: string;
  readonly files: readonly OutputFile[];
  /** Nodes whose results were kept from an earlier job; their files may be that job's. */
  readonly cachedNodeIds: readonly string[];
  /** By the server's clock. */
  readonly startedAtMs: number | null;
  readonly finishedAtMs: number | null;
}

export interface FollowedJob {
  readonly url: string;
  readonly promptId: string;
  readonly graph: ComfyGraph | undefined;
  /** We asked the server to stop it. */
  readonly wasCancelled: boolean;
}

export function readOutcome(
  { url, promptId, graph, wasCancelled }: FollowedJob,
  entry: HistoryEntry,
): Result<PromptOutputs> {
  const messages = entry.status?.messages ?? [];
  const last = (name: string) => messages.findLast(([event]) => event === name)?.[1];
  // `completed` alone is not enough: some nodes report an error and the job still goes on to its end.
  if (!succeeded(entry)) {
    if (messages.at(-1)?.[0] === 'execution_interrupted') {
      return err(wasCancelled ? jobStopped(url) : jobInterrupted(url));
    }
    return err(executionFailed(url, executionErrorData.parse(last('execution_error') ?? {}), graph));
  }
  const cached = last('execution_cached')?.nodes;
  return ok({
    promptId,
    files: Object.entries(entry.outputs).flatMap(([nodeId, output]) => filesIn(nodeId, output)),
    cachedNodeIds: Array.isArray(cached) ? cached.map(String) : [],
    startedAtMs: timestampOf(last('execution_start')),
    finishedAtMs: timestampOf(last('execution_success')),
  });
}

export function succeeded(entry: HistoryEntry): boolean {
  return !entry.status || entry.status.status_str === 'success';
}

function timestampOf(data: Record<string, unknown> | undefined): number | null {
  return typeof data?.timestamp === 'number' ? data.timestamp : null;
}
