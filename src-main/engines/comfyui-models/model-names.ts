// One file, many spellings: with its folder or without, with slashes or a Windows server's backslashes.
import { loaderFileName } from '../../graph/index.ts';
import { isModelFileName } from './loader-folders.ts';

export const withSlashes = (name: string): string => name.replaceAll('\\', '/');

/**
 * The server's own spelling of a file among what a loader offers; null: it does not offer it. Only this spelling passes the
 * server's validation.
 * @param folder the loader's models folder, which the name may begin with; '' where it is not known
 */
export function findChoice(choices: readonly string[], name: string, folder = ''): string | null {
  if (choices.includes(name)) return name;
  const known = withSlashesOf(choices);
  for (const wanted of spellingsOf(name, folder)) {
    const choice = known.get(wanted);
    if (choice !== undefined) return choice;
  }
  return null;
}

/** Lists have thousands of files, and plans ask for as many. */
const slashesByList = new WeakMap<readonly string[], ReadonlyMap<string, string>>();

/** Choices by their spelling with slashes; of two that differ in nothing else the first. */
function withSlashesOf(choices: readonly string[]): ReadonlyMap<string, string> {
  const known = slashesByList.get(choices) ?? new Map(choices.toReversed().map((each) => [withSlashes(each), each]));
  slashesByList.set(choices, known);
  return known;
}

function spellingsOf(name: string, folder: string): string[] {
  const plain = withSlashes(name);
  const bare = withoutFolder(plain, folder);
  // A LoRA is often named without its ending.
  const endings = isModelFileName(plain) ? [] : [`${plain}.safetensors`, `${bare}.safetensors`];
  return [plain, bare, ...endings];
}

/** As the loader takes it: without the models folder. Forward slashes. */
export function withoutFolder(name: string, folder: string): string {
  const plain = withSlashes(name);
  return folder !== '' && plain.startsWith(`${folder}/`) ? plain.slice(folder.length + 1) : loaderFileName(plain);
}

/** Relative to ComfyUI's models folder; without a folder where none is known. */
export function modelPath(name: string, folder: string): string {
  const bare = withoutFolder(name, folder);
  return folder === '' ? bare : `${folder}/${bare}`;
}

export const fileNameOf = (path: string): string => withSlashes(path).split('/').at(-1) ?? path;
