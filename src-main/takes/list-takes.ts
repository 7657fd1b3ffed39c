// The takes of a segment as the page shows them, also those whose sidecar is damaged or was never there.

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { layout } from '#shared/model/project-layout.ts';
import { type AskedNow, isKept, NO_EVIDENCE, takeDifferences, takeFits } from '#shared/model/segment-evidence.ts';
import { type TakeSidecar, takeSidecar } from '#shared/model/take.ts';
import type { SegmentTakes, TakeView } from '#shared/model/takes-view.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { type Ffmpeg, makeThumbnail, probeVideo } from '../media/index.ts';
import { readJsonFile } from '../storage/index.ts';
import { askedNow, type EvidenceContext } from './gather-evidence.ts';
import { isPlayable } from './playable.ts';
import { readTakeFiles, type TakeFiles } from './take-files.ts';
import { lastFrameFileName, listTakes, sidecarFileName, takesFolderOf } from './take-folder.ts';
import { checkUsable, hasMedia, isNonEmptyFile } from './usable-takes.ts';

export interface ListContext extends EvidenceContext {
  readonly ffmpeg: Ffmpeg;
  /** The user's stars by take number. */
  readonly takeRatingsOf: (segmentKey: string) => Readonly<Record<string, number>>;
}

/**
 * Oldest first. Of a take without a readable sidecar only its files are known, and what can be read of them: engine and prompt are
 * then '', the seed -1, and `differences` says why.
 */
export async function listSegmentTakes(segment: PlanSegment, context: ListContext): Promise<SegmentTakes> {
  const takesPath = takesFolderOf(context.projectFolderPath, segment.shotId, segment.segmentIndex);
  const readable = await listTakes(takesPath);
  const sidecars = new Map(readable.map((take) => [take.take, take]));
  const files = (await readTakeFiles(takesPath)).filter(({ isTake }) => isTake);
  const asked = files.length === 0 ? NO_EVIDENCE : await askedNow(segment, readable, context);
  const takes: TakeView[] = [];
  for (const one of files) {
    takes.push(
      await viewOf({ segment, takesPath, asked, files: one, sidecar: sidecars.get(one.take) ?? null }, context),
    );
  }
  return { segmentKey: segment.key, takes };
}

interface FoundTake {
  readonly segment: PlanSegment;
  readonly takesPath: string;
  readonly asked: AskedNow;
  readonly files: TakeFiles;
  /** null: missing or damaged. */
  readonly sidecar: TakeSidecar | null;
}

async function viewOf(found: FoundTake, context: ListContext): Promise<TakeView> {
  const { segment, takesPath, files } = found;
  const known: Partial<TakeSidecar> = found.sidecar ?? (await readableParts(takesPath, files));
  const mediaName = found.sidecar?.media_file ?? files.mediaName;
  const mediaPath = mediaName === null ? null : join(takesPath, mediaName);
  const isMissing = mediaPath === null || !(await hasMedia(mediaPath, 1));
  const inProject = (name: string) => `${layout.takesFolder(segment.shotId, segment.segmentIndex)}/${name}`;
  return {
    take: files.take,
    createdAtIso: known.created_at ?? '',
    engine: known.engine ?? '',
    workflowFile: known.workflow_file ?? null,
    seed: known.seed ?? -1,
    prompt: known.prompt ?? '',
    negativePrompt: known.negative_prompt ?? '',
    width: known.width ?? 0,
    height: known.height ?? 0,
    framesPerSecond: known.fps ?? 0,
    framesDelivered: known.frames_delivered ?? 0,
    bytes: files.bytes,
    gpuSeconds: known.gpu_seconds ?? null,
    server: known.server ? [known.server.device, known.server.url].filter(Boolean).join(', ') : null,
    rating: context.takeRatingsOf(segment.key)[files.take] ?? null,
    isActive: context.activeTakeOf(segment.key) === files.take,
    ...(await judge(found, context)),
    playablePath: !isMissing && mediaName !== null && (await isPlayable(mediaPath)) ? inProject(mediaName) : null,
    stillPath: await stillOf(found, isMissing ? null : mediaPath, context, inProject),
    isMissing,
  };
}

/** What the plan says of it, as the plan itself says it of the active one. */
async function judge(
  { segment, takesPath, asked, files, sidecar }: FoundTake,
  context: ListContext,
): Promise<Pick<TakeView, 'answers' | 'differences' | 'isKept'>> {
  if (sidecar === null) return { answers: false, differences: [unknown()], isKept: false };
  if (takeFits(sidecar, asked)) {
    const usable = await checkUsable(segment, sidecar, takesPath);
    return { answers: usable.ok, differences: usable.ok ? [] : [usable.error.message], isKept: false };
  }
  const activeTake = context.activeTakeOf(segment.key) === files.take ? sidecar : null;
  return {
    answers: false,
    differences: takeDifferences(sidecar, segment, asked),
    isKept: isKept({ ...asked, activeTake, keptTake: context.keptTakeOf(segment.key) }),
  };
}

const unknown = () => say`its sidecar is missing or damaged: what made it is not known`;

/** Every field of a damaged sidecar that is whole, and what the film itself says. */
async function readableParts(takesPath: string, { take, mediaName }: TakeFiles): Promise<Partial<TakeSidecar>> {
  const mediaPath = join(takesPath, mediaName ?? sidecarFileName(take));
  const written = await readJsonFile(join(takesPath, sidecarFileName(take)));
  const raw = written.ok ? Object(written.value.value) : {};
  const whole = Object.entries(takeSidecar.shape)
    .map(([key, schema]) => [key, schema.safeParse(raw[key]).data])
    .filter(([, value]) => value !== undefined);
  const facts = mediaName === null ? null : await probeVideo(mediaPath);
  const made = await stat(mediaPath).catch(() => null);
  return {
    ...(made === null ? {} : { created_at: made.mtime.toISOString() }),
    ...(facts?.ok ? { width: facts.value.width, height: facts.value.height } : {}),
    ...(facts?.ok ? { fps: facts.value.framesPerSecond ?? 0, frames_delivered: facts.value.frameCount } : {}),
    ...Object.fromEntries(whole),
  };
}

/** Its last frame where that was kept; else a thumbnail, made when it is first asked for. */
async function stillOf(
  { segment, takesPath, files, sidecar }: FoundTake,
  mediaPath: string | null,
  { projectFolderPath, ffmpeg }: ListContext,
  inProject: (name: string) => string,
): Promise<string | null> {
  const pngName = sidecar?.last_frame.file ?? lastFrameFileName(files.take);
  if (await isNonEmptyFile(join(takesPath, pngName))) return inProject(pngName);
  const thumbnail = layout.takeThumbnail(segment.shotId, segment.segmentIndex, files.take);
  const jpgPath = join(projectFolderPath, thumbnail);
  if (await isNonEmptyFile(jpgPath)) return thumbnail;
  if (mediaPath === null) return null;
  return (await makeThumbnail(ffmpeg, { mediaPath, jpgPath })).ok ? thumbnail : null;
}
