// What a project folder holds after runs that were killed: everything is looked at, and what has no business there is named.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export type JournalLine = Readonly<Record<string, unknown>> & { readonly event: string };

export interface Journal {
  readonly name: string;
  readonly lines: readonly JournalLine[];
  /** Lines that are not JSON, other than the last of the file. */
  readonly damaged: number;
  readonly isTorn: boolean;
}

/** Every file a finished run leaves; whatever fits none of these was left over. */
const BELONGS = [
  /^project\.json$/,
  /^logs\/pipeline\.log(\.\d+)?$/,
  /^selected\/[^./][^/]*\.(png|json)$/,
  /^storyboards\/storyboard\.json$/,
  /^video\/_state\.json$/,
  /^video\/_runs\/[^./][^/]*\.jsonl$/,
  /^video\/_startframes\/shot_[^/]+_lastframe_\d+\.png$/,
  /^video\/_takes\/shot_[^/]+_seg_\d+\/take_\d+(\.mp4|\.json|\.txt|_lastframe\.png)$/,
  /^video\/_thumbs\/shot_[^/]+_seg_\d+(_(first|middle|last|strip))?\.jpg$/,
  /^video\/shot_[^/]+_seg_\d+\.mp4$/,
];

/** Files and empty folders, with forward slashes. */
function everythingIn(folderPath: string): string[] {
  return readdirSync(folderPath, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() || readdirSync(join(entry.parentPath, entry.name)).length === 0)
    .map((entry) => relative(folderPath, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** What has no business there, and files with nothing in them. */
export function leftovers(folderPath: string): string[] {
  return everythingIn(folderPath).flatMap((name) => {
    if (!BELONGS.some((fits) => fits.test(name))) return [name];
    return statSync(join(folderPath, name)).size === 0 ? [`${name} (empty)`] : [];
  });
}

/** How many takes each segment has, by the name of its folder: `shot_A_seg_0`. */
export function takeCounts(folderPath: string): Record<string, number> {
  const takes = everythingIn(folderPath).flatMap((name) => {
    const [, segment] = /^video\/_takes\/([^/]+)\/take_\d+\.json$/.exec(name) ?? [];
    return segment === undefined ? [] : [segment];
  });
  const counts: Record<string, number> = {};
  for (const segment of takes.toSorted()) counts[segment] = (counts[segment] ?? 0) + 1;
  return counts;
}

/** Oldest first. */
export function readJournals(folderPath: string): Journal[] {
  const runsPath = join(folderPath, 'video', '_runs');
  return readdirSync(runsPath)
    .toSorted()
    .map((name) => readJournal(name, readFileSync(join(runsPath, name), 'utf8')));
}

function readJournal(name: string, text: string): Journal {
  const written = text.split('\n');
  // Behind the last line's end nothing follows; what does is a line that was not finished.
  const unfinished = written.pop() ?? '';
  const parsed = written.map(parseLine);
  const lines = parsed.filter((line) => line !== null);
  return { name, lines, damaged: parsed.length - lines.length, isTorn: unfinished !== '' };
}

function parseLine(line: string): JournalLine | null {
  try {
    return JSON.parse(line) as JournalLine;
  } catch {
    return null;
  }
}

export const eventsOf = (journals: readonly Journal[], event: string): JournalLine[] =>
  journals.flatMap(({ lines }) => lines.filter((line) => line.event === event));
