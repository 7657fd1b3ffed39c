// Whether Wan can be started as it is set, or is about to be: its folder, its Python, the checkpoints that are named.
import { stat } from 'node:fs/promises';
import type { WanSettings } from '#shared/model/settings.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { askPython, findWanTask, type PythonFacts, pythonOf, readWanFolder, wanModels } from '../wan-cli/index.ts';
import type { WanPatch } from './read-wan-options.ts';

/** Only what is about to change is looked at; the first thing that cannot be used is the error. */
export async function checkWanPatch(
  { folder, python, checkpoints }: WanPatch,
  before: WanSettings,
  signal: AbortSignal,
): Promise<Result<void>> {
  if (typeof folder === 'string') {
    const found = await readWanFolder(folder);
    if (!found.ok) return found;
  }
  if (typeof python === 'string') {
    const asked = await askPython(python, folder ?? before.folder ?? process.cwd(), signal);
    if (!asked.ok) return asked;
  }
  for (const [task, path] of Object.entries(checkpoints ?? {})) {
    const wrong = path === null ? null : await wrongCheckpoint(task, path);
    if (wrong !== null) return err(wrong);
  }
  return ok(undefined);
}

async function wrongCheckpoint(task: string, path: string): Promise<StudioError | null> {
  if (findWanTask(task) === null) {
    return {
      code: 'not-supported',
      message: `Longtake knows no task "${task}" of Wan.`,
      remedy: `It knows: ${wanModels()
        .map(({ model }) => model)
        .join(', ')}.`,
    };
  }
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) return null;
  return {
    code: 'file-missing',
    message: `The checkpoint of ${task} ${found === null ? 'is not there' : 'is a file, not a folder'}: ${path}.`,
    remedy: 'Name the folder that was downloaded for this task, such as Wan2.2-TI2V-5B.',
    filePath: path,
  };
}

export interface WanState {
  /** null: nothing is set up. */
  readonly python: PythonFacts | null;
  readonly problems: readonly StudioError[];
}

export async function lookAtWan({ folder, python }: WanSettings, signal: AbortSignal): Promise<WanState> {
  if (folder === null) return { python: null, problems: [] };
  const found = await readWanFolder(folder);
  const asked = await askPython(pythonOf(python), found.ok ? folder : process.cwd(), signal);
  return {
    python: asked.ok ? asked.value : null,
    problems: [found, asked].flatMap((one) => (one.ok ? [] : [one.error])),
  };
}
