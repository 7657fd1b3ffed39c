// The state of a run and its journal as one: what is recorded is on disk first, then true.
import { ok, type Result } from '#shared/result.ts';
import type { LogFacts, Logger } from '../logging/index.ts';
import type { Journal } from './journal.ts';
import type { JournalEvent, NewJournalEvent } from './journal-event.ts';
import { applyEvent, type RunState } from './run-state.ts';

export interface RunLog {
  readonly state: RunState;
  /** An error means that it is not on disk; it is true all the same, so that what happened is shown and the run can end. */
  record(event: NewJournalEvent): Result<void>;
  /** Called after each event that was recorded. */
  onRecorded(listener: (event: NewJournalEvent) => void): void;
}

export function createRunLog(state: RunState, journal: () => Result<Journal>, logger: Logger, now: () => Date): RunLog {
  const listeners: ((event: NewJournalEvent) => void)[] = [];
  return {
    state,
    record(event) {
      const open = journal();
      const written = open.ok ? open.value.append(event) : open;
      if (written.ok) logEvent(logger, event);
      else logger.failure(written.error);
      applyEvent(state, written.ok ? written.value : ({ at: now().toISOString(), ...event } as JournalEvent));
      for (const listener of listeners) listener(event);
      return written.ok ? ok(undefined) : written;
    },
    onRecorded: (listener) => void listeners.push(listener),
  };
}

/** Progress is for the journal only: the log tells what happened, line by line, for people. */
function logEvent(logger: Logger, { event, ...rest }: NewJournalEvent): void {
  if (event === 'job.progress') return;
  const isShort = ([, value]: [string, unknown]) => ['string', 'number', 'boolean'].includes(typeof value);
  const facts = Object.fromEntries(Object.entries(rest).filter(isShort)) as LogFacts;
  logger.info(event, facts);
}
