// Other steps keep the proportions of a schedule: with 10 of 20 steps the hand-over at 10 moves to 5.
import type { InputAddress } from './comfy-graph.ts';

type Read = InputAddress & { readonly value: number | null };
type Scaled = InputAddress & { readonly value: number };

export function scaleSteps(steps: readonly Read[], bounds: readonly Read[], wantedSteps: number): Scaled[] {
  const originalSteps = Math.max(0, ...steps.map(({ value }) => value ?? 0));
  if (originalSteps < 1) return [];
  const handOvers = new Set(bounds.map(({ value }) => value).filter((value) => isInside(value, originalSteps)));
  // Each stage needs a step of its own.
  const newSteps = Math.max(Math.round(wantedSteps), handOvers.size + 1);
  const scale = (value: number) => Math.round((value * newSteps) / originalSteps);
  return [
    ...steps.flatMap((step) => (step.value === null ? [] : [{ ...step, value: Math.max(1, scale(step.value)) }])),
    ...bounds.flatMap((bound) => {
      // 0 is the start, 10000 "to the end": both mean the same for any number of steps.
      if (bound.value === null || bound.value <= 0 || bound.value > originalSteps) return [];
      if (bound.value === originalSteps) return [{ ...bound, value: newSteps }];
      return [{ ...bound, value: Math.min(Math.max(1, scale(bound.value)), newSteps - 1) }];
    }),
  ];
}

function isInside(value: number | null, steps: number): boolean {
  return value !== null && value > 0 && value < steps;
}
