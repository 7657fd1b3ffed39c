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
  await createRunStore(studio, report, saved)
    .getState()
    .start({ shotIds: ['001'], segmentKeys: null });
  expect(report).toHaveBeenCalledWith(error);
});

it('shows the run from the answer, without waiting for an event', async () => {
  const studio = new StandInStudio({ 'run.start': () => ok(standInRun(jobs(0))) });
  const store = createRunStore(studio, vi.fn(), saved);
  await store.getState().start({ shotIds: null, segmentKeys: null });
  expect(store.getState().order).toEqual(['001/0', '001/1', '002/0']);
});
