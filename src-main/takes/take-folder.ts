// The takes of a segment on disk: every take ever made, never overwritten, each with its sidecar.
import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { layout } from '#shared/model/project-layout.ts';
import { type TakeSidecar, takeSidecar } from '#shared/model/take.ts';
import type { Result } from '#shared/result.ts';
import { readJsonFile, writeFileAtomically, writeJsonAtomically } from '../storage/index.ts';
import { textOf } from './take-text.ts';

const SIDECAR_NAME = /^take_(\d+)\.json$/;
// With an ending, with more words, or bare: a folder of frames. With a dot before it: a take that is on its way in.
const ANY_TAKE_NAME = /^(\.?)take_(\d+)(?:[._]|$)/;

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
  return sidecarName === sidecarFileName(take.take) && isPlain(take.media_file) && isPlain(take.last_frame.file);
}

/** The take that a file or folder in the takes folder belongs to; null: none. */
export function takeNumberOf(name: string): number | null {
  const [, dot, number] = ANY_TAKE_NAME.exec(name) ?? [];
  return number === undefined || dot !== '' ? null : Number(number);
}

/** One more than any take number in use, also by files whose sidecar is damaged and by what a cleanup left of a take. */
export async function nextTakeNumber(folderPath: string): Promise<number> {
  const numbers = (await namesIn(folderPath)).map((name) => Number(ANY_TAKE_NAME.exec(name)?.[2] ?? 0));
  return Math.max(0, ...numbers) + 1;
}

export const namesIn = (folderPath: string): Promise<string[]> => readdir(folderPath).catch(() => []);

/** `take_3.mp4`, or `take_3` for a folder of frames. */
export async function mediaFileName(take: number, mediaPath: string): Promise<string> {
  const isFolder = await stat(mediaPath).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder ? `take_${take}` : `take_${take}${extname(mediaPath)}`;
}

export const lastFrameFileName = (take: number): string => `take_${take}_lastframe.png`;
export const sidecarFileName = (take: number): string => `take_${take}.json`;
/** For people. It stays when a cleanup removes the newest take: a number is never given twice. */
export const textFileName = (take: number): string => `take_${take}.txt`;

/** Sidecar for programs and, beside it, the parts of the prompt for people. */
export async function writeSidecar(folderPath: string, sidecar: TakeSidecar): Promise<Result<void>> {
  const written = await writeFileAtomically(join(folderPath, textFileName(sidecar.take)), textOf(sidecar));
  return written.ok ? writeJsonAtomically(join(folderPath, sidecarFileName(sidecar.take)), sidecar) : written;
}
