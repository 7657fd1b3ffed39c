// Edits of the storyboard's list: changing, adding, removing and moving shots. Pure.
import type { EditCommand } from '#shared/contract/edit-command.ts';
import { many, say } from '#shared/i18n/say.ts';
import type { ShotPatch } from '#shared/model/storyboard.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type Documents, type Edited, findShots, idOf, merge, shotGone, withShots } from './documents.ts';
import { forgetKeyframes } from './edit-keyframe.ts';
import { isRawObject } from './field-reader.ts';
import { freeNumberedId, takenNames } from './free-shot-id.ts';
import { shownIndexes } from './parse-storyboard.ts';

type EachChange = Extract<EditCommand, { kind: 'shots.changeEach' }>['changes'][number];

export function changeShots(
  documents: Documents,
  shots: readonly unknown[],
  changes: readonly EachChange[],
): Result<Edited> {
  const patches = new Map<unknown, ShotPatch>();
  for (const { shotId, patch } of changes) patches.set(shotId, { ...patches.get(shotId), ...patch });
  // The first of each id: a second one is not shown.
  const pending = new Map(patches);
  const changed = shots.map((shot) => {
    const patch = pending.get(idOf(shot));
    if (patch === undefined || !isRawObject(shot)) return shot;
    pending.delete(idOf(shot));
    return merge(shot, patch);
  });
  const [gone] = pending.keys();
  if (gone !== undefined) return err(shotGone(String(gone)));
  return ok({ documents: withShots(documents, changed), label: changeLabel(patches) });
}

function changeLabel(patches: ReadonlyMap<unknown, ShotPatch>): string {
  const keys = new Set([...patches.values()].flatMap((patch) => Object.keys(patch)));
  const fields = [...keys].map((key) => fieldName(key as keyof ShotPatch)).join(', ');
  const [shotId] = patches.keys();
  return patches.size === 1
    ? say`change ${fields} of shot ${String(shotId)}`
    : many(patches.size, 'change {{fields}} of {{count}} shot', 'change {{fields}} of {{count}} shots', { fields });
}

/** As the card calls it, inside a sentence. */
function fieldName(key: keyof ShotPatch): string {
  const names: Record<keyof ShotPatch, string> = {
    prompt: say`prompt`,
    negative_prompt: say`negative prompt`,
    description: say`description`,
    scene: say`scene`,
    character: say`character`,
    segment_prompts: say`segment prompts`,
    duration: say`duration`,
    camera_movement: say`camera movement`,
    wan_motion: say`motion`,
    seed: say`seed`,
    start: say`start`,
    steps: say`steps`,
    cfg_scale: say`CFG scale`,
    loras: say`LoRAs`,
    end_keyframe: say`end picture`,
    transition: say`transition`,
    audio_background: say`background sound`,
    audio_dialogue: say`dialogue`,
    reference_images: say`reference images`,
    engine: say`engine`,
    engine_model: say`engine model`,
    style_preset: say`style`,
    overlays: say`overlays`,
    voice_over: say`voice-over`,
  };
  return names[key];
}

export function addShot(documents: Documents, shots: readonly unknown[], afterShotId: string | null): Edited {
  const shotId = freeNumberedId(takenNames(documents), shots.length + 1);
  const after = afterShotId === null ? -1 : shots.findIndex((shot) => idOf(shot) === afterShotId);
  const shot = {
    shot_id: shotId,
    filename_base: `shot_${shotId}`,
    description: '',
    prompt: 'Describe what should be seen.',
    duration: 3.0,
    camera_movement: 'static',
  };
  const added = shots.toSpliced(after < 0 ? shots.length : after + 1, 0, shot);
  return { documents: withShots(documents, added), label: say`add shot ${shotId}` };
}

/** Their keyframes go out of the selection too: a later shot of that id must not begin with them. Their takes stay on disk. */
export function removeShots(
  documents: Documents,
  shots: readonly unknown[],
  shotIds: readonly string[],
): Result<Edited> {
  const chosen = findShots(shots, shotIds);
  if (!chosen.ok) return chosen;
  const removed = new Set(chosen.value);
  const rest = shots.filter((_shot, index) => !removed.has(index));
  const label =
    chosen.value.length === 1
      ? say`remove shot ${shotIds[0] ?? ''}`
      : many(chosen.value.length, 'remove {{count}} shot', 'remove {{count}} shots');
  return ok({ documents: withShots(forgetKeyframes(documents, new Set(shotIds)), rest), label });
}

/**
 * Positions are counted as the page shows them, without the entries that cannot be read. A second shot of the same id comes
 * along: it would be the first one otherwise, and be shown instead.
 */
export function moveShots(
  documents: Documents,
  shots: readonly unknown[],
  shotIds: readonly string[],
  toIndex: number,
): Result<Edited> {
  const chosen = findShots(shots, shotIds);
  if (!chosen.ok) return chosen;
  const ids = new Set<unknown>(shotIds);
  const moved = shots.filter((shot) => ids.has(idOf(shot)));
  const others = shots.filter((shot) => !ids.has(idOf(shot)));
  const shown = shownIndexes(others);
  const at = shown[toIndex] ?? (shown.at(-1) ?? -1) + 1;
  const label =
    chosen.value.length === 1
      ? say`move shot ${shotIds[0] ?? ''}`
      : many(chosen.value.length, 'move {{count}} shot', 'move {{count}} shots');
  return ok({ documents: withShots(documents, others.toSpliced(at, 0, ...moved)), label });
}
