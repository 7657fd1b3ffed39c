// The run's journal on disk: append-only, one event a line, decisions flushed before they are acted on.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { layout } from '#shared/model/project-layout.ts';
import { ok, type Result } from '#shared/result.ts';
import { openLineAppender } from '../storage/index.ts';
import type { JournalEvent, NewJournalEvent } from './journal-event.ts';

export interface Journal {
  readonly filePath: string;
  /** Stamps, writes and returns the event. An error means it is not on disk, and must not be acted on. */
  append(event: NewJournalEvent): Result<JournalEvent>;
  close(): void;
}

export function newJournalPath(projectFolderPath: string, runId: string, startedAt: Date): string {
  // With the milliseconds: two runs of one second are told apart by their age.
  const stamp = startedAt.toISOString().replaceAll(/[-:.]/g, '');
  return join(projectFolderPath, layout.runsFolder, `${stamp}_${runId}.jsonl`);
}

/** A new journal, or an older one to go on with: what a crash tore off at its end stays a line of its own. */
export function openJournal(filePath: string, now: () => Date): Result<Journal> {
  const appender = openLineAppender(filePath);
  if (!appender.ok) return appender;
  if (isTornOff(filePath)) appender.value.append('');
  return ok({
    filePath,
    append(event) {
      const stamped = { at: now().toISOString(), ...event } as JournalEvent;
      const written = appender.value.append(JSON.stringify(stamped), event.event !== 'job.progress');
      return written.ok ? ok(stamped) : written;
    },
    close: () => appender.value.close(),
  });
}

/** Its last line has no end. */
function isTornOff(filePath: string): boolean {
  const handle = openSync(filePath, 'r');
  const { size } = fstatSync(handle);
  const last = Buffer.alloc(1);
  const read = size === 0 ? 0 : readSync(handle, last, 0, 1, size - 1);
  closeSync(handle);
  return read === 1 && last.toString() !== '\n';
}
