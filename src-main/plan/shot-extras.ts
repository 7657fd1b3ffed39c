// What a shot asks for beyond a start and a prompt, and whether the workflow can be given it: LoRAs and a picture to end on. Pure.
import { say } from '#shared/i18n/say.ts';
import type { EngineLimits } from '#shared/model/engine.ts';
import type { Overlay } from '#shared/model/overlay.ts';
import type { ProjectSettings } from '#shared/model/project.ts';
import type { LoraUse, Shot } from '#shared/model/storyboard.ts';
import type { StartSource } from '#shared/model/video-plan.ts';
import type { FoundKeyframe } from './chain.ts';
import type { Obstacle } from './shot-obstacles.ts';
import { overlaysOf, referencesOf, unreadObstacles } from './shot-pictures.ts';

export interface ShotExtras {
  /** Absolute; for the shot's last segment. */
  readonly endImagePath: string | null;
  readonly loras: readonly LoraUse[];
  /** Absolute paths. */
  readonly references: readonly string[];
  /** For the shot's first segment. */
  readonly overlays: readonly Overlay[];
  /** Why the shot cannot run. */
  readonly obstacles: readonly Obstacle[];
  /** What is asked for and will not be done. */
  readonly warnings: readonly Obstacle[];
}

export interface ShotStart {
  readonly kind: StartSource['kind'];
  /** Of the shot. */
  readonly segmentCount: number;
}

export function shotExtras(
  shot: Shot,
  keyframe: FoundKeyframe | undefined,
  { kind, segmentCount }: ShotStart,
  limits: EngineLimits,
  settings: ProjectSettings,
): ShotExtras {
  const references = referencesOf(shot, keyframe, limits);
  const overlays = overlaysOf(shot, keyframe, kind, settings);
  const end = keyframe?.end ?? null;
  // One segment that begins from its prompt alone: another workflow may render it.
  const isOneTextStart = segmentCount === 1 && kind === 'text';
  const isOtherWorkflow = isOneTextStart && limits.textStartWorkflowFile !== null;
  const takesEnd = limits.takesEndImage && !isOtherWorkflow;
  const isMissing = end !== null && takesEnd && end.status === 'missing';
  return {
    endImagePath: end !== null && takesEnd && !isMissing ? end.filePath : null,
    loras: limits.takesLoras ? shot.loras : [],
    references: references.references,
    overlays: overlays.overlays,
    obstacles: [
      ...references.obstacles,
      ...overlays.obstacles,
      ...unreadObstacles(shot, limits),
      ...(isMissing ? [endMissing(end.filePath)] : []),
      ...(limits.needsEndImage ? endNeeded(end !== null, segmentCount, limits) : []),
      ...(limits.takesLoras ? (shot.unreadLoras ?? []).map(loraUnread) : []),
    ],
    warnings: [
      ...references.warnings,
      ...overlays.warnings,
      ...(end === null || takesEnd ? [] : [endNotTaken(limits, isOtherWorkflow && limits.takesEndImage)]),
      ...(limits.takesLoras || shot.loras.length === 0 ? [] : [lorasNotTaken(shot, limits)]),
    ],
  };
}

/** Told once: what is missing, else that only the last of several segments would have it. */
function endNeeded(hasEnd: boolean, segmentCount: number, { displayName }: EngineLimits): Obstacle[] {
  if (!hasEnd) {
    const reason = say`${displayName} needs a picture to end on, and the shot names none.`;
    return [{ key: 'end_keyframe', reason, remedy: say`Give it an end keyframe, or choose another model.` }];
  }
  if (segmentCount === 1) return [];
  const reason = say`${displayName} needs a picture to end on in every segment, and the shot has only one for its last.`;
  return [{ key: 'duration', reason, remedy: say`Make it short enough for one segment, or choose another model.` }];
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
    : say`Choose a model that takes one, in ComfyUI a workflow for first and last frames (gcvfl_…), or remove "end_keyframe".`,
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
