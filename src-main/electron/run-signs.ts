// What the machine shows and does while a run is on: stays awake, taskbar progress, a word at the end and where it stands still.
import { assertNever } from '#shared/assert-never.ts';
import { many, say } from '#shared/i18n/say.ts';
import type { JobView, RunView } from '#shared/model/run.ts';
import { isRunBusy } from '#shared/model/run-phase.ts';

export type TaskbarProgress =
  | { readonly kind: 'none' }
  | { readonly kind: 'running' | 'failed' | 'paused'; readonly fraction: number };

export interface RunSignals {
  /** Keeps the machine from sleeping; returns its own undo. */
  keepAwake(): () => void;
  showProgress(progress: TaskbarProgress): void;
  announce(title: string, body: string): void;
}

interface Words {
  readonly title: string;
  readonly body: string;
}

/** Feed it every `run.changed`. Returns what ends all signs, for the closing of the app. */
export function followRuns(signals: RunSignals): { show(run: RunView): void; end(): void } {
  let letSleep: (() => void) | null = null;
  /** The run whose first failure was told: the others are told at its end. */
  let failureToldOf: string | null = null;
  const end = () => {
    letSleep?.();
    letSleep = null;
  };
  const tell = (words: Words | null) => {
    if (words !== null) signals.announce(words.title, words.body);
  };
  return {
    show(run) {
      signals.showProgress(taskbarProgress(run));
      if (isRunBusy(run.state)) {
        // A failure from before, in a run that is gone on with, is no news.
        if (letSleep === null && run.failed > 0) failureToldOf = run.runId;
        letSleep ??= signals.keepAwake();
        const failure = failureToldOf === run.runId ? null : firstFailure(run);
        if (failure !== null) failureToldOf = run.runId;
        tell(failure);
        return;
      }
      // Only a run seen busy is announced: an old one is told again when its project opens.
      if (letSleep === null) return;
      end();
      tell(run.state === 'paused' ? standstill(run) : endOfRun(run));
    },
    end,
  };
}

export function taskbarProgress(run: RunView): TaskbarProgress {
  switch (run.state) {
    case 'running':
    case 'pausing':
    case 'stopping':
      return { kind: run.failed > 0 ? 'failed' : 'running', fraction: run.fraction };
    case 'paused':
      return { kind: 'paused', fraction: run.fraction };
    case 'finished':
    case 'stopped':
      return { kind: 'none' };
    default:
      return assertNever(run.state);
  }
}

function firstFailure({ jobs }: RunView): Words | null {
  const failed = jobs.find((job): job is JobView & { error: NonNullable<JobView['error']> } => {
    return job.state === 'failed' && job.error !== null;
  });
  if (!failed) return null;
  const body = say`Shot ${failed.shotId}, segment ${failed.segmentIndex + 1}: ${failed.error.message}`;
  return { title: say`A segment failed, the run goes on`, body };
}

/** null: the user paused it and knows. */
function standstill({ pause }: RunView): Words | null {
  if (pause?.because !== 'servers' && pause?.because !== 'disk') return null;
  return { title: say`The run stands still`, body: `${pause.message} ${pause.remedy}`.trim() };
}

/** null: the user stopped it and knows. */
export function endOfRun(run: RunView): Words | null {
  if (run.state === 'stopped') return null;
  const rendered = many(run.rendered, '{{count}} segment rendered', '{{count}} segments rendered');
  if (run.failed > 0) {
    return { title: say`The run ended with failures`, body: say`${rendered}, ${run.failed} failed.` };
  }
  const upToDate = many(run.upToDate, '{{count}} was up to date', '{{count}} were up to date');
  return { title: say`The run is done`, body: say`${rendered}, ${upToDate}.` };
}
