// The files an edit may change, as they are on disk, and what an edit needs to know besides. Pure.
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { isRawObject, type RawObject } from './field-reader.ts';

/** Replaced, never changed: what is the same object is the same content. */
export interface Documents {
  /** null: no storyboard is open. */
  readonly storyboard: RawObject | null;
  readonly project: RawObject;
  /** null: there is no file of selected keyframes, or it is damaged. */
  readonly selection: RawObject | null;
}

export interface Edited {
  readonly documents: Documents;
  /** What it did, for "Undo …". */
  readonly label: string;
}

/** What the plan makes of a shot's length, for what is cut where its frames and segments end. */
export interface FilmTiming {
  readonly framesPerSecond: number;
  /** Of each segment of a shot of this length. */
  segmentSeconds(durationSeconds: number, startsFromPrevious: boolean): readonly number[];
}

export interface EditContext {
  readonly timing: FilmTiming;
  /** For files that say when they were written. */
  readonly nowIso: string;
}

/** The entries of the storyboard's list, readable or not. */
export const rawShotsOf = ({ storyboard }: Documents): readonly unknown[] | null =>
  Array.isArray(storyboard?.shots) ? storyboard.shots : null;

export const withShots = (documents: Documents, shots: readonly unknown[]): Documents => ({
  ...documents,
  storyboard: { ...documents.storyboard, shots },
});

export const idOf = (shot: unknown): unknown => (isRawObject(shot) ? shot.shot_id : undefined);

export const shotGone = (shotId: string): StudioError => ({
  code: 'conflict',
  message: say`Shot ${shotId} is no longer in the storyboard.`,
  remedy: say`Look at the storyboard as it is now.`,
  shotId,
});

/** Where the shots of these ids stand in the list, in its order: the first of each id, which is the one that is shown. */
export function findShots(shots: readonly unknown[], shotIds: readonly string[]): Result<number[]> {
  const wanted = new Set<unknown>(shotIds);
  const indexes: number[] = [];
  for (const [index, shot] of shots.entries()) {
    if (wanted.delete(idOf(shot))) indexes.push(index);
  }
  const [gone] = wanted;
  return gone === undefined ? ok(indexes) : err(shotGone(String(gone)));
}

export const fileBaseOf = ({ filename_base: written }: RawObject, shotId: string): string =>
  typeof written === 'string' && written.trim() !== '' ? written.trim() : shotId;

// null clears a key, except where null is itself a choice: a segment "as long as the model can".
export function merge(document: RawObject, patch: RawObject): RawObject {
  const cleared = (key: string) => Object.hasOwn(patch, key) && patch[key] === null && key !== 'max_segment_seconds';
  return Object.fromEntries(Object.entries({ ...document, ...patch }).filter(([key]) => !cleared(key)));
}
