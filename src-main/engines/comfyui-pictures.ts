// The pictures of one request on their way to a server: which name LoadImage gets for each.
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ComfyServer, contentName } from '../comfyui/index.ts';
import type { PictureNames } from './comfyui-request.ts';
import type { SegmentRequest } from './engine.ts';

type Pictures = Pick<SegmentRequest, 'start' | 'endImagePath'>;

/** Uploads what is a file here. What lies on the server goes by its name there: if it is gone, the server refuses the job. */
export async function uploadPictures(
  server: ComfyServer,
  { start, endImagePath }: Pictures,
  signal: AbortSignal,
): Promise<Result<PictureNames>> {
  return namesOf(start, endImagePath, (filePath) => server.uploadImage(filePath, signal));
}

/** The names that the pictures would get on the server, which is not asked. */
export async function foretellPictures({
  segment,
  start,
  endImagePath,
}: SegmentRequest): Promise<Result<PictureNames>> {
  const names = await namesOf(start, endImagePath, contentName);
  return names.ok ? ok({ ...names.value, start: names.value.start ?? pendingPicture(segment) }) : names;
}

/** Whether pictures of this machine go with it, which the server may have lost since they were sent. */
export const sendsPictures = ({ start, endImagePath }: Pictures): boolean =>
  start.kind === 'file' || endImagePath !== null;

async function namesOf(
  start: SegmentRequest['start'],
  endImagePath: string | null,
  nameOf: (filePath: string) => Promise<Result<string>>,
): Promise<Result<PictureNames>> {
  const startName = start.kind === 'file' ? await nameOf(start.path) : ok(start.kind === 'none' ? null : start.name);
  if (!startName.ok) return startName;
  const endName = endImagePath === null ? ok(null) : await nameOf(endImagePath);
  return endName.ok ? ok({ start: startName.value, end: endName.value }) : endName;
}

/** What stands for a picture that an earlier segment has yet to make. */
function pendingPicture({ start }: PlanSegment): string | null {
  return start.kind === 'last-frame' ? `last frame of ${start.segmentKey}` : null;
}
