// A contact sheet as PDF: text that can be selected and searched, the font embedded, pages written as they are made.
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ok, type Result } from '#shared/result.ts';
import { fitPicture } from './cell-picture.ts';
import { placeholderMarks } from './placeholder.ts';
import { type Block, BOLD_STROKE, type Mark, type SheetLayout } from './sheet-layout.ts';
import type { Typeface } from './typeface.ts';

type Pdf = PDFKit.PDFDocument;

/** Of a picture, for every point of its width: 180 to the inch. */
const PIXELS_PER_POINT = 2.5;
const JPEG_QUALITY = 86;

export async function paintPdf(
  layout: SheetLayout,
  title: string,
  pdfPath: string,
  typeface: Typeface,
  onCell: () => Result<void>,
): Promise<Result<void>> {
  const { default: PdfDocument } = await import('pdfkit');
  const info = { Title: title, Creator: 'Longtake' };
  const pdf = new PdfDocument({ autoFirstPage: false, margin: 0, font: typeface.fontPath, info });
  const file = createWriteStream(pdfPath);
  // Kept as a value: until the last page is drawn nobody would catch it.
  const writing = pipeline(pdf, file).then(
    () => null,
    (cause: unknown) => ({ cause }),
  );
  const painted = await paintPages(pdf, layout, typeface, onCell);
  pdf.end();
  const failure = await writing;
  if (failure !== null) throw failure.cause;
  return painted;
}

async function paintPages(
  pdf: Pdf,
  layout: SheetLayout,
  typeface: Typeface,
  onCell: () => Result<void>,
): Promise<Result<void>> {
  for (const { width, height, header, cells } of layout.pages()) {
    pdf.addPage({ size: [width, height], margin: 0 });
    drawMarks(pdf, header, header.marks);
    for (const cell of cells) {
      await drawPicture(pdf, cell, typeface);
      drawMarks(pdf, cell, cell.marks);
      const goOn = onCell();
      if (!goOn.ok) return goOn;
    }
  }
  return ok(undefined);
}

async function drawPicture(pdf: Pdf, cell: Block, typeface: Typeface): Promise<void> {
  if (cell.picture === null) return;
  const { path, width, height } = cell.picture;
  const pixels = (points: number): number => Math.max(1, Math.round(points * PIXELS_PER_POINT));
  const jpeg =
    path === null
      ? null
      : await fitPicture(path, pixels(width), pixels(height), (picture) =>
          picture.jpeg({ quality: JPEG_QUALITY }).toBuffer(),
        );
  if (jpeg === null) drawMarks(pdf, cell, placeholderMarks(cell.picture, typeface));
  else pdf.image(jpeg, cell.x, cell.y, { width, height });
}

function drawMarks(pdf: Pdf, block: Block, marks: readonly Mark[]): void {
  for (const mark of marks) {
    const x = block.x + mark.x;
    const y = block.y + mark.y;
    if (mark.kind === 'box') pdf.rect(x, y, mark.width, mark.height).fill(mark.colour);
    else drawText(pdf, mark, x, y);
  }
}

function drawText(pdf: Pdf, mark: Extract<Mark, { kind: 'text' }>, x: number, y: number): void {
  if (mark.text === '') return;
  pdf
    .fontSize(mark.size)
    .fillColor(mark.colour)
    .strokeColor(mark.colour)
    .lineWidth(mark.size * BOLD_STROKE);
  pdf.text(mark.text, x, y, { lineBreak: false, baseline: 'alphabetic', fill: true, stroke: mark.isBold });
}
