// What a story writes into storyboards/ and selected/: version 2.0, snake_case. Pure.
import { filenameBaseOf, picturedShots, rounded, type Story, type StoryScene } from './story.ts';

export interface DocumentOptions {
  /** Of the project. */
  readonly name: string;
  /** What the scenes' seed offsets are added to. */
  readonly baseSeed: number;
  /** Ids of the shots that have a picture of their own. */
  readonly pictured?: ReadonlySet<string>;
  /** Where the product image lies in the project. */
  readonly productFile?: string;
}

export function storyboardDocument(story: Story, options: DocumentOptions): Readonly<Record<string, unknown>> {
  if (story.kind === 'storyboard') return story.document;
  const { description, scenes } = story;
  return {
    version: '2.0',
    project: options.name,
    description,
    generation_settings: { base_seed: options.baseSeed },
    shots: scenes.map((scene) => shotOf(scene, options)),
  };
}

/** A project that begins with nothing but its name. */
export const emptyDocument = (name: string): Readonly<Record<string, unknown>> => ({
  version: '2.0',
  project: name,
  shots: [],
});

function shotOf(scene: StoryScene, { pictured, productFile }: DocumentOptions) {
  const { shotId, phase, references = [] } = scene;
  const hasPicture = pictured?.has(shotId) === true;
  const product = scene.showsProduct === true ? productFile : undefined;
  return {
    shot_id: shotId,
    filename_base: filenameBaseOf(shotId),
    prompt: scene.prompt,
    ...(phase && { scene: phase.name, camera_movement: phase.camera }),
    duration: rounded(scene.durationSeconds),
    seed: -1,
    seed_offset: scene.seedOffset,
    start: hasPicture || product !== undefined ? 'keyframe' : scene.start,
    ...(scene.stylePreset !== undefined && { style_preset: scene.stylePreset }),
    ...(scene.audioBackground && { audio_background: scene.audioBackground }),
    ...(scene.audioDialogue && { audio_dialogue: scene.audioDialogue }),
    ...(references.length > 0 && { reference_images: references }),
    // Where it stands on the picture is its style's to say.
    ...(hasPicture && product !== undefined && { overlays: [{ image: product }] }),
  };
}

export interface ChosenPicture {
  readonly shotId: string;
  /** Relative to the project folder. */
  readonly filePath: string;
  /** Where it came from. */
  readonly sourcePath: string;
}

/** selected/selected_keyframes.json */
export function selectionDocument(story: Story, name: string, chosen: readonly ChosenPicture[], nowIso: string) {
  const baseOf = new Map(picturedShots(story).map(({ shotId, filenameBase }) => [shotId, filenameBase]));
  return {
    project: name,
    total_shots: chosen.length,
    exported_at: nowIso,
    selections: chosen.map(({ shotId, filePath, sourcePath }) => ({
      shot_id: shotId,
      filename_base: baseOf.get(shotId) ?? shotId,
      selected_variant: 'v1',
      selected_file: filePath.split('/').at(-1) ?? filePath,
      source_path: sourcePath,
      export_path: filePath,
    })),
  };
}
