// Jobs that earlier runs handed to an engine and never brought home: after a crash or a lost network they may still be there.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { layout } from '#shared/model/project-layout.ts';
import { type JournalEvent, journalEvent } from './journal-event.ts';

export type OpenJob = Extract<JournalEvent, { event: 'job.submitting' }>;

/** By segment key, the newest first. */
export type OpenJobs = ReadonlyMap<string, readonly OpenJob[]>;

/** Servers forget; what is older than this many runs is not asked for. */
const MOST_JOURNALS = 10;

/** Never fails: a journal that cannot be read costs its jobs a second rendering, not the run. */
export async function readOpenJobs(projectFolderPath: string): Promise<OpenJobs> {
  const folderPath = join(projectFolderPath, layout.runsFolder);
  const names = await readdir(folderPath).catch(() => []);
  const newest = names
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .slice(-MOST_JOURNALS)
    .reverse();
  const found = new Map<string, OpenJob[]>();
  for (const name of newest) {
    const text = await readFile(join(folderPath, name), 'utf8').catch(() => '');
    for (const job of openJobsIn(text)) found.set(job.segment, [...(found.get(job.segment) ?? []), job]);
  }
  return found;
}

/** Only a landed take settles a job; of a failed or cancelled one the engine says what became of it. */
export function openJobsIn(journalText: string): OpenJob[] {
  const open = new Map<string, OpenJob>();
  for (const event of eventsIn(journalText)) {
    if (event.event === 'job.submitting') open.set(event.segment, event);
    else if (event.event === 'take.landed') open.delete(event.segment);
  }
  return [...open.values()];
}

/** Torn and damaged lines are passed over: the others say what they say. */
function eventsIn(journalText: string): JournalEvent[] {
  return journalText.split('\n').flatMap((line) => {
    // Most lines tell of progress; only two kinds are of interest here.
    if (!line.includes('"job.submitting"') && !line.includes('"take.landed"')) return [];
    try {
      const parsed = journalEvent.safeParse(JSON.parse(line));
      return parsed.success ? [parsed.data] : [];
    } catch {
      return [];
    }
  });
}
