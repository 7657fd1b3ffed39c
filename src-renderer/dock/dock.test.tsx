// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { Profiler } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { ok } from '#shared/result.ts';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { standInJob, standInRun } from '../studio-client/stand-in-project.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { currentKey, dockKeys, queueCounts } from './dock-keys.ts';
import { DockRow } from './dock-row.tsx';

afterEach(cleanup);

const failed = { code: 'out-of-memory' as const, message: 'Out of VRAM.', remedy: 'Choose a smaller size.' };
const runAt = (fraction: number) =>
  standInRun([
    standInJob('001/0', { state: 'skipped' }),
    standInJob('002/0', { state: 'running', fraction, segmentCount: 3 }),
    standInJob('003/0'),
    standInJob('004/0', { state: 'failed', error: failed }),
  ]);

function setUp() {
  const studio = new StandInStudio({ 'run.retry': () => ok(runAt(0.5)) });
  const stores = createStores(studio, vi.fn());
  studio.emit('run.changed', runAt(0.1));
  return { studio, stores };
}

it('draws only the row of the job that changed', () => {
  const { studio, stores } = setUp();
  const drawn = new Map<string, number>();
  const row = (key: string) => (
    <Profiler key={key} id={key} onRender={(id) => drawn.set(id, (drawn.get(id) ?? 0) + 1)}>
      <DockRow segmentKey={key} />
    </Profiler>
  );
  renderForTest(stores, ['002/0', '003/0', '004/0'].map(row));
  drawn.clear();
  for (const fraction of [0.2, 0.3, 0.4]) act(() => studio.emit('run.changed', runAt(fraction)));
  expect([...drawn]).toEqual([['002/0', 3]]);
  expect(screen.getByTestId('dock-row-002/0').textContent).toContain('40 %');
});

it('says why a segment failed and tries it again', () => {
  const { studio, stores } = setUp();
  renderForTest(stores, <DockRow segmentKey="004/0" />);
  expect(screen.getByTestId('dock-row-004/0').textContent).toContain('Out of VRAM.');
  fireEvent.click(screen.getByRole('button', { name: 'Retry' }));
  expect(studio.inputsOf('run.retry')).toEqual([{ segmentKeys: ['004/0'] }]);
});

it('lists what there is to do, counts it, and knows where the run is', () => {
  const { stores } = setUp();
  const run = stores.run.getState();
  expect(dockKeys(run)).toEqual(['002/0', '003/0', '004/0']);
  expect(queueCounts(run)).toEqual({ running: 1, waiting: 1, failed: 1, upToDate: 1 });
  expect(currentKey(run)).toBe('002/0');
});
