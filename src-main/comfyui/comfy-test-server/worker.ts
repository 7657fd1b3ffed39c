// The one worker: takes a job, runs it, stores its history, says the end.
import { damageOutputs } from './damage-outputs.ts';
import { type ExecutionDeps, executeJob, type JobControl, tellEnd } from './execute-job.ts';
import type { ExecutionLog } from './execution-log.ts';
import { clientOf, type Job } from './prompt.ts';
import type { PromptQueue } from './prompt-queue.ts';
import type { Worker } from './server-state.ts';

interface WorkerOptions extends ExecutionDeps {
  readonly queue: PromptQueue;
  readonly beforeJob: () => void;
  readonly log: ExecutionLog;
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
      options.log.started(job);
      if (options.faults.deadWorker || killsWorker(job)) return untilAborted(killer.signal);
      const record = await executeJob(options, job, control);
      current = null;
      if (killer.signal.aborted) return;
      await damageOutputs(options.faults, options.folders, record);
      options.queue.finish(record);
      options.log.finished(record);
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
      options.log.died();
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
