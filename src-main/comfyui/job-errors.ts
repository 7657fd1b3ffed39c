// What becomes of a job that the server took: it fails, is stopped, is forgotten, or nobody works on it.
import type { StudioError } from '#shared/studio-error.ts';
import { type ComfyGraph, labelNode } from './graph.ts';
import type { ExecutionErrorData } from './wire.ts';

/** ComfyUI says it by type; drivers and patched nodes only in words. */
const OUT_OF_MEMORY = /OutOfMemory|out of memory|CUBLAS_STATUS_ALLOC_FAILED|HIP out of memory/i;

/** The job ran and failed. */
export function executionFailed(url: string, data: ExecutionErrorData, graph: ComfyGraph | undefined): StudioError {
  const label = labelNode(graph, data.node_id);
  const name = label.classType ? label.title : data.node_type || label.title;
  const details = [`${data.exception_type}: ${data.exception_message}`.trim(), ...data.traceback]
    .join('\n')
    .slice(0, 8000);
  if (OUT_OF_MEMORY.test(`${data.exception_type} ${data.exception_message}`)) {
    return {
      code: 'out-of-memory',
      message: `The graphics card of ComfyUI at ${url} ran out of memory in node ${data.node_id}, ${name}.`,
      remedy:
        'Choose a smaller size or shorter segments, or a smaller model (GGUF), and close other programs on the card.',
      details,
    };
  }
  const firstLine = data.exception_message.trim().split('\n')[0] || data.exception_type || 'no reason given';
  return {
    code: 'render-failed',
    message: `ComfyUI at ${url} failed in node ${data.node_id}, ${name}: ${firstLine}`,
    remedy: 'Look at the details, correct the workflow or the model file, then try again.',
    details,
  };
}

/** By us. */
export function jobStopped(url: string): StudioError {
  return { code: 'stopped', message: `The job was stopped on ComfyUI at ${url}.`, remedy: 'Render it again.' };
}

export function jobInterrupted(url: string): StudioError {
  return {
    code: 'interrupted',
    message: `The job was interrupted on ComfyUI at ${url}, and not from here: somebody pressed Cancel in its own page, or another program did.`,
    remedy: 'Render it again. If it happens again, ask who else uses this server.',
  };
}

export function jobLost(url: string): StudioError {
  return {
    code: 'server-lost-job',
    message: `ComfyUI at ${url} no longer knows the job: either it was restarted, or somebody removed the job from its queue or its history.`,
    remedy: 'Send it again.',
  };
}

/** Nothing runs although jobs wait (COMFYUI.md rule 10): the thread that works has ended, the one that answers has not. */
export function workerDead(url: string, waitingCount: number, forMs: number): StudioError {
  const jobs = waitingCount === 1 ? 'one job waits' : `${waitingCount} jobs wait`;
  return {
    code: 'worker-dead',
    message: `ComfyUI at ${url} answers but no longer works: ${jobs}, and for ${Math.round(forMs / 1000)} s none was started.`,
    remedy: 'Restart ComfyUI, then render again. What waits in its queue is lost by the restart.',
  };
}
