// From rendered shots to a film on the disk: what the dialog promises, crossfades, seams, and what is missing.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { brightenTake } from './brighten-take.ts';
import { frameDifference } from './compare-frames.ts';
import { countFrames } from './count-frames.ts';
import { expect, type StudioUnderTest, test } from './fixtures.ts';
import { makeProject, readJson, type ShotOnDisk, shotsOnDisk } from './make-project.ts';
import { panelsOf } from './pages/panels.ts';

const RATE = 8;
const DRAFT = { engine: 'draft', fps: RATE };

const still = (shot_id: string, duration: number): ShotOnDisk => ({ shot_id, duration, camera_movement: 'static' });

interface FilmProject {
  readonly name: string;
  readonly shots: readonly ShotOnDisk[];
  /** Of the film, as in project.json. */
  readonly film?: Readonly<Record<string, unknown>>;
}

/** A project of drafts, open. */
async function openFilm(studio: StudioUnderTest, { name, shots, film = {} }: FilmProject) {
  const folderPath = makeProject(join(studio.projectsPath, name), { shots, project: { ...DRAFT, film } });
  const panels = panelsOf(studio.page());
  await panels.project.openProject(folderPath);
  const renderAll = async (end: string) => {
    await panels.rail.show('Generate');
    await panels.generate.start.click();
    await panels.generate.expectEnd(end);
  };
  return { folderPath, renderAll, ...panels };
}

test('rendered shots become a film with exactly the frames the dialog promises', async ({ studio }) => {
  const page = studio.page();
  const { folderPath, renderAll, rail, project, exporting } = await openFilm(studio, {
    name: "Kim's film, 100 %",
    shots: [still('A', 5), still('B', 2)],
  });
  const filePath = join(folderPath, 'exports', 'Journey.mp4');
  await renderAll('Finished: 3 rendered');
  await test.step('an end card and a fade are set, and one is taken back', async () => {
    await rail.show('Project');
    await project.setFilm('End card', 'The "end": 100 %');
    await project.setFilm('Card, seconds', '1');
    await project.setFilm('Fade out, seconds', '0.5');
    await project.setFilm('Fade in, seconds', '1');
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(project.filmField('Fade in, seconds')).toHaveValue('0');
    expect(readJson(join(folderPath, 'project.json')).film).toMatchObject({ fade_in: 0, fade_out: 0.5 });
  });
  const promised = 7 * RATE + RATE;
  await test.step('it is made while the dialog is closed, and plays', async () => {
    await exporting.open();
    await expect(exporting.fileName).toHaveValue('Journey');
    // The card and the last whole second, which fades; all else is copied.
    await expect(exporting.promise).toContainText(`${promised} frames at ${RATE} fps`);
    await exporting.export.click();
    await expect(exporting.cancel).toBeVisible();
    await exporting.close();
    await exporting.toast.getByRole('button', { name: 'Look at it' }).click({ timeout: 60_000 });
    await expect(exporting.ready).toHaveText('Journey.mp4 is ready');
    await exporting.show.click();
    const played = () =>
      exporting.video.evaluate((video: HTMLVideoElement) => [video.videoWidth, video.currentTime > 0]);
    await expect.poll(played).toEqual([320, true]);
    expect(await countFrames(filePath)).toBe(promised);
  });
  await test.step('a second one of that name is refused until it may replace the first', async () => {
    const first = readFileSync(filePath);
    await exporting.dialog.getByRole('button', { name: 'Export something else' }).click();
    await exporting.export.click();
    await expect(exporting.problems).toContainText('A file of that name is there already.');
    expect(readFileSync(filePath).equals(first)).toBe(true);
    await exporting.preset('MP4 to share').click();
    await expect(exporting.fileName).toHaveValue('Journey_share');
    await exporting.fileName.fill('Journey');
    await exporting.export.click();
    await exporting.replaceIt.click();
    await expect(exporting.ready).toBeVisible();
    expect(readFileSync(filePath).equals(first)).toBe(false);
    expect(await countFrames(filePath)).toBe(promised);
  });
});

test('a crossfade on a rendered shot is refused, rendered for, shown, and taken back', async ({ studio }) => {
  const page = studio.page();
  const { folderPath, renderAll, rail, storyboard, plan, generate, exporting } = await openFilm(studio, {
    name: 'crossfade',
    shots: [still('A', 2), still('B', 2)],
  });
  const clipOf = (shotId: string) => join(folderPath, 'video', `shot_${shotId}_seg_0.mp4`);
  const frames = 4 * RATE;
  await renderAll('Finished: 2 rendered');
  await rail.show('Storyboard');
  await storyboard.choose('A');
  await storyboard.transition.getByText('Crossfade', { exact: true }).click();
  await test.step('the film says that it cuts, and why', async () => {
    await expect(storyboard.refusedCrossfade).toContainText(
      'Its take has 0 frames behind its end; the crossfade needs 4.',
    );
    await exporting.open();
    await expect(exporting.warnings).toContainText('Shot A is cut to the next one instead of fading');
    await exporting.close();
  });
  await test.step('the shot is rendered again with its seed, and the film fades', async () => {
    await storyboard.refusedCrossfade.getByRole('button', { name: 'Render again…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Render again' });
    await expect(dialog.getByRole('radio', { name: /^The same seed/ })).toBeChecked();
    await dialog.getByRole('button', { name: 'Render again' }).click();
    await expect(storyboard.refusedCrossfade).toBeHidden({ timeout: 60_000 });
    await rail.show('Generate');
    await generate.expectEnd('Finished: 1 rendered');
    await rail.show('Plan');
    await expect(plan.crossfade('A', 'B')).toHaveAccessibleName(/^Crossfade of 4 frames from shot A into shot B$/);
    await exporting.open();
    await expect(exporting.warnings).toHaveCount(0);
    expect(await exporting.promisedFrames()).toBe(frames);
    await exporting.make();
    await exporting.close();
    const filmPath = join(folderPath, 'exports', 'Journey.mp4');
    expect(await countFrames(filmPath)).toBe(frames);
    const fromB = (frame: number) =>
      frameDifference(
        { clipPath: filmPath, frameIndex: 2 * RATE + frame },
        { clipPath: clipOf('B'), frameIndex: frame },
      );
    expect(await fromB(0), 'its first frame is still half of A').toBeGreaterThan(10);
    expect(await fromB(5), 'after four frames it is B alone').toBeLessThan(3);
  });
  await test.step('undone: a cut again, and nothing is rendered for it', async () => {
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(plan.crossfade('A', 'B')).toBeHidden();
    await expect.poll(() => shotsOnDisk(folderPath)[0]?.transition).toBeUndefined();
    await expect(plan.summary).toContainText('2 up to date · nothing to render');
    await exporting.open();
    await expect(exporting.promise).toContainText(`All ${frames} frames are copied from the clips`);
  });
});

test('a visible seam is the first of the list, is switched off and on, and seen before and after', async ({
  studio,
}) => {
  const page = studio.page();
  const { folderPath, renderAll, rail, project, seams } = await openFilm(studio, {
    name: 'seams',
    shots: [still('A', 4), still('B', 4)],
  });
  await renderAll('Finished: 4 rendered');
  await test.step('the second take of B drifted, and its clip is cut again', async () => {
    const videoPath = join(folderPath, 'video');
    await brightenTake(join(videoPath, '_takes', 'shot_B_seg_1', 'take_1.mp4'), 12);
    rmSync(join(videoPath, 'shot_B_seg_1.mp4'));
    await rail.show('Project');
    await project.reload.click();
    await renderAll('Finished: 4 up to date');
  });
  const choiceOnDisk = () => readJson(join(folderPath, 'project.json')).seam_corrections;
  await test.step('it is the first of the list, in words, and corrected by itself', async () => {
    await rail.show('Player');
    await seams.list();
    await expect(seams.rows).toHaveText([/^B: 1 → 2.*Corrected, visible before/, /^A: 1 → 2.*Clean/]);
    await seams.row('B/1').click();
    await expect(seams.details).toContainText(/The picture gets 5\.\d % brighter at the join\./);
  });
  await test.step('off, on, and back to automatic by undo', async () => {
    await seams.choose('Off');
    await expect(seams.row('B/1')).toContainText(/Visible.*set off/);
    expect(JSON.stringify(choiceOnDisk())).toContain('off');
    await seams.choose('On');
    await expect(seams.row('B/1')).toContainText(/Corrected, visible before.*set on/);
    const undo = page.getByRole('button', { name: /^Undo/ });
    await undo.click();
    await expect(seams.row('B/1')).toContainText('set off');
    await undo.click();
    await expect(seams.row('B/1')).toHaveText(/Corrected, visible before$/);
  });
  await test.step('before and after are the same up to the join, and 12 codes apart behind it', async () => {
    await seams.watch();
    await page.keyboard.press('k');
    await page.keyboard.press('Home');
    await seams.expectFrame(`frame 1 of ${2 * RATE}`);
    const [plain = 0, corrected = 0] = await seams.brightness();
    expect(Math.abs(plain - corrected)).toBeLessThan(1);
    for (let frame = 0; frame < RATE; frame += 1) await page.keyboard.press('ArrowRight');
    await seams.expectFrame(`frame ${RATE + 1} of ${2 * RATE}`);
    const [plainAfter = 0, correctedAfter = 0] = await seams.brightness();
    expect(plainAfter - plain, 'as the take is').toBeGreaterThan(9);
    expect(Math.abs(correctedAfter - corrected), 'as it was before the join').toBeLessThan(3);
  });
});

test('a film with shots missing names them, and leaves them out on request', async ({ studio }) => {
  const { folderPath, rail, plan, generate, exporting } = await openFilm(studio, {
    name: 'missing',
    shots: [still('A', 2), still('B', 2), still('C', 4), still('D', 1)],
  });
  for (const [count, shotId] of ['A', 'D'].entries()) {
    await rail.show('Plan');
    await plan.renderShot(shotId);
    await rail.show('Generate');
    await expect(generate.rowsIn('up-to-date').or(generate.rowsIn('done'))).toHaveCount(count + 1, { timeout: 60_000 });
  }
  await exporting.open();
  await expect(exporting.problems).toContainText('3 segments of shots B and C are not rendered yet.');
  await expect(exporting.export).toBeDisabled();
  await exporting.leaveOut.check();
  expect(await exporting.promisedFrames()).toBe(3 * RATE);
  await exporting.make();
  await expect(exporting.warnings, 'what is not in it').toContainText('Shots B, C');
  expect(await countFrames(join(folderPath, 'exports', 'Journey.mp4'))).toBe(3 * RATE);
});
