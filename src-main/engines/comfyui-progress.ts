// ComfyUI's events into one fraction and a few words. A graph with two samplers counts 1…k twice: the fraction goes on.
import type { PromptEvent } from '../comfyui/index.ts';
import type { GraphSlots } from '../graph/index.ts';
import type { JobProgress } from './engine.ts';

/** Returns a listener for one job's events. */
export function createProgressReader(
  slots: Pick<GraphSlots, 'samplerNodeIds'>,
  onProgress: (progress: JobProgress) => void,
): (event: PromptEvent) => void {
  const samplers = slots.samplerNodeIds;
  let fraction: number | null = null;
  let activity = 'Waiting for the server';
  const tell = (preview: JobProgress['preview'] = null) => onProgress({ fraction, activity, preview });
  return (event) => {
    switch (event.kind) {
      case 'waiting':
        activity =
          event.aheadCount > 0 ? `Waiting behind ${event.aheadCount} jobs on the server` : 'Next on the server';
        return tell();
      case 'started':
        activity = 'Started';
        return tell();
      case 'cached':
        return;
      case 'node-started':
        activity = event.node.title;
        return tell();
      case 'progress': {
        const index = event.node === null ? -1 : samplers.indexOf(event.node.id);
        if (index < 0) return;
        fraction = (index + event.value / Math.max(1, event.max)) / samplers.length;
        const stage = samplers.length > 1 ? ` (${index + 1} of ${samplers.length})` : '';
        activity = `Sampling ${event.value} of ${event.max}${stage}`;
        return tell();
      }
      case 'node-executed':
        return;
      case 'preview':
        return tell({ mime: event.mime, bytes: event.bytes });
    }
  };
}
