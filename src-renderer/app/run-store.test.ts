import { expect, it, vi } from 'vitest';
import { err, ok } from '#shared/result.ts';
import { standInJob, standInRun } from '../studio-client/stand-in-project.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { createRunStore } from './run-store.ts';

const saved = () => Promise.resolve(true);
const jobs = (fraction: number) => [
  standInJob('001/0', { state: 'done' }),
  standInJob('001/1', { state: 'running', fraction }),
  standInJob('002/0', { state: 'failed', error: { code: 'out-of-memory', message: 'Full.', remedy: 'Smaller.' } }),
];

it('keeps the object of every job that did not change, so that its row is not drawn again', () => {
  const studio = new StandInStudio();
  const store = createRunStore(studio, vi.fn(), saved);
  studio.emit('run.changed', standInRun(jobs(0.1)));
  const before = store.getState();
  studio.emit('run.changed', standInRun(jobs(0.2)));
  const after = store.getState();
  expect(after.jobsByKey['001/0']).toBe(before.jobsByKey['001/0']);
  expect(after.jobsByKey['002/0']).toBe(before.jobsByKey['002/0']);
  expect(after.jobsByKey['001/1']).not.toBe(before.jobsByKey['001/1']);
  expect(after.order).toBe(before.order);
});

const everything = { shotIds: null, segmentKeys: null };

it('starts nothing while what was typed cannot be saved', async () => {
  const studio = new StandInStudio();
  const store = createRunStore(studio, vi.fn(), () => Promise.resolve(false));
  expect(await store.getState().render(everything)).toBe(false);
  expect(studio.calls).toEqual([]);
  expect(store.getState().asking).toBeNull();
});

it('tells why a run did not start', async () => {
  const error = { code: 'plan-blocked' as const, message: 'Nothing can run.', remedy: 'Mend shot 001.' };
  const studio = new StandInStudio({ 'run.start': () => err(error) });
  const report = vi.fn();
  const store = createRunStore(studio, report, saved);
  await store.getState().render({ shotIds: ['001'], segmentKeys: null });
  expect(report).toHaveBeenCalledWith(error);
  expect(store.getState().refused).toEqual(error);
});

it('starts a run, and adds to one that is open', async () => {
  const studio = new StandInStudio({
    'run.start': () => ok(standInRun(jobs(0))),
    'run.add': () => ok(standInRun([...jobs(0), standInJob('003/0')])),
  });
  const store = createRunStore(studio, vi.fn(), saved);
  await store.getState().render(everything);
  expect(store.getState().order).toEqual(['001/0', '001/1', '002/0']);
  await store.getState().render({ shotIds: ['003'], segmentKeys: null });
  expect(store.getState().order).toEqual(['001/0', '001/1', '002/0', '003/0']);
  studio.emit('run.changed', standInRun(jobs(0), { state: 'finished' }));
  await store.getState().render(everything);
  expect(studio.calls.map(({ name }) => name)).toEqual(['run.start', 'run.add', 'run.start']);
});

it('does not go back to running when the end of a short run arrives before the answer to Start', async () => {
  const studio = new StandInStudio();
  studio.answers['run.start'] = () => {
    studio.emit('run.changed', standInRun([standInJob('001/0', { state: 'skipped' })], { state: 'finished' }));
    return ok(standInRun([standInJob('001/0')]));
  };
  const store = createRunStore(studio, vi.fn(), saved);
  await store.getState().render(everything);
  expect(store.getState()).toMatchObject({ head: { state: 'finished', upToDate: 1 }, asking: null });
});

it('takes a new run from the answer although the old one still told of itself', async () => {
  const studio = new StandInStudio();
  studio.answers['run.start'] = () => {
    studio.emit('run.changed', standInRun(jobs(1), { state: 'finished' }));
    return ok(standInRun([standInJob('009/0')], { runId: 'run-2' }));
  };
  const store = createRunStore(studio, vi.fn(), saved);
  await store.getState().render(everything);
  expect(store.getState()).toMatchObject({ head: { runId: 'run-2' }, order: ['009/0'] });
});

it('goes on with a run that had ended, where its failures are tried again', async () => {
  const again = standInRun([standInJob('001/0', { state: 'done' }), standInJob('002/0')]);
  const studio = new StandInStudio({ 'run.retry': () => ok(again) });
  const store = createRunStore(studio, vi.fn(), saved);
  studio.emit('run.changed', standInRun(jobs(0), { state: 'finished' }));
  await store.getState().retry(null);
  expect(store.getState().head?.state).toBe('running');
});

it('asks what is true when there is nothing to stop', async () => {
  const error = { code: 'no-run' as const, message: 'Nothing is being rendered.', remedy: '' };
  const studio = new StandInStudio({ 'run.stop': () => err(error), 'run.current': () => ok(null) });
  const store = createRunStore(studio, vi.fn(), saved);
  studio.emit('run.changed', standInRun(jobs(0)));
  await store.getState().stop();
  expect(store.getState().head).toBeNull();
});

it('asks before it breaks off rendering, and only then', async () => {
  const studio = new StandInStudio({ 'run.stop': () => ok(standInRun([], { state: 'stopped' })) });
  const store = createRunStore(studio, vi.fn(), saved);
  store.getState().askToStop();
  studio.emit('run.changed', standInRun([standInJob('001/0')], { state: 'paused' }));
  store.getState().askToStop();
  expect([store.getState().confirmingStop, studio.calls.length]).toEqual([false, 1]);
  studio.emit('run.changed', standInRun(jobs(0.5), { runId: 'run-2' }));
  store.getState().askToStop();
  expect([store.getState().confirmingStop, studio.calls.length]).toEqual([true, 1]);
  // While the question is open the run ends by itself.
  studio.emit('run.changed', standInRun(jobs(1), { runId: 'run-2', state: 'finished' }));
  expect(store.getState().confirmingStop).toBe(false);
});
