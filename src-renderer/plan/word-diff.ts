// What differs between two texts, word by word. Pure.
export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Words with the space behind them, so that parts put together are the text again. */
const wordsOf = (text: string): string[] => text.match(/\s*\S+\s*/g) ?? (text === '' ? [] : [text]);

// Two texts of so many words each take a table of a million cells; longer ones are told as one change.
const MOST_CELLS = 1_000_000;

export function wordDiff(was: string, is: string): DiffPart[] {
  const before = wordsOf(was);
  const after = wordsOf(is);
  const same = (one: string | undefined, other: string | undefined) => one?.trim() === other?.trim();
  let head = 0;
  while (head < before.length && head < after.length && same(before[head], after[head])) head += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && same(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  return joined([
    ...after.slice(0, head).map((text): DiffPart => ({ kind: 'same', text })),
    ...middleDiff(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...after.slice(after.length - tail).map((text): DiffPart => ({ kind: 'same', text })),
  ]);
}

/** By the longest common row of words. */
function middleDiff(before: readonly string[], after: readonly string[]): DiffPart[] {
  const removed = (text: string): DiffPart => ({ kind: 'removed', text });
  const added = (text: string): DiffPart => ({ kind: 'added', text });
  if (before.length * after.length > MOST_CELLS) return [...before.map(removed), ...after.map(added)];
  const common = commonLengths(before, after);
  const width = after.length + 1;
  const at = (row: number, column: number) => common[row * width + column] ?? 0;
  const parts: DiffPart[] = [];
  let row = 0;
  let column = 0;
  while (row < before.length || column < after.length) {
    const old = before[row];
    const next = after[column];
    if (old !== undefined && next !== undefined && old.trim() === next.trim()) {
      parts.push({ kind: 'same', text: next });
      row += 1;
      column += 1;
    } else if (next === undefined || (old !== undefined && at(row + 1, column) >= at(row, column + 1))) {
      parts.push(removed(old ?? ''));
      row += 1;
    } else {
      parts.push(added(next));
      column += 1;
    }
  }
  return parts;
}

/** Row by row: the longest common row of words from there to the ends. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint16Array {
  const width = after.length + 1;
  const common = new Uint16Array((before.length + 1) * width);
  const old = before.map((word) => word.trim());
  const next = after.map((word) => word.trim());
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const here = row * width + column;
      const both = old[row] === next[column];
      common[here] = both
        ? (common[here + width + 1] ?? 0) + 1
        : Math.max(common[here + width] ?? 0, common[here + 1] ?? 0);
    }
  }
  return common;
}

function joined(parts: readonly DiffPart[]): DiffPart[] {
  const rows: DiffPart[] = [];
  for (const part of parts) {
    const last = rows.at(-1);
    if (last?.kind === part.kind) rows[rows.length - 1] = { kind: part.kind, text: last.text + part.text };
    else rows.push(part);
  }
  return rows;
}
