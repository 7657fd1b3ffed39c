// What this server has worked on and when, for tests and benchmarks: history says it too, but is lost at a restart.
import type { Job } from './prompt.ts';
import type { HistoryRecord } from './prompt-queue.ts';

export interface Execution {
  readonly promptId: string;
  /** When the worker took it. Milliseconds since 1970, with their fraction: comparable with other processes' clocks. */
  readonly startedAtMs: number;
  /** When its history was stored and the worker was free again; null: it runs, or died with the server. */
  readonly finishedAtMs: number | null;
  readonly outcome: 'running' | 'success' | 'error' | 'interrupted' | 'lost';
  /** What its save nodes call their files, in the order of their ids; as sent, placeholders not filled in. */
  readonly filenamePrefixes: readonly string[];
}

export interface ExecutionLog {
  readonly executions: readonly Execution[];
  started(job: Job): void;
  /** Of the one that was started last: there is one worker. */
  finished(record: HistoryRecord): void;
  /** The server died: what runs is lost. */
  died(): void;
}

export function createExecutionLog(): ExecutionLog {
  const executions: Execution[] = [];
  const settle = (end: Pick<Execution, 'finishedAtMs' | 'outcome'>) => {
    const last = executions.at(-1);
    if (last?.outcome === 'running') executions[executions.length - 1] = { ...last, ...end };
  };
  return {
    executions,
    started(job) {
      const filenamePrefixes = Object.values(job.prompt).flatMap(({ inputs }) =>
        typeof inputs?.filename_prefix === 'string' ? [inputs.filename_prefix] : [],
      );
      const { promptId } = job;
      executions.push({ promptId, startedAtMs: nowMs(), finishedAtMs: null, outcome: 'running', filenamePrefixes });
    },
    finished: (record) => settle({ finishedAtMs: nowMs(), outcome: outcomeOf(record) }),
    died: () => settle({ finishedAtMs: null, outcome: 'lost' }),
  };
}

const nowMs = (): number => performance.timeOrigin + performance.now();

function outcomeOf({ status }: HistoryRecord): Execution['outcome'] {
  if (status.status_str === 'success') return 'success';
  const last = status.messages.at(-1);
  return Array.isArray(last) && last[0] === 'execution_interrupted' ? 'interrupted' : 'error';
}
