// Pages of a contact sheet as PNG: cell by cell into the page's pixels, so that only one page is in memory.
import { writeFile } from 'node:fs/promises';
import { ok, type Result } from '#shared/result.ts';
import { loadSharp } from '../media/index.ts';
import { fitPicture } from './cell-picture.ts';
import { placeholderMarks } from './placeholder.ts';
import { type Block, BOLD_STROKE, type Mark, type SheetPage } from './sheet-layout.ts';
import type { Typeface } from './typeface.ts';

const BYTES_PER_PIXEL = 3;
const PAPER = 255;

interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

export async function paintPngPage(
  page: SheetPage,
  pngPath: string,
  typeface: Typeface,
  onCell: () => Result<void>,
): Promise<Result<void>> {
  const sharp = await loadSharp();
  const paper: Pixels = { ...page, data: Buffer.alloc(page.width * page.height * BYTES_PER_PIXEL, PAPER) };
  place(paper, await paintMarks(page.header, page.header.marks, typeface), page.header.x, page.header.y);
  for (const cell of page.cells) {
    place(paper, await paintCell(cell, typeface), cell.x, cell.y);
    const goOn = onCell();
    if (!goOn.ok) return goOn;
  }
  const raw = { width: page.width, height: page.height, channels: BYTES_PER_PIXEL } as const;
  // Not by sharp itself: what the disk refuses would come as words without a code.
  await writeFile(pngPath, await sharp(paper.data, { raw }).png({ compressionLevel: 6 }).toBuffer());
  return ok(undefined);
}

async function paintCell(cell: Block, typeface: Typeface): Promise<Pixels> {
  const { picture } = cell;
  if (picture === null) return paintMarks(cell, cell.marks, typeface);
  const { path, width, height } = picture;
  const still =
    path === null
      ? null
      : await fitPicture(path, width, height, (image) => image.raw().toBuffer({ resolveWithObject: true }));
  const placeholder = still === null ? placeholderMarks(picture, typeface) : [];
  const pixels = await paintMarks(cell, [...placeholder, ...cell.marks], typeface);
  if (still !== null) place(pixels, { data: still.data, width, height }, 0, 0);
  return pixels;
}

/** Letters are drawn as outlines: which fonts the system has, or has not, plays no part. */
async function paintMarks(block: Block, marks: readonly Mark[], typeface: Typeface): Promise<Pixels> {
  const sharp = await loadSharp();
  const width = Math.ceil(block.width);
  const height = Math.ceil(block.height);
  const shapes = marks.map((mark) => shapeOf(mark, typeface)).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes}</svg>`;
  const paper = { width, height, channels: BYTES_PER_PIXEL, background: '#fff' } as const;
  const drawn = sharp({ create: paper }).composite([{ input: Buffer.from(svg), left: 0, top: 0 }]);
  return { data: await drawn.removeAlpha().raw().toBuffer(), width, height };
}

function shapeOf(mark: Mark, typeface: Typeface): string {
  if (mark.kind === 'box') {
    const { x, y, width, height, colour } = mark;
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colour}"/>`;
  }
  const { text, size, x, y, colour, isBold } = mark;
  const stroke = isBold ? ` stroke="${colour}" stroke-width="${size * BOLD_STROKE}"` : '';
  return `<path d="${typeface.outlineOf(text, size, x, y)}" fill="${colour}"${stroke}/>`;
}

function place(onto: Pixels, piece: Pixels, left: number, top: number): void {
  const rowBytes = Math.min(piece.width, onto.width - left) * BYTES_PER_PIXEL;
  for (let row = 0; row < piece.height && top + row < onto.height; row += 1) {
    const from = row * piece.width * BYTES_PER_PIXEL;
    piece.data.copy(onto.data, ((top + row) * onto.width + left) * BYTES_PER_PIXEL, from, from + rowBytes);
  }
}
