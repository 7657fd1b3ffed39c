// The plan as JSON, line by line: of a plan with 20,000 segments only the lines on the screen are ever written out.
import type { PlanView } from '#shared/contract/shapes.ts';
import { planToJson } from '#shared/model/plan-json.ts';

export interface LinedDocument {
  readonly lineCount: number;
  line(index: number): string;
  /** The text in pieces; put together with line breaks between them they are all of it. */
  readonly pieceCount: number;
  piece(index: number): string;
  /** The number of the first line of a piece. */
  firstLine(index: number): number;
}

interface Piece {
  readonly lines: number;
  readonly text: () => string;
}

const MOST_KEPT = 64;

export function linedDocument(pieces: readonly Piece[]): LinedDocument {
  const starts = new Uint32Array(pieces.length + 1);
  for (const [index, { lines }] of pieces.entries()) starts[index + 1] = (starts[index] ?? 0) + lines;
  const split = new Map<number, string[]>();
  const linesOf = (index: number): string[] => {
    const known = split.get(index);
    if (known) return known;
    const lines = (pieces[index]?.text() ?? '').split('\n');
    if (split.size >= MOST_KEPT) for (const oldest of split.keys()) if (split.delete(oldest)) break;
    split.set(index, lines);
    return lines;
  };
  const pieceOf = (line: number): number => {
    let low = 0;
    let high = pieces.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= line) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    lineCount: starts[pieces.length] ?? 0,
    line(index) {
      const piece = pieceOf(index);
      return linesOf(piece)[index - (starts[piece] ?? 0)] ?? '';
    },
    pieceCount: pieces.length,
    piece: (index) => pieces[index]?.text() ?? '',
    firstLine: (index) => starts[index] ?? 0,
  };
}

/** Any value, as JSON.stringify writes it with two spaces. */
export function jsonDocument(value: unknown): LinedDocument {
  const text = JSON.stringify(value, null, 2);
  return linedDocument([{ lines: text.split('\n').length, text: () => text }]);
}

/** One segment as it stands in the whole plan. */
export function segmentDocument({ plan, standings, estimates }: PlanView, segmentKey: string): LinedDocument {
  const segments = plan.segments.filter(({ key }) => key === segmentKey);
  return jsonDocument(planToJson({ ...plan, segments, shots: [], problems: [] }, standings, estimates).segments[0]);
}

/** As `longtake plan --json` prints it. */
export function planDocument({ plan, standings, estimates }: PlanView): LinedDocument {
  const none = { ...plan, segments: [], shots: [], problems: [] };
  const segmentAt = (index: number) =>
    planToJson({ ...none, segments: plan.segments.slice(index, index + 1) }, standings, estimates).segments[0];
  const shotAt = (index: number) => planToJson({ ...none, shots: plan.shots.slice(index, index + 1) }).shots[0];
  const problemAt = (index: number) =>
    planToJson({ ...none, problems: plan.problems.slice(index, index + 1) }).problems[0];
  const { segments: _segments, shots: _shots, problems: _problems, ...rest } = planToJson(none);
  const tail = JSON.stringify(rest, null, 2).slice(2);
  return linedDocument([
    fixed('{'),
    ...listPieces('segments', plan.segments.length, segmentAt),
    ...listPieces('shots', plan.shots.length, shotAt),
    ...listPieces('problems', plan.problems.length, problemAt),
    fixed(tail),
  ]);
}

const fixed = (text: string): Piece => ({ lines: text.split('\n').length, text: () => text });

function listPieces(name: string, count: number, entryAt: (index: number) => unknown): Piece[] {
  if (count === 0) return [fixed(`  "${name}": [],`)];
  const entries = Array.from({ length: count }, (_, index): Piece => {
    const end = index === count - 1 ? '' : ',';
    return {
      lines: linesOfValue(entryAt(index)),
      text: () => indented(JSON.stringify(entryAt(index), null, 2)) + end,
    };
  });
  return [fixed(`  "${name}": [`), ...entries, fixed('  ],')];
}

const indented = (text: string): string => `    ${text.replaceAll('\n', '\n    ')}`;

/** How many lines JSON.stringify would make of it, without writing them. */
function linesOfValue(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  let lines = 0;
  for (const entry of Object.values(value)) if (entry !== undefined) lines += linesOfValue(entry);
  return lines === 0 ? 1 : lines + 2;
}
