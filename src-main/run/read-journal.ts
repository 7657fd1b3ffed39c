// Reads journals back. A torn last line is what a crash leaves; a damaged one in the middle is set aside and the rest is believed.
import { appendFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { layout } from '#shared/model/project-layout.ts';
import { type JournalEvent, journalEvent } from './journal-event.ts';
import { applyEvent, type RunState, startedRun } from './run-state.ts';

export interface ReadJournal {
  readonly filePath: string;
  readonly events: readonly JournalEvent[];
  /** Lines that are no event, with their number from 1; a torn last one is not among them. */
  readonly damaged: readonly { readonly lineNumber: number; readonly text: string }[];
}

/** The newest journals of a project, the newest first. What cannot be read is left out. */
export async function listJournals(projectFolderPath: string, most: number): Promise<string[]> {
  const folderPath = join(projectFolderPath, layout.runsFolder);
  const names = await readdir(folderPath).catch(() => []);
  const journals = names.filter((name) => name.endsWith('.jsonl')).sort();
  return journals
    .slice(-most)
    .reverse()
    .map((name) => join(folderPath, name));
}

export async function readJournal(filePath: string): Promise<ReadJournal> {
  const text = await readFile(filePath, 'utf8').catch(() => '');
  return { filePath, ...parseJournal(text) };
}

/** Pure: the events of a journal's text, in order. Progress is left out: it is most of the text and changes no state. */
export function parseJournal(text: string): Pick<ReadJournal, 'events' | 'damaged'> {
  const lines = text.split('\n');
  const events: JournalEvent[] = [];
  const damaged: { lineNumber: number; text: string }[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === '' || isProgressLine(line)) continue;
    const event = parseLine(line);
    if (event !== null) events.push(event);
    else if (index < lines.length - 1) damaged.push({ lineNumber: index + 1, text: line });
  }
  return { events, damaged };
}

/** As the journal writes it. */
const PROGRESS = /^\{"at":"[^"]+","event":"job\.progress",.*\}$/;
export const isProgressLine = (line: string): boolean => PROGRESS.test(line);

/** null: it is no event. */
export function parseLine(line: string): JournalEvent | null {
  try {
    const parsed = journalEvent.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Pure: the state after all events; null where the journal does not begin with a run. */
export function replayJournal(events: readonly JournalEvent[]): RunState | null {
  const [first, ...rest] = events;
  if (first?.event !== 'run.started') return null;
  const state = startedRun(first);
  for (const event of rest) applyEvent(state, event);
  return state;
}

/** Keeps what could not be read in a file beside the journal, so that nothing is lost when the run goes on. */
export async function setDamagedLinesAside({ filePath, damaged }: ReadJournal): Promise<string | null> {
  if (damaged.length === 0) return null;
  const asidePath = filePath.replace(/\.jsonl$/, '.damaged.txt');
  const known = await readFile(asidePath, 'utf8').catch(() => '');
  const lines = damaged.map(({ lineNumber, text }) => `line ${lineNumber}: ${text}\n`);
  const fresh = lines.filter((line) => !known.includes(line));
  // Said once, not at every opening.
  if (fresh.length === 0) return null;
  await appendFile(asidePath, fresh.join('')).catch(() => undefined);
  return asidePath;
}
