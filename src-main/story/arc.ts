// What an arc is. An arc more is an entry more in one of the lists beside this file, and its words in arc-words.ts.
import type { CAMERA_MOVEMENTS } from '#shared/model/storyboard.ts';

export interface ArcPhase {
  /** As people read it. */
  readonly name: string;
  /** Scenes of it in the arc as it was written down; other lengths keep the proportions. */
  readonly scenes: number;
  readonly camera: (typeof CAMERA_MOVEMENTS)[number];
  /** Behind the main prompt. English in every language: it is written for models. */
  readonly words: string;
}

export interface Arc {
  /** Stable: scripts name it. */
  readonly id: string;
  readonly name: string;
  readonly phases: readonly ArcPhase[];
  /** Which of the phases. */
  readonly climax: number;
}

export const phase = (name: string, scenes: number, camera: ArcPhase['camera'], words: string): ArcPhase => ({
  ...{ name, scenes, camera, words },
});
