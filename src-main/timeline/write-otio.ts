// A timeline as OpenTimelineIO (.otio), for Resolve, Premiere, Kdenlive, Nuke and others. Takes lie behind each clip as
// alternate media; what made it is in the metadata under `longtake`.

import { type RateFraction, rateFraction } from '#shared/frame-rate.ts';
import { checkTimeline } from './check-timeline.ts';
import { framesAtRate, isSameRate } from './frame-rate.ts';
import * as otio from './otio-schema.ts';
import type { MediaNaming, Timeline, TimelineClip, TimelineMedia, TimelineTake, TimelineText } from './timeline.ts';
import { BED_SAMPLES_PER_SECOND, filmFrames, type PlacedClip, placeBed, placeClips } from './timeline-frames.ts';

interface Film {
  readonly rate: RateFraction;
  readonly nameMedia: MediaNaming;
}

/** Names of media are URLs: `absoluteUrls` or `relativeTo(folder)`. */
export function writeOtio(given: Timeline, nameMedia: MediaNaming): TimelineText {
  const { timeline, warnings } = checkTimeline(given);
  const film = { rate: rateFraction(timeline.framesPerSecond), nameMedia };
  const clips = placeClips(timeline);
  const tail = timeline.tail ? [otio.gap(timeline.tail.name, timeline.tail.frames, film.rate)] : [];
  const hasSound = (clip: TimelineClip) => clip.media.hasAudio;
  const tracks = [
    otio.track('Video', 'Video', [...pictures(clips, film), ...tail]),
    ...(timeline.clips.some(hasSound) ? [otio.track('Sound', 'Audio', [...sounds(clips, film), ...tail])] : []),
    ...bedTrack(timeline, film),
  ];
  const metadata = {
    longtake: { width: timeline.width, height: timeline.height, frames: filmFrames(timeline) },
  };
  const document = otio.timelineOf({ name: timeline.name, metadata }, tracks);
  return { text: `${JSON.stringify(document, wholeCharacters, 2)}\n`, warnings };
}

/** Half of a surrogate pair is no text, and OpenTimelineIO's reader refuses the file for it. */
const wholeCharacters = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed() : value;

function pictures(clips: readonly PlacedClip[], film: Film): readonly otio.OtioObject[] {
  return clips.flatMap((placed) => [...dissolveInto(placed, film), clipObject(placed, film, placed.clip.takes)]);
}

/** The same clips again: OTIO has no clip that is picture and sound at once. Silence where a clip has none. */
function sounds(clips: readonly PlacedClip[], film: Film): readonly otio.OtioObject[] {
  return clips.flatMap((placed, index) => {
    const { clip } = placed;
    if (!clip.media.hasAudio) return [otio.gap(clip.name, clip.frames, film.rate)];
    const takes = clip.takes.filter((take) => take.media.hasAudio);
    const bothHaveSound = clips[index - 1]?.clip.media.hasAudio === true;
    // Markers are of the picture and would only stand there twice.
    const unmarked = { ...placed, clip: { ...clip, markers: [] } };
    return [...(bothHaveSound ? dissolveInto(placed, film) : []), clipObject(unmarked, film, takes)];
  });
}

// The clip before goes on over this one's first frames: the whole dissolve lies behind the cut, and no length changes.
function dissolveInto({ crossfadeBefore }: PlacedClip, { rate }: Film): readonly otio.OtioObject[] {
  return crossfadeBefore > 0 ? [otio.dissolve(0, crossfadeBefore, rate)] : [];
}

function clipObject(placed: PlacedClip, film: Film, takes: readonly TimelineTake[]): otio.OtioObject {
  const { clip, sourceStart } = placed;
  const markers = clip.markers.map(({ kind, frame, name, comment, colour }) => {
    const range = otio.timeRange(sourceStart + frame, 1, film.rate);
    return otio.marker({ name, metadata: { longtake: { kind } } }, colour, comment, range);
  });
  const alternates = takes.map((take) => [`take_${take.sidecar.take}`, takeReference(placed, take, film)] as const);
  const references = {
    DEFAULT_MEDIA: reference(clip.media, 0, clip.name, {}, film),
    ...Object.fromEntries(alternates),
  };
  const range = otio.timeRange(sourceStart, clip.frames, film.rate);
  return otio.clip({ name: clip.name, metadata: { longtake: clipFacts(clip) } }, range, markers, references);
}

function clipFacts(clip: TimelineClip): otio.OtioObject {
  const active = clip.takes.find((take) => take.isActive)?.sidecar ?? null;
  return {
    shot: clip.shotId,
    segment: clip.segmentIndex,
    prompt: clip.prompt,
    negative_prompt: clip.negativePrompt,
    seed: clip.seed,
    model: clip.model,
    engine: active?.engine ?? null,
    workflow: active?.workflow_file ?? null,
    take: active?.take ?? null,
  };
}

function takeReference(placed: PlacedClip, take: TimelineTake, film: Film): otio.OtioObject {
  const { sidecar, isActive, media } = take;
  const facts = {
    take: sidecar.take,
    active: isActive,
    prompt: sidecar.prompt,
    negative_prompt: sidecar.negative_prompt,
    seed: sidecar.seed,
    model: sidecar.model,
    engine: sidecar.engine,
    workflow: sidecar.workflow_file,
    graph_sha256: sidecar.graph_sha256,
    width: sidecar.width,
    height: sidecar.height,
    created_at: sidecar.created_at,
  };
  const start = takeStart(placed, media, film.rate);
  return reference(media, start, `take_${sidecar.take}`, { longtake: facts }, film);
}

/**
 * What the take's first frame is called, at its own rate. A clip has one source_range for all its references, and takes drop
 * different numbers of frames at their start. So each take's clock is set such that source_range begins at the take's own first
 * used frame: an editor that swaps the reference shows the pictures Longtake would. A dropped first frame is then frame -1.
 */
function takeStart({ clip, sourceStart }: PlacedClip, take: TimelineMedia, filmRate: RateFraction): number {
  const { media } = clip;
  if (isSameRate(take.framesPerSecond, media.framesPerSecond)) return media.firstFrame - take.firstFrame;
  return framesAtRate(sourceStart, filmRate, rateFraction(take.framesPerSecond), 'down') - take.firstFrame;
}

function reference(
  media: TimelineMedia,
  start: number,
  name: string,
  metadata: otio.OtioObject,
  { nameMedia }: Film,
): otio.OtioObject {
  const range = otio.timeRange(start, media.frames, rateFraction(media.framesPerSecond));
  return otio.externalReference({ name, metadata }, range, nameMedia(media.filePath));
}

function bedTrack(timeline: Timeline, { rate, nameMedia }: Film): readonly otio.OtioObject[] {
  const bed = placeBed(timeline);
  if (bed === null) return [];
  const available = otio.timeRange(0, bed.samples, { numerator: BED_SAMPLES_PER_SECOND, denominator: 1 });
  const media = { DEFAULT_MEDIA: otio.externalReference({ name: 'Music' }, available, nameMedia(bed.filePath)) };
  // OTIO knows no gain; whoever reads the metadata can set it.
  const facts = { name: 'Music', metadata: { longtake: { gain_db: bed.gainDb } } };
  return [otio.track('Music', 'Audio', [otio.clip(facts, otio.timeRange(0, bed.frames, rate), [], media)])];
}
