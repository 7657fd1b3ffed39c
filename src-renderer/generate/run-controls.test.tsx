// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { RunView } from '#shared/model/run.ts';
import { ok } from '#shared/result.ts';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { StopDialog } from '../app/stop-dialog.tsx';
import {
  standInJob,
  standInPlan,
  standInProject,
  standInRun,
  standInServer,
  standInShot,
  toRender,
} from '../studio-client/stand-in-project.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { STAND_IN_WORKFLOWS } from '../studio-client/stand-in-workflows.ts';
import { EndReport } from './end-report.tsx';
import { UnfinishedBanner } from './pause-notice.tsx';
import { RowFault } from './row-fault.tsx';
import { RunControls } from './run-controls.tsx';
import { Servers } from './servers.tsx';
import { ShotLine } from './shot-line.tsx';
import { useShotMoves } from './use-shot-moves.ts';

afterEach(cleanup);

const SHOTS = [standInShot(0), standInShot(1), standInShot(4)];
const JOBS = [standInJob('001/0'), standInJob('002/0'), standInJob('005/0')];

function setUp(run: Partial<RunView> & { readonly jobs?: RunView['jobs'] }) {
  const answer = () => ok(standInRun(run.jobs ?? JOBS, run));
  const studio = new StandInStudio({
    'run.pause': answer,
    'run.resume': answer,
    'run.stop': answer,
    'run.add': answer,
    'run.start': answer,
    'run.retry': answer,
    'run.reorder': answer,
    'run.server': answer,
    'project.edit': () => ok(standInProject(SHOTS, { revision: 2 })),
  });
  const stores = createStores(studio, vi.fn());
  stores.project.setState({ view: standInProject(SHOTS) });
  const view = standInPlan(SHOTS, () => toRender);
  const segments = view.plan.segments.map((segment) => ({
    ...segment,
    workflowFile: STAND_IN_WORKFLOWS[0]?.fileName ?? null,
  }));
  stores.plan.setState({ view, segmentsByKey: new Map(segments.map((segment) => [segment.key, segment])) });
  stores.app.setState({ workflows: STAND_IN_WORKFLOWS });
  studio.emit('run.changed', standInRun(run.jobs ?? JOBS, run));
  const inputs = () => studio.calls.filter(({ name }) => /^(run\.(?!current)|project\.edit)/.test(name));
  return { studio, stores, view, inputs };
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const OUTLOOK = { kind: 'ready', words: '' } as const;

it('pauses in three ways, and adds what the run does not hold', async () => {
  const { stores, view, inputs } = setUp({});
  renderForTest(stores, <RunControls view={view} outlook={OUTLOOK} describedBy="words" />);
  press('Pause');
  const ways = await screen.findAllByRole('menuitem');
  expect(ways.map((way) => way.firstElementChild?.textContent)).toHaveLength(3);
  fireEvent.click(within(ways[2] as HTMLElement).getByText('Now, and free the graphics card'));
  expect(inputs()).toEqual([{ name: 'run.pause', input: { when: 'now', freeMemory: true } }]);
  press('Add 1 more segment to the queue');
  await waitFor(() =>
    expect(inputs().at(-1)).toEqual({ name: 'run.add', input: { shotIds: null, segmentKeys: ['002/1'] } }),
  );
});

it('resumes with one button, and asks about a run left over from before in a banner', () => {
  const paused = { state: 'paused', pause: { because: 'user', message: 'Paused.', remedy: '' } } as const;
  const { studio, stores, view, inputs } = setUp(paused);
  renderForTest(
    stores,
    <>
      <UnfinishedBanner />
      <RunControls view={view} outlook={OUTLOOK} describedBy="words" />
    </>,
  );
  expect(screen.queryByRole('alert')).toBeNull();
  press('Resume');
  act(() =>
    studio.emit('run.changed', standInRun(JOBS, { ...paused, pause: { ...paused.pause, because: 'unfinished' } })),
  );
  expect(screen.queryByRole('button', { name: 'Resume' })).toBeNull();
  expect(screen.getByRole('alert').textContent).toContain('was not finished: 0 of 3 segments done.');
  press('Discard');
  expect(inputs().map(({ name }) => name)).toEqual(['run.resume', 'run.stop']);
});

it('asks before Stop breaks off what is being rendered', async () => {
  const running = [standInJob('001/0', { state: 'running', fraction: 0.64 }), standInJob('002/0')];
  const { stores, view, inputs } = setUp({ jobs: running });
  renderForTest(
    stores,
    <>
      <RunControls view={view} outlook={OUTLOOK} describedBy="words" />
      <StopDialog />
    </>,
  );
  press('Stop');
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('64 % rendered');
  expect(dialog.textContent).not.toContain('charged');
  const cost = { estimate: 0.6, currency: 'USD' as const, source: 'a list', date: '2026-11-21' };
  const { segments } = standInPlan(SHOTS, () => toRender).plan;
  const segmentsByKey = new Map(segments.map((segment) => [segment.key, { ...segment, cost }]));
  act(() => stores.plan.setState({ segmentsByKey }));
  expect(dialog.textContent).toContain('it may be charged all the same');
  expect(inputs()).toEqual([]);
  fireEvent.click(within(dialog).getByRole('button', { name: 'Stop now' }));
  expect(inputs().map(({ name }) => name)).toEqual(['run.stop']);
});

function MovableShots({ shotIds }: { readonly shotIds: readonly string[] }) {
  const moves = useShotMoves();
  return (
    <>
      {shotIds.map((shotId) => (
        <ShotLine key={shotId} line={{ kind: 'shot', shotId, durationSeconds: 3, segmentCount: 1 }} moves={moves} />
      ))}
      <output>{moves.told}</output>
    </>
  );
}

it('moves a waiting shot with Alt and an arrow, and with the mouse', async () => {
  const { stores, inputs } = setUp({ jobs: [standInJob('000/0', { state: 'running' }), ...JOBS] });
  renderForTest(stores, <MovableShots shotIds={['000', '001', '002', '005']} />);
  expect(screen.queryByRole('button', { name: /Move shot 000/ })).toBeNull();
  fireEvent.keyDown(screen.getByRole('button', { name: 'Move shot 002, 2 of 3 that wait' }), {
    key: 'ArrowUp',
    altKey: true,
  });
  expect(inputs()).toEqual([{ name: 'run.reorder', input: { shotIds: ['002', '001'] } }]);
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Shot 002 is now number 2 of 3 that wait.'));
  const dataTransfer = { setData: () => undefined };
  fireEvent.dragStart(screen.getByRole('button', { name: /Move shot 001/ }), { dataTransfer });
  const last = screen.getByText('Shot 005').parentElement as HTMLElement;
  fireEvent.dragOver(last, { dataTransfer });
  expect(last.dataset.drop).toBe('after');
  fireEvent.drop(last, { dataTransfer });
  expect(inputs().at(-1)).toEqual({ name: 'run.reorder', input: { shotIds: ['002', '005', '001'] } });
});

it('offers smaller settings where the card ran out of memory: changes the project, then renders the shot', async () => {
  const error = { code: 'out-of-memory' as const, message: 'The card is full.', remedy: 'Smaller.' };
  const job = standInJob('002/0', { state: 'failed', error });
  const { stores, inputs } = setUp({ state: 'finished', jobs: [job] });
  renderForTest(stores, <RowFault job={job} error={error} />);
  press(/^Render at 912/);
  await waitFor(() => expect(inputs()).toHaveLength(2));
  expect(inputs()).toEqual([
    {
      name: 'project.edit',
      input: {
        revision: 1,
        command: { kind: 'project.change', patch: { resolution: { width: 912, height: 512 } } },
      },
    },
    { name: 'run.start', input: { shotIds: ['002'], segmentKeys: null } },
  ]);
  press('Retry 002/0');
  expect(inputs().at(-1)).toEqual({ name: 'run.retry', input: { segmentKeys: ['002/0'] } });
});

it('tells of each server what it does or why not, and pauses one', async () => {
  const jobs = [standInJob('001/0', { state: 'running', fraction: 0.5 }), ...JOBS.slice(1)];
  const servers = [
    standInServer('http://a:1', { state: 'working', segmentKeys: ['001/0'], reason: '' }),
    standInServer('http://b:1', { reason: 'Every waiting segment continues another.' }),
  ];
  const { stores, inputs } = setUp({ jobs, servers });
  renderForTest(stores, <Servers />);
  const [working, idle] = screen.getAllByRole('listitem');
  expect(working?.textContent).toMatch(/Rendering.*a:1.*RTX 4090.*Shot 001, segment 1 · 50 %/);
  expect(idle?.textContent).toMatch(/Idle.*b:1.*Every waiting segment continues another/);
  press('More for b:1');
  fireEvent.click(await screen.findByText('Give it nothing new'));
  expect(inputs()).toEqual([{ name: 'run.server', input: { url: 'http://b:1', action: 'pause' } }]);
});

it('starts everything at a press, and the chosen shots or one segment from the menu', async () => {
  const { studio, stores, view, inputs } = setUp({ state: 'finished' });
  renderForTest(stores, <RunControls view={view} outlook={OUTLOOK} describedBy="words" />);
  press('Start 4 segments');
  await waitFor(() => expect(stores.run.getState().asking).toBeNull());
  press('More ways to start');
  const items = await screen.findAllByRole('menuitem');
  expect(items.map((item) => item.textContent)).toEqual([
    'Everything that is to be rendered4 segments',
    'Chosen shotsChoose shots in the queue or the Storyboard first.',
    'The segment on the stageChoose a segment in the queue first.',
  ]);
  act(() => {
    stores.generate.getState().choose(['002']);
    stores.generate.getState().show('005/0');
  });
  expect(screen.getByText('1 chosen shot').parentElement?.textContent).toContain('2 segments');
  fireEvent.click(screen.getByText('1 chosen shot'));
  await waitFor(() => expect(stores.generate.getState().chosenShotIds.size).toBe(0));
  await waitFor(() => expect(stores.run.getState().asking).toBeNull());
  press('More ways to start');
  fireEvent.click(await screen.findByText('Only this: shot 005, segment 1'));
  await waitFor(() => expect(inputs()).toHaveLength(3));
  expect(studio.inputsOf('run.start')).toEqual([
    { shotIds: null, segmentKeys: null },
    { shotIds: ['002'], segmentKeys: null },
    { shotIds: null, segmentKeys: ['005/0'] },
  ]);
});

it('leads from the end of a run to the film and to what failed', async () => {
  const error = { code: 'render-failed' as const, message: 'Failed.', remedy: 'Again.' };
  const jobs = [standInJob('001/0', { state: 'done' }), standInJob('002/0', { state: 'failed', error })];
  const { stores, inputs } = setUp({ state: 'finished', jobs, finishedAtIso: '2026-01-01T10:30:00.000Z' });
  renderForTest(stores, <EndReport />);
  expect(screen.getByTestId('run-report').textContent).toBe('Finished after 30 min 00 s');
  expect(screen.queryByRole('button', { name: 'Watch the film' }), 'there is no clip').toBeNull();
  press('Show failed');
  expect(stores.generate.getState().filter).toBe('failed');
  press('Retry failed (1)');
  expect(inputs()).toEqual([{ name: 'run.retry', input: { segmentKeys: null } }]);
});
