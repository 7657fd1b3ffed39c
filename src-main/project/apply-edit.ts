// An edit command applied to the files' own JSON: keys Longtake does not know stay as they are. Pure.
import type { EditCommand } from '#shared/contract/studio-api.ts';
import { err, ok, type Result } from '#shared/result.ts';
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

type ShotCommand = Exclude<EditCommand, { kind: 'project.change' }>;

function editShots(shots: readonly unknown[], command: ShotCommand): Result<{ shots: unknown[]; label: string }> {
  if (command.kind === 'shot.add') return ok(addShot(shots, command.afterShotId));
  const index = shots.findIndex((shot) => idOf(shot) === command.shotId);
  if (index < 0) {
    return err({
      code: 'conflict',
      message: `Shot ${command.shotId} is no longer in the storyboard.`,
      remedy: 'Look at the storyboard as it is now.',
      shotId: command.shotId,
    });
  }
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
