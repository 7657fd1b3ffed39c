// A run as its journal tells it: how it ended and what became of its segments, also where the journal is damaged. Pure.
import type { RunRecordLine, RunSummary } from '#shared/model/history.ts';
import type { JournalEvent } from './journal-event.ts';

type Fate = 'waiting' | 'rendered' | 'up-to-date' | 'failed' | 'stopped' | 'left-out';

export interface RunTale {
  hear(event: JournalEvent | null): void;
  summary(): RunSummary;
  unreadLines(): number;
}

/** What its file's name says, for a journal whose first line cannot be read. */
export interface JournalName {
  readonly runId: string;
  readonly startedAtIso: string;
}

/** `20250102T030405678Z_<run id>.jsonl` */
export function nameOfJournal(fileName: string): JournalName {
  const [, stamp = '', runId = fileName.replace(/\.jsonl$/, '')] = /^([^_]*)_(.*)\.jsonl$/.exec(fileName) ?? [];
  const iso = stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/, '$1-$2-$3T$4:$5:$6.$7Z');
  return { runId, startedAtIso: Number.isNaN(Date.parse(iso)) ? new Date(0).toISOString() : iso };
}

export function runTale(name: JournalName): RunTale {
  const fates = new Map<string, Fate>();
  let unreadLines = 0;
  // Until it says otherwise: one whose beginning is lost does not go on.
  let run = { ...name, engineName: '', state: 'stopped' as RunSummary['state'], endedAtIso: null as string | null };
  return {
    hear(event) {
      if (event === null) {
        unreadLines += 1;
        return;
      }
      if ('segment' in event) {
        const fate = fateAfter(event);
        if (fate !== null) fates.set(event.segment, fate);
        else if (!fates.has(event.segment)) fates.set(event.segment, 'waiting');
        return;
      }
      if (event.event === 'run.started' || event.event === 'run.added') {
        for (const { key } of event.segments) fates.set(key, 'waiting');
      }
      if (event.event === 'run.started') {
        run = { ...run, runId: event.run_id, startedAtIso: event.at, engineName: event.engine_name };
      }
      const state = stateAfter(event);
      if (state !== null) {
        const isOver = state === 'finished' || state === 'stopped';
        run = { ...run, state, endedAtIso: isOver ? event.at : null };
      }
    },
    summary: () => ({ ...run, ...counted(fates), seconds: secondsBetween(run.startedAtIso, run.endedAtIso) }),
    unreadLines: () => unreadLines,
  };
}

/** null: it is under way, or as it was. */
function fateAfter(event: Extract<JournalEvent, { segment: string }>): Fate | null {
  switch (event.event) {
    case 'clip.cut':
      return event.rendered ? 'rendered' : 'up-to-date';
    case 'job.skipped':
      return 'up-to-date';
    case 'job.failed':
    case 'job.blocked':
      return 'failed';
    case 'job.cancelled':
      return 'stopped';
    case 'job.left_out':
      return 'left-out';
    case 'job.again':
      return 'waiting';
    default:
      return null;
  }
}

/** null: as it was. */
function stateAfter({ event }: Exclude<JournalEvent, { segment: string }>): RunSummary['state'] | null {
  switch (event) {
    case 'run.started':
    case 'run.added':
    case 'run.resumed':
      return 'running';
    case 'run.pausing':
      return 'pausing';
    case 'run.paused':
      return 'paused';
    case 'run.stopping':
      return 'stopping';
    case 'run.stopped':
      return 'stopped';
    case 'run.finished':
      return 'finished';
    default:
      return null;
  }
}

function counted(fates: ReadonlyMap<string, Fate>) {
  const counts = { rendered: 0, upToDate: 0, failed: 0 };
  for (const fate of fates.values()) {
    if (fate === 'rendered') counts.rendered += 1;
    if (fate === 'up-to-date') counts.upToDate += 1;
    if (fate === 'failed') counts.failed += 1;
  }
  return { segments: fates.size, ...counts };
}

function secondsBetween(startIso: string, endIso: string | null): number | null {
  const seconds = endIso === null ? Number.NaN : (Date.parse(endIso) - Date.parse(startIso)) / 1000;
  return seconds >= 0 ? seconds : null;
}

/** The newest lines of many; what was before them is counted. */
export class LastLines {
  readonly #most: number;
  #lines: RunRecordLine[] = [];
  #dropped = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(line: RunRecordLine): void {
    this.#lines.push(line);
    // Not one by one: that would move all of them each time.
    if (this.#lines.length >= this.#most * 2) this.#drop();
  }

  taken(): { readonly lines: RunRecordLine[]; readonly dropped: number } {
    this.#drop();
    return { lines: this.#lines, dropped: this.#dropped };
  }

  #drop(): void {
    const tooMany = Math.max(0, this.#lines.length - this.#most);
    this.#dropped += tooMany;
    this.#lines = this.#lines.slice(tooMany);
  }
}
