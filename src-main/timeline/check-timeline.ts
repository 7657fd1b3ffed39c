// What an editor would stumble over is found before it is written. What cannot be kept is taken out and said.

import { rateFraction } from '#shared/frame-rate.ts';
import { many, say } from '#shared/i18n/say.ts';
import type { Finding, StudioErrorCode } from '#shared/studio-error.ts';
import { rateKey, rateWords } from './frame-rate.ts';
import type { Timeline, TimelineClip, TimelineMedia, TimelineTake } from './timeline.ts';
import { filmFramesLeft } from './timeline-frames.ts';

/** Below this a rate rounds to nothing. */
const LEAST_FRAMES_PER_SECOND = 0.001;

export interface CheckedTimeline {
  /** Its crossfades have their frames, its markers lie inside their clips. */
  readonly timeline: Timeline;
  /** Warnings only: a timeline can always be written. */
  readonly warnings: readonly Finding[];
}

/** Throws on counts and rates that no timeline can have: those are faults of the caller. */
export function checkTimeline(timeline: Timeline): CheckedTimeline {
  demandCounts(timeline);
  const warnings: Finding[] = [...repeatedNames(timeline.clips), ...otherRates(timeline)];
  const clips = timeline.clips.map((clip, index) => {
    const next = timeline.clips[index + 1] ?? null;
    const fault = crossfadeFault(clip, next, timeline);
    const markers = clip.markers.filter((marker) => isWithin(marker.frame, clip));
    const lost = clip.markers.length - markers.length;
    const takes = clip.takes.filter(({ media }) => hasCounts(media));
    const refused = clip.takes.filter(({ media }) => !hasCounts(media));
    warnings.push(...refused.map((take) => unreadableTake(clip, take)));
    warnings.push(...shortMedia(clip, timeline), ...(fault ? [cutInstead(clip, fault)] : []));
    if (lost > 0) warnings.push(markersOutside(clip, lost));
    return { ...clip, crossfadeFrames: fault ? 0 : clip.crossfadeFrames, takes, markers };
  });
  return { timeline: { ...timeline, clips }, warnings };
}

/** A warning about one clip, or about the whole timeline. */
export function timelineWarning(
  code: StudioErrorCode,
  clip: TimelineClip | null,
  message: string,
  remedy: string,
): Finding {
  const place = clip && { shotId: clip.shotId, ...(clip.segmentIndex !== null && { segmentIndex: clip.segmentIndex }) };
  return { severity: 'warning', code, message, remedy, ...place };
}

function demandCounts(timeline: Timeline): void {
  const demand = (what: string, value: number, least: number) => {
    if (!Number.isSafeInteger(value) || value < least) throw new RangeError(`${what} cannot be ${value}.`);
  };
  rateFraction(timeline.framesPerSecond);
  if (timeline.tail) demand('Frames of the tail', timeline.tail.frames, 1);
  for (const { name, frames, crossfadeFrames, media } of timeline.clips) {
    demand(`Frames of ${name}`, frames, 1);
    demand(`Frames of the crossfade of ${name}`, crossfadeFrames, 0);
    if (!hasCounts(media)) throw new RangeError(`${media.filePath} cannot have such frames: ${JSON.stringify(media)}`);
  }
}

const hasCounts = ({ framesPerSecond, frames, firstFrame }: TimelineMedia): boolean =>
  Number.isFinite(framesPerSecond) &&
  framesPerSecond >= LEAST_FRAMES_PER_SECOND &&
  Number.isSafeInteger(frames) &&
  frames >= 0 &&
  Number.isSafeInteger(firstFrame) &&
  firstFrame >= 0;

/** What is known of takes comes from their sidecars, which are files that anybody can change. */
function unreadableTake(clip: TimelineClip, { sidecar, media }: TimelineTake): Finding {
  return {
    ...timelineWarning(
      'bad-file',
      clip,
      say`Take ${sidecar.take} of “${clip.name}” is left out: its sidecar names no possible frames or frame rate.`,
      say`Correct “fps” and “frames_delivered” in the sidecar beside it, or delete the take.`,
    ),
    filePath: media.filePath,
  };
}

const isWithin = (frame: number, clip: TimelineClip): boolean =>
  Number.isSafeInteger(frame) && frame >= 0 && frame < clip.frames;

function repeatedNames(clips: readonly TimelineClip[]): readonly Finding[] {
  const seen = new Set<string>();
  return clips
    .filter(({ name }) => seen.has(name) || !seen.add(name))
    .map((clip) =>
      timelineWarning(
        'conflict',
        clip,
        say`Two clips of the timeline have the name “${clip.name}”.`,
        say`Rename one of the shots if your editor tells clips apart by their names.`,
      ),
    );
}

/** One warning for all of them: it is how the project is set up, not a fault of a clip. */
function otherRates({ clips, framesPerSecond }: Timeline): readonly Finding[] {
  const others = clips.filter(({ media }) => rateKey(media.framesPerSecond) !== rateKey(framesPerSecond));
  if (others.length === 0) return [];
  const rates = [...new Set(others.map(({ media }) => rateWords(media.framesPerSecond)))].join(', ');
  return [
    timelineWarning(
      'not-supported',
      null,
      many(
        others.length,
        '{{count}} of {{clips}} clips runs at {{rates}} frames a second, the film at {{rate}}. The editor repeats or drops frames by its own rule.',
        '{{count}} of {{clips}} clips run at {{rates}} frames a second, the film at {{rate}}. The editor repeats or drops frames by its own rule.',
        { clips: clips.length, rates, rate: rateWords(framesPerSecond) },
      ),
      say`Use the clips instead of the takes, or whole shots, where the exact frames matter: those have the film’s rate.`,
    ),
  ];
}

function shortMedia(clip: TimelineClip, { framesPerSecond }: Timeline): readonly Finding[] {
  const left = filmFramesLeft(clip.media, rateFraction(framesPerSecond));
  if (clip.frames <= left) return [];
  return [
    timelineWarning(
      'output-too-short',
      clip,
      say`“${clip.name}” lasts ${clip.frames} frames, but its file has only ${Math.max(left, 0)} of them.`,
      say`Render the segment again, or shorten the clip in the editor.`,
    ),
  ];
}

/** Why a crossfade cannot be; null: it can, or none was asked for. */
function crossfadeFault(clip: TimelineClip, next: TimelineClip | null, { framesPerSecond }: Timeline): string | null {
  const { crossfadeFrames, frames, media } = clip;
  if (crossfadeFrames === 0) return null;
  if (next === null) return say`no clip follows`;
  if (crossfadeFrames > next.frames) return say`“${next.name}” has only ${next.frames} frames`;
  const handle = filmFramesLeft(media, rateFraction(framesPerSecond)) - frames;
  return crossfadeFrames > handle ? say`its file goes on for only ${Math.max(handle, 0)} frames behind the clip` : null;
}

function cutInstead(clip: TimelineClip, fault: string): Finding {
  return timelineWarning(
    'output-too-short',
    clip,
    say`The crossfade of ${clip.crossfadeFrames} frames after “${clip.name}” is written as a cut: ${fault}.`,
    say`Render the shot again with the crossfade set, or make the crossfade shorter.`,
  );
}

function markersOutside(clip: TimelineClip, count: number): Finding {
  return timelineWarning(
    'not-supported',
    clip,
    many(
      count,
      'A marker lies outside “{{name}}” and is left out.',
      '{{count}} markers lie outside “{{name}}” and are left out.',
      { name: clip.name },
    ),
    say`Measure the seams again.`,
  );
}
