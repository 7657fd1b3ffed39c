// A shot's editable values under the names the file and an edit use.
import type { Shot, ShotPatch, WanMotion } from '#shared/model/storyboard.ts';

export const NO_MOTION: WanMotion = { type: 'none', strength: 0.5, notes: '' };

/** Worked out once for every shot: what has not changed stays the same value. */
const known = new WeakMap<Shot, Required<ShotPatch>>();

export function valuesOf(shot: Shot): Required<ShotPatch> {
  const values = known.get(shot) ?? readValues(shot);
  known.set(shot, values);
  return values;
}

function readValues(shot: Shot): Required<ShotPatch> {
  return {
    prompt: shot.prompt,
    negative_prompt: shot.negativePrompt,
    description: shot.description,
    scene: shot.scene,
    character: shot.character,
    segment_prompts: listOrNull(shot.segmentPrompts),
    duration: shot.durationSeconds,
    camera_movement: shot.cameraMovement,
    wan_motion: shot.wanMotion ?? NO_MOTION,
    seed: shot.seed,
    start: shot.start,
    steps: shot.steps,
    cfg_scale: shot.cfgScale,
    loras: listOrNull(shot.loras),
    end_keyframe: shot.endKeyframe,
    transition: transitionOf(shot),
    audio_background: shot.audioBackground || null,
    audio_dialogue: shot.audioDialogue || null,
    reference_images: listOrNull(shot.referenceImages),
    engine: shot.engine,
    engine_model: shot.engineModel,
    style_preset: shot.stylePreset,
    overlays: listOrNull(shot.overlays),
    voice_over: shot.voiceOver,
  };
}

const listOrNull = <Entry>(list: Entry[]): Entry[] | null => (list.length === 0 ? null : list);

/** A cut is what is there without a word. */
const transitionOf = ({ transition: { kind, durationSeconds } }: Shot): Required<ShotPatch>['transition'] =>
  kind === 'cut' ? null : { kind, duration: durationSeconds };

export const sameValue = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** The entries of `patch` whose value differs from the one in `values`. */
export function differing(patch: ShotPatch, values: ShotPatch): ShotPatch {
  const keys = (Object.keys(patch) as (keyof ShotPatch)[]).filter((key) => !sameValue(patch[key], values[key]));
  return pick(patch, keys);
}

export function pick(values: ShotPatch, keys: readonly (keyof ShotPatch)[]): ShotPatch {
  return Object.fromEntries(keys.map((key) => [key, values[key]])) as ShotPatch;
}
