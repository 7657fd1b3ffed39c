// What becomes of a job that the server took: it fails, is stopped, is forgotten, or nobody works on it.
import { many, say } from '#shared/i18n/say.ts';
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
      message: say`The graphics card of ComfyUI at ${url} ran out of memory in node ${data.node_id}, ${name}.`,
      remedy: say`Choose a smaller size or shorter segments, or a smaller model (GGUF), and close other programs on the card.`,
      details,
    };
  }
  const firstLine = data.exception_message.trim().split('\n')[0] || data.exception_type || say`no reason given`;
  return {
    code: 'render-failed',
    message: say`ComfyUI at ${url} failed in node ${data.node_id}, ${name}: ${firstLine}`,
    remedy: say`Look at the details, correct the workflow or the model file, then try again.`,
    details,
  };
}

/** By us. */
export function jobStopped(url: string): StudioError {
  return { code: 'stopped', message: say`The job was stopped on ComfyUI at ${url}.`, remedy: say`Render it again.` };
}

export function jobInterrupted(url: string): StudioError {
  return {
    code: 'interrupted',
    message: say`The job was interrupted on ComfyUI at ${url}, and not from here: somebody pressed Cancel in its own page, or another program did.`,
    remedy: say`Render it again. If it happens again, ask who else uses this server.`,
  };
}

export function jobLost(url: string): StudioError {
  return {
    code: 'server-lost-job',
    message: say`ComfyUI at ${url} no longer knows the job: either it was restarted, or somebody removed the job from its queue or its history.`,
    remedy: say`Send it again.`,
  };
}

/** Nothing runs although jobs wait (COMFYUI.md rule 10): the thread that works has ended, the one that answers has not. */
export function workerDead(url: string, waitingCount: number, forMs: number): StudioError {
  return {
    code: 'worker-dead',
    message: many(
      waitingCount,
      'ComfyUI at {{url}} answers but no longer works: one job waits, and for {{seconds}} s it was not started.',
      'ComfyUI at {{url}} answers but no longer works: {{count}} jobs wait, and for {{seconds}} s none was started.',
      { url, seconds: Math.round(forMs / 1000) },
    ),
    remedy: say`Restart ComfyUI, then render again. What waits in its queue is lost by the restart.`,
  };
}
