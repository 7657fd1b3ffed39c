// The pictures of everything about the film: its settings, crossfades, seams, and the export dialog in every state.
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { locateFfmpeg, runFfmpeg } from '../src-main/media/index.ts';
import { brightenTake } from './brighten-take.ts';
import { makeProject } from './make-project.ts';
import { panelsOf } from './pages/panels.ts';
import type { Shoot } from './shoot.ts';

/** What cannot be had at will: an export in the middle, a full disk. */
export async function shootExportScenes(page: Page, url: string, shoot: Shoot): Promise<void> {
  const { exporting } = panelsOf(page);
  for (const scene of ['exporting', 'exported', 'disk-full', 'cancelled']) {
    await page.goto(`${url}?stand-in=film-${scene}`);
    await page.getByRole('button', { name: 'Export…' }).click();
    await expect(exporting.dialog.getByRole('button', { name: 'Close' }).last()).toBeVisible();
    await shoot(page, `scene-film-${scene}`);
  }
}

const SHOTS = [
  { shot_id: '001', duration: 5, camera_movement: 'static', prompt: 'A lighthouse at dusk' },
  { shot_id: '002', duration: 3, camera_movement: 'slow_push', prompt: 'The lamp is lit' },
  { shot_id: '003', duration: 7, camera_movement: 'static', prompt: 'A boat in the storm' },
];

const MUSIC = 'waves.wav';

async function makeFilmProject(projectsPath: string): Promise<string> {
  const look = { name: 'Harbour', engine: 'draft', resolution: { width: 832, height: 480 }, fps: 16 };
  const folderPath = makeProject(join(projectsPath, 'film'), { shots: SHOTS, project: look });
  mkdirSync(join(folderPath, 'audio'));
  await makeMusic(join(folderPath, 'audio', MUSIC));
  return folderPath;
}

async function makeMusic(filePath: string): Promise<void> {
  const ffmpeg = await locateFfmpeg(null);
  if (!ffmpeg.ok) throw new Error(ffmpeg.error.message);
  const run = await runFfmpeg(ffmpeg.value, [
    '-f',
    'lavfi',
    '-i',
    'sine=frequency=220:duration=20',
    '-y',
    `file:${filePath}`,
  ]);
  if (!run.ok) throw new Error(run.error.details);
}

/** In a studio without an open project. */
export async function shootFilm(page: Page, shoot: Shoot, projectsPath: string): Promise<void> {
  const folderPath = await makeFilmProject(projectsPath);
  const { project } = panelsOf(page);
  await project.openProject(folderPath);
  await shootSettings(page, shoot);
  await shootMissing(page, shoot);
  await shootTransition(page, shoot);
  await shootSeams(page, shoot, folderPath);
  await shootExport(page, shoot);
  await shootFailure(page, shoot, folderPath);
}

async function shootSettings(page: Page, shoot: Shoot): Promise<void> {
  const { rail, project } = panelsOf(page);
  await rail.show('Project');
  await project.setFilm('Fade in, seconds', '0.5');
  await project.setFilm('Fade out, seconds', '1');
  await project.setFilm('End card', 'The end');
  await project.setFilm('Card, seconds', '2');
  await page.getByRole('combobox', { name: 'Music' }).click();
  await page.getByRole('option', { name: MUSIC }).click();
  await shoot(page, 'project-film', 'Film');
}

async function shootMissing(page: Page, shoot: Shoot): Promise<void> {
  const { rail, plan, generate, exporting } = panelsOf(page);
  await exporting.open();
  await shoot(page, 'export-nothing');
  await exporting.close();
  await rail.show('Plan');
  await plan.renderShot('001');
  await rail.show('Generate');
  await generate.expectEnd('Finished: 2 rendered');
  await exporting.open();
  await shoot(page, 'export-missing');
  await exporting.close();
  await generate.start.click();
  await generate.expectEnd(/^Finished: 4 rendered/);
}

async function shootTransition(page: Page, shoot: Shoot): Promise<void> {
  const { rail, storyboard, generate } = panelsOf(page);
  await rail.show('Storyboard');
  await storyboard.choose('001');
  await storyboard.transition.getByText('Crossfade', { exact: true }).click();
  await expect(storyboard.refusedCrossfade).toBeVisible();
  await shoot(page, 'storyboard-crossfade-refused', 'Into the next shot');
  await storyboard.refusedCrossfade.getByRole('button', { name: 'Render again…' }).click();
  await page.getByRole('dialog', { name: 'Render again' }).getByRole('button', { name: 'Render again' }).click();
  await rail.show('Generate');
  await generate.expectEnd('Finished: 1 rendered');
  await rail.show('Storyboard');
  await expect(storyboard.refusedCrossfade).toBeHidden();
  await shoot(page, 'storyboard-crossfade', 'Into the next shot');
}

async function shootSeams(page: Page, shoot: Shoot, folderPath: string): Promise<void> {
  const { rail, project, plan, generate, player, seams } = panelsOf(page);
  await brightenTake(join(folderPath, 'video', '_takes', 'shot_003_seg_1', 'take_1.mp4'), 12);
  rmSync(join(folderPath, 'video', 'shot_003_seg_1.mp4'));
  await rail.show('Project');
  await project.reload.click();
  await rail.show('Generate');
  await generate.start.click();
  await generate.expectEnd(/up to date$/);
  await rail.show('Plan');
  await plan.row('003/1').click();
  await expect(page.getByText(/Score \d+ of 100/)).toBeVisible();
  await shoot(page, 'plan-seams');
  await rail.show('Player');
  await seams.list();
  await seams.row('003/1').click();
  await expect(seams.details).toContainText('brighter');
  await seams.choose('Off');
  await expect(seams.row('003/1')).toContainText('set off');
  await player.expectClip('shot_003_seg_1.mp4');
  await shoot(page, 'player-seams');
  await seams.watch();
  await page.keyboard.press('k');
  await shoot(page, 'seam-before-after');
  await page.keyboard.press('Escape');
  await seams.choose('Automatic');
}

async function shootExport(page: Page, shoot: Shoot): Promise<void> {
  const { exporting } = panelsOf(page);
  await exporting.open();
  await shoot(page, 'export-idle');
  await exporting.expertSettings.click();
  await shoot(page, 'export-expert');
  await exporting.expertSettings.click();
  await exporting.make();
  await exporting.show.click();
  await expect.poll(() => exporting.video.evaluate((video: HTMLVideoElement) => video.readyState)).toBe(4);
  await shoot(page, 'export-done');
  await exporting.dialog.getByRole('button', { name: 'Export something else' }).click();
  await exporting.export.click();
  await expect(exporting.replaceIt).toBeVisible();
  await shoot(page, 'export-conflict');
  await exporting.close();
}

/** The music is taken away from under it. */
async function shootFailure(page: Page, shoot: Shoot, folderPath: string): Promise<void> {
  const { rail, project, exporting } = panelsOf(page);
  renameSync(join(folderPath, 'audio', MUSIC), join(folderPath, 'audio', `${MUSIC}.gone`));
  await rail.show('Project');
  await project.reload.click();
  await expect(page.getByText(`audio/${MUSIC} is not there`)).toBeVisible();
  await shoot(page, 'project-film-failed', 'Film');
  await exporting.open();
  await expect(exporting.problems).toContainText('The music');
  await shoot(page, 'export-held-back');
  await exporting.close();
}
