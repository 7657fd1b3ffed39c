// What the stand-in makes of an edit: enough to see the page follow it.
import type { EditCommand } from '#shared/contract/edit-command.ts';
import type { FilmOnDisk, FilmSettings } from '#shared/model/film.ts';
import type { ProjectPatch, ProjectSettings } from '#shared/model/project.ts';
import type { KeyframeView, ProjectView } from '#shared/model/project-view.ts';
import type { SeamChoice } from '#shared/model/seam.ts';
import type { Shot, ShotPatch } from '#shared/model/storyboard.ts';
import type { StylePreset } from '#shared/model/style.ts';
import { standInShot } from './stand-in-project.ts';

export function editedProject(view: ProjectView, command: EditCommand): ProjectView {
  const changed = { ...view, revision: view.revision + 1, undoLabel: labelOf(command), redoLabel: null };
  const { settings, storyboard } = view;
  switch (command.kind) {
    case 'project.change':
      return { ...changed, settings: { ...settings, ...settingsOf(command.patch) } };
    case 'seam.choose':
      return { ...changed, settings: { ...settings, seamChoices: withChoice(settings.seamChoices, command) } };
    case 'segment.seed':
      return changed;
    case 'keyframe.choose':
      return withKeyframe(changed, command.shotId, command.filePath);
    default: {
      if (!storyboard) return changed;
      const shots = editedShots(storyboard.shots, command);
      return { ...changed, keyframes: keyframesOf(view, shots), storyboard: { ...storyboard, shots } };
    }
  }
}

/** The shot starts from this picture. */
export function withKeyframe(view: ProjectView, shotId: string, filePath: string | null): ProjectView {
  const end = view.keyframes[shotId]?.end ?? null;
  const keyframe: KeyframeView =
    filePath === null
      ? { status: 'not-selected', mediaPath: null, filePath: null, end }
      : { status: 'found', mediaPath: filePath, filePath, end };
  const { storyboard } = view;
  const shots = storyboard?.shots.map((shot) =>
    shot.shotId === shotId && filePath !== null ? { ...shot, start: 'keyframe' as const } : shot,
  );
  return {
    ...view,
    keyframes: { ...view.keyframes, [shotId]: keyframe },
    storyboard: storyboard && { ...storyboard, shots: shots ?? [] },
  };
}

/** Copies and split shots have the picture of the shot before them. */
function keyframesOf(view: ProjectView, shots: readonly Shot[]): ProjectView['keyframes'] {
  const none: KeyframeView = { status: 'not-selected', mediaPath: null, filePath: null, end: null };
  const missing = shots.filter(({ shotId }) => !view.keyframes[shotId]);
  if (missing.length === 0) return view.keyframes;
  const added = missing.map(({ shotId, filenameBase }) => {
    const original = Object.values(view.keyframes).find(({ filePath }) => filePath?.includes(filenameBase));
    return [shotId, original ?? none] as const;
  });
  return { ...view.keyframes, ...Object.fromEntries(added) };
}

function labelOf(command: EditCommand): string {
  const several = (ids: readonly string[]) => (ids.length === 1 ? `shot ${ids[0]}` : `${ids.length} shots`);
  switch (command.kind) {
    case 'shots.change':
      return `change ${Object.keys(command.patch).join(', ')} of ${several(command.shotIds)}`;
    case 'shots.changeEach':
      return `change ${several(command.changes.map(({ shotId }) => shotId))}`;
    case 'shots.remove':
      return `remove ${several(command.shotIds)}`;
    case 'shots.move':
      return `move ${several(command.shotIds)}`;
    case 'shots.duplicate':
      return `duplicate ${several(command.shotIds)}`;
    case 'shot.split':
      return `split shot ${command.shotId}`;
    case 'keyframe.choose':
      return `choose the keyframe of shot ${command.shotId}`;
    default:
      return command.kind;
  }
}

type ShotCommand = Exclude<
  EditCommand,
  { kind: 'project.change' | 'seam.choose' | 'segment.seed' | 'keyframe.choose' }
>;

function editedShots(shots: readonly Shot[], command: ShotCommand): Shot[] {
  switch (command.kind) {
    case 'shots.change': {
      const ids = new Set(command.shotIds);
      return shots.map((shot) => (ids.has(shot.shotId) ? changedShot(shot, command.patch) : shot));
    }
    case 'shots.changeEach': {
      const patches = new Map(command.changes.map(({ shotId, patch }) => [shotId, patch]));
      return shots.map((shot) => changedShot(shot, patches.get(shot.shotId) ?? {}));
    }
    case 'shot.add': {
      const at = command.afterShotId === null ? -1 : shots.findIndex(({ shotId }) => shotId === command.afterShotId);
      const shot = { ...newShot(shots), shotId: freeId(shots) };
      return shots.toSpliced(at < 0 ? shots.length : at + 1, 0, shot);
    }
    case 'shots.remove': {
      const ids = new Set(command.shotIds);
      return shots.filter(({ shotId }) => !ids.has(shotId));
    }
    case 'shots.move': {
      const ids = new Set(command.shotIds);
      const moved = shots.filter(({ shotId }) => ids.has(shotId));
      return shots.filter(({ shotId }) => !ids.has(shotId)).toSpliced(command.toIndex, 0, ...moved);
    }
    case 'shots.duplicate': {
      const ids = new Set(command.shotIds);
      const last = shots.findLastIndex(({ shotId }) => ids.has(shotId));
      const originals = shots.filter(({ shotId }) => ids.has(shotId));
      const copies = originals.map((shot) => ({ ...shot, shotId: `${shot.shotId}_copy` }));
      return shots.toSpliced(last + 1, 0, ...copies);
    }
    case 'shot.split':
      return shots.flatMap((shot) => (shot.shotId === command.shotId ? halves(shot, command.atSeconds) : shot));
  }
}

const freeId = (shots: readonly Shot[]): string => String(shots.length + 1).padStart(3, '0');

function newShot(shots: readonly Shot[]): Shot {
  const shotId = freeId(shots);
  return { ...standInShot(shots.length), shotId, prompt: '', durationSeconds: 3, start: 'keyframe' };
}

function halves(shot: Shot, atSeconds: number): Shot[] {
  const rest = Number((shot.durationSeconds - atSeconds).toFixed(4));
  return [
    { ...shot, durationSeconds: atSeconds, transition: { kind: 'cut', durationSeconds: 0 } },
    { ...shot, shotId: `${shot.shotId}b`, durationSeconds: rest, start: 'previous' },
  ];
}

function changedShot(shot: Shot, patch: ShotPatch): Shot {
  if (Object.keys(patch).length === 0) return shot;
  const { cfg_scale, wan_motion, segment_prompts, loras, end_keyframe, transition, ...some } = patch;
  const { audio_background, audio_dialogue, reference_images, engine_model, style_preset, ...many } = some;
  const { overlays, voice_over, ...same } = many;
  const { duration, camera_movement, negative_prompt, ...others } = same;
  const change: Partial<Shot> = {
    ...(Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined)) as Partial<Shot>),
    ...(duration !== undefined && { durationSeconds: duration }),
    ...(camera_movement !== undefined && { cameraMovement: camera_movement }),
    ...(negative_prompt !== undefined && { negativePrompt: negative_prompt }),
    ...(cfg_scale !== undefined && { cfgScale: cfg_scale }),
    ...(wan_motion !== undefined && { wanMotion: wan_motion }),
    ...(segment_prompts !== undefined && { segmentPrompts: segment_prompts ?? [] }),
    ...(loras !== undefined && { loras: loras ?? [] }),
    ...(end_keyframe !== undefined && { endKeyframe: end_keyframe }),
    ...(audio_background !== undefined && { audioBackground: audio_background ?? '' }),
    ...(audio_dialogue !== undefined && { audioDialogue: audio_dialogue ?? '' }),
    ...(reference_images !== undefined && { referenceImages: reference_images ?? [] }),
    ...(engine_model !== undefined && { engineModel: engine_model }),
    ...(style_preset !== undefined && { stylePreset: style_preset }),
    ...(overlays !== undefined && { overlays: overlays ?? [] }),
    ...(voice_over !== undefined && { voiceOver: voice_over }),
    ...(transition !== undefined && {
      transition: { kind: transition?.kind ?? 'cut', durationSeconds: transition?.duration ?? 0 },
    }),
  };
  return { ...shot, ...change };
}

/** An edit names the file's own keys. */
function settingsOf(patch: ProjectPatch): Partial<ProjectSettings> {
  const { workflow, use_sage_attention, engine, models, name, style, resolution, fps, max_segment_seconds, film } =
    patch;
  return {
    ...(name !== undefined && { name }),
    ...(style !== undefined && { style }),
    ...(resolution !== undefined && { resolution }),
    ...(fps !== undefined && { framesPerSecond: fps }),
    ...(max_segment_seconds !== undefined && { maxSegmentSeconds: max_segment_seconds }),
    ...(engine !== undefined && { engine }),
    ...(workflow !== undefined && { workflowFile: workflow, models: {} }),
    ...(models !== undefined && { models }),
    ...(use_sage_attention !== undefined && { useSageAttention: use_sage_attention }),
    ...(film !== undefined && { film: filmFromDisk(film) }),
    ...engineSettingsOf(patch),
  };
}

function engineSettingsOf(patch: ProjectPatch): Partial<ProjectSettings> {
  const { engine_models, fallback, quality, style_preset, own_styles, variables, short_take_seconds } = patch;
  return {
    ...(engine_models !== undefined && { engineModels: engine_models }),
    ...(fallback !== undefined && { fallback }),
    ...(quality !== undefined && { quality }),
    ...(style_preset !== undefined && { stylePreset: style_preset }),
    ...(own_styles !== undefined && { ownStyles: own_styles.map(styleFromDisk) }),
    ...(variables !== undefined && { variables }),
    ...(short_take_seconds !== undefined && { shortTakeSeconds: short_take_seconds ?? 0 }),
  };
}

type StyleOnDisk = NonNullable<ProjectPatch['own_styles']>[number];

const styleFromDisk = ({ duration, fps, aspect_ratio, motion_intensity, ...same }: StyleOnDisk): StylePreset => ({
  ...same,
  durationSeconds: duration,
  framesPerSecond: fps,
  aspectRatio: aspect_ratio,
  motionIntensity: motion_intensity,
});

/** The whole object is replaced: what it does not name is as nobody set it. */
function filmFromDisk({
  fade_in = 0,
  fade_out = 0,
  end_card = null,
  audio_bed = null,
  keep_clip_audio = true,
  loudness_lufs = null,
  shot_labels = false,
}: FilmOnDisk): FilmSettings {
  return {
    fadeInSeconds: fade_in,
    fadeOutSeconds: fade_out,
    endCard: end_card && { text: end_card.text, durationSeconds: end_card.duration },
    audioBed: audio_bed && { file: audio_bed.file, gainDb: audio_bed.gain_db },
    keepClipAudio: keep_clip_audio,
    loudnessLufs: loudness_lufs,
    shotLabels: shot_labels,
  };
}

function withChoice(
  choices: ProjectSettings['seamChoices'],
  { segmentKey, choice }: { readonly segmentKey: string; readonly choice: SeamChoice | null },
): ProjectSettings['seamChoices'] {
  const { [segmentKey]: _old, ...others } = choices;
  return choice ? { ...others, [segmentKey]: choice } : others;
}
