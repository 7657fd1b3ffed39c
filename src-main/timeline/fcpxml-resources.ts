// FCPXML's list of resources: formats, files and effects, each once, by the id that the clips refer to.
import { type RateFraction, rateFraction } from '#shared/frame-rate.ts';
import { rateKey } from './frame-rate.ts';
import type { MediaNaming, Timeline, TimelineClip } from './timeline.ts';
import { BED_SAMPLES_PER_SECOND, type PlacedBed } from './timeline-frames.ts';
import { element, type XmlAttributes, type XmlElement } from './xml-text.ts';

// As Final Cut Pro itself writes them. Without the effect a transition is read as an empty, switched-off one.
const DISSOLVE = { name: 'Cross Dissolve', uid: 'FxPlug:4731E73A-8DAC-4113-9A30-AE85B1761265' };
const AUDIO_CROSSFADE = { name: 'Audio Crossfade', uid: 'FFAudioTransition' };
const BT709 = '1-1-1 (Rec. 709)';

export interface FcpxmlResources {
  /** In an order in which every id stands before it is used. */
  readonly elements: readonly XmlElement[];
  readonly filmFormat: string;
  /** Ids; a clip's file and the file's format. */
  readonly ofClip: (clip: TimelineClip) => { readonly asset: string; readonly format: string };
  readonly bed: string | null;
  readonly dissolve: string;
  readonly audioCrossfade: string;
}

/** `frames` as rational seconds: 8 frames of 24 are "800/2400s", one of 29.97 is "1001/30000s". Zero is "0s". */
export function fcpTime(frames: number, { numerator, denominator }: RateFraction): string {
  if (frames === 0) return '0s';
  // Whole rates are counted in hundredths of a frame, as Final Cut Pro does.
  const ticks = denominator === 1 ? 100 : denominator;
  return `${frames * ticks}/${denominator === 1 ? numerator * 100 : numerator}s`;
}

export function fcpxmlResources(timeline: Timeline, bed: PlacedBed | null, nameMedia: MediaNaming): FcpxmlResources {
  const elements: XmlElement[] = [];
  const ids = new Map<string, string>();
  const idOf = (key: string, make: (id: string) => XmlElement): string => {
    const known = ids.get(key);
    if (known !== undefined) return known;
    const id = `r${elements.length + 1}`;
    elements.push(make(id));
    ids.set(key, id);
    return id;
  };
  const formatOf = (framesPerSecond: number, width: number, height: number, colorSpace: string | null) =>
    idOf(`format ${rateKey(framesPerSecond)} ${width}x${height} ${colorSpace}`, (id) => {
      const frameDuration = fcpTime(1, rateFraction(framesPerSecond));
      return element('format', { id, frameDuration, width: String(width), height: String(height), colorSpace });
    });
  const filmFormat = formatOf(timeline.framesPerSecond, timeline.width, timeline.height, BT709);
  const ofClip = (clip: TimelineClip) => {
    // Takes come as the engine made them, so nothing is said of their colours.
    const format = formatOf(clip.media.framesPerSecond, clip.width, clip.height, null);
    return { format, asset: idOf(`file ${clip.media.filePath}`, (id) => clipAsset(id, clip, format, nameMedia)) };
  };
  for (const clip of timeline.clips) ofClip(clip);
  return {
    elements,
    filmFormat,
    ofClip,
    bed: bed && idOf('bed', (id) => bedAsset(id, bed, nameMedia)),
    dissolve: idOf('dissolve', (id) => element('effect', { id, ...DISSOLVE })),
    audioCrossfade: idOf('audio crossfade', (id) => element('effect', { id, ...AUDIO_CROSSFADE })),
  };
}

function clipAsset(id: string, { name, media }: TimelineClip, format: string, nameMedia: MediaNaming): XmlElement {
  const sound = soundAttributes(media.hasAudio);
  const duration = fcpTime(media.frames, rateFraction(media.framesPerSecond));
  const facts = { id, name, start: '0s', duration, hasVideo: '1', format, videoSources: '1', ...sound };
  return element('asset', facts, [mediaRep(nameMedia(media.filePath))]);
}

function bedAsset(id: string, bed: PlacedBed, nameMedia: MediaNaming): XmlElement {
  const duration = `${bed.samples}/${BED_SAMPLES_PER_SECOND}s`;
  return element('asset', { id, name: 'Music', start: '0s', duration, ...soundAttributes(true) }, [
    mediaRep(nameMedia(bed.filePath)),
  ]);
}

/** One stream of two channels: what Longtake's clips have. */
function soundAttributes(hasAudio: boolean): XmlAttributes {
  return hasAudio ? { hasAudio: '1', audioSources: '1', audioChannels: '2' } : {};
}

const mediaRep = (src: string): XmlElement => element('media-rep', { kind: 'original-media', src });
