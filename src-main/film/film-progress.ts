// How far a film is, as one fraction over stages of unlike cost.
export type FilmStage = 'encode' | 'sound' | 'join';

export interface FilmProgress {
  /** What a stage will cost, in encoded frames; it may become more on the way. */
  expect(stage: FilmStage, cost: number): void;
  /** How much of that is done. */
  advance(stage: FilmStage, done: number, activity: string): void;
}

/** Per film frame, beside encoding one: measured roughly, and only for an even bar. */
export const SOUND_COST = 0.05;
export const JOIN_COST = 0.03;

export function createFilmProgress(onProgress?: (activity: string, fraction: number) => void): FilmProgress {
  const costs: Record<FilmStage, number> = { encode: 0, sound: 0, join: 0 };
  const dones: Record<FilmStage, number> = { encode: 0, sound: 0, join: 0 };
  let highest = 0;
  const sum = (figures: Record<FilmStage, number>) => figures.encode + figures.sound + figures.join;
  return {
    expect(stage, cost) {
      costs[stage] = cost;
    },
    advance(stage, done, activity) {
      dones[stage] = Math.min(done, costs[stage]);
      // It never goes back, also where more must be encoded than was known.
      highest = Math.max(highest, sum(dones) / Math.max(1e-9, sum(costs)));
      onProgress?.(activity, Math.min(1, highest));
    },
  };
}
