// Hands the socket's frames to whoever follows the job they are about.
import type { ComfyFrame } from './parse-frame.ts';
import { promptOfFrame } from './prompt-event.ts';

interface Listener {
  readonly promptId: string;
  readonly onFrame: (frame: ComfyFrame) => void;
  readonly onGap: () => void;
}

export interface PromptListeners {
  add(listener: Listener): () => void;
  deliver(frame: ComfyFrame): void;
  /** Frames may have been missed. */
  announceGap(): void;
  wake(promptId: string): void;
}

export function createPromptListeners(): PromptListeners {
  const listeners = new Set<Listener>();
  // Old previews do not say whose they are: they belong to the job that spoke last.
  let lastPromptId: string | null = null;
  return {
    add(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    deliver(frame) {
      const promptId = promptOfFrame(frame) ?? (frame.kind === 'preview' ? lastPromptId : null);
      if (promptId === null) return;
      lastPromptId = promptId;
      for (const listener of listeners) if (listener.promptId === promptId) listener.onFrame(frame);
    },
    announceGap() {
      for (const listener of listeners) listener.onGap();
    },
    wake(promptId) {
      for (const listener of listeners) if (listener.promptId === promptId) listener.onGap();
    },
  };
}
