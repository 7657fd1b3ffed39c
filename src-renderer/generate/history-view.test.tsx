// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RunRecordLine } from '#shared/model/history.ts';
import { ok } from '#shared/result.ts';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { standInPlan, standInProject, standInShot, toRender } from '../studio-client/stand-in-project.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { HistoryView } from './history-view.tsx';
import { recordLines, recordText, resultWords, runEndWords } from './history-words.ts';
import { LogView } from './log-view.tsx';

// jsdom lays nothing out: every box is as large as a list needs to show its rows.
beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(400);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(30);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const RUN = {
  runId: 'r1',
  startedAtIso: '2026-01-09T21:12:00Z',
  endedAtIso: '2026-01-09T22:12:00Z',
  state: 'finished' as const,
  engineName: 'Draft',
  segments: 3,
  rendered: 2,
  upToDate: 0,
  failed: 1,
  seconds: 3_600,
};
const at = (second: number) => `2026-01-09T21:12:${second}.000Z`;
const LINES: RunRecordLine[] = [
  { atIso: at(10), segmentKey: null, severity: 'info', text: 'Run started.' },
  { atIso: at(11), segmentKey: '001/0', severity: 'warning', text: 'Try 2 of 3.' },
  { atIso: at(12), segmentKey: '001/0', severity: 'problem', text: 'Node 57 failed.' },
  { atIso: at(13), segmentKey: '009/0', severity: 'success', text: 'Take 1 is there.' },
];

function setUp(studio: StandInStudio) {
  const stores = createStores(studio, vi.fn());
  stores.project.setState({ view: standInProject([standInShot(0)]) });
  const view = standInPlan([standInShot(0)], () => toRender);
  stores.plan.setState({ view, segmentsByKey: new Map(view.plan.segments.map((segment) => [segment.key, segment])) });
  return stores;
}

it('says of a run how it ended and what came of it, and gives its events as text', () => {
  expect([runEndWords(RUN), resultWords(RUN)]).toEqual([
    'Finished with failures after 1 h 00 min',
    '2 rendered · 1 failed',
  ]);
  expect(runEndWords({ ...RUN, state: 'running', endedAtIso: null, seconds: null })).toBe('Not finished');
  expect(recordLines(LINES, 'problems', null)).toHaveLength(1);
  expect(recordLines(LINES, 'all', '001/0')).toHaveLength(2);
  expect(recordText(LINES.slice(0, 2))).toBe(`${at(10)}  Run started.\n${at(11)}  001/0  Try 2 of 3.`);
});

it('lists the events of a run, filters them, and leads to the segment where the film still has it', async () => {
  const studio = new StandInStudio({
    'runs.history': () => ok([RUN, { ...RUN, runId: 'r0', failed: 0 }]),
    'runs.read': () => ok({ ...RUN, lines: LINES, unreadLines: 1 }),
  });
  const stores = setUp(studio);
  stores.generate.getState().setTab('history');
  renderForTest(stores, <HistoryView />);
  const events = await screen.findByRole('region', { name: 'Events' }, { timeout: 5_000 });
  await waitFor(() => expect(within(events).getAllByRole('listitem')).toHaveLength(4));
  expect(screen.getAllByRole('option')).toHaveLength(2);
  expect(screen.getByText(/1 line of the journal is damaged/)).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: 'Warnings and problems (2)' }));
  expect(
    within(events)
      .getAllByRole('listitem')
      .map((row) => row.lastElementChild?.textContent),
  ).toEqual(['Try 2 of 3.', 'Node 57 failed.']);
  fireEvent.click(screen.getByRole('radio', { name: 'Everything' }));
  expect(within(events).queryByRole('button', { name: 'shot 009, segment 1' }), 'it is deleted').toBeNull();
  fireEvent.click(within(events).getAllByRole('button', { name: 'shot 001, segment 1' })[0] as HTMLElement);
  expect(stores.generate.getState()).toMatchObject({ tab: 'run', filter: 'all', shownKey: '001/0' });
  fireEvent.click(screen.getAllByRole('option')[1] as HTMLElement);
  await waitFor(() => expect(studio.inputsOf('runs.read')).toEqual([{ runId: 'r1' }, { runId: 'r0' }]));
});

it('reads the log anew only where its size is another, and only while somebody looks', async () => {
  vi.useFakeTimers();
  try {
    let texts = ['2026-01-01T10:00:00.000Z INFO one', '2026-01-01T10:00:01.000Z ERROR two'];
    const studio = new StandInStudio({
      'log.tail': ({ lines }) =>
        ok({ filePath: '/x/pipeline.log', lines: texts.slice(-lines), sizeBytes: texts.length }),
    });
    const { unmount } = renderForTest(setUp(studio), <LogView />);
    await act(() => vi.advanceTimersByTimeAsync(10));
    expect(screen.getByRole('log').textContent).toContain('ERROR two');
    await act(() => vi.advanceTimersByTimeAsync(4_000));
    const asked = () => studio.inputsOf('log.tail').map(({ lines }) => lines);
    expect(asked()).toEqual([3_000, 1, 1]);
    texts = [...texts, '2026-01-01T10:00:02.000Z WARN three'];
    await act(() => vi.advanceTimersByTimeAsync(2_000));
    expect(asked()).toEqual([3_000, 1, 1, 1, 3_000]);
    expect(screen.getByRole('log').textContent).toContain('WARN three');
    fireEvent.click(screen.getByRole('radio', { name: 'Errors' }));
    expect(screen.getByRole('log').children).toHaveLength(1);
    unmount();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked()).toHaveLength(5);
  } finally {
    vi.useRealTimers();
  }
});
