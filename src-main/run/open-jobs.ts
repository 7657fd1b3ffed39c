// Jobs that were handed to an engine and never brought home: after a crash or a lost network they may still be there.

import { newJournalPath } from './journal.ts';
import type { EventOf, JournalEvent, NewJournalEvent } from './journal-event.ts';
import { listJournals, readJournal } from './read-journal.ts';
import { SPENT } from './retry-policy.ts';

export type OpenJob = EventOf<'job.submitting'> & {
  /** As `job.submitted` told it. */
  readonly ticket: string | null;
};

/** By segment key, the newest first. */
export type OpenJobs = ReadonlyMap<string, readonly OpenJob[]>;

/** Servers forget; what is older than this many runs, and older than a day, is not asked for. */
const MOST_JOURNALS = 10;
const RECENT_MS = 24 * 60 * 60_000;
/** Of one day: more runs than anybody starts. */
const MOST_RECENT_JOURNALS = 500;

/** Never fails: a journal that cannot be read costs its jobs a second rendering, not the run. */
export async function readOpenJobs(projectFolderPath: string, now = new Date()): Promise<OpenJobs> {
  const found = new Map<string, OpenJob[]>();
  // A later run may have brought home what an earlier one sent, or may still be waiting for it.
  const known = new Set<string>();
  const journals = await listJournals(projectFolderPath, MOST_RECENT_JOURNALS);
  // Their names begin with the time of their start, and are told apart by it.
  const oldest = newJournalPath(projectFolderPath, '', new Date(now.getTime() - RECENT_MS));
  const asked = journals.filter((filePath, index) => index < MOST_JOURNALS || filePath >= oldest);
  for (const filePath of asked) {
    const { events } = await readJournal(filePath);
    for (const event of events) if (event.event === 'take.landed' && event.job_id !== null) known.add(event.job_id);
    for (const job of openJobsIn(events).filter(({ job_id }) => !known.has(job_id))) {
      known.add(job.job_id);
      found.set(job.segment, [...(found.get(job.segment) ?? []), job]);
    }
  }
  return found;
}

/** Only a landed take settles a job; of a failed or cancelled one the engine says what became of it. The newest first. */
export function openJobsIn(events: readonly JournalEvent[]): OpenJob[] {
  const open = new Map<string, OpenJob>();
  for (const event of events) {
    if (event.event === 'job.submitting') {
      const before = open.get(event.job_id);
      open.delete(event.job_id);
      open.set(event.job_id, { ...event, ticket: before?.ticket ?? null });
    } else if (event.event === 'job.submitted') {
      const sent = open.get(event.job_id);
      if (sent !== undefined && event.ticket !== null) open.set(event.job_id, { ...sent, ticket: event.ticket });
    } else if (spentSegment(event) !== null) {
      const newest = [...open.values()].findLast((job) => job.segment === spentSegment(event));
      if (newest !== undefined) open.delete(newest.job_id);
    }
    // Older journals do not say which job a take came from: it was the last one sent.
    else if (event.event === 'take.landed') {
      for (const [jobId, job] of open) {
        if (job.segment === event.segment && (event.job_id ?? jobId) === jobId) open.delete(jobId);
      }
    }
  }
  return [...open.values()].reverse();
}

/** The segment whose last job ended with nothing that could be fetched; null: the event tells of no such thing. */
export function spentSegment(event: NewJournalEvent): string | null {
  if (event.event !== 'job.again' && event.event !== 'job.failed') return null;
  return event.error !== null && SPENT.has(event.error.code) ? event.segment : null;
}
