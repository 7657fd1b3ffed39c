// Words in the picture: a shot's label, and a card. Any text will do: it goes to ffmpeg through files, never through the filter graph.
import { copyFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { wrapWords } from '../media/index.ts';
import type { FilmFormat } from './piece.ts';

const FONT_FILE = 'font.ttf';
const LABEL_FILE = 'label.txt';
// Of the font's size, for DejaVu Sans: a line that runs out of the picture is worse than a short one.
const CHARACTER_WIDTH = 0.56;
const LINE_HEIGHT = 1.4;
const LEAST_FONT_PIXELS = 6;
/** Of the picture, what a card's text may fill. */
const CARD_WIDTH = 0.86;
const CARD_HEIGHT = 0.84;

type Size = Pick<FilmFormat, 'width' | 'height'>;

/** In the upper left corner, on one line. What the filter reads is written into the folder that ffmpeg will run in. */
export async function labelFilter(folderPath: string, text: string, size: Size, fontPath: string): Promise<string> {
  const fontPixels = Math.max(LEAST_FONT_PIXELS, Math.round(Math.min(size.height * 0.04, size.width * 0.03)));
  const margin = Math.round(fontPixels * 0.9);
  const [line] = wrapWords(text, charactersIn(size.width - 2 * margin, fontPixels), 1);
  if (line === undefined) return 'null';
  await copyFile(fontPath, path.join(folderPath, FONT_FILE));
  await writeFile(path.join(folderPath, LABEL_FILE), line);
  const box = `box=1:boxcolor=black@0.5:boxborderw=${Math.round(fontPixels * 0.4)}`;
  return `${drawText(LABEL_FILE, fontPixels)}:${box}:x=${margin}:y=${margin}`;
}

/** In the middle, as large as it fits; line breaks of the text are kept. Files as in `labelFilter`. */
export async function cardFilter(folderPath: string, text: string, size: Size, fontPath: string): Promise<string> {
  const { fontPixels, lines } = layOutCard(text, size);
  await copyFile(fontPath, path.join(folderPath, FONT_FILE));
  const lineHeight = Math.round(fontPixels * LINE_HEIGHT);
  const top = Math.round((size.height - lines.length * lineHeight) / 2);
  const filters: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const file = `card-${index}.txt`;
    await writeFile(path.join(folderPath, file), line);
    // `ascent` is the line's own: what counts is that all stand on their baselines.
    const baseline = top + index * lineHeight + Math.round(fontPixels * 1.05);
    filters.push(`${drawText(file, fontPixels)}:x=(w-text_w)/2:y=${baseline}-ascent`);
  }
  return filters.length === 0 ? 'null' : filters.join(',');
}

/** The largest letters with which all lines fit; what fits even with the smallest ones is shortened. */
export function layOutCard(text: string, { width, height }: Size): { fontPixels: number; lines: readonly string[] } {
  const paragraphs = text.trim().split(/\r\n|\r|\n/);
  let fontPixels = Math.max(LEAST_FONT_PIXELS, Math.round(Math.min(height * 0.09, width * 0.06)));
  for (;;) {
    const most = Math.max(1, Math.floor((height * CARD_HEIGHT) / Math.round(fontPixels * LINE_HEIGHT)));
    const characters = charactersIn(width * CARD_WIDTH, fontPixels);
    const lines = paragraphs.flatMap((paragraph) => {
      const wrapped = wrapWords(paragraph, characters, Number.POSITIVE_INFINITY);
      return wrapped.length === 0 ? [''] : wrapped;
    });
    if (lines.length <= most) return { fontPixels, lines };
    if (fontPixels <= LEAST_FONT_PIXELS) return { fontPixels, lines: [...lines.slice(0, most - 1), '…'] };
    fontPixels -= 1;
  }
}

const charactersIn = (pixels: number, fontPixels: number): number =>
  Math.max(1, Math.floor(pixels / (fontPixels * CHARACTER_WIDTH)));

const drawText = (file: string, fontPixels: number): string =>
  `drawtext=fontfile=${FONT_FILE}:fontsize=${fontPixels}:fontcolor=white:textfile=${file}:expansion=none`;
