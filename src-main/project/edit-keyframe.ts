// Which picture a shot starts from, in the selection file: other entries and unknown keys stay as they are. Pure.
import type { EditCommand } from '#shared/contract/edit-command.ts';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type Documents, type EditContext, type Edited, fileBaseOf, idOf, shotGone, withShots } from './documents.ts';
import { isRawObject, type RawObject } from './field-reader.ts';
import type { ShotCopy } from './free-shot-id.ts';
import { variantName } from './variant-name.ts';

type KeyframeCommand = Extract<EditCommand, { kind: 'keyframe.choose' }>;

/** A shot that continued the one before starts from the picture from then on: that is what choosing it means. */
export function chooseKeyframe(
  documents: Documents,
  shots: readonly unknown[],
  { shotId, filePath }: KeyframeCommand,
  { nowIso }: EditContext,
): Result<Edited> {
  const index = shots.findIndex((shot) => idOf(shot) === shotId);
  const shot = shots[index];
  if (!isRawObject(shot)) return err(shotGone(shotId));
  if (filePath === null) {
    const label = say`take the keyframe from shot ${shotId}`;
    return ok({ documents: forgetKeyframes(documents, new Set([shotId]), nowIso), label });
  }
  const chosen = withSelections(documents, nowIso, (entries) => withChoice(entries, shot, shotId, filePath));
  const isChained = shot.start === 'previous';
  return ok({
    documents: isChained ? withShots(chosen, shots.with(index, { ...shot, start: 'keyframe' })) : chosen,
    label: say`choose the keyframe of shot ${shotId}`,
  });
}

/** The last entry of a shot counts, as the older tool reads it. */
function withChoice(entries: readonly unknown[], shot: RawObject, shotId: string, filePath: string): unknown[] {
  const at = entries.findLastIndex((entry) => idOf(entry) === shotId);
  const before = entries[at];
  const fileBase = fileBaseOf(shot, shotId);
  const fileName = filePath.split('/').at(-1) ?? filePath;
  const entry = {
    ...(isRawObject(before) ? before : {}),
    shot_id: shotId,
    filename_base: fileBase,
    selected_variant: writtenVariant(entries, variantName(fileName, fileBase)),
    selected_file: fileName,
    // Where the picture came from before would be found where this one is gone.
    source_path: filePath,
    export_path: filePath,
  };
  return at < 0 ? [...entries, entry] : entries.with(at, entry);
}

/** "v2", or 2 in a file that counts its variants. */
function writtenVariant(entries: readonly unknown[], variant: string): string | number {
  const counts = entries.some((entry) => isRawObject(entry) && typeof entry.selected_variant === 'number');
  const number = /^v(\d+)$/.exec(variant)?.[1];
  return counts && number !== undefined ? Number(number) : variant;
}

export function forgetKeyframes(documents: Documents, shotIds: ReadonlySet<unknown>, nowIso?: string): Documents {
  const entries = documents.selection?.selections;
  if (!Array.isArray(entries) || !entries.some((entry) => shotIds.has(idOf(entry)))) return documents;
  return withSelections(documents, nowIso, (all) => all.filter((entry) => !shotIds.has(idOf(entry))));
}

export function copyKeyframes(documents: Documents, copies: readonly ShotCopy[]): Documents {
  const entries = documents.selection?.selections;
  if (!Array.isArray(entries)) return documents;
  const byShotId = new Map(entries.map((entry: unknown) => [idOf(entry), entry]));
  const copied = copies.flatMap(({ ofShotId, shotId, fileBase }) => {
    const entry = byShotId.get(ofShotId);
    return isRawObject(entry) ? [{ ...entry, shot_id: shotId, filename_base: fileBase }] : [];
  });
  return copied.length === 0 ? documents : withSelections(documents, undefined, (all) => [...all, ...copied]);
}

/** @param nowIso undefined: nothing was chosen anew */
function withSelections(
  documents: Documents,
  nowIso: string | undefined,
  change: (entries: readonly unknown[]) => readonly unknown[],
): Documents {
  const { selection, storyboard } = documents;
  const selections = change(Array.isArray(selection?.selections) ? selection.selections : []);
  const head = selection ?? { project: storyboard?.project ?? '' };
  return {
    ...documents,
    selection: {
      ...head,
      total_shots: selections.length,
      ...(nowIso === undefined ? {} : { exported_at: nowIso }),
      selections,
    },
  };
}
