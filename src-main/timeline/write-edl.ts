// A timeline as CMX3600 edit decision lists (.edl), for editors that read nothing newer: one picture track, cuts and dissolves.
// Record time begins at 01:00:00:00, as everybody's does. All times count film frames.

import { rateFraction } from '#shared/frame-rate.ts';
import { many, say } from '#shared/i18n/say.ts';
import type { Finding } from '#shared/studio-error.ts';
import { checkTimeline, timelineWarning } from './check-timeline.ts';
import { asciiLine, type EdlEvent, eventLine, timecode } from './edl-text.ts';
import { isSameRate, rateWords } from './frame-rate.ts';
import { fileNames } from './media-names.ts';
import type { MediaNaming, Timeline, TimelineClip, TimelineMarker } from './timeline.ts';
import { filmFrames, type PlacedClip, placeBed, placeClips } from './timeline-frames.ts';

/** What an event number and the field of a dissolve's length can hold. */
const MOST_EVENTS = 999;
const MOST_DISSOLVE_FRAMES = 999;
const RECORD_START_SECONDS = 60 * 60;
const MOST_TITLE_CHARACTERS = 70;

/** Avid and Resolve know no orange. */
const LOCATOR_COLOURS = { GREEN: 'GREEN', YELLOW: 'YELLOW', ORANGE: 'YELLOW', RED: 'RED' } as const;

export interface EdlTexts {
  /** In film order. More than one only where a list would have over 999 events; record times go on from list to list. */
  readonly texts: readonly string[];
  readonly warnings: readonly Finding[];
}

/** Lines that belong to one event number. */
interface NumberedEvent {
  readonly events: readonly EdlEvent[];
  readonly comments: readonly string[];
}

interface Film {
  readonly timeline: Timeline;
  /** Frames a timecode counts to a second: 24 for 23.976. */
  readonly base: number;
  readonly recordStart: number;
  readonly nameMedia: MediaNaming;
}

/** Names of media are plain: `fileNames` or `plainPathsFrom(folder)`. */
export function writeEdl(given: Timeline, nameMedia: MediaNaming = fileNames): EdlTexts {
  const { timeline, warnings } = checkTimeline(cutLongDissolves(given));
  const base = Math.max(1, Math.round(timeline.framesPerSecond));
  const film = { timeline, base, recordStart: RECORD_START_SECONDS * base, nameMedia };
  const placed = placeClips(timeline);
  const events = [
    ...bedEvent(film),
    ...placed.flatMap((clip, index) => clipEvents(film, clip, placed[index - 1] ?? null)),
    ...tailEvent(film),
  ];
  const lists = chunks(events);
  const texts = lists.map((list, index) => listText(film, list, lists.length > 1 ? ` part ${index + 1}` : ''));
  return { texts, warnings: [...longDissolves(given), ...warnings, ...edlWarnings(film, lists.length)] };
}

function listText({ timeline, base }: Film, list: readonly NumberedEvent[], part: string): string {
  const name = asciiLine(timeline.name).slice(0, MOST_TITLE_CHARACTERS - part.length);
  const title = `${name.trim() || 'UNTITLED'}${part}`;
  const lines = list.flatMap(({ events, comments }, index) => [
    ...events.map((event) => eventLine(index + 1, event, base)),
    ...comments.map((comment) => `* ${asciiLine(comment)}`),
  ]);
  return `${[`TITLE: ${title}`, 'FCM: NON-DROP FRAME', '', ...lines].join('\n')}\n`;
}

function chunks(events: readonly NumberedEvent[]): readonly (readonly NumberedEvent[])[] {
  const count = Math.max(1, Math.ceil(events.length / MOST_EVENTS));
  return Array.from({ length: count }, (_, index) => events.slice(index * MOST_EVENTS, (index + 1) * MOST_EVENTS));
}

function clipEvents(film: Film, placed: PlacedClip, before: PlacedClip | null): readonly NumberedEvent[] {
  const { clip, at, sourceStart, crossfadeBefore } = placed;
  const recordIn = film.recordStart + at;
  const own = { reel: 'AX', sourceIn: sourceStart, recordIn, frames: clip.frames } as const;
  const comments = [`SOURCE FILE: ${film.nameMedia(clip.media.filePath)}`, ...locators(film, placed)];
  if (before === null || crossfadeBefore === 0) {
    const cut: EdlEvent = { ...own, channels: clip.media.hasAudio ? 'AA/V' : 'V', dissolveFrames: null };
    return [{ events: [cut], comments: [`FROM CLIP NAME: ${clip.name}`, ...comments] }];
  }
  // The clip before ends at the cut; its line of no length says where in it the dissolve begins.
  const channels = clip.media.hasAudio && before.clip.media.hasAudio ? 'AA/V' : 'V';
  const sourceIn = before.sourceStart + before.clip.frames;
  const from: EdlEvent = { reel: 'AX', channels, dissolveFrames: null, sourceIn, recordIn, frames: 0 };
  const names = [`FROM CLIP NAME: ${before.clip.name}`, `TO CLIP NAME: ${clip.name}`];
  const dissolve = {
    events: [from, { ...own, channels, dissolveFrames: crossfadeBefore } as const],
    comments: ['EFFECT NAME: CROSS DISSOLVE', ...names, ...comments],
  };
  // There is no sound to fade from: the sound begins with a cut, as an event of its own.
  const soundAlone = clip.media.hasAudio && channels === 'V';
  return soundAlone ? [dissolve, soundEvent(clip, own, film)] : [dissolve];
}

function soundEvent(clip: TimelineClip, own: Pick<EdlEvent, 'reel' | 'sourceIn' | 'recordIn' | 'frames'>, film: Film) {
  return {
    events: [{ ...own, channels: 'AA', dissolveFrames: null } as const],
    comments: [`FROM CLIP NAME: ${clip.name}`, `SOURCE FILE: ${film.nameMedia(clip.media.filePath)}`],
  };
}

const locators = (film: Film, { clip, at }: PlacedClip): readonly string[] =>
  clip.markers.map((marker) => locator(film, film.recordStart + at + marker.frame, marker));

function locator({ base }: Film, recordFrame: number, { colour, name, comment }: TimelineMarker): string {
  const words = [name, comment].filter(Boolean).join(': ');
  return `LOC: ${timecode(recordFrame, base)} ${LOCATOR_COLOURS[colour].padEnd(7)} ${words}`;
}

/** BL is the list's word for black. */
function tailEvent({ timeline, recordStart }: Film): readonly NumberedEvent[] {
  const { tail } = timeline;
  if (tail === null) return [];
  const recordIn = recordStart + filmFrames(timeline) - tail.frames;
  const events = [
    { reel: 'BL', channels: 'V', dissolveFrames: null, sourceIn: 0, recordIn, frames: tail.frames } as const,
  ];
  return [{ events, comments: [`COMMENT: ${tail.name}`] }];
}

const soundTracksAreTaken = ({ clips }: Timeline): boolean => clips.some((clip) => clip.media.hasAudio);

/** A list has two sound tracks that every reader knows: the music gets them where no clip needs them. */
function bedEvent({ timeline, recordStart, nameMedia }: Film): readonly NumberedEvent[] {
  const bed = placeBed(timeline);
  if (bed === null || soundTracksAreTaken(timeline)) return [];
  const event = { reel: 'AX', channels: 'AA', dissolveFrames: null, sourceIn: 0, recordIn: recordStart } as const;
  const comments = ['FROM CLIP NAME: Music', `SOURCE FILE: ${nameMedia(bed.filePath)}`];
  return [{ events: [{ ...event, frames: bed.frames }], comments }];
}

const isTooLong = (clip: TimelineClip): boolean => clip.crossfadeFrames > MOST_DISSOLVE_FRAMES;

const cutLongDissolves = (timeline: Timeline): Timeline => ({
  ...timeline,
  clips: timeline.clips.map((clip) => (isTooLong(clip) ? { ...clip, crossfadeFrames: 0 } : clip)),
});

const longDissolves = ({ clips }: Timeline): readonly Finding[] =>
  clips
    .filter(isTooLong)
    .map((clip) =>
      timelineWarning(
        'not-supported',
        clip,
        say`The crossfade of ${clip.crossfadeFrames} frames after “${clip.name}” is a cut in the EDL, which has room for ${MOST_DISSOLVE_FRAMES}.`,
        say`Take the OTIO file, or make the crossfade shorter.`,
      ),
    );

function edlWarnings(film: Film, lists: number): readonly Finding[] {
  const { timeline, base, nameMedia } = film;
  const warnings: Finding[] = [];
  const warn = (message: string, remedy: string) =>
    warnings.push(timelineWarning('not-supported', null, message, remedy));
  if (lists > 1)
    warn(
      say`The film has more than ${MOST_EVENTS} events: it is split into ${lists} EDLs.`,
      say`Load them one after another.`,
    );
  if (placeBed(timeline) && soundTracksAreTaken(timeline))
    warn(say`The EDL has no tracks left for the music.`, say`Lay the music in the editor, or take the OTIO file.`);
  const { numerator, denominator } = rateFraction(timeline.framesPerSecond);
  if (denominator !== 1 && !isSameRate(timeline.framesPerSecond, (base * 1000) / 1001))
    warn(
      say`An EDL counts whole frames a second, the film has ${rateWords(numerator / denominator)}: its timecodes count by ${base}.`,
      say`Take the OTIO file.`,
    );
  const changed = timeline.clips.filter(
    ({ media }) => nameMedia(media.filePath) !== asciiLine(nameMedia(media.filePath)),
  );
  if (changed.length > 0)
    warn(
      many(
        changed.length,
        'An EDL holds plain letters only: the file name of {{count}} clip was changed in it.',
        'An EDL holds plain letters only: the file names of {{count}} clips were changed in it.',
      ),
      say`Point the editor to these files yourself, or take the OTIO file.`,
    );
  return warnings;
}
