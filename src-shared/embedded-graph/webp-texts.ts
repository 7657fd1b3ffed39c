// The texts in a WebP: ComfyUI writes `prompt:{…}` and `workflow:{…}` into EXIF fields meant for the camera's name.
import { type EmbeddedTexts, MAX_TEXT_BYTES } from './graph-text.ts';
import { latin1, type RangeReader, utf8, viewOf } from './range-reader.ts';

const RIFF_HEAD_BYTES = 12;
const CHUNK_HEAD_BYTES = 8;
const EXIF_ENTRY_BYTES = 12;
const EXIF_TEXT = 2;

/** Throws on EXIF whose numbers lead out of it. */
export async function readWebpTexts(file: RangeReader): Promise<EmbeddedTexts> {
  let offset = RIFF_HEAD_BYTES;
  while (offset + CHUNK_HEAD_BYTES <= file.size) {
    const head = await file.read(offset, CHUNK_HEAD_BYTES);
    const length = viewOf(head).getUint32(4, true);
    if (latin1(head.subarray(0, 4)) === 'EXIF' && length <= MAX_TEXT_BYTES) {
      return readExifTexts(await file.read(offset + CHUNK_HEAD_BYTES, length));
    }
    // Chunks start at even places.
    offset += CHUNK_HEAD_BYTES + length + (length % 2);
  }
  return new Map();
}

function readExifTexts(data: Uint8Array): EmbeddedTexts {
  const exif = latin1(data.subarray(0, 6)) === 'Exif\0\0' ? data.subarray(6) : data;
  const view = viewOf(exif);
  const isLittleEndian = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, isLittleEndian);
  const texts = new Map<string, string>();
  for (let index = 0; index < view.getUint16(directory, isLittleEndian); index++) {
    const entry = directory + 2 + index * EXIF_ENTRY_BYTES;
    const length = view.getUint32(entry + 4, isLittleEndian);
    if (view.getUint16(entry + 2, isLittleEndian) !== EXIF_TEXT || length <= 4) continue;
    const start = view.getUint32(entry + 8, isLittleEndian);
    const text = utf8(exif.subarray(start, start + length)).replace(/\0+$/, '');
    const colon = text.indexOf(':');
    if (colon > 0) texts.set(text.slice(0, colon).toLowerCase(), text.slice(colon + 1));
  }
  return texts;
}
