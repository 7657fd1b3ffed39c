// The little Markdown that notes are written in, read into plain values: nothing of it is ever taken as HTML.

export type Inline =
  | { readonly kind: 'text' | 'bold' | 'italic' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly inlines: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'table'; readonly head: readonly Cell[]; readonly rows: readonly (readonly Cell[])[] };

type Cell = readonly Inline[];

/** Longer notes are cut, longer runs of text are left as they are: both are read on every draw. */
const MOST_CHARACTERS = 40_000;
const MOST_INLINE_CHARACTERS = 4_000;

const FENCE = /^\s*```/;
const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/;
const LIST_ITEM = /^\s*(?:[-*+]|(\d+)[.)])\s+(.*)$/;
const TABLE_LINE = /^\s*\|.*\|\s*$/;
const TABLE_RULE = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/;

export function readMarkdown(markdown: string): Block[] {
  const lines = markdown.slice(0, MOST_CHARACTERS).split(/\r?\n/);
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const [block, next] = readBlock(lines, at);
    if (block) blocks.push(block);
    at = next;
  }
  return blocks;
}

/** The block that begins at line `at`, null for an empty line, and the line after it. */
function readBlock(lines: readonly string[], at: number): [Block | null, number] {
  const line = lines[at] ?? '';
  if (line.trim() === '') return [null, at + 1];
  if (FENCE.test(line)) return readFence(lines, at + 1);
  const heading = HEADING.exec(line);
  if (heading) {
    return [{ kind: 'heading', level: heading[1]?.length ?? 1, inlines: readInlines(heading[2] ?? '') }, at + 1];
  }
  if (TABLE_LINE.test(line) && TABLE_RULE.test(lines[at + 1] ?? '')) return readTable(lines, at);
  return LIST_ITEM.test(line) ? readList(lines, at) : readParagraph(lines, at);
}

const beginsBlock = (line: string): boolean =>
  line.trim() === '' || [FENCE, HEADING, LIST_ITEM, TABLE_LINE].some((mark) => mark.test(line));

/** The lines from `at` on that fulfil the condition. */
function linesWhile(lines: readonly string[], at: number, goesOn: (line: string) => boolean): string[] {
  const end = lines.findIndex((line, index) => index >= at && !goesOn(line));
  return lines.slice(at, end === -1 ? lines.length : end);
}

function readFence(lines: readonly string[], at: number): [Block, number] {
  const inside = linesWhile(lines, at, (line) => !FENCE.test(line));
  return [{ kind: 'code', text: inside.join('\n') }, at + inside.length + 1];
}

function readParagraph(lines: readonly string[], at: number): [Block, number] {
  const rest = linesWhile(lines, at + 1, (line) => !beginsBlock(line));
  const text = [lines[at] ?? '', ...rest].map((line) => line.trim()).join(' ');
  return [{ kind: 'paragraph', inlines: readInlines(text) }, at + 1 + rest.length];
}

function readList(lines: readonly string[], at: number): [Block, number] {
  const items: string[] = [];
  const ordered = LIST_ITEM.exec(lines[at] ?? '')?.[1] !== undefined;
  const own = linesWhile(lines, at, (line) => LIST_ITEM.test(line) || !beginsBlock(line));
  for (const line of own) {
    const item = LIST_ITEM.exec(line);
    if (item) items.push(item[2] ?? '');
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return [{ kind: 'list', ordered, items: items.map(readInlines) }, at + own.length];
}

function readTable(lines: readonly string[], at: number): [Block, number] {
  const own = linesWhile(lines, at, (line) => TABLE_LINE.test(line));
  const [head = [], , ...rows] = own.map((line) =>
    line
      .trim()
      .slice(1, -1)
      .split('|')
      .map((cell) => readInlines(cell.trim())),
  );
  return [{ kind: 'table', head, rows }, at + own.length];
}

const INLINE =
  /`([^`]+)`|\*\*([^*]+)\*\*|\*([^\s*][^*]*)\*|\[([^\]]+)\]\((https:\/\/[^\s)]+)\)|<?(https:\/\/[^\s<>)\]]*[^\s<>)\].,;:])>?/g;
const ADDRESS = /https:\/\/[^\s<>)\]]*[^\s<>)\].,;:]/g;

/** Only https links become links; everything else that looks like one stays text. */
export const readInlines = (text: string): Inline[] => splitAt(text, INLINE, inlineOf);

/** A sentence that is no Markdown, but may name addresses. */
export const readAddresses = (text: string): Inline[] =>
  splitAt(text, ADDRESS, ([address]) => ({ kind: 'link', text: address, href: address }));

function splitAt(text: string, mark: RegExp, read: (match: RegExpExecArray) => Inline): Inline[] {
  if (text.length > MOST_INLINE_CHARACTERS) return [{ kind: 'text', text }];
  const inlines: Inline[] = [];
  let at = 0;
  for (const match of text.matchAll(mark)) {
    if (match.index > at) inlines.push({ kind: 'text', text: text.slice(at, match.index) });
    inlines.push(read(match));
    at = match.index + match[0].length;
  }
  if (at < text.length) inlines.push({ kind: 'text', text: text.slice(at) });
  return inlines;
}

function inlineOf([whole, code, bold, italic, label, href, bare]: RegExpExecArray): Inline {
  if (code !== undefined) return { kind: 'code', text: code };
  if (bold !== undefined) return { kind: 'bold', text: bold };
  if (italic !== undefined) return { kind: 'italic', text: italic };
  if (label !== undefined && href !== undefined) return { kind: 'link', text: label, href };
  return { kind: 'link', text: bare ?? whole, href: bare ?? whole };
}
