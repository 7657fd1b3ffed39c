// The arcs a film can follow: which phases, how long each is beside the others, and which scenes of a film belong to each.

import type { Arc, ArcPhase } from './arc.ts';
import { arcWordsIn } from './arc-words.ts';
import { arcsOfAction } from './arcs-of-action.ts';
import { arcsOfPeople, dramaticArc } from './arcs-of-people.ts';
import { arcsOfThings } from './arcs-of-things.ts';

/** Said in the language of the moment, so asked for each time. The dramatic one, which is for all, is the last. */
export const allArcs = (): readonly Arc[] => [...arcsOfAction(), ...arcsOfPeople(), ...arcsOfThings(), dramaticArc()];

export interface ChosenArc {
  readonly arc: Arc;
  /** Of the prompt, for which it was chosen. */
  readonly because: readonly string[];
}

/** The arc that most words of the prompt speak of; of equals the first in the list. None: the dramatic one. */
export function arcFor(prompt: string): ChosenArc {
  let best: ChosenArc = { arc: dramaticArc(), because: [] };
  for (const arc of allArcs()) {
    const because = arcWordsIn(prompt, arc.id);
    if (because.length > best.because.length) best = { arc, because };
  }
  return best;
}

/**
 * Which phase each of so many scenes belongs to, in the arc's proportions. Enough scenes: every phase has at least one; fewer:
 * the climax stays, then the beginning, the end, and the longest of the others. A single scene is no arc: it is the whole.
 */
export function phasesOfScenes({ phases, climax }: Arc, sceneCount: number): (ArcPhase | null)[] {
  if (sceneCount <= 1) return Array.from({ length: sceneCount }, () => null);
  if (sceneCount < phases.length) {
    const kept = new Set(byWeight(phases, climax).slice(0, sceneCount));
    return phases.filter((phase) => kept.has(phase));
  }
  const counts = shares(
    phases.map(({ scenes }) => scenes),
    sceneCount,
  );
  return phases.flatMap((phase, index) => Array.from({ length: counts[index] ?? 0 }, () => phase));
}

/** What a short film can do without least comes first. */
function byWeight(phases: readonly ArcPhase[], climax: number): ArcPhase[] {
  const firstOnes = [climax, 0, phases.length - 1];
  const others = [...phases.keys()].filter((index) => !firstOnes.includes(index));
  others.sort((a, b) => (phases[b]?.scenes ?? 0) - (phases[a]?.scenes ?? 0));
  return [...firstOnes, ...others].flatMap((index) => phases[index] ?? []);
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
