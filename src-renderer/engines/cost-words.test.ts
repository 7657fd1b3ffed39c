import { expect, it } from 'vitest';
import { planIn, projectIn, shotsIn } from '../studio-client/stand-in-plans.ts';
import { standInJob } from '../studio-client/stand-in-project.ts';
import { askedWords, engineNameOf, planCostWords, rendererCount, renderersWords } from './cost-words.ts';
import { runCost } from './use-run-cost.ts';

const shots = shotsIn('engines');
const view = planIn('engines', shots, projectIn('engines', shots)?.settings ?? null);
const segment = (key: string) => {
  const found = view.plan.segments.find((one) => one.key === key);
  if (!found) throw new Error(`No segment ${key}.`);
  return found;
};

it('says what a plan costs, and that some of it is not known', () => {
  const cost = { estimate: 3.4, currency: 'USD' as const, unknown: 0 };
  expect(planCostWords(cost)).toBe('about $3.40');
  expect(planCostWords({ ...cost, unknown: 2 })).toBe('about $3.40, and 2 segments without a known price');
  // A sum of nothing would be read as free.
  expect(planCostWords({ ...cost, estimate: 0, unknown: 1 })).toBe('1 segment without a known price');
  expect(view.cost && planCostWords(view.cost)).toBe('about $3.10, and 1 segment without a known price');
});

it('says what is asked where it is more than what is kept', () => {
  expect(askedWords(segment('003/0'))).toBe('asks for 6 s, keeps 4.21 s');
  // One frame of a chain is nothing that anybody pays for.
  expect(askedWords({ ...segment('004/0'), framesRequested: 241 })).toBe('');
});

it('names each segment’s own engine, and all of them before a start', () => {
  expect(engineNameOf(view, segment('004/0'))).toBe('Replicate · Kling 2.5 Turbo Pro');
  expect(engineNameOf(view, segment('006/0'))).toBe('Draft (built in)');
  expect(renderersWords(view)).toBe(
    'Wan (command line) · Wan 2.2 text and image to video 5B, Replicate · Veo 3.1 and 3 more',
  );
  expect(renderersWords({ ...view, plan: { ...view.plan, segments: [] } })).toBe(view.engineName);
  expect(rendererCount(view)).toBe(6);
  // A fallback has a name in the plan, and renders nothing of it.
  expect(rendererCount({ ...view, plan: { ...view.plan, segments: [segment('006/0')] } })).toBe(1);
});

it('adds up what is rendered, without what is only blocked, skipped or failed', () => {
  const jobs = [
    standInJob('001/0', { state: 'skipped' }),
    standInJob('003/0', { state: 'done' }),
    standInJob('004/0', { state: 'running' }),
    standInJob('005/0', { state: 'blocked' }),
  ];
  const cost = runCost(jobs, (key) => segment(key));
  expect(cost).toMatchObject({ soFar: expect.closeTo(2.4), expected: expect.closeTo(3.1), failed: 0 });
  const fallback = { name: 'Hailuo 2.3', reason: 'Flagged.' };
  expect(runCost([standInJob('003/0', { state: 'done', fallback })], segment)).toMatchObject({ soFar: 0, instead: 1 });
  expect(runCost([standInJob('003/0', { state: 'failed' })], segment)).toEqual({
    ...{ soFar: 0, expected: 0, failed: 1, instead: 0 },
  });
  expect(runCost([standInJob('006/0')], segment)).toBeNull();
});
