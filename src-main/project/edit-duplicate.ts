// Copies of shots, with ids and file names of their own. Pure.
import { many, say } from '#shared/i18n/say.ts';
import { splitSegmentKey } from '#shared/model/project-layout.ts';
import { ok, type Result } from '#shared/result.ts';
import { type Documents, type Edited, fileBaseOf, findShots, idOf, withShots } from './documents.ts';
import { copyKeyframes } from './edit-keyframe.ts';
import { isRawObject, type RawObject } from './field-reader.ts';
import { type ShotCopy, type TakenNames, takeCopyNames, takenNames } from './free-shot-id.ts';

/**
 * Behind the last of them, in their order. Seeds that somebody chose come along, in the shot and in `seed_overrides`; where none
 * is chosen, the copy derives its own. Takes and choices about seams are the original's.
 */
export function duplicateShots(
  documents: Documents,
  shots: readonly unknown[],
  shotIds: readonly string[],
): Result<Edited> {
  const chosen = findShots(shots, shotIds);
  if (!chosen.ok) return chosen;
  const taken = takenNames(documents);
  const copies = chosen.value.flatMap((index) => copyOf(shots[index], taken) ?? []);
  const behind = (chosen.value.at(-1) ?? -1) + 1;
  const added = shots.toSpliced(behind, 0, ...copies.map(({ shot }) => shot));
  const label =
    copies.length === 1
      ? say`duplicate shot ${shotIds[0] ?? ''}`
      : many(copies.length, 'duplicate {{count}} shot', 'duplicate {{count}} shots');
  const names = copies.map(({ name }) => name);
  return ok({ documents: withShots(copySeeds(copyKeyframes(documents, names), names), added), label });
}

function copyOf(shot: unknown, taken: TakenNames): { readonly name: ShotCopy; readonly shot: RawObject } | null {
  const ofShotId = idOf(shot);
  if (!isRawObject(shot) || typeof ofShotId !== 'string') return null;
  const name = takeCopyNames(taken, ofShotId, fileBaseOf(shot, ofShotId));
  return { name, shot: { ...shot, shot_id: name.shotId, filename_base: name.fileBase } };
}

function copySeeds(documents: Documents, copies: readonly ShotCopy[]): Documents {
  const { project } = documents;
  const seeds = project.seed_overrides;
  if (!isRawObject(seeds)) return documents;
  const names = new Map(copies.map(({ ofShotId, shotId }) => [ofShotId, shotId]));
  const copied = Object.entries(seeds).flatMap(([key, seed]) => {
    const place = splitSegmentKey(key);
    const shotId = place === null ? undefined : names.get(place.shotId);
    return shotId === undefined ? [] : [[`${shotId}/${place?.segmentIndex}`, seed] as const];
  });
  if (copied.length === 0) return documents;
  return { ...documents, project: { ...project, seed_overrides: { ...seeds, ...Object.fromEntries(copied) } } };
}
