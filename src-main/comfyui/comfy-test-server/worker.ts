// The one worker: takes a job, runs it, stores its history, says the end.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExecutionDeps, executeJob, type JobControl, tellEnd } from './execute-job.ts';
import { clientOf, type Job } from './prompt.ts';
import type { HistoryRecord, PromptQueue } from './prompt-queue.ts';
import type { Worker } from './server-state.ts';

interface WorkerOptions extends ExecutionDeps {
  readonly queue: PromptQueue;
  readonly beforeJob: () => void;
}

export function createWorker(options: WorkerOptions): Worker {
  let busy: Promise<void> | null = null;
  let current: { readonly job: Job; readonly control: JobControl; readonly killer: AbortController } | null = null;

  const work = async () => {
    for (let job = options.queue.take(); job; job = options.queue.take()) {
      options.beforeJob();
      const killer = new AbortController();
      const control: JobControl = { interrupted: false, runningNodeId: null, died: killer.signal };
      current = { job, control, killer };
      if (options.faults.deadWorker || killsWorker(job)) return untilAborted(killer.signal);
      const record = await executeJob(options, job, control);
      current = null;
      if (killer.signal.aborted) return;
      if (options.faults.loseOutputs) await deleteOutputs(options, record);
      options.queue.finish(record);
      tellEnd(options.hub, job);
    }
  };
  const run = async () => {
    await work();
    busy = null;
  };

  return {
    wake() {
      busy ??= run();
    },
    interrupt(promptId) {
      if (current && (promptId === null || current.job.promptId === promptId)) current.control.interrupted = true;
    },
    runningNodeOf: (clientId) => (current && clientOf(current.job) === clientId ? current.control.runningNodeId : null),
    async die() {
      current?.killer.abort();
      await busy;
    },
  };
}

/** A node without inputs that nothing reaches passes the check and ends the worker thread; both versions do it. */
function killsWorker(job: Job): boolean {
  return Object.values(job.prompt).some((node) => !node.inputs);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

async function deleteOutputs(options: WorkerOptions, record: HistoryRecord): Promise<void> {
  for (const output of Object.values(record.outputs)) {
    const items = Object.values(output as Record<string, unknown[]>).flat();
    for (const item of items) {
      if (typeof item !== 'object' || item === null || !('filename' in item) || !('subfolder' in item)) continue;
      await rm(join(options.folders.output, String(item.subfolder), String(item.filename)), { force: true });
    }
  }
}
