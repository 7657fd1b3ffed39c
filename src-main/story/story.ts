// A story on its way to a storyboard: scenes one after the other, or a storyboard that was given as it is.

import type { StoryPreview } from '#shared/model/story.ts';
import type { ArcPhase } from './arc.ts';

/** From one scene's seed to the next one's, where nobody says otherwise. */
export const SEED_STEP = 100;

export interface StoryScene {
  readonly shotId: string;
  /** As the story counts it: by it pictures are found for the scene, and it is named in notes. */
  readonly number: number;
  readonly prompt: string;
  readonly durationSeconds: number;
  readonly seedOffset: number;
  readonly phase: Pick<ArcPhase, 'name' | 'camera'> | null;
  /** `previous`: it goes on from the last frame of the scene before. */
  readonly start: 'keyframe' | 'previous';
  readonly audioBackground?: string;
  readonly audioDialogue?: string;
  readonly references?: readonly string[];
  readonly stylePreset?: string;
  /** The story's product image is its first frame, or lies over its own picture. */
  readonly showsProduct?: boolean;
}

/** What of a shot decides which picture it gets. */
export interface PicturedShot {
  readonly shotId: string;
  readonly filenameBase: string;
  readonly number: number;
}

interface GoesOn {
  /** It begins with the last frame of the shot before, whatever pictures there are: the file says so. */
  readonly goesOn: boolean;
}

export type Story = {
  readonly title: string;
  /** In words: what was assumed, what was left out, what it will look like. */
  readonly notes: readonly string[];
  /** Keys of the new project.json, as on disk; they win over the defaults of the settings. */
  readonly project?: Readonly<Record<string, unknown>>;
  /** As the story names it. */
  readonly productImagePath?: string;
} & (
  | { readonly kind: 'scenes'; readonly description: string; readonly scenes: readonly StoryScene[] }
  /** The file's own JSON, written as it was read. */
  | {
      readonly kind: 'storyboard';
      readonly document: Readonly<Record<string, unknown>>;
      readonly shots: readonly (Omit<StoryPreview['shots'][number], 'picture'> & PicturedShot & GoesOn)[];
    }
);

export interface StoryPictures {
  /** By shot id: the file that was found for it. */
  readonly fileByShotId: ReadonlyMap<string, string>;
  readonly notes: readonly string[];
}
export const NO_PICTURES: StoryPictures = { fileByShotId: new Map(), notes: [] };

/** The shots that may start from a picture of their own. */
export function picturedShots(story: Story): PicturedShot[] {
  if (story.kind === 'scenes') {
    return story.scenes.map(({ shotId, number }) => ({ shotId, number, filenameBase: filenameBaseOf(shotId) }));
  }
  return story.shots
    .filter(({ goesOn }) => !goesOn)
    .map(({ shotId, number, filenameBase }) => ({ shotId, number, filenameBase }));
}

export const filenameBaseOf = (shotId: string): string => `scene_${shotId}`;

export function previewOf(story: Story, { fileByShotId, notes }: StoryPictures = NO_PICTURES): StoryPreview {
  const shots = (story.kind === 'storyboard' ? story.shots : story.scenes.map(shownScene)).map(
    ({ shotId, prompt, durationSeconds, phase }) => ({
      ...{ shotId, prompt, durationSeconds, phase },
      picture: fileByShotId.get(shotId) ?? null,
    }),
  );
  const totalSeconds = shots.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  return { title: story.title, shots, totalSeconds: rounded(totalSeconds), notes: [...story.notes, ...notes] };
}

const shownScene = ({ shotId, prompt, durationSeconds, phase }: StoryScene) => ({
  ...{ shotId, prompt, durationSeconds },
  phase: phase?.name ?? null,
});

/** `001` … : as many digits as the highest one needs, at least three. */
export const shotIdOf = (number: number, highest: number): string =>
  String(number).padStart(Math.max(3, String(highest).length), '0');

/** Sums and rests of seconds such as 0.1 + 0.2, without the dust of doubles. */
export const rounded = (seconds: number): number => Math.round(seconds * 1e6) / 1e6;
