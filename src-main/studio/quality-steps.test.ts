import { expect, it } from 'vitest';
import { qualitySteps } from './quality-steps.ts';

const workflow = (steps: number) =>
  ({
    graph: { a: { class_type: 'KSampler', inputs: { steps } } },
    slots: { steps: [{ nodeId: 'a', input: 'steps' }] },
  }) as unknown as Parameters<typeof qualitySteps>[0];

it('the steps of a quality are parts of those that the workflow was saved with', () => {
  expect(qualitySteps(workflow(20))).toEqual({ low: 12, medium: 20, high: 30 });
});

it('a model that was distilled to a few steps keeps them', () => {
  expect(qualitySteps(workflow(4))).toBeNull();
  expect(
    qualitySteps({ ...workflow(20), slots: { steps: [] } } as unknown as Parameters<typeof qualitySteps>[0]),
  ).toBeNull();
});
