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

it('keeps a preview for its run only', () => {
  const studio = new StandInStudio();
  const store = createRunStore(studio, vi.fn(), saved);
  studio.emit('run.changed', standInRun(jobs(0.1)));
  studio.emit('run.preview', { segmentKey: '001/1', mime: 'image/jpeg', base64: 'AAAA' });
  studio.emit('run.changed', standInRun(jobs(0.2)));
  expect(store.getState().preview).toEqual({ segmentKey: '001/1', url: 'data:image/jpeg;base64,AAAA' });
  studio.emit('run.changed', standInRun(jobs(0), { runId: 'run-2' }));
  expect(store.getState().preview).toBeNull();
});

it('starts nothing while what was typed cannot be saved', async () => {
  const studio = new StandInStudio();
  const store = createRunStore(studio, vi.fn(), () => Promise.resolve(false));
  expect(await store.getState().start({ shotIds: null, segmentKeys: null })).toBe(false);
  expect(studio.calls).toEqual([]);
  expect(store.getState().asking).toBeNull();
});

it('tells why a run did not start', async () => {
  const error = { code: 'plan-blocked' as const, message: 'Nothing can run.', remedy: 'Mend shot 001.' };
  const studio = new StandInStudio({ 'run.start': () => err(error) });
  const report = vi.fn();
  const store = createRunStore(studio, report, saved);
  await store.getState().start({ shotIds: ['001'], segmentKeys: null });
  expect(report).toHaveBeenCalledWith(error);
  expect(store.getState().refused).toEqual(error);
});

it('shows the run from the answer, without waiting for an event', async () => {
  const studio = new StandInStudio({ 'run.start': () => ok(standInRun(jobs(0))) });
  const store = createRunStore(studio, vi.fn(), saved);
  await store.getState().start({ shotIds: null, segmentKeys: null });
  expect(store.getState().order).toEqual(['001/0', '001/1', '002/0']);
});

it('does not go back to running when the end of a short run arrives before the answer to Start', async () => {
  const studio = new StandInStudio();
  studio.answers['run.start'] = () => {
    studio.emit('run.changed', standInRun([standInJob('001/0', { state: 'skipped' })], { state: 'finished' }));
    return ok(standInRun([standInJob('001/0')]));
  };
  const store = createRunStore(studio, vi.fn(), saved);
  await store.getState().start({ shotIds: null, segmentKeys: null });
  expect(store.getState()).toMatchObject({ head: { state: 'finished', upToDate: 1 }, asking: null });
});

it('asks what is true when there is nothing to stop', async () => {
  const error = { code: 'no-run' as const, message: 'Nothing is being rendered.', remedy: '' };
  const studio = new StandInStudio({ 'run.stop': () => err(error), 'run.current': () => ok(null) });
  const store = createRunStore(studio, vi.fn(), saved);
  studio.emit('run.changed', standInRun(jobs(0)));
  await store.getState().stop();
  expect(store.getState().head).toBeNull();
});
