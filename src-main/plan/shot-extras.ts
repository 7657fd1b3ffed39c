// What a shot asks for beyond a start and a prompt, and whether the workflow can be given it: LoRAs and a picture to end on. Pure.
import type { EngineLimits } from '#shared/model/engine.ts';
import type { LoraUse, Shot } from '#shared/model/storyboard.ts';
import type { FoundKeyframe } from './chain.ts';
import type { Obstacle } from './shot-obstacles.ts';

export interface ShotExtras {
  /** Absolute; for the shot's last segment. */
  readonly endImagePath: string | null;
  readonly loras: readonly LoraUse[];
  /** Why the shot cannot run. */
  readonly obstacles: readonly Obstacle[];
  /** What is asked for and will not be done. */
  readonly warnings: readonly Obstacle[];
}

/** @param isOneTextStart the shot is one segment that begins from its prompt alone: another workflow may render it */
export function shotExtras(
  shot: Shot,
  keyframe: FoundKeyframe | undefined,
  isOneTextStart: boolean,
  limits: EngineLimits,
): ShotExtras {
  const end = keyframe?.end ?? null;
  const isOtherWorkflow = isOneTextStart && limits.textStartWorkflowFile !== null;
  const takesEnd = limits.takesEndImage && !isOtherWorkflow;
  const isMissing = end !== null && takesEnd && end.status === 'missing';
  return {
    endImagePath: end !== null && takesEnd && !isMissing ? end.filePath : null,
    loras: limits.takesLoras ? shot.loras : [],
    obstacles: [
      ...(isMissing ? [endMissing(end.filePath)] : []),
      ...(limits.takesLoras ? (shot.unreadLoras ?? []).map(loraUnread) : []),
    ],
    warnings: [
      ...(end === null || takesEnd ? [] : [endNotTaken(limits, isOtherWorkflow && limits.takesEndImage)]),
      ...(limits.takesLoras || shot.loras.length === 0 ? [] : [lorasNotTaken(shot, limits)]),
    ],
  };
}

const endMissing = (filePath: string | null): Obstacle => ({
  key: 'end_keyframe',
  reason: `The picture it should end on is missing: ${filePath ?? 'no file is named'}.`,
  remedy: 'Put the image there, or into the folder `selected` under the same name, or remove "end_keyframe".',
});

const endNotTaken = ({ displayName }: EngineLimits, isTextStart: boolean): Obstacle => ({
  key: 'end_keyframe',
  reason: isTextStart
    ? 'It is not ended on its end keyframe: without a keyframe it begins from the prompt alone, with another workflow.'
    : `It is not ended on its end keyframe: ${displayName} takes no picture to end on.`,
  remedy: isTextStart
    ? 'Select a keyframe for it, or remove "end_keyframe".'
    : 'Choose a workflow for first and last frames (gcvfl_…), or remove "end_keyframe".',
});

// Its GPU time would go into a shot that looks otherwise than was wanted.
const loraUnread = (place: string): Obstacle => ({
  key: place,
  reason: `A LoRA cannot be read (${place}), and without it the shot would look otherwise.`,
  remedy: 'Mend that LoRA, or remove it.',
});

const lorasNotTaken = ({ loras }: Shot, { displayName }: EngineLimits): Obstacle => ({
  key: 'loras',
  reason: `It is rendered without its LoRA ${loras.map(({ name }) => name).join(', ')}: ${displayName} takes none.`,
  remedy: 'Choose a workflow that takes LoRAs, or remove "loras".',
});
