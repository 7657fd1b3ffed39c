// @vitest-environment jsdom
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { usePlan } from '../app/stores-context.ts';
import { standInScene } from '../studio-client/stand-in-scenes.ts';
import { CrossfadeBlock } from './crossfade-block.tsx';
import { SeamChip } from './seam-chip.tsx';
import { SegmentDetails } from './segment-details.tsx';

configure({ asyncUtilTimeout: 5_000 });
afterEach(cleanup);

async function openPlan() {
  const stores = createStores(standInScene('film'), vi.fn());
  stores.seams.getState().want();
  await waitFor(() => expect(stores.plan.getState().view && stores.film.getState().view).not.toBeNull());
  await waitFor(() => expect(stores.seams.getState().report).not.toBeNull());
  return stores;
}

it.each([
  ['002/1', 'clean', 'Nothing is seen.'],
  ['003/1', 'slight', 'seen only by who looks for it'],
  ['004/1', 'corrected', 'The picture becomes 3.6 % brighter at once.'],
  ['004/2', 'broken', 'It looks like a cut'],
  ['004/3', 'failed', 'Take 1 of segment 004/3 does not decode.'],
  ['006/1', 'visible', 'Its colour shifts'],
  ['006/2', 'waiting', 'being measured'],
])('marks the join before %s as %s, in words too', async (key, state, words) => {
  const stores = await openPlan();
  const choose = vi.fn();
  renderForTest(stores, <SeamChip segmentKey={key} name="it" at={0.5} narrow={false} onChoose={choose} />);
  const chip = screen.getByRole('button');
  expect([chip.dataset.state, chip.getAttribute('aria-label')?.includes(words)]).toEqual([state, true]);
  fireEvent.click(chip);
  expect(choose).toHaveBeenCalledWith(key);
});

it('hatches what a crossfade lies over, as wide as it is, and says where it is refused', async () => {
  const stores = await openPlan();
  const [first, second, third, fourth] = stores.plan.getState().view?.plan.shots ?? [];
  if (!first || !second || !third || !fourth) throw new Error('The stand-in has six shots.');
  renderForTest(
    stores,
    <>
      <CrossfadeBlock before={first} shot={second} />
      <CrossfadeBlock before={second} shot={third} />
      <CrossfadeBlock before={third} shot={fourth} />
    </>,
  );
  const [works, refused, ...others] = screen.getAllByRole('img');
  expect([works?.getAttribute('aria-label'), works?.style.width]).toEqual([
    'Crossfade of 12 frames from shot 001 into shot 002',
    '10%',
  ]);
  expect(refused?.getAttribute('aria-label')).toMatch(/Shown as a cut: Its last take ends/);
  expect(others).toHaveLength(0);
});

function Details({ segmentKey }: { readonly segmentKey: string }) {
  const view = usePlan((state) => state.view);
  const segment = view?.plan.segments.find(({ key }) => key === segmentKey);
  return view && segment ? <SegmentDetails segment={segment} view={view} /> : null;
}

it('tells the frames of a handle, the transition, and leads to the seam in the Player', async () => {
  const stores = await openPlan();
  renderForTest(stores, <Details segmentKey="001/0" />);
  expect(screen.getByText('12 of those at the end, for the crossfade')).toBeTruthy();
  expect(screen.getByText('Fades into the next shot over 12 frames; the film stays as long.')).toBeTruthy();
  cleanup();
  renderForTest(stores, <Details segmentKey="003/1" />);
  expect(screen.getByText('The film cuts here instead of fading.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Show in the Player' }));
  expect(stores.app.getState().panel).toBe('player');
  expect(stores.player.getState().clipKey).toBe('003/1');
});
