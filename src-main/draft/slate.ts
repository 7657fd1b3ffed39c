// What is written over a draft: which shot, which segment, which frame, and the prompt. Burnt in when encoding only.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { wrapWords } from '../media/index.ts';

export interface SlateText {
  readonly shotId: string;
  /** From 0. */
  readonly segmentIndex: number;
  readonly segmentCount: number;
  readonly prompt: string;
  readonly frameCount: number;
}

export interface SlateLayout {
  readonly fontPixels: number;
  readonly marginPixels: number;
  readonly linePixels: number;
  readonly stripPixels: number;
  readonly charactersPerLine: number;
}

const FONT_FILE = 'slate-font.ttf';
const HEADER_FILE = 'slate-header.txt';
const COUNTER_FILE = 'slate-counter.txt';
const PROMPT_FILE = 'slate-prompt.txt';
const PROMPT_LINES = 2;
// Of the font's size, for DejaVu Sans: ordinary text needs 0.48, and a line that runs out of the picture is worse than a short one.
const CHARACTER_WIDTH = 0.53;

export function slateLayout(width: number, height: number): SlateLayout {
  const fontPixels = Math.max(7, Math.round(Math.min(height * 0.032, width * 0.024)));
  const marginPixels = Math.round(fontPixels * 0.9);
  const linePixels = Math.round(fontPixels * 1.4);
  const stripPixels = linePixels * (1 + PROMPT_LINES) + 2 * Math.round(marginPixels * 0.75);
  const charactersPerLine = Math.max(8, Math.floor((width - 2 * marginPixels) / (fontPixels * CHARACTER_WIDTH)));
  return { fontPixels, marginPixels, linePixels, stripPixels, charactersPerLine };
}

/**
 * Puts texts and font into the folder that ffmpeg will run in. Texts go through files and stand there literally, so no
 * prompt can break the filter graph; the font is copied because a packaged app keeps it where ffmpeg cannot read.
 */
export async function writeSlateFiles(folderPath: string, text: SlateText, layout: SlateLayout, fontPath: string) {
  const header = say`Draft · shot ${text.shotId} · segment ${text.segmentIndex + 1} of ${text.segmentCount}`;
  const write = (name: string, content: string) => writeFile(path.join(folderPath, name), content || ' ');
  const [headerLine = ''] = wrapWords(header, Math.floor(layout.charactersPerLine * 0.65), 1);
  await write(HEADER_FILE, headerLine);
  await write(COUNTER_FILE, say`frame ${'%{eif:n+1:d}'} of ${text.frameCount}`);
  await write(PROMPT_FILE, wrapWords(text.prompt, layout.charactersPerLine, PROMPT_LINES).join('\n'));
  await writeFile(path.join(folderPath, FONT_FILE), await readFile(fontPath));
}

/** Filters for yuv frames; the files of `writeSlateFiles` must lie in the working folder. */
export function slateFilter({ fontPixels, marginPixels, linePixels, stripPixels }: SlateLayout): string {
  const draw = (file: string, expansion: string, x: string, line: number, opacity: number): string => {
    const fromBottom = stripPixels - Math.round(marginPixels * 0.75) - line * linePixels;
    const style = `fontfile=${FONT_FILE}:fontsize=${fontPixels}:fontcolor=white@${opacity}`;
    const place = `x=${x}:y=h-${fromBottom}:line_spacing=${Math.round(fontPixels * 0.22)}`;
    return `drawtext=${style}:textfile=${file}:expansion=${expansion}:${place}`;
  };
  return [
    `drawbox=x=0:y=ih-${stripPixels}:w=iw:h=${stripPixels}:color=black@0.5:t=fill`,
    draw(HEADER_FILE, 'none', `${marginPixels}`, 0, 0.95),
    draw(COUNTER_FILE, 'normal', `w-text_w-${marginPixels}`, 0, 0.95),
    draw(PROMPT_FILE, 'none', `${marginPixels}`, 1, 0.8),
  ].join(',');
}
