// Where everything on a contact sheet stands: pure, the same for PNG and PDF. Lengths are pixels there and points here.
import { say } from '#shared/i18n/say.ts';
import { fitLines } from './fit-text.ts';
import type { Typeface } from './typeface.ts';

export interface ContactCell {
  readonly shotId: string;
  /** A still, PNG or JPEG; null: none yet. */
  readonly picturePath: string | null;
  readonly title: string;
  /** The prompt first, then what else is known, one fact or group of facts a line. */
  readonly lines: readonly string[];
}

export interface SheetTexts {
  readonly title: string;
  /** Under the title: how many shots, how long; may be empty. */
  readonly subtitle: string;
}

/** The measures of one kind of sheet. */
export interface SheetStyle {
  readonly pageWidth: number;
  /** No page is higher. */
  readonly pageHeight: number;
  /** true: every page is as high as that; false: only as high as it must be. */
  readonly hasFixedHeight: boolean;
  readonly margin: number;
  readonly gap: number;
  readonly titleSize: number;
  readonly textSize: number;
  readonly headlineSize: number;
  readonly subtitleSize: number;
}

/** Relative to the block. Text stands on `y`. */
export type Mark =
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly colour: string;
    }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly colour: string;
      readonly isBold: boolean;
    };

export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface CellPicture {
  readonly path: string | null;
  readonly width: number;
  readonly height: number;
  /** Of the words that stand in its place. */
  readonly textSize: number;
}

export interface Block extends Frame {
  readonly marks: readonly Mark[];
  /** In the block's upper left corner; null: the block has none. */
  readonly picture: CellPicture | null;
}

export interface SheetPage {
  readonly width: number;
  readonly height: number;
  readonly header: Block;
  readonly cells: readonly Block[];
}

export interface SheetPlan {
  readonly texts: SheetTexts;
  readonly columns: number;
  /** Width by height of the pictures. */
  readonly aspect: number;
  readonly style: SheetStyle;
  readonly typeface: Typeface;
}

export interface SheetLayout {
  readonly pageCount: number;
  /** Made one after the other. */
  readonly pages: () => Generator<SheetPage>;
}

/** Of the size: bold letters are the ordinary ones with a line around them. */
export const BOLD_STROKE = 0.045;

const INK = '#16181d';
const GRAY = '#6a707c';
const PROMPT_INK = '#3a3f49';
const RULE = '#d5d8de';
/** Rows of text under a title, at most. */
const TEXT_ROWS = 6;
const LINE_HEIGHT = 1.38;
/** How far the letters of DejaVu Sans rise above their line, of the size. */
const ASCENT = 0.76;

/** All texts are clean: see `cleanText`. */
export function layoutSheet(cells: readonly ContactCell[], plan: SheetPlan): SheetLayout {
  const { columns, style } = plan;
  const grid = measureGrid(cells, plan);
  const perPage = grid.rowsPerPage * columns;
  const pageCount = Math.max(1, Math.ceil(cells.length / perPage));

  function* pages(): Generator<SheetPage> {
    for (let page = 0; page < pageCount; page += 1) {
      const own = cells.slice(page * perPage, (page + 1) * perPage);
      const rowsHeight = Math.ceil(own.length / columns) * (grid.cellHeight + style.gap) - style.gap;
      const usedHeight = Math.ceil(grid.top + Math.max(0, rowsHeight) + style.margin);
      yield {
        width: style.pageWidth,
        height: style.hasFixedHeight ? style.pageHeight : usedHeight,
        header: layoutHeader(page, pageCount, plan),
        cells: own.map((cell, index) => layoutCell(cell, index, grid, plan)),
      };
    }
  }
  return { pageCount, pages };
}

interface Grid {
  /** Where the first row begins. */
  readonly top: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly rowsPerPage: number;
  readonly picture: { readonly width: number; readonly height: number };
}

function measureGrid(cells: readonly ContactCell[], plan: SheetPlan): Grid {
  const { columns, aspect, style } = plan;
  const cellWidth = (style.pageWidth - 2 * style.margin - (columns - 1) * style.gap) / columns;
  const textHeight = textTop(style) + usedRows(cells, cellWidth, plan) * style.textSize * LINE_HEIGHT;
  const top = style.margin + headerHeight(style);
  const room = style.pageHeight - top - style.margin;
  // Of a page with one row a picture must leave room for its words.
  const height = Math.floor(Math.min(cellWidth / aspect, room - textHeight));
  const cellHeight = Math.ceil(height + textHeight);
  const rowsPerPage = Math.max(1, Math.floor((room + style.gap) / (cellHeight + style.gap)));
  const width = height < Math.floor(cellWidth / aspect) ? Math.round(height * aspect) : cellWidth;
  return { top, cellWidth, cellHeight, rowsPerPage, picture: { width, height } };
}

function layoutCell(cell: ContactCell, index: number, grid: Grid, plan: SheetPlan): Block {
  const { columns, style } = plan;
  const { top, cellWidth, cellHeight, picture } = grid;
  return {
    x: Math.round(style.margin + (index % columns) * (cellWidth + style.gap)),
    y: Math.round(top + Math.floor(index / columns) * (cellHeight + style.gap)),
    width: Math.floor(cellWidth),
    height: cellHeight,
    marks: cellMarks(cell, cellWidth, picture.height, plan),
    picture: { ...picture, path: cell.picturePath, textSize: style.textSize },
  };
}

const headerHeight = ({ headlineSize, subtitleSize }: SheetStyle): number =>
  Math.round(headlineSize * 1.3 + subtitleSize * 1.6 + headlineSize * 1.1);

/** From the picture's lower edge to the first row of text. */
const textTop = ({ titleSize }: SheetStyle): number => titleSize * 2.05;

function layoutHeader(page: number, pageCount: number, { texts, style, typeface }: SheetPlan): Block {
  const { headlineSize, subtitleSize } = style;
  const width = style.pageWidth - 2 * style.margin;
  const pageText = pageCount === 1 && !style.hasFixedHeight ? '' : say`${page + 1} of ${pageCount}`;
  const pageTextWidth = typeface.widthOf(pageText, subtitleSize);
  const titleWidth = width - pageTextWidth - headlineSize;
  const baseline = headlineSize;
  const [title = ''] = fitLines(texts.title, titleWidth, 1, (text) => typeface.widthOf(text, headlineSize));
  const [subtitle = ''] = fitLines(texts.subtitle, width, 1, (text) => typeface.widthOf(text, subtitleSize));
  const below = baseline + subtitleSize * 1.7;
  const rule = below + headlineSize * 0.55;
  return {
    ...{ x: style.margin, y: style.margin, width, height: headerHeight(style), picture: null },
    marks: [
      textMark(title, 0, baseline, headlineSize, INK, true),
      textMark(subtitle, 0, below, subtitleSize, GRAY),
      textMark(pageText, width - pageTextWidth, baseline, subtitleSize, GRAY),
      { kind: 'box', x: 0, y: Math.round(rule), width, height: Math.max(0.5, headlineSize / 26), colour: RULE },
    ],
  };
}

function cellMarks(cell: ContactCell, width: number, top: number, plan: SheetPlan): readonly Mark[] {
  const { style, typeface } = plan;
  const { titleSize, textSize } = style;
  const titleLine = top + titleSize * 1.45;
  const { title, shotId } = cellHead(cell, width, plan);
  const first = top + textTop(style) + textSize * ASCENT;
  return [
    textMark(title, 0, titleLine, titleSize, INK, true),
    textMark(shotId, width - typeface.widthOf(shotId, textSize), titleLine, textSize, GRAY),
    ...cellRows(cell, width, plan).map(({ text, isPrompt }, row) =>
      textMark(text, 0, first + row * textSize * LINE_HEIGHT, textSize, isPrompt ? PROMPT_INK : GRAY),
    ),
  ];
}

/** The title, and at the right the id where it says more than the title does. */
function cellHead({ title, shotId }: ContactCell, width: number, { style, typeface }: SheetPlan) {
  const oneLine = (text: string, room: number, size: number): string =>
    fitLines(text, room, 1, (part) => typeface.widthOf(part, size))[0] ?? '';
  // Drawn bold, which is a little wider.
  const titleSize = style.titleSize * 1.03;
  if (title.includes(shotId)) return { title: oneLine(title, width, titleSize), shotId: '' };
  if (title === '') return { title: oneLine(shotId, width, titleSize), shotId: '' };
  const id = oneLine(shotId, width * 0.4, style.textSize);
  const room = width - typeface.widthOf(id, style.textSize) - style.titleSize;
  return { title: oneLine(title, room, titleSize), shotId: id };
}

interface TextRow {
  readonly text: string;
  readonly isPrompt: boolean;
}

/** Every line gets at least one row as long as there are rows; the earlier ones take what is left. */
function cellRows({ lines }: ContactCell, width: number, { style, typeface }: SheetPlan): readonly TextRow[] {
  const said = lines.slice(0, TEXT_ROWS);
  const rows: TextRow[] = [];
  for (const [index, line] of said.entries()) {
    const room = TEXT_ROWS - rows.length - (said.length - 1 - index);
    const fitted = fitLines(line, width, room, (text) => typeface.widthOf(text, style.textSize));
    rows.push(...fitted.map((text) => ({ text, isPrompt: index === 0 })));
  }
  return rows;
}

/** The same for all cells, so that rows of pictures stand in line; no more than the longest text needs. */
function usedRows(cells: readonly ContactCell[], width: number, plan: SheetPlan): number {
  let most = 0;
  for (const cell of cells) {
    if (most === TEXT_ROWS) break;
    most = Math.max(most, cellRows(cell, width, plan).length);
  }
  return most;
}

function textMark(text: string, x: number, y: number, size: number, colour: string, isBold = false): Mark {
  return { kind: 'text', x, y, text, size, colour, isBold };
}
