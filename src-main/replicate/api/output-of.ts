// Where a prediction's film is: models give an address, a list of them, the file itself, or an object with one in it. Pure.
import { extname } from 'node:path';

export type OutputPlace =
  | { readonly kind: 'url'; readonly url: string; readonly ending: string }
  | { readonly kind: 'bytes'; readonly bytes: Buffer; readonly ending: string };

const FILMS = ['.mp4', '.webm', '.mov', '.mkv', '.avi', '.m4v', '.gif', '.webp', '.apng'];

const ENDING_OF_MIME: Readonly<Record<string, string>> = {
  'video/mp4': '.mp4',
  'video/webm': '.webm',
  'video/quicktime': '.mov',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'image/apng': '.apng',
};

/** null: there is no film in it. The first that is named as one; else the first at all. */
export function outputOf(output: unknown): OutputPlace | null {
  const places = placesIn(output, 0);
  return places.find(({ isFilm }) => isFilm)?.place ?? places[0]?.place ?? null;
}

interface Found {
  readonly place: OutputPlace;
  /** By its ending or kind; an address without one may be anything. */
  readonly isFilm: boolean;
}

function placesIn(value: unknown, depth: number): Found[] {
  if (typeof value === 'string') return placeOf(value);
  if (depth > 3 || typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).toSorted(([a], [b]) => Number(isFilmName(b)) - Number(isFilmName(a)));
  return inside.flatMap(([, one]) => placesIn(one, depth + 1));
}

const isFilmName = (name: string): boolean => /video|film|output|url/i.test(name);

function placeOf(text: string): Found[] {
  const data = /^data:([\w/+.-]+)?(?:;[\w=.-]+)*;base64,/i.exec(text);
  if (data !== null) {
    const ending = ENDING_OF_MIME[data[1]?.toLowerCase() ?? ''];
    const bytes = Buffer.from(text.slice(data[0].length), 'base64');
    return [{ place: { kind: 'bytes', bytes, ending: ending ?? '.mp4' }, isFilm: ending !== undefined }];
  }
  if (!URL.canParse(text)) return [];
  const found = extname(new URL(text).pathname).toLowerCase();
  const isFilm = FILMS.includes(found);
  const isPicture = ['.png', '.jpg', '.jpeg', '.txt', '.json', '.wav', '.mp3'].includes(found);
  return isPicture ? [] : [{ place: { kind: 'url', url: text, ending: isFilm ? found : '.mp4' }, isFilm }];
}
