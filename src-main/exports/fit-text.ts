// Text into lines of a width; what does not fit ends in an ellipsis.

export type MeasureWidth = (text: string) => number;

const ELLIPSIS = '…';
const LETTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** No line of a sheet holds more; whatever comes behind would be cut anyway. */
const LONGEST_TEXT = 4000;

/** Line breaks and other control characters become spaces, halves of characters a mark. */
export function cleanText(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

/** At most `lineCount` lines of a clean text, none wider than `width`. An empty text has none. */
export function fitLines(text: string, width: number, lineCount: number, measure: MeasureWidth): readonly string[] {
  const words = text.split(' ').filter(Boolean);
  const lines: string[] = [];
  let line = '';
  let rest = words.shift();
  while (rest !== undefined) {
    const longer = line === '' ? rest : `${line} ${rest}`;
    if (measure(longer) <= width) {
      line = longer;
      rest = words.shift();
      continue;
    }
    if (lines.length === lineCount - 1) return [...lines, shorten(longer, width, measure)];
    if (line !== '') {
      lines.push(line);
      line = '';
      continue;
    }
    // A word that is wider than a line, as whole sentences are where no spaces are written.
    const head = longestFitting(rest, width, measure);
    lines.push(head);
    rest = rest.slice(head.length);
  }
  return line === '' ? lines : [...lines, line];
}

/** The beginning of the text with an ellipsis, no wider than `width`. */
const shorten = (text: string, width: number, measure: MeasureWidth): string =>
  longestFitting(text, width - measure(ELLIPSIS), measure).trimEnd() + ELLIPSIS;

/** At least one letter: where not even that fits, it stands out rather than being lost. */
function longestFitting(text: string, width: number, measure: MeasureWidth): string {
  const [first = '', ...others] = lettersOf(text);
  let head = first;
  for (const letter of others) {
    if (measure(head + letter) > width) break;
    head += letter;
  }
  return head;
}

const lettersOf = (text: string): string[] => Array.from(LETTERS.segment(text), ({ segment }) => segment);
