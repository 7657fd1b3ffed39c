// Edits of one segment: its seed, and whether the join before it is corrected. They stand in project.json. Pure.
import type { EditCommand } from '#shared/contract/edit-command.ts';
import { say } from '#shared/i18n/say.ts';
import { splitSegmentKey } from '#shared/model/project-layout.ts';
import { HIGHEST_SEED } from '#shared/model/storyboard.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type Documents, type Edited, idOf, shotGone } from './documents.ts';
import { isRawObject } from './field-reader.ts';

type SeedCommand = Extract<EditCommand, { kind: 'segment.seed' }>;

/** The plan looks for it in `seed_overrides` before it derives one. */
export function setSeed(
  documents: Documents,
  shots: readonly unknown[],
  { segmentKey, seed }: SeedCommand,
): Result<Edited> {
  const found = placeOf(segmentKey, shots);
  if (!found.ok) return found;
  const { shotId, segmentIndex } = found.value;
  if (seed !== null && (seed < 0 || seed > HIGHEST_SEED)) {
    return err({
      code: 'bad-request',
      message: say`A seed must be between 0 and ${HIGHEST_SEED} (it is ${seed}).`,
      remedy: say`Choose another one.`,
    });
  }
  const label =
    seed === null
      ? say`give segment ${segmentIndex + 1} of shot ${shotId} its own seed again`
      : say`give segment ${segmentIndex + 1} of shot ${shotId} another seed`;
  return ok({ documents: withEntry(documents, 'seed_overrides', segmentKey, seed), label });
}

type SeamCommand = Extract<EditCommand, { kind: 'seam.choose' }>;

export function chooseSeam(
  documents: Documents,
  shots: readonly unknown[],
  { segmentKey, choice }: SeamCommand,
): Result<Edited> {
  const found = placeOf(segmentKey, shots);
  if (!found.ok) return found;
  const { shotId, segmentIndex } = found.value;
  const label =
    choice === 'on'
      ? say`correct the seam before segment ${segmentIndex + 1} of shot ${shotId}`
      : choice === 'off'
        ? say`leave the seam before segment ${segmentIndex + 1} of shot ${shotId}`
        : say`let its figures decide on the seam before segment ${segmentIndex + 1} of shot ${shotId}`;
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
