// What a story writes into storyboards/: version 2.0, snake_case.
import { rounded, type Story, type StoryScene, shotIdOf } from './story.ts';

export interface DocumentOptions {
  /** Of the project. */
  readonly name: string;
  /** What the scenes' seed offsets are added to. */
  readonly baseSeed: number;
}

export function storyboardDocument(
  story: Story,
  { name, baseSeed }: DocumentOptions,
): Readonly<Record<string, unknown>> {
  if (story.kind === 'storyboard') return story.document;
  const { description, scenes } = story;
  return {
    version: '2.0',
    project: name,
    description,
    generation_settings: { base_seed: baseSeed },
    shots: scenes.map((scene, index) => shotOf(scene, index, scenes.length)),
  };
}

/** A project that begins with nothing but its name. */
export const emptyDocument = (name: string): Readonly<Record<string, unknown>> => ({
  version: '2.0',
  project: name,
  shots: [],
});

function shotOf({ prompt, durationSeconds, seedOffset, phase }: StoryScene, index: number, count: number) {
  const shotId = shotIdOf(index, count);
  return {
    shot_id: shotId,
    filename_base: `scene_${shotId}`,
    prompt,
    ...(phase && { scene: phase.name, camera_movement: phase.camera }),
    duration: rounded(durationSeconds),
    seed: -1,
    seed_offset: seedOffset,
    // Each scene goes on from the last frame of the one before it.
    start: index === 0 ? 'keyframe' : 'previous',
  };
}
