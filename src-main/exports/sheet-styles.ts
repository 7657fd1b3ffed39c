// The measures of contact sheets: a PNG to be looked at on a screen at 100 %, a PDF to be printed on A4 across.
import type { SheetStyle } from './sheet-layout.ts';

/** Pixels. Higher pictures make viewers and chats stumble. */
const HIGHEST_PNG = 8000;
const USUAL_PNG_WIDTH = 1680;
/** Narrower cells would hold no readable text; wider ones would blow up stills. */
const CELL_WIDTHS = { least: 200, most: 760 };

export function pngStyle(columns: number): SheetStyle {
  const margin = 48;
  const gap = 28;
  const usual = (USUAL_PNG_WIDTH - 2 * margin - (columns - 1) * gap) / columns;
  const cellWidth = Math.round(Math.min(CELL_WIDTHS.most, Math.max(CELL_WIDTHS.least, usual)));
  return {
    ...{ margin, gap, pageWidth: 2 * margin + columns * cellWidth + (columns - 1) * gap },
    ...{ pageHeight: HIGHEST_PNG, hasFixedHeight: false },
    ...{ titleSize: 15, textSize: 13, headlineSize: 26, subtitleSize: 14 },
  };
}

/** A4 across, in points. */
const A4 = { pageWidth: 841.89, pageHeight: 595.28 };

export function pdfStyle(columns: number): SheetStyle {
  const isNarrow = columns > 6;
  return {
    ...{ ...A4, hasFixedHeight: true, margin: 34, gap: isNarrow ? 8 : 14 },
    ...{ titleSize: isNarrow ? 6.5 : 8.5, textSize: isNarrow ? 5.5 : 7, headlineSize: 15, subtitleSize: 8.5 },
  };
}
