// A timeline as FCPXML 1.10, for Final Cut Pro 10.6 and later and for Resolve. Times are whole film frames as rational seconds.
// Final Cut Pro refuses a file against the DTD, where the order of a clip's children is fixed; the functions below keep it.

import { type RateFraction, rateFraction } from '#shared/frame-rate.ts';
import { say } from '#shared/i18n/say.ts';
import type { Finding } from '#shared/studio-error.ts';
import { checkTimeline, timelineWarning } from './check-timeline.ts';
import { type FcpxmlResources, fcpTime, fcpxmlResources } from './fcpxml-resources.ts';
import { type SpineClip, spineClips } from './fcpxml-spine.ts';
import { isSameRate, rateKey, rateWords } from './frame-rate.ts';
import type { MediaNaming, Timeline, TimelineClip, TimelineMarker, TimelineText } from './timeline.ts';
import { clipFrames, filmFrames, type PlacedBed, placeBed, placeClips } from './timeline-frames.ts';
import { element, textElement, type XmlElement, xmlText } from './xml-text.ts';

/** What a project of Final Cut Pro can run at; media may have any rate. */
const SEQUENCE_RATES = new Set([24000 / 1001, 24, 25, 30000 / 1001, 30, 50, 60000 / 1001, 60].map(rateKey));

/** The DTD's words for `conform-rate`. */
const CONFORM_RATES: Readonly<Record<string, string>> = {
  '24000/1001': '23.98',
  '24/1': '24',
  '25/1': '25',
  '30000/1001': '29.97',
  '30/1': '30',
  '48000/1001': '47.95',
  '48/1': '48',
  '50/1': '50',
  '60000/1001': '59.94',
  '60/1': '60',
};

interface Film {
  readonly timeline: Timeline;
  readonly rate: RateFraction;
  readonly resources: FcpxmlResources;
}

/** Names of media are URLs: `absoluteUrls` or `relativeTo(folder)`. */
export function writeFcpxml(given: Timeline, nameMedia: MediaNaming): TimelineText {
  const { timeline, warnings } = checkTimeline(given);
  const bed = placeBed(timeline);
  const resources = fcpxmlResources(timeline, bed, nameMedia);
  const film = { timeline, rate: rateFraction(timeline.framesPerSecond), resources };
  const project = element('project', { name: timeline.name }, [sequence(film, bed)]);
  const root = element('fcpxml', { version: '1.10' }, [
    element('resources', {}, resources.elements),
    element('library', {}, [element('event', { name: timeline.name }, [project])]),
  ]);
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE fcpxml>\n${xmlText(root)}`;
  return { text, warnings: [...warnings, ...oddSequenceRate(timeline)] };
}

function oddSequenceRate({ framesPerSecond }: Timeline): readonly Finding[] {
  if (SEQUENCE_RATES.has(rateKey(framesPerSecond))) return [];
  return [
    timelineWarning(
      'not-supported',
      null,
      say`Final Cut Pro has no projects of ${rateWords(framesPerSecond)} frames a second; it may refuse the file or change the rate.`,
      say`Set the project to 24, 25 or 30 frames a second, or take the OTIO file.`,
    ),
  ];
}

function sequence({ timeline, rate, resources }: Film, bed: PlacedBed | null): XmlElement {
  const film = { timeline, rate, resources };
  const clips = spineClips(placeClips(timeline));
  const music = (sourceStart: number) => bed && bedClip(film, bed, sourceStart);
  const spine = clips.flatMap((each, index) => [
    each.dissolve && dissolve(film, each.dissolve, clips[index - 1]?.clip ?? null, each.clip),
    clipElement(film, each, index === 0 ? music(each.sourceStart) : null),
  ]);
  if (timeline.tail) {
    const times = {
      offset: fcpTime(clipFrames(timeline), rate),
      start: '0s',
      duration: fcpTime(timeline.tail.frames, rate),
    };
    spine.push(element('gap', { name: timeline.tail.name, ...times }, [clips.length === 0 ? music(0) : null]));
  }
  const duration = fcpTime(filmFrames(timeline), rate);
  const facts = { format: resources.filmFormat, duration, tcStart: '0s', tcFormat: 'NDF' };
  return element('sequence', { ...facts, audioLayout: 'stereo', audioRate: '48k' }, [element('spine', {}, spine)]);
}

function clipElement(film: Film, spineClip: SpineClip, music: XmlElement | null): XmlElement {
  const { timeline, rate, resources } = film;
  const { clip, at, frames, sourceStart, markers } = spineClip;
  const { asset, format } = resources.ofClip(clip);
  const times = { offset: fcpTime(at, rate), start: fcpTime(sourceStart, rate), duration: fcpTime(frames, rate) };
  const facts = { ref: asset, name: clip.name, ...times, format, tcFormat: 'NDF' };
  // Longtake covers the film's frame with the picture; Final Cut Pro's own way is to fit it in, with bars.
  const isOtherSize = clip.width !== timeline.width || clip.height !== timeline.height;
  return element('asset-clip', { ...facts, audioRole: clip.media.hasAudio ? 'dialogue' : null }, [
    textElement('note', note(clip)),
    conformRate(film, clip),
    isOtherSize ? element('adjust-conform', { type: 'fill' }) : null,
    music,
    ...markers.map((each) => markerElement(rate, sourceStart + each.at - at, each.marker)),
  ]);
}

/** Keeps the clip's speed: else 24 in a film of 25 would run faster. Rates the DTD has no word for are never sped up. */
function conformRate({ timeline }: Film, { media }: TimelineClip): XmlElement | null {
  if (isSameRate(media.framesPerSecond, timeline.framesPerSecond)) return null;
  const srcFrameRate = CONFORM_RATES[rateKey(media.framesPerSecond)];
  return srcFrameRate === undefined ? null : element('conform-rate', { scaleEnabled: '0', srcFrameRate });
}

function note({ prompt, negativePrompt, seed, model }: TimelineClip): string {
  const facts = [seed === null ? '' : `Seed: ${seed}`, model && `Model: ${model}`].filter(Boolean).join(', ');
  return [prompt, negativePrompt && `Negative prompt: ${negativePrompt}`, facts].filter(Boolean).join('\n');
}

/** Final Cut Pro has no colours for markers: a warning is a to-do, a seam’s grade is in its words. */
function markerElement(rate: RateFraction, start: number, { kind, name, comment }: TimelineMarker): XmlElement {
  const times = { start: fcpTime(start, rate), duration: fcpTime(1, rate) };
  const completed = kind === 'warning' ? '0' : null;
  return element('marker', { ...times, value: name, completed, note: comment || null });
}

function dissolve(
  { rate, resources }: Film,
  place: { readonly at: number; readonly frames: number },
  before: TimelineClip | null,
  after: TimelineClip,
): XmlElement {
  const times = { offset: fcpTime(place.at, rate), duration: fcpTime(place.frames, rate) };
  const bothHaveSound = before?.media.hasAudio === true && after.media.hasAudio;
  return element('transition', { name: 'Cross Dissolve', ...times }, [
    element('filter-video', { ref: resources.dissolve, name: 'Cross Dissolve' }),
    bothHaveSound ? element('filter-audio', { ref: resources.audioCrossfade, name: 'Audio Crossfade' }) : null,
  ]);
}

/** Connected under the first clip. Its offset is in that clip's own time. */
function bedClip({ rate, resources }: Film, bed: PlacedBed, parentStart: number): XmlElement {
  const times = { offset: fcpTime(parentStart, rate), start: '0s', duration: fcpTime(bed.frames, rate) };
  const facts = { ref: resources.bed, lane: '-1', name: 'Music', ...times, audioRole: 'music' };
  return element(
    'asset-clip',
    facts,
    bed.gainDb === 0 ? [] : [element('adjust-volume', { amount: `${bed.gainDb}dB` })],
  );
}
