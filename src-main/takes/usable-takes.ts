// Which of a segment's takes could be cut into its clip now. A sidecar alone proves nothing: files get lost.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type AskedNow, takeFits } from '#shared/model/segment-evidence.ts';
import type { TakeSidecar } from '#shared/model/take.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { probeVideo } from '../media/index.ts';

/** The take that answers the request: the active one before all others, else the newest. */
export async function findFittingTake(
  segment: PlanSegment,
  takes: readonly TakeSidecar[],
  takesPath: string,
  activeNumber: number | null,
  asked: AskedNow,
): Promise<TakeSidecar | null> {
  const fitting = takes.filter((take) => takeFits(take, asked)).toReversed();
  const active = fitting.find((take) => take.take === activeNumber);
  for (const take of active === undefined ? fitting : [active, ...fitting]) {
    if (await isUsable(segment, take, takesPath)) return take;
  }
  return null;
}

async function isUsable(segment: PlanSegment, take: TakeSidecar, takesPath: string): Promise<boolean> {
  const neededFrames = segment.framesDroppedAtStart + segment.framesKept;
  if (take.frames_delivered < neededFrames) return false;
  if (!(await hasMedia(join(takesPath, take.media_file), neededFrames))) return false;
  return take.media_is_clean || (await isNonEmptyFile(join(takesPath, take.last_frame.file)));
}

/** A file that is not empty, or a folder that still has the frames. */
async function hasMedia(mediaPath: string, neededFrames: number): Promise<boolean> {
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
