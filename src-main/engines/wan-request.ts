// What one segment becomes for generate.py: its command line, with its pictures in the job's folder.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import type { WanSettings } from '#shared/model/settings.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { Ffmpeg } from '../media/index.ts';
import { diskError } from '../storage/index.ts';
import {
  checkOrder,
  checkpointMissing,
  findCheckpoint,
  GENERATE_FILE,
  pythonOf,
  readWanFolder,
  sizeName,
  taskNotThere,
  toArgv,
  type WanPage,
  type WanTask,
  wanArguments,
} from '../wan-cli/index.ts';
import type { SegmentRequest } from './engine.ts';
import type { JobBook } from './job-book.ts';
import { foretellWanPictures, layOutWanPictures } from './wan-pictures.ts';

export interface WanPreparation {
  readonly wan: () => WanSettings;
  readonly ffmpeg: Ffmpeg | null;
  readonly taskOf: (segment: PlanSegment) => Result<WanTask>;
  readonly book: JobBook<WanPage>;
  readonly now: () => Date;
}

/** The page of a job, with its pictures laid out in its folder. Nothing runs yet. */
export async function prepareWanJob(
  jobId: string,
  request: SegmentRequest,
  { taskOf, wan, book, ffmpeg, now }: WanPreparation,
  signal: AbortSignal,
): Promise<Result<Omit<WanPage, 'pid'>>> {
  const { segment, start, endImagePath: endPath } = request;
  const settings = wan();
  const folder = await readWanFolder(settings.folder);
  if (!folder.ok) return folder;
  const task = taskOf(segment);
  if (!task.ok) return task;
  const startPath = startPathOf(request);
  if (!startPath.ok) return startPath;
  const fault =
    taskNotThere(folder.value, task.value) ??
    checkOrder(task.value, segment, { hasStart: start.kind !== 'none', hasEnd: endPath !== null });
  if (fault !== null) return err(fault);
  const { folderPath: wanFolder } = folder.value;
  const size = sizeName(segment.width, segment.height);
  const checkpoint = await findCheckpoint(wanFolder, settings, task.value, size);
  if (!checkpoint.isThere) return err(checkpointMissing(checkpoint, task.value, size));
  const jobFolder = book.folderOf(jobId);
  const made = await mkdir(jobFolder, { recursive: true }).catch((cause: unknown) =>
    diskError('write', jobFolder, cause),
  );
  if (typeof made === 'object') return err(made);
  const asked = { task: task.value, segment, startPath: startPath.value, endPath };
  const pictures = await layOutWanPictures(asked, jobFolder, ffmpeg, signal);
  if (!pictures.ok) return pictures;
  const saveFile = join(jobFolder, 'take.mp4');
  const order = { task: task.value, segment, settings, checkpointPath: checkpoint.path, saveFile };
  const given = wanArguments({ ...order, pictures: pictures.value });
  return ok({
    task: task.value.task,
    python: pythonOf(settings.python),
    wan_folder: wanFolder,
    argv: [GENERATE_FILE, ...toArgv(given)],
    given: given.map(([name, value]) => [name, value]),
    save_file: saveFile,
    started_at: now().toISOString(),
  });
}

/** The command line as it would be run, with `job-id` where the job's id will stand. */
export async function previewWanJob(request: SegmentRequest, { taskOf, wan, book }: WanPreparation) {
  const { segment, endImagePath: endPath } = request;
  const task = taskOf(segment);
  if (!task.ok) return task;
  const startPath = startPathOf(request);
  if (!startPath.ok) return startPath;
  const settings = wan();
  const jobFolder = book.folderOf('job-id');
  const folderPath = settings.folder ?? '.';
  const checkpoint = await findCheckpoint(folderPath, settings, task.value, sizeName(segment.width, segment.height));
  const pictures = foretellWanPictures({ task: task.value, segment, startPath: startPath.value, endPath }, jobFolder);
  const saveFile = join(jobFolder, 'take.mp4');
  const order = { task: task.value, segment, settings, pictures, checkpointPath: checkpoint.path, saveFile };
  const command = [pythonOf(settings.python), GENERATE_FILE, ...toArgv(wanArguments(order))];
  return ok({ folder: settings.folder, command, startImagePath: startPath.value, endImagePath: endPath });
}

function startPathOf({ start }: SegmentRequest): Result<string | null> {
  if (start.kind === 'on-server') return err(noServer(start.name));
  return ok(start.kind === 'file' ? start.path : null);
}

/** The run then starts from the frame as a file, as it does where a server has lost it. */
const noServer = (name: string): StudioError => ({
  code: 'file-missing',
  message: say`generate.py has no server that could have the picture ${name}.`,
  remedy: say`Start from a picture on this computer.`,
});
