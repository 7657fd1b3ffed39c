// Ids and file names for new shots: never those of a shot that is there, nor of one whose takes or keyframe are. Pure.
import { safeName, splitSegmentKey } from '#shared/model/project-layout.ts';
import { type Documents, idOf, rawShotsOf } from './documents.ts';
import { isRawObject } from './field-reader.ts';

/** What file names are made of, compared as file systems do: without case. */
export interface TakenNames {
  /** `shot_<name>…` is somebody's: of shots, and of what they left. */
  readonly shots: Set<string>;
  /** Without the `_seg_<N>` that some of them end in: shot `1_seg_0` writes what segment 0 of shot `1` writes. */
  readonly stems: Set<string>;
  readonly fileBases: Set<string>;
  /** The last number that a copy got, by what it is a copy of: a thousand copies of one shot do not count a thousand times. */
  readonly ids: Map<string, number>;
  readonly bases: Map<string, number>;
}

/** What a copy is called. */
export interface ShotCopy {
  readonly ofShotId: string;
  readonly shotId: string;
  readonly fileBase: string;
}

const nameOf = (text: string): string => safeName(text).toLowerCase();
const stemOf = (name: string): string | null => /^(.*)_seg_\d+$/.exec(name)?.[1] ?? null;

export function takenNames(documents: Documents): TakenNames {
  const taken: TakenNames = {
    shots: new Set(),
    stems: new Set(),
    fileBases: new Set(),
    ids: new Map(),
    bases: new Map(),
  };
  for (const shot of rawShotsOf(documents) ?? []) {
    const id = idOf(shot);
    if (typeof id === 'string') takeName(taken, id, isRawObject(shot) ? shot.filename_base : undefined);
  }
  for (const id of leftIds(documents)) takeName(taken, id, undefined);
  return taken;
}

/** Of shots that were removed: what is known of their segments would be the new shot's. */
function leftIds({ project, selection }: Documents): string[] {
  const ofSegments = ['segments', 'seed_overrides', 'seam_corrections'].flatMap((key) => {
    const written = project[key];
    return isRawObject(written) ? Object.keys(written) : [];
  });
  const entries: readonly unknown[] = Array.isArray(selection?.selections) ? selection.selections : [];
  return [
    ...ofSegments.flatMap((key) => splitSegmentKey(key)?.shotId ?? []),
    ...entries.map(idOf).filter((id) => typeof id === 'string'),
  ];
}

function takeName({ shots, stems, fileBases }: TakenNames, shotId: string, fileBase: unknown): void {
  const name = nameOf(shotId);
  shots.add(name);
  const stem = stemOf(name);
  if (stem !== null) stems.add(stem);
  fileBases.add(nameOf(typeof fileBase === 'string' && fileBase.trim() !== '' ? fileBase.trim() : shotId));
}

function isFree({ shots, stems }: TakenNames, shotId: string): boolean {
  const name = nameOf(shotId);
  const stem = stemOf(name);
  return !shots.has(name) && !stems.has(name) && (stem === null || !shots.has(stem));
}

/** "004" */
export function freeNumberedId(taken: TakenNames, first: number): string {
  const id = (number: number) => String(number).padStart(3, '0');
  let number = first;
  while (!isFree(taken, id(number))) number += 1;
  return id(number);
}

/** For a copy of "003": "003_2", or the next that is free; also for a copy of that copy. It counts as taken from then on. */
export function takeCopyNames(taken: TakenNames, ofShotId: string, fileBase: string): ShotCopy {
  const copyId = numbered(rootOf(ofShotId, taken.shots), taken.ids, (id) => isFree(taken, id));
  const copyBase = numbered(
    rootOf(fileBase, taken.fileBases),
    taken.bases,
    (base) => !taken.fileBases.has(nameOf(base)),
  );
  takeName(taken, copyId, copyBase);
  return { ofShotId, shotId: copyId, fileBase: copyBase };
}

/** A copy's own number is counted up: no "003_2_2". */
function rootOf(name: string, taken: ReadonlySet<string>): string {
  const counted = /^(.+)_\d+$/.exec(name)?.[1];
  const root = counted !== undefined && taken.has(nameOf(counted)) ? counted : name;
  // With a number it would be called as a segment is.
  return /_seg$/i.test(root) ? `${root}_copy` : root;
}

function numbered(root: string, last: Map<string, number>, isUsable: (name: string) => boolean): string {
  let number = (last.get(root) ?? 1) + 1;
  while (!isUsable(`${root}_${number}`)) number += 1;
  last.set(root, number);
  return `${root}_${number}`;
}
