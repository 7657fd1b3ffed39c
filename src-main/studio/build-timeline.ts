// The film as an editor is given it: the project's own clips, the takes behind them, and what is known of every join.

import { join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import type { ExportOptions } from '#shared/model/export.ts';
import { layout } from '#shared/model/project-layout.ts';
import type { SeamGrade, SeamView } from '#shared/model/seam.ts';
import type { TakeSidecar } from '#shared/model/take.ts';
import { ok, type Result } from '#shared/result.ts';
import {
  assembleFilm,
  type EditSegment,
  type EditShot,
  editFilm,
  filmPieces,
  filmSound,
  withHandle,
} from '../film/index.ts';
import { cutClip, type Ffmpeg, fontFilePath, probeVideo } from '../media/index.ts';
import { resolveInside } from '../storage/index.ts';
import { listTakes, takesFolderOf } from '../takes/index.ts';
import type { Timeline, TimelineClip, TimelineMarker, TimelineMedia, TimelineTake } from '../timeline/index.ts';
import type { ExportContext } from './export-work.ts';
import type { FilmWork } from './film-desk.ts';

export interface TimelineInput {
  readonly work: FilmWork;
  /** By the key of the segment after the join. */
  readonly seams: ReadonlyMap<string, SeamView>;
  readonly context: ExportContext & { readonly ffmpeg: Ffmpeg };
  readonly media: ExportOptions['timelineMedia'];
  /** null: the whole film, with its music. */
  readonly shotId: string | null;
}

/** Writes what an editor needs beyond the clips: ends with a handle for crossfades, and whole shots where they are asked for. */
export async function buildTimeline(input: TimelineInput): Promise<Result<Timeline>> {
  const { work, context } = input;
  const { plan } = work.checked;
  const clips: TimelineClip[] = [];
  for (const [index, shot] of work.edit.shots.entries()) {
    context.onProgress({
      activity: say`Looking at shot ${shot.shot.shotId}`,
      fraction: index / work.edit.shots.length,
    });
    const ofShot = await (input.media === 'shots' ? wholeShot(input, shot) : segmentClips(input, shot));
    if (!ofShot.ok) return ofShot;
    clips.push(...ofShot.value);
  }
  const bed = await musicOf(input);
  if (!bed.ok) return bed;
  const { settings } = context.store.view();
  return ok({
    name: settings.name,
    framesPerSecond: plan.filmFramesPerSecond,
    ...{ width: plan.width, height: plan.height, clips, bed: bed.value },
    tail: work.edit.cardFrames > 0 ? { name: 'End card', frames: work.edit.cardFrames } : null,
  });
}

async function segmentClips(input: TimelineInput, shot: EditShot): Promise<Result<TimelineClip[]>> {
  const clips: TimelineClip[] = [];
  for (const [index, one] of shot.segments.entries()) {
    const isLast = index === shot.segments.length - 1;
    const crossfadeFrames = isLast ? shot.crossfadeFrames : 0;
    const media = await mediaOf(input, one, crossfadeFrames);
    if (!media.ok) return media;
    const takes = await takesOf(input, one);
    const active = takes.find(({ isActive }) => isActive)?.sidecar;
    clips.push({
      name: shot.segments.length === 1 ? one.segment.shotId : `${one.segment.shotId} ${one.segment.segmentIndex + 1}`,
      ...{ shotId: one.segment.shotId, segmentIndex: one.segment.segmentIndex, frames: one.segment.clipFrames },
      ...{ media: media.value, takes, crossfadeFrames, ...sizeOf(input) },
      ...wordsOf(one, active),
      markers: markersAt(input, one),
    });
  }
  return ok(clips);
}

/** The clip as it is; with a crossfade, cut once more with the frames that lie behind it. */
async function mediaOf(
  { work, context }: TimelineInput,
  one: EditSegment,
  crossfadeFrames: number,
): Promise<Result<TimelineMedia>> {
  const { filmFramesPerSecond: framesPerSecond, width, height } = work.checked.plan;
  const { segment, source } = one;
  const media = { framesPerSecond, firstFrame: 0, hasAudio: source.hasAudio };
  if (crossfadeFrames === 0) return ok({ ...media, filePath: source.clipPath, frames: segment.clipFrames });
  const footage = withHandle(one, crossfadeFrames, framesPerSecond);
  const clipFile = await resolveInside(
    context.store.folderPath,
    layout.handleClip(segment.shotId, segment.segmentIndex),
  );
  if (!clipFile.ok) return clipFile;
  const clipPath = clipFile.value;
  const cut = await cutClip(context.ffmpeg, {
    ...{ takePath: footage.takePath, firstFrame: footage.firstFrame, frameCount: footage.frameCount },
    ...{ sourceFramesPerSecond: footage.sourceFramesPerSecond, clipFrames: footage.filmFrames },
    ...{ framesPerSecond, width, height, clipPath, signal: context.signal },
  });
  return cut.ok ? ok({ ...media, filePath: clipPath, frames: footage.filmFrames }) : cut;
}

async function takesOf({ work, context }: TimelineInput, { segment, source }: EditSegment): Promise<TimelineTake[]> {
  const folderPath = takesFolderOf(context.store.folderPath, segment.shotId, segment.segmentIndex);
  const active = work.checked.evidence[segment.key]?.activeTake?.take ?? null;
  return (await listTakes(folderPath)).map((sidecar) => ({
    sidecar,
    isActive: sidecar.take === active,
    media: {
      filePath: join(folderPath, sidecar.media_file),
      framesPerSecond: sidecar.fps,
      frames: sidecar.frames_delivered,
      firstFrame: sidecar.clip?.first_frame ?? segment.framesDroppedAtStart,
      hasAudio: sidecar.take === active && source.hasAudio,
    },
  }));
}

/** Assembled with its seams as they are corrected, beside the clips. */
async function wholeShot(input: TimelineInput, shot: EditShot): Promise<Result<TimelineClip[]>> {
  const { work, context } = input;
  const [first] = shot.segments;
  const last = shot.segments.at(-1);
  if (first === undefined || last === undefined) return ok([]);
  const { shotId } = shot.shot;
  const edit = editFilm(work.input, shotId);
  const { width, height, filmFramesPerSecond: framesPerSecond } = work.checked.plan;
  const { settings } = work.input;
  const pieces = filmPieces(edit, { framesPerSecond, settings: { ...settings, shotLabels: false }, fades: false });
  // The frames that a crossfade shows lie behind the shot's own end.
  const handle = withHandle(last, shot.crossfadeFrames, framesPerSecond);
  if (shot.crossfadeFrames > 0) {
    const range = { footage: handle, from: last.segment.clipFrames, frames: shot.crossfadeFrames };
    pieces.push({ kind: 'render', range, offsets: [], crossfade: null, fade: null, label: null });
  }
  const isWhole = shot.crossfadeFrames === 0;
  const filePath = join(context.store.folderPath, isWhole ? layout.shotFilm(shotId) : layout.shotWithHandle(shotId));
  const frames = edit.frames + shot.crossfadeFrames;
  const sound = filmSound(edit, { framesPerSecond, settings, bed: null, fades: false });
  const assembled = await assembleFilm(
    context.ffmpeg,
    { format: { width, height, framesPerSecond }, frames, pieces, sound },
    { filePath },
    {
      ...{ cacheFolderPath: context.piecesFolderPath, fontPath: fontFilePath(), signal: context.signal },
      onProgress: (activity, fraction) => context.onProgress({ activity: say`Shot ${shotId}: ${activity}`, fraction }),
    },
  );
  if (!assembled.ok) return assembled;
  const markers = shot.segments.flatMap((one) =>
    markersAt(input, one).map((marker) => ({ ...marker, frame: marker.frame + one.at - shot.firstFrame })),
  );
  const media = { filePath, framesPerSecond, frames, firstFrame: 0, hasAudio: sound !== null };
  const clip: TimelineClip = {
    ...{ name: shotId, shotId, segmentIndex: null, frames: edit.frames, media, takes: [] },
    ...{ crossfadeFrames: shot.crossfadeFrames, ...sizeOf(input) },
    ...wordsOf(first, input.work.checked.evidence[first.segment.key]?.activeTake ?? undefined),
    markers,
  };
  return ok([clip]);
}

const sizeOf = ({ work: { checked } }: TimelineInput) => ({ width: checked.plan.width, height: checked.plan.height });

/** What the picture was really made with; where that is not known, what the plan asks for. */
function wordsOf({ segment }: EditSegment, take: TakeSidecar | undefined) {
  return {
    prompt: take?.prompt ?? segment.prompt,
    negativePrompt: take?.negative_prompt ?? segment.negativePrompt,
    seed: take?.seed ?? segment.seed,
    model: take?.model ?? '',
  };
}

const COLOUR: Record<SeamGrade, TimelineMarker['colour']> = {
  clean: 'GREEN',
  slight: 'YELLOW',
  visible: 'ORANGE',
  broken: 'RED',
};

/** The join before a segment, and what is to be said of the segment. In English, as everything in such a file. */
function markersAt({ seams }: TimelineInput, { segment, source }: EditSegment): TimelineMarker[] {
  const stale: TimelineMarker = {
    ...{ kind: 'warning', frame: 0, name: 'Older than the plan', colour: 'YELLOW' },
    comment: `Segment ${segment.key} was rendered before it was changed.`,
  };
  const seam = seams.get(segment.key);
  const warnings = source.isStale ? [stale] : [];
  if (seam?.figures == null) return warnings;
  const { figures, beforeKey, correction } = seam;
  const mark: TimelineMarker = {
    ...{ kind: 'seam', frame: 0, name: `Seam ${beforeKey} → ${segment.key}`, colour: COLOUR[figures.grade] },
    comment: [
      `${figures.grade}, score ${Math.round(figures.score)}.`,
      ...figures.words,
      ...(correction === null ? [] : ['Corrected in the exported film.']),
    ].join(' '),
  };
  return [mark, ...warnings];
}

async function musicOf({ work, context, shotId }: TimelineInput): Promise<Result<Timeline['bed']>> {
  const plan = await context.films.filmPlan(work, shotId);
  if (!plan.ok) return plan;
  const bed = plan.value.sound?.bed ?? null;
  if (bed === null) return ok(null);
  const seconds = work.edit.frames / work.checked.plan.filmFramesPerSecond;
  const facts = await probeVideo(bed.filePath);
  return ok({ ...bed, seconds: facts.ok ? (facts.value.durationSeconds ?? seconds) : seconds });
}
