// The state of a run and its journal as one: what is recorded is on disk first, then true.
import { err, ok, type Result } from '#shared/result.ts';
import type { JobProgress } from '../engines/index.ts';
import type { LogFacts, Logger } from '../logging/index.ts';
import { type Journal, openJournal } from './journal.ts';
import type { JournalEvent, NewJournalEvent } from './journal-event.ts';
import { applyEvent, type RunState } from './run-state.ts';

export interface RunLog {
  readonly state: RunState;
  /** An error means that it is not on disk; it is true all the same, so that what happened is shown and the run can end. */
  record(event: NewJournalEvent): Result<void>;
  /** Called after each event that was recorded. */
  onRecorded(listener: (event: NewJournalEvent) => void): void;
  /** Thinned to whole tenths: the journal tells afterwards where a job stood, it is no film of it. */
  recordProgress(segmentKey: string, progress: JobProgress): void;
  close(): void;
}

/** @param journal null: opened with the first event, so that looking at an unfinished run does not touch its journal */
export function createRunLog(
  state: RunState,
  journalPath: string,
  journal: Journal | null,
  { logger, now }: { readonly logger: Logger; readonly now: () => Date },
): RunLog {
  const listeners: ((event: NewJournalEvent) => void)[] = [];
  const recordedTenths = new Map<string, number>();
  let open = journal;
  const opened = (): Result<Journal> => {
    if (open !== null) return ok(open);
    const again = openJournal(journalPath, now);
    if (again.ok) open = again.value;
    return again;
  };
  return {
    state,
    record(event) {
      const file = opened();
      const written = file.ok ? file.value.append(event) : file;
      if (written.ok) logEvent(logger, event);
      else logger.failure(written.error);
      applyEvent(state, written.ok ? written.value : ({ at: now().toISOString(), ...event } as JournalEvent));
      for (const listener of listeners) listener(event);
      // Without a journal nothing may be sent: whatever its reason is, the run has to stand still.
      return written.ok ? ok(undefined) : err({ ...written.error, code: 'disk-full' });
    },
    onRecorded: (listener) => void listeners.push(listener),
    recordProgress(segment, { fraction, activity }) {
      const job = state.jobs.get(segment)?.state;
      if (fraction === null || job?.kind !== 'running') return;
      const tenth = Math.floor(fraction * 10);
      if (recordedTenths.get(segment) === tenth) return;
      recordedTenths.set(segment, tenth);
      open?.append({ event: 'job.progress', segment, job_id: job.jobId, fraction, activity });
    },
    close() {
      open?.close();
      open = null;
    },
  };
}

/** Progress is for the journal only: the log tells what happened, line by line, for people. */
function logEvent(logger: Logger, { event, ...rest }: NewJournalEvent): void {
  const isShort = ([, value]: [string, unknown]) => ['string', 'number', 'boolean'].includes(typeof value);
  const facts = Object.fromEntries(Object.entries(rest).filter(isShort)) as LogFacts;
  logger.info(event, facts);
}
