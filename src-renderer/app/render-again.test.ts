import { expect, it, vi } from 'vitest';
import type { PlanView } from '#shared/contract/shapes.ts';
import { err, ok } from '#shared/result.ts';
import { standInPlan, standInRun, standInShot, toRender } from '../studio-client/stand-in-project.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { createRenderAgainStore } from './render-again-store.ts';
import { againOffer } from './render-again-words.ts';
import { estimateOf } from './run-estimate.ts';
import { createRunStore } from './run-store.ts';

// Shot 001 has one segment, shot 004 four in a chain.
const SHOTS = [standInShot(0), standInShot(3)];
const CLIP = { mediaPath: 'video/x.mp4', thumbnailPath: null, take: 1, version: '1' };

function planWith(clipKeys: readonly string[], seconds: Record<string, number>): PlanView {
  const plan = standInPlan(SHOTS, (segment) =>
    clipKeys.includes(segment.key) ? { status: 'up-to-date', reasons: [], kept: false, clip: CLIP } : toRender,
  );
  const estimates = Object.entries(seconds).map(([key, value]) => [key, { seconds: value, basis: 'takes' }]);
  return { ...plan, estimates: Object.fromEntries(estimates) };
}

it('offers both ways for what follows, with the minutes of each', () => {
  const view = planWith(['004/0', '004/1', '004/2'], { '004/0': 180, '004/1': 200, '004/2': 160, '004/3': 180 });
  expect(againOffer(view, '004/0')).toEqual({
    title: 'Shot 004, segment 1 of 4',
    seed: 1_204_331_877,
    time: 'about 3 min',
    following: {
      keys: ['004/1', '004/2', '004/3'],
      render: 'Also render the 3 segments that follow (about 9 min)',
      keep: 'Keep them as they are',
      keepNote: 'The join may show: what follows still starts from the last frame of the take before.',
    },
  });
  expect(againOffer(view, '004/2')?.following).toMatchObject({
    render: 'Also render the segment that follows (about 3 min)',
    keep: 'Only this segment for now',
  });
  expect(againOffer(view, '001/0')).toMatchObject({ time: '', following: null });
  expect(againOffer(view, '009/0')).toBeNull();
});

it('guesses how long several servers take: never less than the longest chain', () => {
  const view = planWith([], { '001/0': 100, '004/0': 100, '004/1': 100, '004/2': 100 });
  const all = () => true;
  expect(estimateOf(view, all, 1)).toEqual({ segments: 5, guessed: 1, gpuSeconds: 500, wallSeconds: 500 });
  expect(estimateOf(view, all, 4)?.wallSeconds).toBe(400);
  // The part of a chain that is there already takes no time.
  expect(estimateOf(view, (key) => key !== '004/0' && key !== '004/1', 4)?.wallSeconds).toBe(200);
  expect(estimateOf(view, (key) => key === '004/3', 1)).toBeNull();
});

it('asks for the one segment with both choices, and stays open where it was refused', async () => {
  const studio = new StandInStudio({ 'run.start': () => ok(standInRun([])) });
  const run = createRunStore(studio, vi.fn(), async () => true);
  const again = createRenderAgainStore(run);
  again.getState().open('004/1', { seed: 'same' });
  again.getState().choose({ following: 'keep' });
  studio.answers['run.start'] = () => err({ code: 'run-active', message: 'm', remedy: 'r' });
  await again.getState().confirm();
  expect(again.getState()).toMatchObject({ segmentKey: '004/1', asking: false });
  studio.answers['run.start'] = () => ok(standInRun([]));
  await again.getState().confirm();
  expect(again.getState().segmentKey).toBeNull();
  expect(studio.inputsOf('run.start').at(-1)).toEqual({
    shotIds: null,
    segmentKeys: ['004/1'],
    again: { seed: 'same', following: 'keep' },
  });
  // Opened anew, nothing of the last answer is left.
  again.getState().open('001/0');
  expect(again.getState()).toMatchObject({ seed: 'new', following: 'render' });
});
