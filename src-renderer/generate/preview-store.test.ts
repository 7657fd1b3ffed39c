import { expect, it, vi } from 'vitest';
import { createRunStore } from '../app/run-store.ts';
import { standInJob, standInRun } from '../studio-client/stand-in-project.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { createPreviewStore } from './preview-store.ts';

function setUp() {
  const studio = new StandInStudio();
  const run = createRunStore(studio, vi.fn(), () => Promise.resolve(true));
  let waits: (() => void) | null = null;
  const released: string[] = [];
  const store = createPreviewStore(studio, run, {
    batch: (act) => () => {
      waits = act;
    },
    toUrl: ({ base64 }) => `blob:${base64}`,
    release: (url) => released.push(url),
  });
  const changes = vi.fn();
  store.subscribe(changes);
  const frame = () => {
    const act = waits;
    waits = null;
    act?.();
  };
  const preview = (segmentKey: string, base64: string) =>
    studio.emit('run.preview', { segmentKey, mime: 'image/jpeg', base64 });
  const runWith = (...running: string[]) =>
    studio.emit(
      'run.changed',
      standInRun(
        ['1/0', '2/0'].map((key) => standInJob(key, { state: running.includes(key) ? 'running' : 'waiting' })),
      ),
    );
  return { studio, store, changes, frame, preview, runWith, released };
}

it('takes up the newest picture of each segment once a frame, and gives the older ones back', () => {
  const { store, changes, frame, preview, runWith, released } = setUp();
  runWith('1/0', '2/0');
  for (let count = 0; count < 100; count += 1) preview('1/0', `a${count}`);
  preview('2/0', 'b');
  expect(changes).not.toHaveBeenCalled();
  frame();
  expect(changes).toHaveBeenCalledTimes(1);
  expect(store.getState().urls).toEqual({ '1/0': 'blob:a99', '2/0': 'blob:b' });
  preview('1/0', 'a100');
  frame();
  expect(released, 'it may still be shown in this frame').toEqual([]);
  frame();
  expect(released).toEqual(['blob:a99']);
});

it('keeps a picture that comes before its segment is rendered, drops one that comes after, lets go at the end', () => {
  const { studio, store, frame, preview, runWith, released } = setUp();
  runWith('1/0');
  preview('2/0', 'early');
  preview('3/0', 'of nobody');
  frame();
  expect(store.getState().urls).toEqual({});
  runWith('1/0', '2/0');
  frame();
  expect(store.getState().urls).toEqual({ '2/0': 'blob:early' });
  studio.emit('run.changed', standInRun([standInJob('2/0', { state: 'done' })]));
  preview('2/0', 'late');
  frame();
  expect(store.getState().urls, 'its clip comes a moment later').toEqual({ '2/0': 'blob:early' });
  studio.emit('run.changed', standInRun([standInJob('2/0', { state: 'failed' })]));
  frame();
  frame();
  expect(store.getState().urls).toEqual({});
  expect(released).toEqual(['blob:early']);
});
