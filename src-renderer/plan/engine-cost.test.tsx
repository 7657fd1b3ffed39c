// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { standInScene } from '../studio-client/stand-in-scenes.ts';
import { EngineCost } from './engine-cost.tsx';
import { PlanSummary } from './plan-summary.tsx';

afterEach(cleanup);

async function setUp() {
  const stores = createStores(standInScene('engines'), vi.fn());
  await stores.app.getState().refetch();
  await waitFor(() => expect(stores.plan.getState().view).not.toBeNull());
  const { view } = stores.plan.getState();
  if (!view) throw new Error('There is no plan.');
  return { stores, view };
}

async function factsOf(segmentKey: string, changes: Partial<PlanSegment> = {}) {
  const { stores, view } = await setUp();
  const segment = view.plan.segments.find(({ key }) => key === segmentKey);
  if (!segment) throw new Error(`There is no ${segmentKey}.`);
  renderForTest(stores, <EngineCost segment={{ ...segment, ...changes }} view={view} />);
  const section = within(screen.getByRole('region', { name: 'Engine and cost' }));
  const names = section.getAllByRole('term').map(({ textContent }) => textContent);
  const values = section.getAllByRole('definition').map(({ textContent }) => textContent);
  return Object.fromEntries(names.map((name, index) => [name, values[index]]));
}

it('says what renders a segment, what it asks and keeps, is given and costs, and who says so', async () => {
  expect(await factsOf('003/0')).toEqual({
    'Renders with': 'Replicate · Veo 3.1',
    Length: 'asks for 6 s, keeps 4.21 s',
    Quality: 'Medium',
    References: 'references/boat.pngreferences/captain.png',
    Sound: 'asked for; what is to be heard is part of the prompt',
    Cost: 'about $2.40Inferred from a reseller’s credits, November 2, 2026',
  });
});

it('says who chooses what is to be heard where the shot does not', async () => {
  const promptParts = { video: 'A storm', background: '', dialogue: '' };
  expect(await factsOf('003/0', { promptParts })).toMatchObject({
    Sound: 'asked for; the model chooses what is to be heard',
  });
});

it('says where no price is known, and nothing of money on the user’s own machine', async () => {
  expect((await factsOf('005/0')).Cost).toBe('Nobody has published a price for it.');
  cleanup();
  const local = await factsOf('006/0');
  expect(local.Cost).toBeUndefined();
  expect(local['Laid over']).toBe('product/lamp.png: bottom right, 28 % wide, 100 % opaque');
});

it('adds the cost up, and leads to other models', async () => {
  const { stores, view } = await setUp();
  renderForTest(stores, <PlanSummary view={view} findings={[]} />);
  fireEvent.click(screen.getByRole('button', { name: 'about $3.10, and 1 segment without a known price' }));
  expect(stores.advice.getState().opened).toBe(true);
});
