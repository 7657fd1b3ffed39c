// @vitest-environment jsdom
import { act, cleanup, screen } from '@testing-library/react';
import { Profiler, type ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { standInJob, standInPlan, standInRun, standInShot, toRender } from '../studio-client/stand-in-project.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { SegmentRow } from './segment-row.tsx';
import { Stage } from './stage.tsx';

afterEach(cleanup);

const KEYS = ['001/0', '002/0', '002/1'];
const SHOTS = [standInShot(0), standInShot(1)];
const planned = () => standInPlan(SHOTS, () => structuredClone(toRender));
/** Twice a frame's time. */
const aFrame = () => act(() => new Promise((resolve) => setTimeout(resolve, 40)));

function setUp() {
  URL.createObjectURL = vi.fn(({ size }: Blob) => `blob:${size}`) as typeof URL.createObjectURL;
  URL.revokeObjectURL = vi.fn();
  const studio = new StandInStudio();
  const stores = createStores(studio, vi.fn());
  const plan = () => {
    const view = planned();
    stores.plan.setState({ view, segmentsByKey: new Map(view.plan.segments.map((segment) => [segment.key, segment])) });
  };
  const progress = (fraction: number) =>
    studio.emit(
      'run.changed',
      standInRun(KEYS.map((key, index) => standInJob(key, index === 1 ? { state: 'running', fraction } : {}))),
    );
  plan();
  const drawn: string[] = [];
  const watched = (id: string, part: ReactNode) => (
    <Profiler key={id} id={id} onRender={(name) => drawn.push(name)}>
      {part}
    </Profiler>
  );
  const view = stores.plan.getState().view as ReturnType<typeof planned>;
  return {
    studio,
    drawn,
    plan,
    async start() {
      progress(0.1);
      renderForTest(
        stores,
        <>
          {KEYS.map((key, index) => watched(key, <SegmentRow segmentKey={key} number={index} count={2} />))}
          {watched('stage', <Stage view={view} />)}
        </>,
      );
      await aFrame();
      drawn.length = 0;
    },
    async progress(fraction: number) {
      act(() => progress(fraction));
      await aFrame();
    },
  };
}

it('draws only the row again whose job made progress', async () => {
  const { drawn, start, progress } = setUp();
  await start();
  await progress(0.2);
  await progress(0.3);
  // Its clock ticks, too.
  expect(new Set(drawn.filter((id) => id !== 'stage'))).toEqual(new Set(['002/0']));
  expect(screen.getByTestId('segment-row-002/0').dataset.state).toBe('running');
  expect(screen.getByTestId('segment-row-002/1').dataset.state).toBe('waiting');
  expect(screen.getAllByText('30 %')).toHaveLength(2);
});

it('draws only the stage again for a live picture, and nothing for a plan that says the same', async () => {
  const { studio, drawn, plan, start } = setUp();
  await start();
  act(() => studio.emit('run.preview', { segmentKey: '002/0', mime: 'image/jpeg', base64: btoa('picture') }));
  await aFrame();
  expect(drawn).toEqual(['stage']);
  expect(screen.getByRole('img', { name: 'Preview of shot 002, segment 1' }).getAttribute('src')).toBe('blob:7');
  drawn.length = 0;
  act(plan);
  expect(drawn.filter((id) => id !== 'stage')).toEqual([]);
});
