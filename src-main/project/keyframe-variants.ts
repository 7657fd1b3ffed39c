// The pictures a shot could start from: `<filename_base>_v*` in the folders of keyframes, and beside the chosen one.
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { KeyframeVariant } from '#shared/contract/shapes.ts';
import { layout, safeName } from '#shared/model/project-layout.ts';
import { isInside, resolveInside } from '../storage/index.ts';
import { mediaPathOf } from './keyframes.ts';
import { basesOf, isPictureName, isVariantOf, rootOf, stemOf, variantName } from './variant-name.ts';

export interface ShotPicture {
  readonly fileBase: string;
  /** Absolute; null: none is chosen, or it is not there. */
  readonly chosenPath: string | null;
}

/** In natural order; a name that lies in both folders of keyframes is shown once, the chosen one before the other. */
export async function listVariants(folderPath: string, shot: ShotPicture): Promise<KeyframeVariant[]> {
  const chosen =
    shot.chosenPath !== null && isInside(folderPath, shot.chosenPath) ? mediaPathOf(folderPath, shot.chosenPath) : null;
  const folders = [layout.selectedFolder, layout.olderSelectedFolder, ...(chosen === null ? [] : [dirname(chosen)])];
  const bases = [...basesOf(shot.fileBase), ...(chosen === null ? [] : [rootOf(basename(chosen))])];
  const found = new Map<string, string>();
  if (chosen !== null) found.set(basename(chosen), chosen);
  for (const folder of new Set(folders)) {
    for (const fileName of await picturesIn(folderPath, folder)) {
      if (!found.has(fileName) && bases.some((base) => isVariantOf(fileName, base))) {
        found.set(fileName, folder === '.' ? fileName : `${folder}/${fileName}`);
      }
    }
  }
  return [...found]
    .sort(([a], [b]) => stemOf(a).localeCompare(stemOf(b), 'en', { numeric: true }) || a.localeCompare(b, 'en'))
    .map(([fileName, filePath]) => ({
      filePath,
      name: variantName(fileName, bases.find((base) => isVariantOf(fileName, base)) ?? shot.fileBase),
      chosen: filePath === chosen,
    }));
}

/** None of a folder that leads out of the project. */
async function picturesIn(folderPath: string, folder: string): Promise<string[]> {
  const path = await resolveInside(folderPath, folder);
  const names = path.ok ? await readdir(path.value).catch(() => []) : [];
  return names.filter((name) => isPictureName(name) && !name.startsWith('.'));
}

/** `<base>_v3.png` where 2 is the highest number that any picture of this base has, in any folder of keyframes. */
export async function nextVariantFile(folderPath: string, fileBase: string, extension: string): Promise<string> {
  const base = safeName(fileBase);
  const lists = await Promise.all(
    [layout.selectedFolder, layout.olderSelectedFolder].map((folder) => namesIn(join(folderPath, folder))),
  );
  const numbers = lists.flat().map((name) => {
    const stem = stemOf(name).toLowerCase();
    const tail = stem.startsWith(`${base.toLowerCase()}_v`) ? stem.slice(base.length + 2) : '';
    return Number(/^\d{1,9}(?!\d)/.exec(tail)?.[0] ?? 0);
  });
  return `${base}_v${Math.max(0, ...numbers) + 1}${extension}`;
}

const namesIn = (path: string): Promise<string[]> => readdir(path).catch(() => []);
