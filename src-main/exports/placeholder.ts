// What stands in a cell whose shot has no picture.
import { say } from '#shared/i18n/say.ts';
import type { CellPicture, Mark } from './sheet-layout.ts';
import type { Typeface } from './typeface.ts';

const COLOUR = '#eceef2';
const INK = '#7b818d';

export function placeholderMarks({ path, width, height, textSize }: CellPicture, typeface: Typeface): readonly Mark[] {
  const text = path === null ? say`not rendered yet` : say`picture cannot be read`;
  const size = Math.min(textSize, width / 14);
  const x = (width - typeface.widthOf(text, size)) / 2;
  return [
    { kind: 'box', x: 0, y: 0, width, height, colour: COLOUR },
    { kind: 'text', x, y: height / 2 + size * 0.36, text, size, colour: INK, isBold: false },
  ];
}
