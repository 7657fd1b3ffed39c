// The takes of a segment on disk: every take ever made, never overwritten, each with its sidecar.
import { mkdir, readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { layout } from '#shared/model/project-layout.ts';
import { type TakeSidecar, takeSidecar } from '#shared/model/take.ts';
import { err, ok, type Result } from '#shared/result.ts';
import {
  diskError,
  readJsonFile,
  renameWithRetry,
  writeFileAtomically,
  writeJsonAtomically,
} from '../storage/index.ts';

/** What is being fetched lies in a folder of such a name beside the takes; one that is left over belongs to a broken-off run. */
export const INCOMING_PREFIX = '.incoming_';

const SIDECAR_NAME = /^take_(\d+)\.json$/;
// With an ending, with more words, or bare: a folder of frames.
const ANY_TAKE_NAME = /^take_(\d+)(?:[._]|$)/;

export const takesFolderOf = (projectFolderPath: string, shotId: string, segmentIndex: number): string =>
  join(projectFolderPath, layout.takesFolder(shotId, segmentIndex));

/** Every readable sidecar, oldest first. A damaged one costs its take the claim to be up to date, nothing else. */
export async function listTakes(folderPath: string): Promise<TakeSidecar[]> {
  const names = (await namesIn(folderPath)).filter((name) => SIDECAR_NAME.test(name));
  const takes = await Promise.all(
    names.map(async (name) => {
      const file = await readJsonFile(join(folderPath, name));
      const parsed = file.ok ? takeSidecar.safeParse(file.value.value) : null;
      return parsed?.success && namesOnlyItsOwn(parsed.data, name) ? parsed.data : null;
    }),
  );
  return takes.filter((take) => take !== null).sort((a, b) => a.take - b.take);
}

// A sidecar may come with a folder from anywhere: it must not reach out of its own folder, nor stand for another take.
function namesOnlyItsOwn(take: TakeSidecar, sidecarName: string): boolean {
  const isPlain = (name: string) => name !== '' && name !== '.' && name !== '..' && !/[\\/]/.test(name);
  return sidecarName === `take_${take.take}.json` && isPlain(take.media_file) && isPlain(take.last_frame.file);
}

const namesIn = (folderPath: string): Promise<string[]> => readdir(folderPath).catch(() => []);

/** One more than any take number in use, also by files whose sidecar is damaged. */
export async function nextTakeNumber(folderPath: string): Promise<number> {
  const numbers = (await namesIn(folderPath)).map((name) => Number(ANY_TAKE_NAME.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers) + 1;
}

/** `take_3.mp4`, or `take_3` for a folder of frames. */
export async function mediaFileName(take: number, mediaPath: string): Promise<string> {
  const isFolder = await stat(mediaPath).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder ? `take_${take}` : `take_${take}${extname(mediaPath)}`;
}
export const lastFrameFileName = (take: number): string => `take_${take}_lastframe.png`;

/** Moves a fetched file, or a folder of frames as a whole, into the takes folder under its take number; refuses to replace anything. */
export async function moveIntoTakes(fromPath: string, folderPath: string, fileName: string): Promise<Result<string>> {
  const toPath = join(folderPath, fileName);
  try {
    await mkdir(folderPath, { recursive: true });
    if ((await namesIn(folderPath)).includes(fileName)) {
      return err({
        code: 'disk-failed',
        message: 'A take of this number is there already.',
        remedy: 'Try again.',
        filePath: toPath,
      });
    }
    await renameWithRetry(fromPath, toPath);
    return ok(toPath);
  } catch (cause) {
    return err(diskError('write', toPath, cause));
  }
}

/** Sidecar for programs and, beside it, the parts of the prompt for people. */
export async function writeSidecar(folderPath: string, sidecar: TakeSidecar): Promise<Result<void>> {
  const text = [
    `Shot ${sidecar.shot_id}, segment ${sidecar.segment_index}, take ${sidecar.take}`,
    `Made ${sidecar.finished_at} by ${[sidecar.engine, sidecar.workflow_file, sidecar.model].filter(Boolean).join(', ')}`,
    '',
    `Prompt: ${sidecar.prompt}`,
    `Negative: ${sidecar.negative_prompt}`,
    `Seed: ${sidecar.seed}`,
    `Size: ${sidecar.width}×${sidecar.height} at ${sidecar.fps} fps, ${sidecar.frames_requested} frames asked, ${sidecar.frames_delivered} delivered`,
    '',
    'As sent:',
    sidecar.text_as_sent,
    '',
  ].join('\n');
  const written = await writeFileAtomically(join(folderPath, `take_${sidecar.take}.txt`), text);
  return written.ok ? writeJsonAtomically(join(folderPath, `take_${sidecar.take}.json`), sidecar) : written;
}
