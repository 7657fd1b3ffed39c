// What the stand-in makes of an edit: enough to see the page follow it.
import type { EditCommand } from '#shared/contract/studio-api.ts';
import type { FilmOnDisk, FilmSettings } from '#shared/model/film.ts';
import type { ProjectPatch, ProjectSettings } from '#shared/model/project.ts';
import type { ProjectView } from '#shared/model/project-view.ts';
import type { SeamChoice } from '#shared/model/seam.ts';
import type { Shot, ShotPatch } from '#shared/model/storyboard.ts';

export function editedProject(view: ProjectView, command: EditCommand): ProjectView {
  const changed = { ...view, revision: view.revision + 1, undoLabel: command.kind };
  const { settings, storyboard } = view;
  switch (command.kind) {
    case 'project.change':
      return { ...changed, settings: { ...settings, ...settingsOf(command.patch) } };
    case 'seam.choose':
      return { ...changed, settings: { ...settings, seamChoices: withChoice(settings.seamChoices, command) } };
    case 'shot.change': {
      const { shotId, patch } = command;
      const change = (shot: Shot) => (shot.shotId === shotId ? { ...shot, ...transitionOf(patch) } : shot);
      return { ...changed, storyboard: storyboard && { ...storyboard, shots: storyboard.shots.map(change) } };
    }
    default:
      return changed;
  }
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
  };
}

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

const transitionOf = ({ transition }: ShotPatch): Partial<Shot> =>
  transition === undefined
    ? {}
    : { transition: { kind: transition?.kind ?? 'cut', durationSeconds: transition?.duration ?? 0 } };

function withChoice(
  choices: ProjectSettings['seamChoices'],
  { segmentKey, choice }: { readonly segmentKey: string; readonly choice: SeamChoice | null },
): ProjectSettings['seamChoices'] {
  const { [segmentKey]: _old, ...others } = choices;
  return choice ? { ...others, [segmentKey]: choice } : others;
}
