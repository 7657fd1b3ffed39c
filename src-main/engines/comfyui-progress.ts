// ComfyUI's events into one fraction and a few words. A graph with two samplers counts 1…k twice: the fraction goes on.

import { assertNever } from '#shared/assert-never.ts';
import { many, say } from '#shared/i18n/say.ts';
import type { PromptEvent } from '../comfyui/index.ts';
import type { GraphSlots } from '../graph/index.ts';
import type { JobProgress } from './engine.ts';

type Samplers = Pick<GraphSlots, 'samplerNodeIds'>;

/**
 * Returns a listener for one job's events.
 * @param workflows those that may have made the job; a job of none of them is told in words only
 */
export function createProgressReader(
  workflows: readonly Samplers[],
  onProgress: (progress: JobProgress) => void,
): (event: PromptEvent) => void {
  let fraction: number | null = null;
  let activity = say`Waiting for the server`;
  let isQueued = false;
  const tell = (preview: JobProgress['preview'] = null) => onProgress({ fraction, activity, preview, isQueued });
  return (event) => {
    isQueued = event.kind === 'waiting' || (isQueued && event.kind === 'silent');
    switch (event.kind) {
      case 'waiting':
        activity = waitingInWords(event.aheadCount);
        return tell();
      case 'started':
        activity = say`Started`;
        return tell();
      case 'node-started':
        activity = event.node.title;
        return tell();
      case 'progress': {
        const stage = stageOf(workflows, event);
        if (stage === null) return;
        if (stage.count !== null) fraction = (stage.index + event.value / Math.max(1, event.max)) / stage.count;
        activity = samplingInWords(event, stage);
        return tell();
      }
      case 'preview':
        return tell({ mime: event.mime, bytes: event.bytes });
      case 'silent':
        activity = silenceInWords(event);
        return tell();
      case 'cached':
      case 'node-executed':
        return;
      default:
        return assertNever(event);
    }
  };
}

function waitingInWords(aheadCount: number): string {
  if (aheadCount === 0) return say`Next on the server`;
  return many(aheadCount, 'Waiting behind {{count}} job on the server', 'Waiting behind {{count}} jobs on the server');
}

function samplingInWords({ value, max }: Extract<PromptEvent, { kind: 'progress' }>, { index, count }: Stage): string {
  if (count === null || count === 1) return say`Sampling ${value} of ${max}`;
  return say`Sampling ${value} of ${max} (${index + 1} of ${count})`;
}

interface Stage {
  readonly index: number;
  /** null: how many samplings the job has is not known. */
  readonly count: number | null;
}

/** null: another node that counts, an upscaler for example. */
function stageOf(workflows: readonly Samplers[], { node }: Extract<PromptEvent, { kind: 'progress' }>): Stage | null {
  if (node === null) return null;
  const own = workflows.find(({ samplerNodeIds }) => samplerNodeIds.includes(node.id));
  if (own !== undefined) return { index: own.samplerNodeIds.indexOf(node.id), count: own.samplerNodeIds.length };
  return /sampler/i.test(node.classType) ? { index: 0, count: null } : null;
}

function silenceInWords({ forMs, audible }: Extract<PromptEvent, { kind: 'silent' }>): string {
  if (!audible) return say`Running; an earlier session sent it, so nothing more is heard of it until it ends`;
  return many(
    Math.max(1, Math.round(forMs / 60_000)),
    'No sign of life for {{count}} minute: loading or encoding can be this quiet, but ComfyUI may hang',
    'No sign of life for {{count}} minutes: loading or encoding can be this quiet, but ComfyUI may hang',
  );
}
