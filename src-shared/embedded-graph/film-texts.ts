// The tags of a film: MP4 and MOV name them `prompt`, WebM and MKV `PROMPT`; older VideoHelperSuite packed both into the comment.
import { type EmbeddedTexts, isObject, parsed } from './graph-text.ts';

/** Throws on a damaged container. Reads the file's index only, wherever in the file that is. */
export async function readFilmTexts(file: Blob): Promise<EmbeddedTexts> {
  // Half a megabyte of code that a page dropping a JSON does not need.
  const { BlobSource, Input, MATROSKA, MP4, QTFF, WEBM } = await import('mediabunny');
  using input = new Input({ source: new BlobSource(file), formats: [MP4, QTFF, WEBM, MATROSKA] });
  const { raw = {}, comment } = await input.getMetadataTags();
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(raw)) if (typeof value === 'string') texts.set(key.toLowerCase(), value);
  for (const [key, value] of Object.entries(packed(comment))) {
    if (!texts.has(key)) texts.set(key, typeof value === 'string' ? value : JSON.stringify(value));
  }
  // A film that was cut off reads as one without tags: it has nothing else either.
  if (texts.size === 0 && (await input.getTracks()).length === 0) throw new Error('it has no picture and no sound');
  return texts;
}

function packed(comment: string | undefined): Record<string, unknown> {
  const json = parsed(comment ?? '');
  return isObject(json) ? json : {};
}
