// The folder with Wan's generate.py: which version it is, which tasks it knows, where the checkpoints lie. Read, never run.

import { readdir, readFile, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { formatList, say } from '#shared/i18n/say.ts';
import type { WanSettings } from '#shared/model/settings.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { diskError } from '../storage/index.ts';
import { findWanTask, type WanTask, type WanVersion } from './wan-tasks.ts';

export interface WanFolder {
  readonly folderPath: string;
  /** null: it says neither. */
  readonly version: WanVersion | null;
  /** As its configs name them, also those that are not offered; empty: they could not be read. */
  readonly tasks: readonly string[];
}

export const GENERATE_FILE = 'generate.py';

export function wanNotSetUp(): StudioError {
  return {
    code: 'server-refused',
    message: say`Nobody has said where Wan's generate.py is.`,
    remedy: say`Name its folder and its Python: longtake -- wan --folder DIR --python PATH, or "wan" in settings.json, or LONGTAKE_WAN_FOLDER and LONGTAKE_WAN_PYTHON.`,
  };
}

export async function readWanFolder(folderPath: string | null): Promise<Result<WanFolder>> {
  if (folderPath === null) return err(wanNotSetUp());
  const generatePath = join(folderPath, GENERATE_FILE);
  let program: string;
  try {
    program = await readFile(generatePath, 'utf8');
  } catch (cause) {
    return err(generateMissing(folderPath, cause));
  }
  // A fork may keep its tasks in the program itself, where the examples for each stand.
  const configs = await readFile(join(folderPath, 'wan', 'configs', '__init__.py'), 'utf8').catch(() => null);
  const tasks = configs === null ? [] : taskNames(/^WAN_CONFIGS\s*=\s*\{([\s\S]*?)^\}/m.exec(configs)?.[1] ?? '');
  const named = tasks.length > 0 ? tasks : taskNames(program);
  return ok({ folderPath, version: versionOf(program, named), tasks: named });
}

const taskNames = (text: string): string[] => [
  ...new Set([...text.matchAll(/^\s*['"]([a-z0-9]+-A?\d+(?:\.\d+)?B)['"]\s*:/gm)].flatMap(([, name]) => name ?? [])),
];

function versionOf(program: string, tasks: readonly string[]): WanVersion | null {
  if (program.includes('--convert_model_dtype')) return '2.2';
  if (program.includes('--ring_size') || program.includes('--first_frame')) return '2.1';
  return findWanTask(tasks[0] ?? '')?.version ?? null;
}

/** null: it knows the task, or does not say what it knows. */
export function taskNotThere({ version, tasks, folderPath }: WanFolder, task: WanTask): StudioError | null {
  if (tasks.includes(task.task) || (tasks.length === 0 && version === null)) return null;
  const offered = tasks.filter((name) => findWanTask(name) !== null);
  return {
    code: 'not-supported',
    message:
      version === null || version === task.version
        ? say`The generate.py in ${folderPath} does not know the task ${task.task}.`
        : say`The generate.py in ${folderPath} is of Wan ${version}; the task ${task.task} is of Wan ${task.version}.`,
    remedy:
      offered.length === 0
        ? say`Name the folder of Wan ${task.version}: longtake -- wan --folder DIR.`
        : say`Choose one of its own tasks (${formatList(offered)}), or name the folder of Wan ${task.version}: longtake -- wan --folder DIR.`,
    filePath: join(folderPath, GENERATE_FILE),
  };
}

export interface Checkpoint {
  readonly path: string;
  /** Something lies in it. */
  readonly isThere: boolean;
  /** false: it is the one for the other size. */
  readonly fitsSize: boolean;
}

/** The user's own folder, else the first that is there of those that the download makes. */
export async function findCheckpoint(
  folderPath: string,
  { checkpoints }: Pick<WanSettings, 'checkpoints'>,
  task: WanTask,
  size: string,
): Promise<Checkpoint> {
  const own = checkpoints[task.task];
  const inFolder = (path: string) => (isAbsolute(path) ? path : join(folderPath, path));
  if (own !== undefined) return { path: inFolder(own), isThere: await holdsFiles(inFolder(own)), fitsSize: true };
  const names = task.checkpoints(size);
  for (const name of names) {
    const path = join(folderPath, name);
    if (await holdsFiles(path)) return { path, isThere: true, fitsSize: name === names[0] };
  }
  return { path: join(folderPath, names[0]), isThere: false, fitsSize: true };
}

const holdsFiles = (path: string): Promise<boolean> =>
  readdir(path).then(
    (names) => names.length > 0,
    () => false,
  );

/** All tasks have their text encoder in a file of this name (wan/configs); the others differ. */
const TEXT_ENCODER_FILE = 'models_t5_umt5-xxl-enc-bf16.pth';

export function checkpointMissing({ path }: Checkpoint, task: WanTask, size: string): StudioError {
  return {
    code: 'model-missing',
    message: say`The checkpoint of ${task.task} is not there, or empty: ${path}.`,
    remedy: say`Download Wan-AI/${task.checkpoints(size)[0]} from Hugging Face into it, or name another folder: longtake -- wan --checkpoint ${task.task}=DIR.`,
    filePath: path,
  };
}

/** null: it looks whole. */
export async function checkpointLooksCut({ path }: Checkpoint): Promise<StudioError | null> {
  const filePath = join(path, TEXT_ENCODER_FILE);
  const isThere = await stat(filePath).then(
    ({ size }) => size > 0,
    () => false,
  );
  if (isThere) return null;
  return {
    code: 'model-missing',
    message: say`${TEXT_ENCODER_FILE} is missing in ${path}: the download may not be complete.`,
    remedy: say`Run the download again; it fetches only what is missing.`,
    filePath,
  };
}

function generateMissing(folderPath: string, cause: unknown): StudioError {
  return {
    ...diskError('read', join(folderPath, GENERATE_FILE), cause),
    code: 'file-missing',
    message: say`There is no generate.py that can be read in ${folderPath}.`,
    remedy: say`Name the folder of Wan's repository: longtake -- wan --folder DIR, or LONGTAKE_WAN_FOLDER.`,
  };
}
