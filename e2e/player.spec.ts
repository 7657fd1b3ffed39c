// The player as editors use one: marks, shuttle, loop, speed, one shot, takes, full screen, and the keys of other tools.
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './fixtures.ts';
import { makeProject } from './make-project.ts';
import { panelsOf } from './pages/panels.ts';

const SHOTS = [
  { shot_id: 'A', duration: 5 },
  { shot_id: 'B', duration: 2 },
];
const RATE = 8;
const FRAMES = 7 * RATE;

test('marks, shuttle, loop, speed, one shot, takes, full screen, other tools’ keys', async ({ studio }) => {
  const page = studio.page();
  const { rail, project, generate } = panelsOf(page);
  const draft = { engine: 'draft', fps: RATE };
  const folderPath = makeProject(join(studio.projectsPath, 'player'), { shots: SHOTS, project: draft });
  await project.openProject(folderPath);
  await rail.show('Generate');
  await generate.start.click();
  await generate.expectEnd('Finished: 3 rendered');
  await generate.renderAgain('B/0');
  await generate.expectEnd('Finished: 1 rendered');
  await rail.show('Player');
  await test.step('in and out', () => setMarks(page));
  await expectAccessible(page, 'the player with marks and takes');
  await test.step('the loop stays between the marks', () => loopBetweenMarks(page));
  await test.step('J, K and L', () => shuttle(page));
  await test.step('a speed of one’s own', () => playSlowly(page));
  await test.step('one shot alone', () => playOneShot(page));
  await test.step('the other take is rated and used', () => useOtherTake(page));
  await test.step('full screen, and out of it', () => fillScreen(page));
  await test.step('the way to the file', () => copyPath(page, join(folderPath, 'video', 'shot_B_seg_0.mp4')));
  await test.step('the same key does what Premiere and Resolve do with it', () => useOtherKeys(page));
});

async function stand(page: Page, frame: number): Promise<void> {
  await expect(panelsOf(page).player.frame).toHaveText(`frame ${frame} of ${FRAMES}`);
}

async function toFirstFrame(page: Page): Promise<void> {
  await page.keyboard.press('Home');
  await stand(page, 1);
}

/** 0 while it stands. */
const rateOf = (page: Page) =>
  panelsOf(page).player.video.evaluate((video: HTMLVideoElement) => (video.paused ? 0 : video.playbackRate));

async function setMarks(page: Page): Promise<void> {
  await toFirstFrame(page);
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('i');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('o');
  await expect(page.getByTestId('player-marked')).toHaveText(/1:01$/);
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+i');
  await stand(page, 5);
  await page.keyboard.press('Shift+o');
  await stand(page, 13);
}

/** The Player's button was clicked last: Space plays all the same. */
async function loopBetweenMarks(page: Page): Promise<void> {
  const { player } = panelsOf(page);
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('button', { name: 'Loop on or off' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Space');
  const seen = new Set<number>();
  const framesSinceItBeganAnew = async () => {
    seen.add(await player.frameNumber());
    return seen.has(5) || seen.has(6) ? seen.size : 0;
  };
  await expect.poll(framesSinceItBeganAnew, { intervals: [60] }).toBeGreaterThan(4);
  expect(Math.max(...seen)).toBeLessThanOrEqual(13);
  expect(Math.min(...seen)).toBeGreaterThanOrEqual(5);
  await page.keyboard.press('k');
  await page.keyboard.press('Control+l');
  await page.keyboard.press('x');
  await expect(page.getByTestId('player-marked')).toBeHidden();
}

async function shuttle(page: Page): Promise<void> {
  const { player } = panelsOf(page);
  await toFirstFrame(page);
  await page.keyboard.press('l');
  await page.keyboard.press('l');
  await expect.poll(() => rateOf(page)).toBe(2);
  await expect.poll(() => player.frameNumber(), { message: 'L plays' }).toBeGreaterThan(10);
  await page.keyboard.press('k');
  await expect.poll(() => rateOf(page)).toBe(0);
  const stoodAt = await player.frameNumber();
  await page.keyboard.press('j');
  await expect.poll(() => player.frameNumber()).toBeLessThan(stoodAt);
  await page.keyboard.press('k');
}

async function playSlowly(page: Page): Promise<void> {
  const choose = async (speed: string) => {
    await page.getByRole('button', { name: /^Speed: / }).click();
    await page.getByRole('menuitemradio', { name: speed, exact: true }).click();
  };
  await choose('0.5×');
  await toFirstFrame(page);
  await page.keyboard.press('Space');
  await expect.poll(() => rateOf(page)).toBe(0.5);
  await page.keyboard.press('Space');
  await choose('1×');
}

async function playOneShot(page: Page): Promise<void> {
  const { player } = panelsOf(page);
  await player.showClip('B/0', 'shot_B_seg_0.mp4');
  await page.keyboard.press('m');
  await expect(player.frame).toHaveText(/ of 16$/);
  await page.keyboard.press('m');
  await expect(player.frame).toHaveText(/ of 56$/);
}

async function useOtherTake(page: Page): Promise<void> {
  const { takes } = panelsOf(page);
  await expect(takes.title).toHaveText('Take 2 of 2');
  await takes.choose(1);
  await page.keyboard.press('3');
  await expect(takes.words(1)).toHaveAccessibleName(/3 of 5 stars/);
  await takes.use.click();
  await expect(takes.words(1)).toHaveAccessibleName(/^Take 1, active/);
}

async function fillScreen(page: Page): Promise<void> {
  const isFull = () => page.evaluate(() => document.fullscreenElement !== null);
  await page.keyboard.press('f');
  await expect.poll(isFull).toBe(true);
  await page.getByRole('button', { name: 'Leave full screen' }).click();
  await expect.poll(isFull).toBe(false);
}

/** Where there is no file manager to show it in; else the menu offers that instead. */
async function copyPath(page: Page, filePath: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'More of the player' }).click();
  const clip = page.getByRole('menuitem', { name: 'This clip' });
  await expect(clip).toBeVisible();
  if (await page.getByText('Show in folder', { exact: true }).isVisible()) return page.keyboard.press('Escape');
  await clip.click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(filePath);
}

async function useOtherKeys(page: Page): Promise<void> {
  const { player, rail, settings } = panelsOf(page);
  const walked = async (key: string) => {
    await toFirstFrame(page);
    await page.keyboard.press(key);
    await expect(player.frame).not.toHaveText(/^frame 1 of/);
    return player.frameNumber();
  };
  await settings.useKeysOf('Premiere Pro');
  await rail.show('Player');
  expect(await walked('Shift+ArrowRight'), 'Premiere: five frames').toBe(6);
  expect(await walked('Control+ArrowRight')).toBe(1 + RATE);
  await settings.useKeysOf('DaVinci Resolve');
  await rail.show('Player');
  expect(await walked('Shift+ArrowRight'), 'Resolve: a second').toBe(1 + RATE);
}
