// Two containers for PNGs: Windows' .ico and macOS' .icns. Both are a table of contents and the pictures themselves.
export interface IconPicture {
  /** Width and height in pixels. */
  readonly size: number;
  readonly png: Uint8Array;
}

const ICO_HEADER_BYTES = 6;
const ICO_ENTRY_BYTES = 16;

/** Sizes up to 256; 256 is written as 0, because a byte ends at 255. */
export function packIco(pictures: readonly IconPicture[]): Buffer {
  const header = Buffer.alloc(ICO_HEADER_BYTES + ICO_ENTRY_BYTES * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const entry = ICO_HEADER_BYTES + ICO_ENTRY_BYTES * index;
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png.byteLength, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += png.byteLength;
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

/** The types that hold PNGs; those for Retina displays hold the same pictures under half their size. */
const ICNS_TYPES: Readonly<Record<number, readonly string[]>> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['icp6', 'ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

export function packIcns(pictures: readonly IconPicture[]): Buffer {
  const parts = pictures.flatMap(({ size, png }) =>
    (ICNS_TYPES[size] ?? []).map((type) => Buffer.concat([icnsHeader(type, png.byteLength), png])),
  );
  const body = Buffer.concat(parts);
  return Buffer.concat([icnsHeader('icns', body.length), body]);
}

/** Four letters and the length, header included. */
function icnsHeader(type: string, byteCount: number): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(byteCount + 8, 4);
  return header;
}
