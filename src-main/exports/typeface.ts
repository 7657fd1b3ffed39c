// Measures and outlines text with one font file: what the system has installed plays no part, so a sheet looks the same everywhere.

import { readFile } from 'node:fs/promises';
import type { Font } from 'fontkit';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { diskError, errorCodeOf } from '../storage/index.ts';

export interface Typeface {
  readonly fontPath: string;
  /** In the unit of `size`. */
  widthOf(text: string, size: number): number;
  /** SVG path data; `x` and `baseline` are where the text begins. */
  outlineOf(text: string, size: number, x: number, baseline: number): string;
  /** The text with a box for each character that the font cannot draw, and how many those are. */
  drawable(text: string): { readonly text: string; readonly boxes: number };
}

/** Words come again and again; a sheet of thousands of shots must not keep all it ever saw. */
const REMEMBERED_WIDTHS = 5000;

export async function openTypeface(fontPath: string): Promise<Result<Typeface>> {
  try {
    const bytes = await readFile(fontPath);
    const { create } = await import('fontkit');
    const font = create(bytes);
    return 'layout' in font ? ok(typefaceOf(fontPath, font)) : err(unreadable(fontPath));
  } catch (cause) {
    if (errorCodeOf(cause) !== '') return err(diskError('open', fontPath, cause));
    return err({ ...unreadable(fontPath), cause });
  }
}

// A collection of several fonts is none of them.
const unreadable = (filePath: string) =>
  ({ code: 'bad-file', message: say`This font cannot be read.`, remedy: say`Use a TrueType file.`, filePath }) as const;

function typefaceOf(fontPath: string, font: Font): Typeface {
  const widths = new Map<string, number>();
  const unitsOf = (text: string): number => {
    const known = widths.get(text);
    if (known !== undefined) return known;
    if (widths.size >= REMEMBERED_WIDTHS) widths.clear();
    const width = font.layout(text).advanceWidth;
    widths.set(text, width);
    return width;
  };
  return {
    fontPath,
    widthOf: (text, size) => (unitsOf(text) * size) / font.unitsPerEm,
    outlineOf: (text, size, x, baseline) => outline(font, text, size / font.unitsPerEm, x, baseline),
    drawable: (text) => drawable(font, text),
  };
}

const BOX = '\u25a1';
const CHARACTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Joiners and selectors: they say how their neighbours look, and look like nothing themselves. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

// Not left to the font's own box: PDF readers disagree on how wide that one is.
function drawable(font: Font, text: string) {
  let boxes = 0;
  let drawn = '';
  for (const { segment } of CHARACTERS.segment(text)) {
    const seen = segment.replace(UNSEEN, '');
    const isKnown = [...seen].every((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
    if (!isKnown) boxes += 1;
    drawn += isKnown ? seen : BOX;
  }
  return { text: drawn, boxes };
}

function outline(font: Font, text: string, scale: number, x: number, baseline: number): string {
  const { glyphs, positions } = font.layout(text);
  const parts: string[] = [];
  let pen = x;
  for (const [index, { path }] of glyphs.entries()) {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
    const place = path.scale(scale, -scale).translate(pen + xOffset * scale, baseline - yOffset * scale);
    parts.push(place.toSVG());
    pen += xAdvance * scale;
  }
  return parts.join('');
}
