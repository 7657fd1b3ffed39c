// The ComfyUI graph in a file somebody drops: a JSON itself, or a picture or film that ComfyUI saved with its graph inside.
import { say } from '#shared/i18n/say.ts';
import { ok, type Result } from '#shared/result.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { badFile, noGraph } from './embedded-graph-error.ts';
import { readFilmTexts } from './film-texts.ts';
import { type EmbeddedTexts, type GraphText, graphAmong, MAX_TEXT_BYTES, parsed, readGraphText } from './graph-text.ts';
import { readPngTexts } from './png-texts.ts';
import { latin1, type RangeReader, rangeReader } from './range-reader.ts';
import { readWebpTexts } from './webp-texts.ts';

export type EmbeddedGraph = GraphText;

type FileKind = 'json' | 'png' | 'webp' | 'film' | 'unknown';

/**
 * For a page's `File` as for Node's `openAsBlob`. Only parts of the file are read, except of a JSON; one above 20 MB is refused.
 * Never rejects: a file that cannot be read is `bad-file`, one without a graph `workflow-invalid`; `filePath` is `fileName`.
 */
export async function readEmbeddedGraph(file: Blob, fileName: string): Promise<Result<EmbeddedGraph, StudioErrorWire>> {
  try {
    const reader = rangeReader(file);
    const kind = kindOf(latin1(await reader.read(0, 64)), fileName);
    if (kind === 'json') return await readJson(file, fileName);
    if (kind === 'unknown') return noGraph(fileName, say`it is no JSON, PNG, WebP, MP4, MOV, WebM or MKV`);
    const graph = graphAmong(await readTexts(kind, file, reader));
    return graph === null ? noGraph(fileName, say`it holds no "prompt" and no "workflow"`) : ok(graph);
  } catch (cause) {
    return badFile(
      fileName,
      say`it is damaged or is not what it looks like`,
      cause instanceof Error ? cause.message : String(cause),
    );
  }
}

/** By what stands in it, not by its name: files are renamed. */
function kindOf(head: string, fileName: string): FileKind {
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp';
  if (head.slice(4, 8) === 'ftyp' || head.startsWith('\x1a\x45\xdf\xa3')) return 'film';
  // Old QuickTime files begin without saying so.
  if (['moov', 'mdat', 'wide', 'free', 'skip'].includes(head.slice(4, 8))) return 'film';
  return /^(?:\xef\xbb\xbf)?\s*\{/.test(head) || /\.json$/i.test(fileName) ? 'json' : 'unknown';
}

function readTexts(kind: 'png' | 'webp' | 'film', file: Blob, reader: RangeReader): Promise<EmbeddedTexts> {
  switch (kind) {
    case 'png':
      return readPngTexts(reader);
    case 'webp':
      return readWebpTexts(reader);
    case 'film':
      return readFilmTexts(file);
  }
}

async function readJson(file: Blob, fileName: string): Promise<Result<EmbeddedGraph, StudioErrorWire>> {
  if (file.size > MAX_TEXT_BYTES) {
    return badFile(
      fileName,
      say`it has ${Math.round(file.size / 1024 / 1024)} MB, and no workflow is larger than 20 MB`,
    );
  }
  const text = await file.text();
  const graph = readGraphText(text);
  if (graph !== null) return ok(graph);
  if (parsed(text.replace(/^\uFEFF/, '')) === undefined) return badFile(fileName, say`it is not JSON`);
  return noGraph(fileName, say`none of its entries is a node`);
}
