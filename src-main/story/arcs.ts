// The arcs a film can follow: which phases, how long each is beside the others, and what it adds to the prompt. An arc more is
// an entry more.
import { say } from '#shared/i18n/say.ts';
import type { CAMERA_MOVEMENTS } from '#shared/model/storyboard.ts';

export interface ArcPhase {
  /** As people read it. */
  readonly name: string;
  /** Scenes of it in the arc as it was written down; other lengths keep the proportions. */
  readonly scenes: number;
  /** Behind the main prompt. English in every language: it is written for models. */
  readonly words: string;
  readonly camera: (typeof CAMERA_MOVEMENTS)[number];
}

export interface Arc {
  readonly name: string;
  /** Prompts it is made for. */
  isFor(prompt: string): boolean;
  readonly phases: readonly ArcPhase[];
}

/** The first that is made for the prompt; the last is for all. Said in the language of the moment, so asked for each time. */
const arcs = (): readonly [...Arc[], Arc] => [fightArc(), dramaticArc()];

export const arcFor = (prompt: string): Arc => arcs().find((arc) => arc.isFor(prompt)) ?? dramaticArc();

// A firefighter does not fight in a ring.
const FIGHT = /\bbox(?:ing|ers?)\b|(?<!fire-?)fight|boxkampf|kämpf/i;

const fightArc = (): Arc => ({
  name: say`a fight`,
  isFor: (prompt) => FIGHT.test(prompt),
  phases: [
    {
      name: say`Entering`,
      scenes: 6,
      words: 'entering the ring, dramatic lighting, crowd cheering', // not for people
      camera: 'dolly',
    },
    {
      name: say`Circling`,
      scenes: 12,
      words: 'circling each other, testing jabs, defensive stance', // not for people
      camera: 'slow_pan',
    },
    {
      name: say`Exchanges`,
      scenes: 18,
      words: 'fast exchanges of blows, dodging and countering, sweat flying', // not for people
      camera: 'pan',
    },
    {
      name: say`Climax`,
      scenes: 12,
      words: 'climax of the fight, decisive blows, intense close-up, crowd on its feet', // not for people
      camera: 'zoom',
    },
    {
      name: say`End`,
      scenes: 6,
      words: 'the fight ends, one stands, the other is down, the crowd erupts', // not for people
      camera: 'slow_push',
    },
    {
      name: say`Aftermath`,
      scenes: 6,
      words: 'aftermath, exhausted and calm, arm raised in victory, lights dim', // not for people
      camera: 'crane',
    },
  ],
});

const dramaticArc = (): Arc => ({
  name: say`a drama`,
  isFor: () => true,
  phases: [
    {
      name: say`Opening`,
      scenes: 4,
      words: 'opening, establishing wide view, calm mood, soft light', // not for people
      camera: 'slow_push',
    },
    {
      name: say`Setting out`,
      scenes: 6,
      words: 'the story sets in motion, curious mood, closer view', // not for people
      camera: 'dolly',
    },
    {
      name: say`Rising tension`,
      scenes: 8,
      words: 'tension rises, faster movement, stronger contrast', // not for people
      camera: 'pan',
    },
    {
      name: say`Climax`,
      scenes: 6,
      words: 'climax, the decisive moment, dramatic light, intense close view', // not for people
      camera: 'zoom',
    },
    {
      name: say`Resolution`,
      scenes: 4,
      words: 'resolution, calm returns, warm light', // not for people
      camera: 'slow_pan',
    },
    {
      name: say`Closing`,
      scenes: 2,
      words: 'closing view, wide and quiet, the light fades', // not for people
      camera: 'crane',
    },
  ],
});

/**
 * Which phase each of so many scenes belongs to, in the arc's proportions. Enough scenes: every phase has at least one; fewer:
 * the first and the last stay. A single scene is no arc.
 */
export function phasesOfScenes({ phases }: Arc, sceneCount: number): (ArcPhase | null)[] {
  if (sceneCount <= 1) return Array.from({ length: sceneCount }, () => null);
  if (sceneCount < phases.length) {
    const step = (phases.length - 1) / (sceneCount - 1);
    return Array.from({ length: sceneCount }, (_, index) => phases[Math.round(index * step)] ?? null);
  }
  const counts = shares(
    phases.map(({ scenes }) => scenes),
    sceneCount,
  );
  return phases.flatMap((phase, index) => Array.from({ length: counts[index] ?? 0 }, () => phase));
}

/** Whole numbers in proportion to the weights, at least 1 each, that add up: the largest remainders are rounded up. */
function shares(weights: readonly number[], total: number): number[] {
  const free = total - weights.length;
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => Math.max(0, (weight / sum) * total - 1));
  const scale =
    free /
    Math.max(
      1,
      exact.reduce((all, share) => all + share, 0),
    );
  const scaled = exact.map((share) => share * scale);
  const counts = scaled.map((share) => 1 + Math.floor(share));
  const byRemainder = [...scaled.keys()].sort((a, b) => remainderOf(scaled[b]) - remainderOf(scaled[a]) || a - b);
  const missing = total - counts.reduce((all, count) => all + count, 0);
  for (const index of byRemainder.slice(0, missing)) counts[index] = (counts[index] ?? 0) + 1;
  return counts;
}

const remainderOf = (share = 0): number => share - Math.floor(share);
