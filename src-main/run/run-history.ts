// The runs of a project, read from their journals: a list of all, and each event by event. What did not change is read once.
import { basename } from 'node:path';
import { many } from '#shared/i18n/say.ts';
import type { RunRecord, RunRecordLine, RunSummary } from '#shared/model/history.ts';
import type { RunView } from '#shared/model/run.ts';
import { isRunOpen } from '#shared/model/run-phase.ts';
import { fileVersion } from '../storage/index.ts';
import { listJournals } from './read-journal.ts';
import { scanJournal } from './scan-journal.ts';
import { tellEvent } from './tell-event.ts';
import { LastLines, nameOfJournal, runTale } from './tell-run.ts';

const MOST_RUNS = 500;
const MOST_LINES = 20_000;

/** The run that the studio holds: its journal alone does not say that another session left it standing. */
export type HeldRun = Pick<RunView, 'runId' | 'state'>;

export interface RunHistory {
  /** Newest first. */
  list(held: HeldRun | null): Promise<RunSummary[]>;
  /** null: there is no such run. */
  read(runId: string, held: HeldRun | null): Promise<RunRecord | null>;
  /** null: nothing was run yet. */
  newest(held: HeldRun | null): Promise<{ readonly journalPath: string; readonly summary: RunSummary } | null>;
}

interface Known {
  readonly version: string | null;
  readonly summary: RunSummary;
}

export function openRunHistory(projectFolderPath: string): RunHistory {
  const known = new Map<string, Known>();
  const summaryOf = async (journalPath: string): Promise<RunSummary> => {
    // Before it is read: what is written meanwhile is then another version.
    const version = await fileVersion(journalPath);
    const before = known.get(journalPath);
    if (before !== undefined && before.version === version) return before.summary;
    const tale = runTale(nameOfJournal(basename(journalPath)));
    await scanQuietly(journalPath, (event) => tale.hear(event));
    known.set(journalPath, { version, summary: tale.summary() });
    return tale.summary();
  };
  return {
    async list(held) {
      const summaries: RunSummary[] = [];
      for (const path of await listJournals(projectFolderPath, MOST_RUNS)) {
        summaries.push(asItStands(await summaryOf(path), held));
      }
      return summaries;
    },
    async read(runId, held) {
      for (const path of await listJournals(projectFolderPath, MOST_RUNS)) {
        // Its name tells, but for one that was renamed.
        const isNamed = nameOfJournal(basename(path)).runId === runId;
        if (isNamed || known.get(path)?.summary.runId === runId) return readRecord(path, held);
      }
      return null;
    },
    async newest(held) {
      const [journalPath] = await listJournals(projectFolderPath, 1);
      if (journalPath === undefined) return null;
      return { journalPath, summary: asItStands(await summaryOf(journalPath), held) };
    },
  };
}

async function readRecord(journalPath: string, held: HeldRun | null): Promise<RunRecord> {
  const tale = runTale(nameOfJournal(basename(journalPath)));
  const last = new LastLines(MOST_LINES);
  const sentAtIso = new Map<string, string>();
  await scanQuietly(journalPath, (event) => {
    tale.hear(event);
    if (event?.event === 'job.submitting') {
      if (event.attached) sentAtIso.delete(event.segment);
      else sentAtIso.set(event.segment, event.at);
    }
    const sent = event !== null && 'segment' in event ? (sentAtIso.get(event.segment) ?? null) : null;
    const line = event === null ? null : tellEvent(event, sent);
    if (line !== null) last.add(line);
  });
  const { lines, dropped } = last.taken();
  return {
    ...asItStands(tale.summary(), held),
    lines: dropped === 0 ? lines : [droppedNote(dropped, lines[0]), ...lines],
    unreadLines: tale.unreadLines(),
  };
}

/** A journal that cannot be read to its end is listed with what could be. */
async function scanQuietly(journalPath: string, onEvent: Parameters<typeof scanJournal>[1]): Promise<void> {
  await scanJournal(journalPath, onEvent).catch(() => onEvent(null));
}

/** One that has no end and that nobody holds ended without saying so. */
function asItStands(summary: RunSummary, held: HeldRun | null): RunSummary {
  if (summary.runId === held?.runId) return { ...summary, state: held.state };
  return isRunOpen(summary.state) ? { ...summary, state: 'stopped' } : summary;
}

const droppedNote = (dropped: number, first: RunRecordLine | undefined): RunRecordLine => ({
  atIso: first?.atIso ?? '',
  segmentKey: null,
  severity: 'info',
  text: many(dropped, '{{count}} earlier line is not shown.', '{{count}} earlier lines are not shown.'),
});
