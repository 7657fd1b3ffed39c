// Searching a document of any length without keeping the page from drawing.
import type { LinedDocument } from './plan-document.ts';

const SLICE_MS = 12;
export const MOST_FOUND = 5_000;

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Does something for one piece after another; false: it was broken off. */
async function throughPieces(
  document: LinedDocument,
  signal: AbortSignal,
  act: (piece: string, index: number) => boolean,
): Promise<boolean> {
  let sliceEnd = performance.now() + SLICE_MS;
  for (let index = 0; index < document.pieceCount; index += 1) {
    if (signal.aborted) return false;
    if (!act(document.piece(index), index)) return true;
    if (performance.now() > sliceEnd) {
      await pause();
      sliceEnd = performance.now() + SLICE_MS;
    }
  }
  return true;
}

/** Numbers of the lines with these words, at most MOST_FOUND; capitals do not count. null: broken off. */
export async function findLines(
  document: LinedDocument,
  words: string,
  signal: AbortSignal,
): Promise<readonly number[] | null> {
  const wanted = words.toLowerCase();
  const found: number[] = [];
  const whole = await throughPieces(document, signal, (piece, index) => {
    const text = piece.toLowerCase();
    if (!text.includes(wanted)) return true;
    const first = document.firstLine(index);
    for (const [line, content] of text.split('\n').entries()) if (content.includes(wanted)) found.push(first + line);
    return found.length < MOST_FOUND;
  });
  return whole ? found.slice(0, MOST_FOUND) : null;
}

/** Everything, in parts of a size that a Blob or a clipboard takes. */
export async function textParts(document: LinedDocument, signal: AbortSignal): Promise<string[]> {
  const parts: string[] = [];
  await throughPieces(document, signal, (piece) => {
    parts.push(parts.length === 0 ? piece : `\n${piece}`);
    return true;
  });
  return parts;
}
