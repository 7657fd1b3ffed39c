// @vitest-environment jsdom
import { Notifications, notifications } from '@mantine/notifications';
import { act, cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { err, ok } from '#shared/result.ts';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { DISK_FULL, standInExport } from '../studio-client/stand-in-exports.ts';
import { standInScene } from '../studio-client/stand-in-scenes.ts';
import { ExportDialog } from './export-dialog.tsx';
import { ExportLine } from './export-line.tsx';

configure({ asyncUtilTimeout: 5_000 });
afterEach(() => {
  cleanup();
  notifications.clean();
});

async function openDialog(scene = 'film') {
  const studio = standInScene(scene);
  studio.answers['export.start'] = () => ok(standInExport());
  const stores = createStores(studio, vi.fn());
  await waitFor(() => expect(stores.film.getState().view).not.toBeNull());
  renderForTest(
    stores,
    <>
      <Notifications />
      <ExportLine />
      <ExportDialog />
    </>,
  );
  act(() => stores.exportDialog.getState().open());
  await screen.findByRole('dialog');
  const started = () => studio.inputsOf('export.start');
  return { studio, stores, started };
}

const exportButton = () => screen.getByRole('button', { name: 'Export' });

it('exports the film as it is chosen, and shows how far it is', async () => {
  const { studio, started } = await openDialog();
  fireEvent.click(screen.getByRole('radio', { name: 'MP4 to share' }));
  fireEvent.click(screen.getByRole('button', { name: 'Expert settings' }));
  fireEvent.change(screen.getByLabelText('Quality (CRF)'), { target: { value: '99' } });
  expect(exportButton()).toHaveProperty('disabled', true);
  fireEvent.change(screen.getByLabelText('Quality (CRF)'), { target: { value: '24' } });
  fireEvent.click(screen.getByRole('switch', { name: /^Correct the seams/ }));
  fireEvent.click(exportButton());
  expect(await screen.findByText('320 of 761 frames: 302 copied, 18 encoded')).toBeTruthy();
  expect(started()).toMatchObject([
    {
      format: 'mp4',
      shotId: null,
      fileName: 'Harbour_share.mp4',
      replace: false,
      skipMissing: false,
      options: { crf: 24, corrections: false, audioKbps: 160 },
    },
  ]);
  studio.answers['export.cancel'] = () => ok(standInExport({ phase: 'cancelled' }));
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(await screen.findByText(/was cancelled/)).toBeTruthy();
  expect(studio.inputsOf('export.cancel')).toHaveLength(1);
});

it('holds back what is not rendered, unless it is left out', async () => {
  const { started } = await openDialog('film-missing');
  expect(screen.getByText('6 segments of shots 004, 005 and 006 are not rendered yet.')).toBeTruthy();
  expect(exportButton()).toHaveProperty('disabled', true);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Leave out the 3 shots that are not rendered yet' }));
  fireEvent.click(exportButton());
  await waitFor(() => expect(started()).toMatchObject([{ skipMissing: true }]));
});

it('asks before it replaces a file', async () => {
  const { studio, started } = await openDialog();
  const taken = { code: 'conflict' as const, message: 'A file of that name is there already.', remedy: 'Choose.' };
  studio.answers['export.start'] = ({ replace }) => (replace ? ok(standInExport()) : err(taken));
  fireEvent.click(exportButton());
  fireEvent.click(await screen.findByRole('button', { name: 'Replace it' }));
  await screen.findByRole('button', { name: 'Cancel' });
  expect(started().map(({ replace }) => replace)).toEqual([false, true]);
  // Leave for this one time, and what is ticked for one file does not hold for another.
  act(() => studio.emit('export.changed', standInExport({ phase: 'done' })));
  fireEvent.click(screen.getByRole('button', { name: 'Export something else' }));
  const box = () => screen.getByRole('checkbox', { name: 'Replace it if it is there already' });
  expect(box()).toHaveProperty('checked', false);
  fireEvent.click(box());
  expect(box()).toHaveProperty('checked', true);
  fireEvent.click(screen.getByRole('radio', { name: 'AV1' }));
  expect(box()).toHaveProperty('checked', false);
});

it('holds back a film whose music is gone, and shows the way to where it is chosen', async () => {
  const { studio, stores } = await openDialog();
  const view = stores.film.getState().view;
  if (!view) throw new Error('The scene has a film.');
  const gone = {
    severity: 'problem' as const,
    code: 'file-missing' as const,
    message: 'The music is gone.',
    remedy: '',
  };
  studio.answers['film.view'] = () => ok({ ...view, findings: [{ ...gone, filePath: 'project.json' }] });
  await act(() => stores.film.getState().build());
  expect(exportButton()).toHaveProperty('disabled', true);
  fireEvent.click(screen.getByRole('radio', { name: 'OpenTimelineIO' }));
  expect(exportButton()).toHaveProperty('disabled', false);
  fireEvent.click(screen.getByRole('button', { name: 'To Project' }));
  expect(stores.app.getState().panel).toBe('project');
});

it('takes a GIF of the chosen shot unless told otherwise, and the storyboard whole', async () => {
  const { started, stores } = await openDialog();
  act(() => stores.app.setState({ selectedShotId: '002' }));
  fireEvent.click(screen.getByRole('radio', { name: 'GIF' }));
  fireEvent.click(exportButton());
  await waitFor(() => expect(started()).toMatchObject([{ shotId: '002', fileName: 'Harbour_shot_002.gif' }]));
});

it('tells in the status bar and at the end what becomes of it while nobody looks', async () => {
  const { studio, stores } = await openDialog();
  act(() => studio.emit('export.changed', standInExport()));
  fireEvent.click(screen.getAllByRole('button', { name: 'Close' }).at(-1) ?? document.body);
  expect(screen.getByTitle(/Click to look at it/).textContent).toContain('42 %');
  act(() => studio.emit('export.changed', standInExport({ phase: 'failed', error: DISK_FULL })));
  expect(await screen.findByText('Harbour.mp4 could not be exported')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'What happened' }));
  expect(await screen.findByText(/The disk of/)).toBeTruthy();
  expect(stores.exportDialog.getState().opened).toBe(true);
});

it('tries again what failed, and goes back to the settings', async () => {
  const { studio, started } = await openDialog();
  fireEvent.click(exportButton());
  await screen.findByRole('button', { name: 'Cancel' });
  act(() => studio.emit('export.changed', standInExport({ phase: 'failed', error: DISK_FULL })));
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(started()).toHaveLength(2));
  expect(started()[1]).toEqual(started()[0]);
  act(() => studio.emit('export.changed', standInExport({ phase: 'failed', error: DISK_FULL })));
  fireEvent.click(screen.getByRole('button', { name: 'Back to the settings' }));
  expect(exportButton()).toBeTruthy();
});

it('shows a film that was made, where a browser can', async () => {
  const { studio } = await openDialog();
  const done = { phase: 'done' as const, bytes: 214_300_000, copiedFrames: 725, encodedFrames: 36 };
  act(() => studio.emit('export.changed', standInExport({ ...done, mediaPath: 'exports/Harbour.mp4' })));
  expect(await screen.findByText('761: 725 copied, 36 encoded')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Show' }));
  expect(document.querySelector('video')?.getAttribute('src')).toBe('/media/exports/Harbour.mp4?v=export-1');
  act(() => studio.emit('export.changed', standInExport({ ...done, id: 'export-2', format: 'otio', frames: null })));
  expect(screen.queryByRole('button', { name: 'Show' })).toBeNull();
});
