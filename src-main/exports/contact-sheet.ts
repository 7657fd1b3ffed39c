// The storyboard at a glance: a still, a title and a few words for every shot, as pictures or as a document to print.

import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { stoppedError, writeWhole } from '../media/index.ts';
import { cleanText } from './fit-text.ts';
import { paintPdf } from './paint-pdf.ts';
import { paintPngPage } from './paint-png.ts';
import { type ContactCell, layoutSheet, type SheetLayout, type SheetTexts } from './sheet-layout.ts';
import { pdfStyle, pngStyle } from './sheet-styles.ts';
import { openTypeface, type Typeface } from './typeface.ts';

export interface ContactSheetOptions {
  readonly title: string;
  /** Under the title: how many shots, how long; may be empty. */
  readonly subtitle: string;
  readonly columns: number;
  /** Width by height of the project's pictures; others are shown whole, with bars. */
  readonly aspect: number;
  readonly format: 'png' | 'pdf';
  /** Of a PNG that needs several pages: NAME-1.png, NAME-2.png and so on stand beside it, and it is not written itself. */
  readonly targetPath: string;
  /** The files NAME-1.png and so on may be replaced. Whether `targetPath` may be is for the caller to know. */
  readonly replace: boolean;
  /** A TrueType file. */
  readonly fontPath: string;
}

export interface ContactSheet {
  readonly files: readonly string[];
  readonly bytes: number;
  readonly pages: number;
  /** Characters that the font cannot draw; a box stands for each. */
  readonly unknownCharacters: number;
}

export async function makeContactSheet(
  cells: readonly ContactCell[],
  options: ContactSheetOptions,
  signal?: AbortSignal,
  onProgress?: (cellsDone: number) => void,
): Promise<Result<ContactSheet>> {
  const typeface = await openTypeface(options.fontPath);
  if (!typeface.ok) return typeface;
  const { columns, aspect, format } = options;
  const style = format === 'pdf' ? pdfStyle(columns) : pngStyle(columns);
  const ready = makeDrawable(cells, options, typeface.value);
  const layout = layoutSheet(ready.cells, { texts: ready.texts, columns, aspect, style, typeface: typeface.value });
  let cellsDone = 0;
  const onCell = (): Result<void> => {
    if (signal?.aborted) return err(stoppedError());
    cellsDone += 1;
    onProgress?.(cellsDone);
    return ok(undefined);
  };
  if (signal?.aborted) return err(stoppedError());
  const work: Work = { layout, typeface: typeface.value, onCell };
  const files = await (format === 'pdf' ? writePdf(options, work) : writePngs(options, work));
  if (!files.ok) return files;
  const bytes = await Promise.all(files.value.map(async (filePath) => (await stat(filePath)).size));
  return ok({
    files: files.value,
    bytes: bytes.reduce((sum, size) => sum + size, 0),
    pages: layout.pageCount,
    unknownCharacters: ready.boxes,
  });
}

interface Work {
  readonly layout: SheetLayout;
  readonly typeface: Typeface;
  readonly onCell: () => Result<void>;
}

function writePdf({ targetPath, title }: ContactSheetOptions, work: Work): Promise<Result<readonly string[]>> {
  return writeWhole([targetPath], async ([temporaryPath = '']) => {
    const painted = await paintPdf(work.layout, cleanText(title), temporaryPath, work.typeface, work.onCell);
    return painted.ok ? ok([targetPath]) : painted;
  });
}

async function writePngs(options: ContactSheetOptions, work: Work): Promise<Result<readonly string[]>> {
  const files = pageFiles(options.targetPath, work.layout.pageCount);
  const taken = options.replace || files.length === 1 ? null : await firstThere(files);
  if (taken !== null) return err(alreadyThere(taken));
  return writeWhole(files, async (temporaryPaths) => {
    const pages = work.layout.pages();
    for (const temporaryPath of temporaryPaths) {
      const { value: page } = pages.next();
      if (page === undefined) break;
      const painted = await paintPngPage(page, temporaryPath, work.typeface, work.onCell);
      if (!painted.ok) return painted;
    }
    return ok(files);
  });
}

function pageFiles(targetPath: string, pageCount: number): readonly string[] {
  const { dir, name, ext } = path.parse(targetPath);
  if (pageCount === 1) return [targetPath];
  return Array.from({ length: pageCount }, (_, index) => path.join(dir, `${name}-${index + 1}${ext}`));
}

async function firstThere(files: readonly string[]): Promise<string | null> {
  for (const filePath of files) {
    const isThere = await access(filePath).then(
      () => true,
      () => false,
    );
    if (isThere) return filePath;
  }
  return null;
}

interface ReadyTexts {
  readonly cells: readonly ContactCell[];
  readonly texts: SheetTexts;
  readonly boxes: number;
}

/** Everything that is written on the sheet, as it can be drawn. */
function makeDrawable(
  cells: readonly ContactCell[],
  { title, subtitle }: ContactSheetOptions,
  typeface: Typeface,
): ReadyTexts {
  let boxes = 0;
  const ready = (text: string): string => {
    const drawable = typeface.drawable(cleanText(text));
    boxes += drawable.boxes;
    return drawable.text;
  };
  const readyCells = cells.map((cell) => ({
    picturePath: cell.picturePath,
    shotId: ready(cell.shotId),
    title: ready(cell.title),
    lines: cell.lines.map(ready),
  }));
  return { cells: readyCells, texts: { title: ready(title), subtitle: ready(subtitle) }, boxes };
}

function alreadyThere(filePath: string) {
  return {
    code: 'conflict',
    message: say`A page of this contact sheet is there already.`,
    remedy: say`Choose another name, or say that it may be replaced.`,
    filePath,
  } as const;
}
