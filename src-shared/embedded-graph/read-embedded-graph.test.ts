// Files built byte by byte; those that need ffmpeg are tested beside the graph room.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEmbeddedGraph } from './read-embedded-graph.ts';

const API = { '3': { class_type: 'SaveImage', inputs: { filename_prefix: 'Grüße ✓' } } };
const EDITOR = { nodes: [{ id: 3, type: 'SaveImage' }], links: [] };
const apiText = JSON.stringify(API);
const editorText = JSON.stringify(EDITOR);

const bytesOf = (text: string) => new TextEncoder().encode(text);
/** Python's way: only ASCII goes into a tEXt chunk. */
const ascii = (text: string) =>
  text.replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

function joined(...parts: (string | readonly number[] | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const pieces = parts.map((part) => (typeof part === 'string' ? bytesOf(part) : Uint8Array.from(part)));
  const all = new Uint8Array(pieces.reduce((total, piece) => total + piece.length, 0));
  pieces.reduce((at, piece) => {
    all.set(piece, at);
    return at + piece.length;
  }, 0);
  return all;
}

const uint32 = (value: number, isLittleEndian = false) => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, isLittleEndian);
  return bytes;
};
const uint16 = (value: number) => [value >> 8, value & 0xff];

const chunk = (type: string, data: Uint8Array) => joined(uint32(data.length), type, data, [0, 0, 0, 0]);
const PNG_START = joined([0x89], 'PNG\r\n', [0x1a], '\n', chunk('IHDR', new Uint8Array(13)));
const png = (...chunks: Uint8Array[]) => joined(PNG_START, ...chunks, chunk('IEND', new Uint8Array()));
const text = (key: string, value: string) => chunk('tEXt', joined(key, [0], ascii(value)));

async function deflated(value: string): Promise<Uint8Array> {
  const packed = new Blob([value]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** One EXIF directory of texts, big-endian as ComfyUI's are. */
function webp(...texts: string[]): Uint8Array<ArrayBuffer> {
  const values = texts.map((value) => joined(value, [0]));
  let at = 8 + 2 + 12 * values.length + 4;
  const entries = values.map((value, index) => {
    const entry = joined(uint16(0x0110 - index), uint16(2), uint32(value.length), uint32(at));
    at += value.length;
    return entry;
  });
  const exif = joined(
    'Exif',
    [0, 0],
    'MM',
    [0, 42],
    uint32(8),
    uint16(values.length),
    ...entries,
    uint32(0),
    ...values,
  );
  // A picture of odd length: what follows starts one byte later.
  const picture = joined('VP8 ', uint32(3, true), [1, 2, 3, 0]);
  const body = joined('WEBP', picture, 'EXIF', uint32(exif.length, true), exif);
  return joined('RIFF', uint32(body.length, true), body);
}

const read = (bytes: Uint8Array<ArrayBuffer> | string, fileName = 'file') =>
  readEmbeddedGraph(new Blob([bytes]), fileName);

describe('readEmbeddedGraph', () => {
  it.each<[string, Uint8Array<ArrayBuffer> | string, 'api' | 'editor']>([
    ['JSON in API format', apiText, 'api'],
    ['JSON of the editor, with a byte order mark', `\uFEFF${editorText}`, 'editor'],
    [
      'JSON with what Python writes for no number',
      '{"1":{"class_type":"A: NaN","inputs":{},"is_changed":[NaN,-Infinity]}}',
      'api',
    ],
    ['PNG with both: what ran comes first', png(text('workflow', editorText), text('prompt', apiText)), 'api'],
    ['PNG with the workflow only', png(text('parameters', 'steps: 20'), text('workflow', editorText)), 'editor'],
    ['PNG whose prompt is no graph', png(text('prompt', 'a fox'), text('workflow', editorText)), 'editor'],
    [
      'PNG with a text behind its picture',
      png(chunk('IDAT', new Uint8Array(300_000)), chunk('comf', joined('prompt', [0], apiText))),
      'api',
    ],
    ['PNG with UTF-8 text', png(chunk('iTXt', joined('prompt', [0, 0, 0, 0, 0], apiText))), 'api'],
    ['WebP', webp(`prompt:${apiText}`, `workflow:${editorText}`), 'api'],
    ['WebP by others, who write it with a capital', webp(`Workflow:${editorText}`), 'editor'],
  ])('%s', async (_about, bytes, format) => {
    const result = await read(bytes);
    expect(result).toMatchObject({ ok: true, value: { format } });
    if (!result.ok) return;
    const graph = JSON.parse(result.value.text);
    if (format === 'editor') expect(graph).toEqual(EDITOR);
    else if ('3' in graph && typeof bytes !== 'string') expect(graph[3].class_type).toBe('SaveImage');
  });

  it('keeps every letter', async () => {
    for (const bytes of [
      png(text('prompt', apiText)),
      png(chunk('iTXt', joined('prompt', [0, 0, 0, 0, 0], apiText))),
      webp(`prompt:${apiText}`),
    ]) {
      const result = await read(bytes);
      expect(result.ok && JSON.parse(result.value.text)).toEqual(API);
    }
  });

  it('unpacks compressed texts, but not a bomb', async () => {
    const packed = png(chunk('zTXt', joined('prompt', [0, 0], await deflated(ascii(apiText)))));
    expect(await read(packed)).toMatchObject({ ok: true, value: { format: 'api' } });
    const utf8 = png(chunk('iTXt', joined('prompt', [0, 1, 0, 0, 0], await deflated(apiText))));
    expect(await read(utf8)).toMatchObject({ ok: true, value: { text: apiText } });
    const bomb = png(chunk('zTXt', joined('prompt', [0, 0], await deflated(' '.repeat(30 * 1024 * 1024)))));
    expect(bomb.length).toBeLessThan(100_000);
    expect(await read(bomb)).toMatchObject({ ok: false, error: { code: 'bad-file' } });
  });

  it('reads a small part of a large picture', async () => {
    const file = new Blob([png(chunk('IDAT', new Uint8Array(8_000_000)), text('prompt', apiText))]);
    let bytesRead = 0;
    const slice = file.slice.bind(file);
    file.slice = (start, end) => {
      const part = slice(start, end);
      bytesRead += part.size;
      return part;
    };
    expect(await readEmbeddedGraph(file, 'large.png')).toMatchObject({ ok: true });
    expect(bytesRead).toBeLessThan(200_000);
  });

  it.each<[string, Uint8Array<ArrayBuffer> | string, string, string, RegExp]>([
    ['a PNG without texts', png(), 'a.png', 'workflow-invalid', /no "prompt" and no "workflow"/],
    ['another format', joined([0xff, 0xd8, 0xff]), 'a.jpg', 'workflow-invalid', /no JSON, PNG, WebP/],
    ['no bytes', '', 'a.png', 'workflow-invalid', /no JSON, PNG, WebP/],
    [
      'JSON of something else',
      '{"name":"longtake"}',
      'package.json',
      'workflow-invalid',
      /none of its entries is a node/,
    ],
    ['broken JSON', '{"3":', 'a.json', 'bad-file', /not JSON/],
    ['JSON of 21 MB', ` {"a":"${'x'.repeat(21 * 1024 * 1024)}"}`, 'a.json', 'bad-file', /21 MB/],
    ['a PNG cut off within its text', png(text('prompt', apiText)).slice(0, 60), 'a.png', 'bad-file', /damaged/],
    [
      'a PNG whose compressed text is none',
      png(chunk('zTXt', joined('prompt', [0, 0, 1, 2, 3]))),
      'a.png',
      'bad-file',
      /damaged/,
    ],
    [
      'a WebP whose EXIF leads nowhere',
      joined('RIFF', uint32(0), 'WEBP', 'EXIF', uint32(8, true), 'MM', [0, 42], uint32(0xffffff)),
      'a.webp',
      'bad-file',
      /damaged/,
    ],
    ['a film cut off at its head', joined(uint32(24), 'ftypisom', [0, 0, 2]), 'a.mp4', 'bad-file', /damaged/],
  ])('%s', async (_about, bytes, fileName, code, message) => {
    const result = await read(bytes, fileName);
    expect(result).toMatchObject({ ok: false, error: { code, filePath: fileName } });
    if (result.ok) return;
    expect(result.error.message).toMatch(message);
    expect(result.error.remedy).toContain('Export (API)');
  });

  it('never rejects, whatever follows a familiar beginning', async () => {
    const starts = [
      PNG_START,
      webp('a:b').slice(0, 30),
      webp('prompt:{}'),
      joined(uint32(24), 'ftypisom'),
      joined([0x1a, 0x45, 0xdf, 0xa3]),
      joined('{'),
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), async (start, rest) => {
        const result = await read(joined(start, rest));
        return result.ok || result.error.message !== '';
      }),
      { numRuns: 300 },
    );
  });
});
