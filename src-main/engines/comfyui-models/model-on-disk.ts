// A model file as it lies in ComfyUI's models folder on this machine: how long it is, how long it must be, or how far a
// download has come.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isInside } from '../../storage/index.ts';
import { statedLength } from './safetensors-length.ts';

export interface ModelOnDisk {
  readonly filePath: string;
  /** null: not there. */
  readonly sizeBytes: number | null;
  /** By its own header; null where it states none. */
  readonly statedBytes: number | null;
  /** An unfinished download beside it: Firefox, Chrome, wget-likes and aria2 each leave another ending. */
  readonly unfinished: { readonly filePath: string; readonly sizeBytes: number } | null;
}

const UNFINISHED_ENDINGS = ['.part', '.crdownload', '.tmp', '.download', '.incomplete', '.aria2'];

/** @param modelPath relative to the models folder, forward slashes. null: it leads out of that folder. */
export async function lookOnDisk(comfyRoot: string, modelPath: string): Promise<ModelOnDisk | null> {
  const modelsFolder = join(comfyRoot, 'models');
  const filePath = join(modelsFolder, ...modelPath.split('/'));
  if (!isInside(modelsFolder, filePath)) return null;
  const sizeBytes = await sizeOf(filePath);
  const mayState = sizeBytes !== null && /\.(safetensors|sft)$/i.test(filePath);
  return {
    filePath,
    sizeBytes,
    // A file that may not be read, or changes while it is, states nothing.
    statedBytes: mayState ? await statedLength(filePath).catch(() => null) : null,
    unfinished: await findUnfinished(filePath),
  };
}

async function findUnfinished(filePath: string): Promise<ModelOnDisk['unfinished']> {
  for (const ending of UNFINISHED_ENDINGS) {
    const sizeBytes = await sizeOf(filePath + ending);
    if (sizeBytes !== null) return { filePath: filePath + ending, sizeBytes };
  }
  return null;
}

const sizeOf = (filePath: string): Promise<number | null> =>
  stat(filePath).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  );
