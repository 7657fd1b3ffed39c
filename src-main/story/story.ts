// A story on its way to a storyboard: scenes one after the other, or a storyboard that was given as it is.
import type { StoryPreview } from '#shared/model/story.ts';
import type { ArcPhase } from './arcs.ts';

/** From one scene's seed to the next one's, where nobody says otherwise. */
export const SEED_STEP = 100;

export interface StoryScene {
  readonly prompt: string;
  readonly durationSeconds: number;
  readonly seedOffset: number;
  readonly phase: ArcPhase | null;
}

export type Story = {
  readonly title: string;
  /** In words: what was assumed, what was left out, what it will look like. */
  readonly notes: readonly string[];
} & (
  | { readonly kind: 'scenes'; readonly description: string; readonly scenes: readonly StoryScene[] }
  /** The file's own JSON, written as it was read. */
  | {
      readonly kind: 'storyboard';
      readonly document: Readonly<Record<string, unknown>>;
      readonly shots: StoryPreview['shots'];
    }
);

export function previewOf(story: Story): StoryPreview {
  const shots =
    story.kind === 'storyboard'
      ? story.shots
      : story.scenes.map(({ prompt, durationSeconds, phase }, index) => {
          return { shotId: shotIdOf(index, story.scenes.length), prompt, durationSeconds, phase: phase?.name ?? null };
        });
  const totalSeconds = shots.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  return { title: story.title, shots: [...shots], totalSeconds: rounded(totalSeconds), notes: [...story.notes] };
}

/** `001` … : as many digits as the last one needs, at least three. */
export const shotIdOf = (index: number, count: number): string =>
  String(index + 1).padStart(Math.max(3, String(count).length), '0');

/** Sums and rests of seconds such as 0.1 + 0.2, without the dust of doubles. */
export const rounded = (seconds: number): number => Math.round(seconds * 1e6) / 1e6;
