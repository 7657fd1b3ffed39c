// What a shot asks for beyond a start and a prompt, and whether the workflow can be given it: LoRAs and a picture to end on. Pure.
import { say } from '#shared/i18n/say.ts';
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
  reason:
    filePath === null
      ? say`The picture it should end on is missing: no file is named.`
      : say`The picture it should end on is missing: ${filePath}.`,
  remedy: say`Put the image there, or into the folder \`selected\` under the same name, or remove "end_keyframe".`,
});

const endNotTaken = ({ displayName }: EngineLimits, isTextStart: boolean): Obstacle => ({
  key: 'end_keyframe',
  reason: isTextStart
    ? say`It is not ended on its end keyframe: without a keyframe it begins from the prompt alone, with another workflow.`
    : say`It is not ended on its end keyframe: ${displayName} takes no picture to end on.`,
  remedy: isTextStart
    ? say`Select a keyframe for it, or remove "end_keyframe".`
    : say`Choose a workflow for first and last frames (gcvfl_…), or remove "end_keyframe".`,
});

// Its GPU time would go into a shot that looks otherwise than was wanted.
const loraUnread = (place: string): Obstacle => ({
  key: place,
  reason: say`A LoRA cannot be read (${place}), and without it the shot would look otherwise.`,
  remedy: say`Mend that LoRA, or remove it.`,
});

function lorasNotTaken({ loras }: Shot, { displayName }: EngineLimits): Obstacle {
  const names = loras.map(({ name }) => name).join(', ');
  return {
    key: 'loras',
    reason: say`It is rendered without its LoRA ${names}: ${displayName} takes none.`,
    remedy: say`Choose a workflow that takes LoRAs, or remove "loras".`,
  };
}
