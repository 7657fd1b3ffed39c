// The texts in a PNG: ComfyUI writes tEXt, and into animated ones its own `comf` behind the pictures.
import { type EmbeddedTexts, MAX_TEXT_BYTES } from './graph-text.ts';
import { latin1, type RangeReader, utf8, viewOf } from './range-reader.ts';

const SIGNATURE_BYTES = 8;
/** Length and type before the data, a checksum behind it. */
const HEAD_BYTES = 8;
const CHECKSUM_BYTES = 4;

/** Throws on a PNG that is cut off within a text, and on a compressed text that is none. */
export async function readPngTexts(file: RangeReader): Promise<EmbeddedTexts> {
  const texts = new Map<string, string>();
  let offset = SIGNATURE_BYTES;
  while (offset + HEAD_BYTES <= file.size) {
    const head = await file.read(offset, HEAD_BYTES);
    const length = viewOf(head).getUint32(0);
    const type = latin1(head.subarray(4));
    if (type === 'IEND') break;
    if (['tEXt', 'zTXt', 'iTXt', 'comf'].includes(type) && length <= MAX_TEXT_BYTES) {
      const data = await file.read(offset + HEAD_BYTES, length);
      if (data.length < length) throw new Error(`the file ends within a ${type} chunk`);
      const [key, text] = await readText(type, data);
      if (!texts.has(key)) texts.set(key, text);
    }
    offset += HEAD_BYTES + length + CHECKSUM_BYTES;
  }
  return texts;
}

async function readText(type: string, data: Uint8Array): Promise<[key: string, text: string]> {
  const [keyBytes, rest] = splitAtZero(data);
  const key = latin1(keyBytes).toLowerCase();
  if (type === 'zTXt') return [key, latin1(await inflate(rest.subarray(1)))];
  if (type !== 'iTXt') return [key, latin1(rest)];
  const isCompressed = rest[0] === 1;
  const [, afterLanguage] = splitAtZero(rest.subarray(2));
  const [, body] = splitAtZero(afterLanguage);
  return [key, utf8(isCompressed ? await inflate(body) : body)];
}

function splitAtZero(bytes: Uint8Array): [before: Uint8Array, after: Uint8Array] {
  const zero = bytes.indexOf(0);
  return zero < 0 ? [bytes, new Uint8Array()] : [bytes.subarray(0, zero), bytes.subarray(zero + 1)];
}

/** Piece by piece: a few bytes may unpack to gigabytes. */
async function inflate(packed: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([packed.slice()]).stream().pipeThrough(new DecompressionStream('deflate'));
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let total = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    pieces.push(next.value);
    total += next.value.length;
    if (total > MAX_TEXT_BYTES) {
      await reader.cancel();
      throw new Error('a compressed text unpacks to more than a graph can be');
    }
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
