// Reads timeline files frame by frame, as an editor would: what is seen at every film frame. Knows nothing of the writers.

/** Per film frame: `file@frame`, two of them with the share of the second in a dissolve, or `black`. */
export type Walk = readonly string[];

interface Layer {
  readonly file: string;
  /** Film frames from the media's beginning. */
  readonly source: number;
}

const layerText = ({ file, source }: Layer): string => `${file}@${source}`;

interface Span {
  readonly at: number;
  readonly frames: number;
  /** null: black. */
  readonly layer: Layer | null;
}
interface Dissolve {
  readonly at: number;
  readonly frames: number;
  /** Index in the spans of the clip after it. */
  readonly into: number;
}

/** Both clips go on beyond their ends where a dissolve lies over the cut. */
function walk(spans: readonly Span[], dissolves: readonly Dissolve[]): Walk {
  const seen = spans.flatMap(({ at, frames, layer }) =>
    Array.from({ length: frames }, (_, frame) => [
      at + frame,
      layer ? layerText({ ...layer, source: layer.source + frame }) : 'black',
    ]),
  );
  const film = new Map(seen as [number, string][]);
  if (film.size !== seen.length) throw new Error('Clips overlap.');
  for (const { at, frames, into } of dissolves) {
    for (let frame = 0; frame < frames; frame += 1) {
      const sides = [spans[into - 1], spans[into]].map((span) => {
        if (!span?.layer) throw new Error('A dissolve needs clips on both sides.');
        return layerText({ ...span.layer, source: span.layer.source + at + frame - span.at });
      });
      film.set(at + frame, `${sides.join(' + ')} ${frame}/${frames}`);
    }
  }
  return Array.from({ length: film.size }, (_, frame) => film.get(frame) ?? 'nothing');
}

/** Whatever the file holds. */
export type Json = ReturnType<typeof JSON.parse>;

/** The first video track. */
export function walkOtio(text: string): Walk {
  const children: readonly Json[] = JSON.parse(text).tracks.children[0].children;
  const spans: Span[] = [];
  const dissolves: Dissolve[] = [];
  let at = 0;
  for (const child of children) {
    if (child.OTIO_SCHEMA === 'Transition.1') {
      const before = child.in_offset.value;
      dissolves.push({ at: at - before, frames: before + child.out_offset.value, into: spans.length });
      continue;
    }
    const { start_time, duration } = child.source_range;
    const file = child.media_references?.DEFAULT_MEDIA.target_url;
    const layer = child.OTIO_SCHEMA === 'Clip.2' ? { file, source: start_time.value } : null;
    spans.push({ at, frames: duration.value, layer });
    at += duration.value;
  }
  return walk(spans, dissolves);
}

/** Film frames of a time on the film's grid; throws where it lies beside it. */
export function fcpFrames(time: string, framesPerSecond: number): number {
  if (time === '0s') return 0;
  const [, value, scale] = /^(-?\d+)\/(\d+)s$/.exec(time) ?? [];
  const frames = (Number(value) * framesPerSecond) / Number(scale);
  const whole = Math.round(frames);
  if (!(Math.abs(frames - whole) < 1e-6)) throw new Error(`${time} is on no frame.`);
  return whole;
}

export function parseXml(text: string): Document {
  const document = new DOMParser().parseFromString(text, 'text/xml');
  if (document.querySelector('parsererror')) throw new Error('No XML.');
  return document;
}

export function walkFcpxml(text: string, framesPerSecond: number): Walk {
  const document = parseXml(text);
  const frames = (element: Element, name: string) => fcpFrames(element.getAttribute(name) ?? '', framesPerSecond);
  const fileOf = (ref: string | null) =>
    document.querySelector(`asset[id="${ref}"] > media-rep`)?.getAttribute('src') ?? '';
  const spans: Span[] = [];
  const dissolves: Dissolve[] = [];
  for (const element of document.querySelectorAll('spine > *')) {
    const place = { at: frames(element, 'offset'), frames: frames(element, 'duration') };
    if (element.tagName === 'transition') dissolves.push({ ...place, into: spans.length });
    else if (element.tagName === 'gap') spans.push({ ...place, layer: null });
    else
      spans.push({ ...place, layer: { file: fileOf(element.getAttribute('ref')), source: frames(element, 'start') } });
  }
  return walk(spans, dissolves);
}

const EVENT = /^(\d{3}) {2}(\S+) +(\S+) +([CD]) +(\d{3})? ?(\S+) (\S+) (\S+) (\S+)$/;

export interface EdlEventRead {
  readonly number: number;
  readonly reel: string;
  readonly channels: string;
  readonly dissolveFrames: number;
  /** Frames: source in, source out, record in, record out. */
  readonly times: readonly [number, number, number, number];
  readonly comments: readonly string[];
}

export function readEdl(text: string, base: number): readonly EdlEventRead[] {
  const toFrames = (timecode = '') => {
    const [hours = 0, minutes = 0, seconds = 0, frames = 0] = timecode.split(':').map(Number);
    return ((hours * 60 + minutes) * 60 + seconds) * base + frames;
  };
  const events: (EdlEventRead & { comments: string[] })[] = [];
  for (const line of text.split('\n').slice(3)) {
    const [, number, reel = '', channels = '', , dissolve, ...times] = EVENT.exec(line) ?? [];
    if (number) {
      const [a, b, c, d] = times.map(toFrames);
      const facts = { number: Number(number), reel, channels, dissolveFrames: Number(dissolve ?? 0) };
      events.push({ ...facts, times: [a ?? 0, b ?? 0, c ?? 0, d ?? 0], comments: [] });
    } else if (line.startsWith('* ')) events.at(-1)?.comments.push(line.slice(2));
    else if (line !== '') throw new Error(`No line of an EDL: ${line}`);
  }
  return events;
}

/** Pictures only. The film begins at one hour. */
export function walkEdl(texts: readonly string[], base: number): Walk {
  const start = 3600 * base;
  const spans: Span[] = [];
  const dissolves: Dissolve[] = [];
  let from: EdlEventRead | null = null;
  for (const event of texts.flatMap((text) => readEdl(text, base)).filter(({ channels }) => channels.includes('V'))) {
    const [source, sourceOut, record, recordOut] = event.times;
    if (sourceOut - source !== recordOut - record) throw new Error('Source and record differ in length.');
    if (recordOut === record) {
      from = event;
      continue;
    }
    const at = record - start;
    const file = event.comments.find((line) => line.startsWith('SOURCE FILE: '))?.slice('SOURCE FILE: '.length) ?? '';
    if (event.dissolveFrames > 0) {
      const before = spans.at(-1);
      // The line before says where the outgoing clip goes on: right behind its end.
      const goesOn = before?.layer ? before.layer.source + before.frames : null;
      if (from?.number !== event.number || from.times[0] !== goesOn || from.times[2] !== record)
        throw new Error('A dissolve begins elsewhere than its clip ends.');
      dissolves.push({ at, frames: event.dissolveFrames, into: spans.length });
    }
    spans.push({ at, frames: recordOut - record, layer: event.reel === 'BL' ? null : { file, source } });
  }
  return walk(spans, dissolves);
}
