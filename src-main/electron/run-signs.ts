// What the machine shows and does while a run is on: stays awake, taskbar progress, one word at the end.
import { assertNever } from '#shared/assert-never.ts';
import type { RunView } from '#shared/model/run.ts';

export type TaskbarProgress =
  | { readonly kind: 'none' }
  | { readonly kind: 'running' | 'failed'; readonly fraction: number };

export interface RunSignals {
  /** Keeps the machine from sleeping; returns its own undo. */
  keepAwake(): () => void;
  showProgress(progress: TaskbarProgress): void;
  announce(title: string, body: string): void;
}

/** Feed it every `run.changed`. Returns what ends all signs, for the closing of the app. */
export function followRuns(signals: RunSignals): { show(run: RunView): void; end(): void } {
  let letSleep: (() => void) | null = null;
  const end = () => {
    letSleep?.();
    letSleep = null;
  };
  return {
    show(run) {
      const isActive = run.state === 'running' || run.state === 'stopping';
      signals.showProgress(taskbarProgress(run));
      if (isActive) letSleep ??= signals.keepAwake();
      // Only a run seen active is announced: an old one is told again when its project opens.
      else if (letSleep !== null) {
        end();
        const words = endOfRun(run);
        if (words !== null) signals.announce(words.title, words.body);
      }
    },
    end,
  };
}

export function taskbarProgress(run: RunView): TaskbarProgress {
  switch (run.state) {
    case 'running':
    case 'stopping':
      return { kind: run.failed > 0 ? 'failed' : 'running', fraction: run.fraction };
    case 'finished':
    case 'stopped':
    case 'failed':
      return { kind: 'none' };
    default:
      return assertNever(run.state);
  }
}

/** null: the user stopped it and knows. */
export function endOfRun(run: RunView): { title: string; body: string } | null {
  if (run.state === 'stopped') return null;
  const rendered = `${run.rendered} ${run.rendered === 1 ? 'segment' : 'segments'} rendered`;
  if (run.failed > 0) return { title: 'The run ended with failures', body: `${rendered}, ${run.failed} failed.` };
  if (run.state === 'failed') return { title: 'The run failed', body: `${rendered}. Longtake shows why.` };
  return { title: 'The run is done', body: `${rendered}, ${run.upToDate} were up to date.` };
}
