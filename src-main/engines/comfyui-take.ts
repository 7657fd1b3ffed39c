// The files of a finished job, brought to this machine: a film, an animation, or a sequence of pictures.

import { mkdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { ComfyServer, OutputFile } from '../comfyui/index.ts';
import { CAPTURE_NODE_IDS } from '../graph/index.ts';
import { diskError } from '../storage/index.ts';
import type { LoadedWorkflow } from '../workflows/index.ts';
import { capturedFrame } from './comfyui-job-listener.ts';

const FILM_ENDINGS = ['.mp4', '.webm', '.mkv', '.mov', '.avi', '.m4v'];
const ANIMATION_ENDINGS = ['.webp', '.gif', '.apng'];
const PICTURE_ENDINGS = ['.png', '.jpg', '.jpeg', '.webp', '.bmp'];

export type TakeFiles =
  | { readonly kind: 'film'; readonly file: OutputFile }
  | { readonly kind: 'pictures'; readonly files: readonly OutputFile[] }
  | { readonly kind: 'nothing' };

/**
 * Which of a job's files are the take. The save node's own come first; a graph whose save node names none may still have saved
 * elsewhere. Previews in the server's temp folder count only where the save node made them.
 */
export function takeFilesOf(
  files: readonly OutputFile[],
  { saveNodeId, outputKind }: Pick<LoadedWorkflow['slots'], 'saveNodeId' | 'outputKind'>,
): TakeFiles {
  const others = files.filter(({ nodeId, type }) => nodeId !== CAPTURE_NODE_IDS.save && type === 'output');
  const own = pick(
    files.filter(({ nodeId }) => nodeId === saveNodeId),
    outputKind,
  );
  return own.kind === 'nothing' ? pick(others, outputKind) : own;
}

function pick(files: readonly OutputFile[], outputKind: LoadedWorkflow['slots']['outputKind']): TakeFiles {
  const ending = ({ filename }: OutputFile) => extname(filename).toLowerCase();
  const films = files.filter((file) => FILM_ENDINGS.includes(ending(file)));
  // VideoHelperSuite writes the film twice where it has sound.
  const film = films.find(({ filename }) => /-audio\.\w+$/.test(filename)) ?? films[0];
  if (film !== undefined) return { kind: 'film', file: film };
  const pictures = files.filter((file) => PICTURE_ENDINGS.includes(ending(file)));
  const animations = files.filter((file) => ANIMATION_ENDINGS.includes(ending(file)));
  // One file of a kind that can move is a film, unless the node saves picture by picture; an animated PNG ends in .png too.
  const [animation] = outputKind === 'animation' ? [...animations, ...pictures] : animations;
  const isAlone = outputKind === 'animation' || (outputKind === 'video' && animations.length === 1);
  if (animation !== undefined && isAlone) return { kind: 'film', file: animation };
  const [first] = pictures;
  if (first === undefined) return { kind: 'nothing' };
  return { kind: 'pictures', files: pictures.filter(({ nodeId }) => nodeId === first.nodeId) };
}

/** The path of the film, or of the folder of numbered pictures. */
export async function downloadTake(
  server: ComfyServer,
  loaded: LoadedWorkflow,
  files: readonly OutputFile[],
  folderPath: string,
  signal: AbortSignal,
): Promise<Result<string>> {
  const take = takeFilesOf(files, loaded.slots);
  switch (take.kind) {
    case 'film': {
      const mediaPath = join(folderPath, `take${extname(take.file.filename).toLowerCase()}`);
      const downloaded = await server.download(take.file, mediaPath, signal);
      return downloaded.ok ? ok(mediaPath) : downloaded;
    }
    case 'pictures':
      return downloadPictures(server, take.files, join(folderPath, 'take'), signal);
    case 'nothing':
      return err(outputMissing(server.url, loaded.summary.fileName, files));
  }
}

// Small files over a tunnel: a few at once hide its round trips.
const AT_ONCE = 4;

async function downloadPictures(
  server: ComfyServer,
  files: readonly OutputFile[],
  takePath: string,
  signal: AbortSignal,
): Promise<Result<string>> {
  try {
    await mkdir(takePath, { recursive: true });
  } catch (cause) {
    return err(diskError('write', takePath, cause));
  }
  const waiting = files.entries();
  let failure: StudioError | null = null;
  const worker = async () => {
    for (const [index, file] of waiting) {
      if (failure !== null) return;
      const name = `${String(index + 1).padStart(5, '0')}${extname(file.filename).toLowerCase()}`;
      const downloaded = await server.download(file, join(takePath, name), signal);
      if (!downloaded.ok) failure ??= downloaded.error;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return failure === null ? ok(takePath) : err(failure);
}

/** null: the graph has no place to take it from, or the file is gone; the exact frame is then decoded from the take. */
export async function downloadLastFrame(
  server: ComfyServer,
  files: readonly OutputFile[],
  pngPath: string,
  signal: AbortSignal,
): Promise<Result<string | null>> {
  const captured = capturedFrame(files);
  if (captured === undefined) return ok(null);
  const downloaded = await server.download(captured, pngPath, signal);
  if (!downloaded.ok) return downloaded.error.code === 'output-missing' ? ok(null) : downloaded;
  // The next segment starts from it: the server has it already, it need not be sent there.
  const known = await server.knowImage(pngPath, captured);
  return known.ok ? ok(pngPath) : known;
}

const outputMissing = (url: string, workflowFile: string, files: readonly OutputFile[]): StudioError => ({
  code: 'output-missing',
  message: say`${url} finished the job, but it names neither a video nor pictures.`,
  remedy: say`Look whether ${workflowFile} ends in a node that saves a video or its frames.`,
  details: files.map((file) => file.filename).join(', ') || 'no files at all',
});
