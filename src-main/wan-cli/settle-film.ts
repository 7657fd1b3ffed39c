// The film of a run that ended well: where it was told to save it, else where it says it did, else the one new film in its
// folder. What lies elsewhere is copied to its place, so that it is looked for once.

import { copyFile, readdir, rename, stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { err, ok, type Result } from '#shared/result.ts';
import { diskError, isInside } from '../storage/index.ts';
import { isSavingFailed, outputMissing } from './explain-end.ts';
import type { WanSigns } from './wan-output.ts';
import { isWholeMp4 } from './whole-mp4.ts';

export interface FilmPlace {
  readonly saveFile: string;
  readonly wanFolderPath: string;
  /** What is older is of another run. */
  readonly startedAtMs: number;
}

export interface SettledFilm {
  /** Where it really was; null: at its place. */
  readonly foundElsewhere: string | null;
}

const LOOK_MS = 250;
const AT_ITS_PLACE: Result<SettledFilm> = ok({ foundElsewhere: null });

/** @param lateMs so long a network drive may take to show what was written */
export async function settleFilm(place: FilmPlace, signs: WanSigns, lateMs: number): Promise<Result<SettledFilm>> {
  const { saveFile, wanFolderPath } = place;
  if (await isWholeMp4(saveFile)) return AT_ITS_PLACE;
  // The user's prompt stands in the same log: a path out of Wan's folder is not believed.
  const named = signs.savedTo === null ? null : resolve(wanFolderPath, signs.savedTo);
  const isElsewhere = named !== null && isInside(wanFolderPath, named) && isFilm(named);
  if (isElsewhere && (await isNewFilm(named, place))) return copyToPlace(named, saveFile);
  if (!signs.tail.some(isSavingFailed) && (await comesLate(saveFile, lateMs))) return AT_ITS_PLACE;
  // Not whole, but there: whoever decodes it says what is wrong with it.
  if ((await stat(saveFile).catch(() => null))?.size) return AT_ITS_PLACE;
  // Where it says that it wrote to its place and did not, a new film beside it is somebody else's.
  const fresh = named === resolve(saveFile) ? [] : await newFilms(place);
  const [only] = fresh;
  if (only !== undefined && fresh.length === 1) return copyToPlace(only, saveFile);
  return err(outputMissing(signs, saveFile, fresh));
}

async function comesLate(path: string, lateMs: number): Promise<boolean> {
  const untilMs = Date.now() + lateMs;
  while (Date.now() < untilMs) {
    await sleep(LOOK_MS);
    if (await isWholeMp4(path)) return true;
  }
  return false;
}

/** Absolute paths of the films in Wan's folder that are younger than the run and written to their end. */
async function newFilms(place: FilmPlace): Promise<string[]> {
  const names = await readdir(place.wanFolderPath).catch(() => []);
  const paths = names.filter(isFilm).map((name) => join(place.wanFolderPath, name));
  const fresh = await Promise.all(paths.map((path) => isNewFilm(path, place)));
  return paths.filter((_, index) => fresh[index]);
}

async function isNewFilm(path: string, { startedAtMs }: FilmPlace): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() === true && found.mtimeMs >= startedAtMs && (await isWholeMp4(path));
}

const isFilm = (path: string): boolean => extname(path).toLowerCase() === '.mp4';

async function copyToPlace(fromPath: string, saveFile: string): Promise<Result<SettledFilm>> {
  const arrivingPath = `${saveFile}.part`;
  try {
    await copyFile(fromPath, arrivingPath);
    await rename(arrivingPath, saveFile);
  } catch (cause) {
    return err(diskError('write', saveFile, cause));
  }
  return ok({ foundElsewhere: fromPath });
}
