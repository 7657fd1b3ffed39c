// Walks through a journal without holding it: ten thousand segments are tens of megabytes, most of them a frozen plan and progress.
import { createReadStream } from 'node:fs';
import type { EventOf, JournalEvent } from './journal-event.ts';
import { isProgressLine, parseLine } from './read-journal.ts';

const BLOCK_BYTES = 1024 * 1024;

/** A line that holds no event gives null. Progress, and a last line that was torn off, are passed over; frozen plans are left out. */
export async function scanJournal(filePath: string, onEvent: (event: JournalEvent | null) => void): Promise<void> {
  await eachLine(filePath, (line, isWhole) => {
    if (line === '' || isProgressLine(line)) return;
    const event = parseWithoutPlan(line);
    if (event !== null || isWhole) onEvent(event);
  });
}

type Frozen = EventOf<'run.started'> | EventOf<'run.added'>;

/** What the run was started with, or what was added to it last; null: it cannot be read. */
export async function readFrozen(filePath: string): Promise<Frozen | null> {
  let frozen: Frozen | null = null;
  await eachLine(filePath, (line) => {
    if (!line.includes(PLAN)) return;
    const event = parseLine(line);
    if (event?.event === 'run.started' || event?.event === 'run.added') frozen = event;
  }).catch(() => undefined);
  return frozen;
}

/** @param onLine isWhole: it has an end, which a torn last one lacks */
async function eachLine(filePath: string, onLine: (line: string, isWhole: boolean) => void): Promise<void> {
  // In parts: a frozen plan is one line over many blocks, which were gone through again with each of them.
  let parts: string[] = [];
  for await (const block of createReadStream(filePath, { encoding: 'utf8', highWaterMark: BLOCK_BYTES })) {
    const [first = '', ...others] = String(block).split('\n');
    parts.push(first);
    const rest = others.pop();
    if (rest === undefined) continue;
    onLine(parts.join(''), true);
    for (const line of others) onLine(line, true);
    parts = [rest];
  }
  onLine(parts.join(''), false);
}

// Inside a text the quotes would be escaped: this can only be the end of the list and the next key.
const PLAN = '],"plan":';

function parseWithoutPlan(line: string): JournalEvent | null {
  const at = line.indexOf(PLAN);
  return parseLine(at < 0 ? line : `${line.slice(0, at + 1)},"plan":null,"settings":null}`);
}
