// Text into lines of a given breadth, for words that are burnt into the picture.

/**
 * Words into lines of about so many small Latin letters; a word that is too long is broken. What does not fit into `lineCount` lines ends in
 * an ellipsis. Control characters and half characters are dropped, all white space is a space.
 */
export function wrapWords(text: string, charactersPerLine: number, lineCount: number): readonly string[] {
  const words = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ')
    .split(' ')
    .filter((word) => word !== '')
    .flatMap((word) => breakWord(word, charactersPerLine));
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    if (line !== undefined && widthOf(`${line} ${word}`) <= charactersPerLine)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  if (lines.length <= lineCount) return lines;
  const last = [...(lines[lineCount - 1] ?? '')];
  while (last.length > 0 && widthOf(`${last.join('')}…`) > charactersPerLine) last.pop();
  return [...lines.slice(0, lineCount - 1), `${last.join('').trimEnd()}…`];
}

function breakWord(word: string, charactersPerLine: number): readonly string[] {
  const parts: string[] = [''];
  for (const character of word) {
    const part = parts.at(-1) ?? '';
    if (part !== '' && widthOf(part + character) > charactersPerLine) parts.push(character);
    else parts[parts.length - 1] = part + character;
  }
  return parts;
}

const DOUBLE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u;
const BROAD = /[\p{Lu}mw@%]/u;

/** In small Latin letters: capitals are broader, the letters of East Asia and pictograms take two. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += DOUBLE.test(character) ? 2 : BROAD.test(character) ? 1.4 : 1;
  return width;
}
