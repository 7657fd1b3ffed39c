// An edit command applied to the files' own JSON: keys Longtake does not know stay as they are. Pure.
import type { EditCommand } from '#shared/contract/studio-api.ts';
import { splitSegmentKey } from '#shared/model/project-layout.ts';
import { HIGHEST_SEED } from '#shared/model/storyboard.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { isRawObject, type RawObject } from './field-reader.ts';
import { shownIndexes } from './parse-storyboard.ts';

/** The documents an edit may change, as they are on disk. */
export interface Documents {
  /** null: no storyboard is open. */
  readonly storyboard: RawObject | null;
  readonly project: RawObject;
}

export interface Edited {
  readonly documents: Documents;
  /** What it did, for "Undo …". */
  readonly label: string;
}

export function applyEdit(documents: Documents, command: EditCommand): Result<Edited> {
  if (command.kind === 'project.change') {
    const project = merge(documents.project, command.patch);
    return ok({ documents: { ...documents, project }, label: 'change the project' });
  }
  if (documents.storyboard === null || !Array.isArray(documents.storyboard.shots)) {
    return err({ code: 'bad-request', message: 'No storyboard is open.', remedy: 'Choose one in the Project panel.' });
  }
  const shots: readonly unknown[] = documents.storyboard.shots;
  if (command.kind === 'segment.seed') return setSeed(documents, shots, command);
  if (command.kind === 'seam.choose') return chooseSeam(documents, shots, command);
  const edited = editShots(shots, command);
  if (!edited.ok) return edited;
  const storyboard = { ...documents.storyboard, shots: edited.value.shots };
  return ok({ documents: { ...documents, storyboard }, label: edited.value.label });
}

// null clears a key, except where null is itself a choice: a segment "as long as the model can".
function merge(document: RawObject, patch: RawObject): RawObject {
  const cleared = (key: string) => Object.hasOwn(patch, key) && patch[key] === null && key !== 'max_segment_seconds';
  return Object.fromEntries(Object.entries({ ...document, ...patch }).filter(([key]) => !cleared(key)));
}

const idOf = (shot: unknown): unknown => (isRawObject(shot) ? shot.shot_id : undefined);

type SeedCommand = Extract<EditCommand, { kind: 'segment.seed' }>;

/** The plan looks for it in `seed_overrides` before it derives one. */
function setSeed(documents: Documents, shots: readonly unknown[], { segmentKey, seed }: SeedCommand): Result<Edited> {
  const found = placeOf(segmentKey, shots);
  if (!found.ok) return found;
  const place = found.value;
  if (seed !== null && (seed < 0 || seed > HIGHEST_SEED)) {
    return err({
      code: 'bad-request',
      message: `A seed must be between 0 and ${HIGHEST_SEED} (it is ${seed}).`,
      remedy: 'Choose another one.',
    });
  }
  const segment = `segment ${place.segmentIndex} of shot ${place.shotId}`;
  const label = seed === null ? `give ${segment} its own seed again` : `give ${segment} another seed`;
  return ok({ documents: withEntry(documents, 'seed_overrides', segmentKey, seed), label });
}

type SeamCommand = Extract<EditCommand, { kind: 'seam.choose' }>;

function chooseSeam(
  documents: Documents,
  shots: readonly unknown[],
  { segmentKey, choice }: SeamCommand,
): Result<Edited> {
  const found = placeOf(segmentKey, shots);
  if (!found.ok) return found;
  const { shotId, segmentIndex } = found.value;
  const what = { on: 'correct', off: 'leave', null: 'let its figures decide on' }[`${choice}`];
  const label = `${what} the seam before segment ${segmentIndex} of shot ${shotId}`;
  return ok({ documents: withEntry(documents, 'seam_corrections', segmentKey, choice), label });
}

function placeOf(segmentKey: string, shots: readonly unknown[]): Result<{ shotId: string; segmentIndex: number }> {
  const place = splitSegmentKey(segmentKey);
  const isThere = place !== null && shots.some((shot) => idOf(shot) === place.shotId);
  return isThere ? ok(place) : err(shotGone(place?.shotId ?? segmentKey));
}

/** One entry of an object in project.json; null takes it out. */
function withEntry(documents: Documents, key: string, entry: string, value: unknown): Documents {
  const written = documents.project[key];
  const { [entry]: _before, ...others } = isRawObject(written) ? written : {};
  const changed = value === null ? others : { ...others, [entry]: value };
  return { ...documents, project: { ...documents.project, [key]: changed } };
}

type ShotCommand = Exclude<EditCommand, { kind: 'project.change' | 'segment.seed' | 'seam.choose' }>;

function editShots(shots: readonly unknown[], command: ShotCommand): Result<{ shots: unknown[]; label: string }> {
  if (command.kind === 'shot.add') return ok(addShot(shots, command.afterShotId));
  const index = shots.findIndex((shot) => idOf(shot) === command.shotId);
  if (index < 0) return err(shotGone(command.shotId));
  switch (command.kind) {
    case 'shot.change': {
      const changed = shots.map((shot, at) => (at === index && isRawObject(shot) ? merge(shot, command.patch) : shot));
      return ok({ shots: changed, label: `change ${Object.keys(command.patch).join(', ')} of shot ${command.shotId}` });
    }
    case 'shot.remove':
      return ok({ shots: shots.toSpliced(index, 1), label: `remove shot ${command.shotId}` });
    case 'shot.move':
      return ok({ shots: moveShot(shots, index, command.toIndex), label: `move shot ${command.shotId}` });
  }
}

const shotGone = (shotId: string): StudioError => ({
  code: 'conflict',
  message: `Shot ${shotId} is no longer in the storyboard.`,
  remedy: 'Look at the storyboard as it is now.',
  shotId,
});

/**
 * Positions are counted as the page shows them, without the entries that cannot be read. A second shot of the same id comes
 * along: it would be the first one otherwise, and be shown instead.
 */
function moveShot(shots: readonly unknown[], index: number, toIndex: number): unknown[] {
  const id = idOf(shots[index]);
  const moved = shots.filter((shot) => idOf(shot) === id);
  const others = shots.filter((shot) => idOf(shot) !== id);
  const shown = shownIndexes(others);
  const at = shown[toIndex] ?? (shown.at(-1) ?? -1) + 1;
  return others.toSpliced(at, 0, ...moved);
}

function addShot(shots: readonly unknown[], afterShotId: string | null): { shots: unknown[]; label: string } {
  const shotId = freeShotId(shots);
  const after = afterShotId === null ? -1 : shots.findIndex((shot) => idOf(shot) === afterShotId);
  const shot = {
    shot_id: shotId,
    filename_base: `shot_${shotId}`,
    description: '',
    prompt: 'Describe what should be seen.',
    duration: 3.0,
    camera_movement: 'static',
  };
  return { shots: shots.toSpliced(after < 0 ? shots.length : after + 1, 0, shot), label: `add shot ${shotId}` };
}

function freeShotId(shots: readonly unknown[]): string {
  const taken = new Set(shots.map(idOf));
  let number = shots.length + 1;
  while (taken.has(String(number).padStart(3, '0'))) number += 1;
  return String(number).padStart(3, '0');
}
