// Hands the socket's frames to whoever follows the job they are about.
import type { ComfyFrame } from './parse-frame.ts';
import { promptOfFrame } from './prompt-event.ts';

interface Listener {
  readonly promptId: string;
  readonly onFrame: (frame: ComfyFrame) => void;
  readonly onGap: () => void;
}

export interface PromptListeners {
  /** Before a job is sent: what is said of it until somebody listens is kept. A job from the cache is over in milliseconds. */
  expect(promptId: string): void;
  /** It was not taken, or nobody will listen. */
  forget(promptId: string): void;
  add(listener: Listener): () => void;
  deliver(frame: ComfyFrame): void;
  /** Frames may have been missed. */
  announceGap(): void;
  wake(promptId: string): void;
}

/** Of a job that is sent and not followed; a long job says a few hundred things. */
const KEPT_AT_MOST = 500;

export function createPromptListeners(): PromptListeners {
  const listeners = new Set<Listener>();
  const kept = new Map<string, ComfyFrame[]>();
  // Old previews do not say whose they are: they belong to the job that spoke last.
  let lastPromptId: string | null = null;
  return {
    expect: (promptId) => void kept.set(promptId, []),
    forget: (promptId) => void kept.delete(promptId),
    add(listener) {
      listeners.add(listener);
      for (const frame of kept.get(listener.promptId) ?? []) listener.onFrame(frame);
      kept.delete(listener.promptId);
      return () => listeners.delete(listener);
    },
    deliver(frame) {
      const promptId = promptOfFrame(frame) ?? (frame.kind === 'preview' ? lastPromptId : null);
      if (promptId === null) return;
      lastPromptId = promptId;
      const early = frame.kind === 'preview' ? undefined : kept.get(promptId);
      if (early && early.length < KEPT_AT_MOST) early.push(frame);
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
