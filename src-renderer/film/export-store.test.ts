import { expect, it, vi } from 'vitest';
import { err, ok } from '#shared/result.ts';
import { DISK_FULL, standInExport } from '../studio-client/stand-in-exports.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { createExportDialogStore } from './export-dialog-store.ts';
import { createExportStore, type ExportInput } from './export-store.ts';

const INPUT: ExportInput = {
  format: 'mp4',
  shotId: null,
  fileName: 'Harbour.mp4',
  replace: false,
  skipMissing: false,
  options: {},
};

it('starts after what is typed was saved, and holds why it was refused', async () => {
  const studio = new StandInStudio({ 'export.start': () => err(DISK_FULL) });
  let saved = false;
  const store = createExportStore(studio, vi.fn(), () => Promise.resolve(saved));
  expect(await store.getState().start(INPUT)).toBe(false);
  expect(studio.calls).toHaveLength(0);
  saved = true;
  expect(await store.getState().start(INPUT)).toBe(false);
  expect(store.getState()).toMatchObject({ asking: null, refused: DISK_FULL, current: null });
  studio.answers['export.start'] = () => ok(standInExport());
  expect(await store.getState().start(INPUT)).toBe(true);
  expect(store.getState()).toMatchObject({ refused: null, current: { phase: 'working' } });
  expect(studio.inputsOf('export.start')).toEqual([INPUT, INPUT]);
});

it('does not go back to an answer that an event overtook', async () => {
  let answer: (() => void) | undefined;
  const studio = new StandInStudio({
    'export.current': () => new Promise((resolve) => (answer = () => resolve(ok(standInExport({ fraction: 0.1 }))))),
  });
  const store = createExportStore(studio, vi.fn(), () => Promise.resolve(true));
  const refetched = store.getState().refetch();
  studio.emit('export.changed', standInExport({ phase: 'done', fraction: 1 }));
  answer?.();
  await refetched;
  expect(store.getState().current?.phase).toBe('done');
});

it('puts the report of an ended export away once it was seen, not that of a working one', () => {
  const studio = new StandInStudio();
  const exports = createExportStore(studio, vi.fn(), () => Promise.resolve(true));
  const dialog = createExportDialogStore(exports);
  dialog.getState().open({ shotId: '002' });
  studio.emit('export.changed', standInExport());
  dialog.getState().close();
  expect(dialog.getState()).toMatchObject({ opened: false, putAwayId: null, shotId: '002' });
  studio.emit('export.changed', standInExport({ phase: 'done' }));
  dialog.getState().open();
  dialog.getState().close();
  expect(dialog.getState().putAwayId).toBe('export-1');
});
