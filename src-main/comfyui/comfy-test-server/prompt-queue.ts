// Waiting and running jobs, and the history of finished ones. One worker takes the smallest (number, id) first.
import type { Job } from './prompt.ts';

export interface HistoryRecord {
  readonly prompt: unknown[];
  readonly outputs: Record<string, unknown>;
  readonly status: {
    readonly status_str: 'success' | 'error';
    readonly completed: boolean;
    readonly messages: unknown[];
  };
  readonly meta: Record<string, unknown>;
}

export interface PromptQueue {
  /** Rises with every POST, also refused ones. */
  nextNumber(): number;
  put(job: Job): void;
  take(): Job | null;
  finish(record: HistoryRecord | null): void;
  running(): Job | null;
  pending(): readonly Job[];
  remaining(): number;
  remove(promptIds: readonly string[]): void;
  clear(): void;
  readonly history: Map<string, HistoryRecord>;
  /** As after a restart of the process. */
  forgetAll(): void;
}

export function createPromptQueue(onChange: () => void): PromptQueue {
  let counter = 0;
  let waiting: Job[] = [];
  let current: Job | null = null;
  const history = new Map<string, HistoryRecord>();
  return {
    nextNumber: () => counter++,
    put(job) {
      waiting.push(job);
      onChange();
    },
    take() {
      waiting.sort((a, b) => a.number - b.number || (a.promptId < b.promptId ? -1 : 1));
      current = waiting.shift() ?? null;
      if (current) onChange();
      return current;
    },
    finish(record) {
      if (current && record) {
        // Deleted first so that a reused id moves to the end, as the newest.
        history.delete(current.promptId);
        history.set(current.promptId, record);
      }
      current = null;
      onChange();
    },
    running: () => current,
    pending: () => waiting,
    remaining: () => waiting.length + (current ? 1 : 0),
    remove(promptIds) {
      const kept = waiting.filter((job) => !promptIds.includes(job.promptId));
      const changed = kept.length !== waiting.length;
      waiting = kept;
      if (changed) onChange();
    },
    clear() {
      waiting = [];
      onChange();
    },
    history,
    forgetAll() {
      counter = 0;
      waiting = [];
      current = null;
      history.clear();
    },
  };
}
