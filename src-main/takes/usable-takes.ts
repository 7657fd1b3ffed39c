// Which of a segment's takes could be cut into its clip now. A sidecar alone proves nothing: files get lost.

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { type AskedNow, takeFits } from '#shared/model/segment-evidence.ts';
import type { TakeSidecar } from '#shared/model/take.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { probeVideo } from '../media/index.ts';
import { lastKeptFrame, neededFramesAt } from './kept-frames.ts';

/** See SegmentEvidence.fittingTake. `kept`: the take that the user keeps as it is. */
export async function findFittingTake(
  segment: PlanSegment,
  takes: readonly TakeSidecar[],
  takesPath: string,
  { active, kept }: { readonly active: TakeSidecar | null; readonly kept: TakeSidecar | null },
  asked: AskedNow,
): Promise<TakeSidecar | null> {
  const fitting = takes.filter((take) => takeFits(take, asked)).toReversed();
  const first = [kept, ...fitting.filter(({ take }) => take === active?.take)].filter((take) => take !== null);
  for (const take of new Set([...first, ...fitting])) {
    if ((await checkUsable(segment, take, takesPath)).ok) return take;
  }
  return null;
}

/** Whether the clip of the segment, and the frame it hands on, can be had from this take. Errors: `output-too-short`, `file-missing`. */
export async function checkUsable(segment: PlanSegment, take: TakeSidecar, takesPath: string): Promise<Result<void>> {
  const neededFrames = neededFramesAt(segment, take.fps);
  const mediaPath = join(takesPath, take.media_file);
  const place = { filePath: mediaPath, shotId: segment.shotId, segmentIndex: segment.segmentIndex };
  if (take.frames_delivered < neededFrames) return err({ ...tooShort(segment, take, neededFrames), ...place });
  if (!(await hasMedia(mediaPath, neededFrames))) return err({ ...mediaGone(take), ...place });
  if (take.media_is_clean) return ok(undefined);
  const pngPath = join(takesPath, take.last_frame.file);
  const hasFrame = take.last_frame.index === lastKeptFrame(segment, take) && (await isNonEmptyFile(pngPath));
  return hasFrame ? ok(undefined) : err({ ...frameGone(take), ...place, filePath: pngPath });
}

/** A file that is not empty, or a folder that still has the frames. */
export async function hasMedia(mediaPath: string, neededFrames: number): Promise<boolean> {
  const found = await stat(mediaPath).catch(() => null);
  if (!found?.isDirectory()) return found?.isFile() === true && found.size > 0;
  const facts = await probeVideo(mediaPath);
  return facts.ok && facts.value.frameCount >= neededFrames;
}

export const isNonEmptyFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile() && found.size > 0,
    () => false,
  );

const tooShort = (segment: PlanSegment, take: TakeSidecar, neededFrames: number): StudioError => ({
  code: 'output-too-short',
  message: say`Take ${take.take} has ${take.frames_delivered} frames; segment ${segment.key} needs ${neededFrames}.`,
  remedy: say`Render the segment again, or shorten the shot. The take is kept.`,
});

const mediaGone = ({ take }: TakeSidecar): StudioError => ({
  code: 'file-missing',
  message: say`The file of take ${take} is gone, empty or not whole.`,
  remedy: say`Put it back, choose another take, or render the segment again.`,
});

// A draft has words burnt in: the frame it hands on cannot be taken out of its film.
const frameGone = ({ take }: TakeSidecar): StudioError => ({
  code: 'file-missing',
  message: say`Take ${take} has no clean picture of the frame that the next segment starts from.`,
  remedy: say`Choose another take, or render the segment again.`,
});
