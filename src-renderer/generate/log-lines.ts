// The log's lines, numbered so that a line keeps its number as others come below it.
export type LogLevel = 'info' | 'warn' | 'error';

export interface LogLine {
  /** Grows by one a line; only the lines that were read are counted. */
  readonly number: number;
  readonly level: LogLevel;
  readonly text: string;
}

/** "2026-01-01T10:00:00.000Z WARN …"; what says nothing of it counts as information. */
function levelOf(text: string): LogLevel {
  const [, level] = /^\S+ (INFO|WARN|ERROR) /.exec(text) ?? [];
  return level === 'ERROR' ? 'error' : level === 'WARN' ? 'warn' : 'info';
}

/** How many of the lines before are there no more, or not at the same place: where what was last stands now. */
function shiftOf(before: readonly LogLine[], texts: readonly string[]): number | null {
  const last = before.at(-1);
  if (!last) return null;
  for (let at = texts.length - 1; at >= 0; at -= 1) {
    if (texts[at] !== last.text) continue;
    // The same words may stand there more than once; with those before them they hardly do.
    const isSame = before.slice(-4).every((line, index, tail) => {
      const place = at - (tail.length - 1 - index);
      return place < 0 || texts[place] === line.text;
    });
    if (isSame) return before.length - 1 - at;
  }
  return null;
}

/** @param texts the end of the file as it was read now */
export function logLinesAfter(before: readonly LogLine[], texts: readonly string[]): LogLine[] {
  const shift = shiftOf(before, texts);
  const first = shift === null ? (before.at(-1)?.number ?? -1) + 1 : (before[0]?.number ?? 0) + shift;
  return texts.map((text, index) => {
    const known = shift === null ? undefined : before[index + shift];
    return known?.text === text ? known : { number: first + index, level: levelOf(text), text };
  });
}

const RANK: Record<LogLevel, number> = { info: 0, warn: 1, error: 2 };

export function filterLog(lines: readonly LogLine[], level: LogLevel, words: string): LogLine[] {
  const wanted = words.trim().toLowerCase();
  return lines.filter(
    (line) => RANK[line.level] >= RANK[level] && (wanted === '' || line.text.toLowerCase().includes(wanted)),
  );
}

/** As `files.reveal` wants it; null: it lies outside of the project. */
export function pathInProject(filePath: string, folderPath: string): string | null {
  const path = filePath.replaceAll('\\', '/');
  const folder = `${folderPath.replaceAll('\\', '/').replace(/\/$/, '')}/`;
  if (path.startsWith(folder)) return path.slice(folder.length);
  return /^(\/|[A-Za-z]:)/.test(path) ? null : path;
}
