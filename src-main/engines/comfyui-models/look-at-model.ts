// One model file: whether the server has it, how long it is and how long it must be. Decided from facts asked before.
import type { ModelFile } from '#shared/model/model-report.ts';
import type { ListedModel } from '../../workflows/index.ts';
import type { LoaderInput } from './loader-folders.ts';
import { findChoice, modelPath, withoutFolder, withSlashes } from './model-names.ts';
import type { ModelOnDisk } from './model-on-disk.ts';
import type { NodeInfos } from './server-spelling.ts';

/** A file that a workflow asks for, from its graph or from its `.models` list. */
export interface ModelWish {
  /** As the graph or the project names it; '' where only the list does. */
  readonly name: string;
  readonly listed: ListedModel | null;
  /** null: no loader of the graph names it. */
  readonly loader: LoaderInput | null;
}

export interface ModelFacts {
  /** What the server's loaders offer; null: it could not be asked. */
  readonly infos: NodeInfos | null;
  /** What lies in a folder, for files without a loader and loaders that do not say what they offer. */
  readonly listings: ReadonlyMap<string, readonly string[] | null>;
  /** Bytes by file name, by folder as the server lists it. */
  readonly sizes: ReadonlyMap<string, ReadonlyMap<string, number> | null>;
  /** By path in the models folder; empty where that folder is not on this machine. */
  readonly disk: ReadonlyMap<string, ModelOnDisk | null>;
}

export interface LookedModel {
  readonly file: ModelFile;
  /** The expected length is the file's own word, not a rounded figure from a list. */
  readonly isExact: boolean;
  readonly disk: ModelOnDisk | null;
}

// The lists beside workflows round to two or three digits.
const LISTED_SIZE_TOLERANCE = 0.02;

export function wishPath({ name, listed, loader }: ModelWish): string {
  return listed === null ? modelPath(name, loader?.folder ?? '') : withSlashes(listed.path);
}

/** The first part of a listed path is its folder, known to us or not. */
function placeOf(wish: ModelWish): { readonly folder: string; readonly bareName: string } {
  if (wish.listed === null) {
    const folder = wish.loader?.folder ?? '';
    return { folder, bareName: withoutFolder(wish.name, folder) };
  }
  const [folder = '', ...rest] = withSlashes(wish.listed.path).split('/');
  return rest.length === 0 ? { folder: '', bareName: folder } : { folder, bareName: rest.join('/') };
}

export function listedFolder(wish: ModelWish): string {
  return wish.loader?.listedAs || placeOf(wish).folder;
}

/** null: nobody says what this loader offers. */
export function offeredTo(wish: ModelWish, { infos, listings }: ModelFacts): readonly string[] | null {
  if (infos === null) return null;
  const { loader } = wish;
  if (loader === null) return listings.get(listedFolder(wish)) ?? null;
  const info = infos.get(loader.nodeType);
  if (!info) return null;
  return info.inputs[loader.input]?.choices ?? listings.get(listedFolder(wish)) ?? null;
}

export function lookAtModel(wish: ModelWish, facts: ModelFacts): LookedModel {
  const { folder, bareName } = placeOf(wish);
  const path = wishPath(wish);
  const disk = facts.disk.get(path) ?? null;
  const offered = offeredTo(wish, facts);
  const choice = offered === null ? null : findChoice(offered, bareName, folder);
  const serverBytes = choice === null ? null : (facts.sizes.get(listedFolder(wish))?.get(choice) ?? null);
  // A file of the same name and another length lies on another machine than the server's.
  const isServersFile = disk !== null && (serverBytes === null || disk.sizeBytes === serverBytes);
  const length = {
    sizeBytes: serverBytes,
    statedBytes: null,
    ...(isServersFile ? lengthOnDisk(disk, serverBytes) : {}),
  };
  const expectedBytes = length.statedBytes ?? wish.listed?.expectedBytes ?? null;
  const isWhole = !isCutShort(length.sizeBytes, length.statedBytes, wish.listed?.expectedBytes ?? null);
  return {
    file: {
      path,
      folder,
      loaderName: choice ?? bareName,
      state: stateOf({ isAsked: offered !== null, isOffered: choice !== null, isWhole, disk, facts }),
      sizeBytes: length.sizeBytes,
      expectedBytes,
      pageUrl: wish.listed?.pageUrl ?? null,
      isListed: wish.listed !== null,
    },
    isExact: length.statedBytes !== null,
    disk,
  };
}

function lengthOnDisk(disk: ModelOnDisk, serverBytes: number | null) {
  const { sizeBytes, statedBytes, unfinished } = disk;
  return { sizeBytes: serverBytes ?? sizeBytes ?? unfinished?.sizeBytes ?? null, statedBytes };
}

function isCutShort(sizeBytes: number | null, statedBytes: number | null, listedBytes: number | null): boolean {
  if (sizeBytes === null) return false;
  if (statedBytes !== null) return sizeBytes < statedBytes;
  if (listedBytes !== null) return sizeBytes < listedBytes * (1 - LISTED_SIZE_TOLERANCE);
  return sizeBytes === 0;
}

interface Standing {
  readonly isAsked: boolean;
  readonly isOffered: boolean;
  readonly isWhole: boolean;
  readonly disk: ModelOnDisk | null;
  readonly facts: ModelFacts;
}

function stateOf({ isAsked, isOffered, isWhole, disk, facts }: Standing): ModelFile['state'] {
  const isThere = isOffered || (!isAsked && disk !== null && disk.sizeBytes !== null);
  // aria2 gives the file its full length at once and keeps its own notes beside it until the end.
  const isFilling = disk?.unfinished?.filePath.endsWith('.aria2') === true;
  if (isThere) return isWhole && !isFilling ? 'present' : 'partial';
  if (disk?.unfinished) return 'partial';
  if (isAsked) return 'missing';
  return disk !== null && facts.infos === null ? 'missing' : 'unknown';
}
