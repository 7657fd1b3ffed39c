// For tests only: the words of a PDF in the order in which they are drawn, read from the file's own bytes.
import { inflateSync } from 'node:zlib';

/** Knows what pdfkit writes with one embedded font; nothing more. */
export function readPdf(bytes: Buffer): { readonly pages: number; readonly text: string } {
  const streams = inflatedStreams(bytes);
  const map = streams.find((stream) => stream.includes('beginbfrange')) ?? '';
  const letters = [...map.matchAll(/^<[0-9a-f]{4}> <[0-9a-f]{4}> \[(.*)\]$/gm)].flatMap(([, list = '']) =>
    [...list.matchAll(/<([0-9a-f ]*)>/g)].map(([, hex = '']) => lettersOf(hex)),
  );
  const drawn = streams.filter((stream) => stream.includes('BT'));
  const lines = drawn.flatMap((stream) =>
    [...stream.matchAll(/\[(.*)\] TJ/g)].map(([, runs = '']) => wordsOf(runs, letters)),
  );
  const pages = [...bytes.toString('latin1').matchAll(/\/Type \/Page\n/g)].length;
  return { pages, text: lines.join('\n') };
}

function inflatedStreams(bytes: Buffer): readonly string[] {
  const file = bytes.toString('latin1');
  const starts = [...file.matchAll(/>>\nstream\n/g)].map(({ index, 0: { length } }) => index + length);
  return starts.flatMap((start) => {
    try {
      return [inflateSync(bytes.subarray(start, file.indexOf('\nendstream', start))).toString('latin1')];
    } catch {
      // A picture.
      return [];
    }
  });
}

const lettersOf = (hex: string): string => Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le');

function wordsOf(runs: string, letters: readonly string[]): string {
  const glyphs = [...runs.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
  return glyphs.map((glyph) => letters[Number.parseInt(glyph, 16)] ?? '?').join('');
}
