// @vitest-environment jsdom
import { act, cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { usePlan } from '../app/stores-context.ts';
import { standInJob, standInRun } from '../studio-client/stand-in-project.ts';
import { standInScene } from '../studio-client/stand-in-scenes.ts';
import { PlanSummary } from './plan-summary.tsx';
import { PlanTabs } from './plan-tabs.tsx';
import { useFindings } from './use-findings.ts';

configure({ asyncUtilTimeout: 5_000 });
// jsdom lays nothing out: without a height no row is in view.
beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(30);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function Plan({ onChoose }: { readonly onChoose: (key: string) => void }) {
  const view = usePlan((state) => state.view);
  const findings = useFindings(view);
  return (
    view && (
      <>
        <PlanSummary view={view} findings={findings} />
        <PlanTabs view={view} findings={findings} chosenKey="001/0" onChoose={onChoose} />
      </>
    )
  );
}

async function openPlan(scene: string) {
  const studio = standInScene(scene);
  const stores = createStores(studio, vi.fn());
  await waitFor(() => expect(stores.plan.getState().view).not.toBeNull());
  const onChoose = vi.fn();
  renderForTest(stores, <Plan onChoose={onChoose} />);
  return { studio, stores, onChoose };
}

const rows = () =>
  screen
    .queryAllByRole('option')
    .map((row) => row.querySelector('[data-testid]')?.getAttribute('data-testid')?.slice(12));

it('says the plan in a line whose parts list what they count', async () => {
  await openPlan('takes');
  expect(screen.getByTestId('plan-summary').textContent).toBe(
    '13 segments · 4 up to date, 1 of them kept · 6 to render · about 19 min · 3 blocked',
  );
  fireEvent.click(screen.getByRole('button', { name: '6 to render' }));
  expect(rows()).toEqual(['003/1', '004/0', '004/1', '004/2', '004/3', '005/0']);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Stale 2' }));
  expect(rows()).toEqual(['004/1', '004/2', '004/3', '005/0']);
  fireEvent.click(screen.getByRole('button', { name: '13 segments' }));
  expect(rows()).toContain('001/0');
});

it('starts just what was selected, by mouse and by keys', async () => {
  const { studio, stores } = await openPlan('takes');
  act(() => stores.planScreen.getState().list(['will-render', 'stale']));
  const mark = (at: number) => screen.getAllByRole('option')[at]?.querySelector('[data-pick]') as Element;
  fireEvent.click(mark(3));
  fireEvent.click(mark(5), { shiftKey: true });
  fireEvent.click(screen.getAllByRole('option')[0] as Element, { ctrlKey: true });
  expect(screen.getByText('4 selected')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Start these 4 segments' }));
  await waitFor(() =>
    expect(studio.inputsOf('run.start')).toEqual([
      { shotIds: null, segmentKeys: ['003/1', '004/2', '004/3', '005/0'] },
    ]),
  );
  await waitFor(() => expect(stores.app.getState().panel).toBe('generate'));
  const list = screen.getByRole('listbox');
  fireEvent.keyDown(list, { key: 'a', ctrlKey: true });
  expect(screen.getByText('6 selected')).toBeTruthy();
  fireEvent.keyDown(list, { key: 'Escape' });
  expect(screen.queryByText('6 selected')).toBeNull();
});

it('leads from a problem to where it is mended', async () => {
  const { stores } = await openPlan('failed');
  fireEvent.click(screen.getByRole('button', { name: '1 problem' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Show shot 006' }));
  const { panel, selectedShotId, wantedField } = stores.app.getState();
  expect([panel, selectedShotId, wantedField]).toEqual(['storyboard', '006', 'start']);
});

it('shows what changed since the last run, words marked as what they are, and asks again for another plan', async () => {
  const { studio, stores, onChoose } = await openPlan('takes');
  act(() => stores.planScreen.getState().show('difference'));
  const change = await screen.findByRole('article', { name: 'Shot 003, segment 1 of 2' });
  expect(within(change).getAllByRole('deletion')[0]?.textContent).toBe('Some ');
  expect(within(change).getAllByRole('insertion')[0]?.textContent).toBe('A ');
  fireEvent.click(within(change).getByRole('button'));
  expect(onChoose).toHaveBeenCalledWith('003/0');
  const gone = screen.getByRole('article', { name: 'Shot 007, segment 1' });
  expect(within(gone).queryByRole('button')).toBeNull();
  const asked = (times: number) => waitFor(() => expect(studio.inputsOf('plan.sinceLastRun')).toHaveLength(times));
  act(() => stores.plan.setState(({ view }) => ({ view: view && { ...view } })));
  await asked(2);
  act(() => studio.emit('run.changed', standInRun([standInJob('001/0')], { runId: 'another' })));
  await asked(3);
});

it.each([
  ['empty-history', 'Nothing was run yet'],
  ['film', 'Nothing changed since the last run'],
])('says in words that there is no difference: %s', async (scene, words) => {
  const { stores } = await openPlan(scene);
  act(() => stores.planScreen.getState().show('difference'));
  expect(await screen.findByText(words)).toBeTruthy();
});

it('shows the chosen segment as JSON, what would be sent, and the whole plan', async () => {
  const { stores } = await openPlan('takes');
  act(() => stores.planScreen.getState().show('json'));
  const json = () => JSON.parse(screen.getByTestId('plan-json').textContent ?? '');
  expect(json().shot_id).toBe('001');
  fireEvent.click(screen.getByLabelText('As sent'));
  await waitFor(() => expect(json()['3'].class_type).toBe('KSamplerAdvanced'));
  fireEvent.click(screen.getByLabelText('Whole plan'));
  expect(json().segments).toHaveLength(13);
  fireEvent.change(screen.getByLabelText('Search in the JSON'), { target: { value: '"SEED"' } });
  expect(await screen.findByText('1 of 13')).toBeTruthy();
  fireEvent.keyDown(screen.getByLabelText('Search in the JSON'), { key: 'Enter', shiftKey: true });
  expect(screen.getByText('13 of 13')).toBeTruthy();
});
