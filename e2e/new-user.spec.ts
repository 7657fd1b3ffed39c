// Somebody who has never seen Longtake: from the first start to a film of the sample that plays.

import type { Page, TestInfo } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { expect, type StudioUnderTest, test } from './fixtures.ts';
import { panelsOf } from './pages/panels.ts';

/** Of the issue: in under a minute and five clicks. */
const MOST_CLICKS = 5;
const MOST_SECONDS = 60;

/** Counts what a hand really does: clicks, and presses of keys. */
async function countActs(page: Page): Promise<() => Promise<{ clicks: number; keys: number }>> {
  await page.evaluate(() => {
    const counted = { clicks: 0, keys: 0 };
    Object.assign(window, { counted });
    // A key that presses a button makes a click, too; that one has no place.
    window.addEventListener('pointerdown', (event) => event.isTrusted && counted.clicks++, true);
    window.addEventListener('keydown', (event) => event.isTrusted && counted.keys++, true);
  });
  return () => page.evaluate(() => (window as unknown as { counted: { clicks: number; keys: number } }).counted);
}

async function expectPlays(page: Page): Promise<void> {
  const { player, rail } = panelsOf(page);
  await rail.expectShown('Player');
  const playedTo = () => player.video.evaluate((video: HTMLVideoElement) => (video.paused ? 0 : video.currentTime));
  await expect.poll(playedTo, { message: 'seconds of the film that were played' }).toBeGreaterThan(0.2);
  const before = await player.frameNumber();
  await expect.poll(() => player.frameNumber(), { message: 'it goes on' }).toBeGreaterThan(before);
}

async function write(info: TestInfo, how: string, acts: Readonly<Record<string, number>>): Promise<void> {
  const words = Object.entries(acts).map(([name, count]) => `${count} ${name}`);
  info.annotations.push({ type: `first film ${how}`, description: words.join(', ') });
  await info.attach('first-film.json', { body: JSON.stringify({ how, ...acts }), contentType: 'application/json' });
}

/** Seconds since Longtake was started, with its process and its page. */
async function firstStart(studio: StudioUnderTest) {
  const startedAtMs = performance.now();
  const page = await studio.restart();
  const seconds = () => Math.round((performance.now() - startedAtMs) / 100) / 10;
  return { page, seconds, acts: await countActs(page) };
}

test('with the mouse', async ({ studio }, info) => {
  const { page, seconds, acts } = await firstStart(studio);
  const { project, firstSteps } = panelsOf(page);
  await project.openSample.click();
  await firstSteps.render.click();
  await firstSteps.watch.click({ timeout: MOST_SECONDS * 1000 });
  await expectPlays(page);
  const taken = { ...(await acts()), seconds: seconds() };
  await write(info, 'with the mouse', taken);
  expect(taken.clicks).toBeLessThanOrEqual(MOST_CLICKS);
  expect(taken.keys).toBe(0);
  expect(taken.seconds).toBeLessThan(MOST_SECONDS);
  await expect(firstSteps.line, 'it has done its duty').toBeHidden();
});

test('with the keyboard', async ({ studio }, info) => {
  const { page, seconds, acts } = await firstStart(studio);
  const { project, rail, generate } = panelsOf(page);
  await expect(project.openSample).toBeVisible();
  await page.keyboard.press('Tab');
  while (!(await project.openSample.evaluate((element) => element === document.activeElement))) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await rail.expectShown('Storyboard');
  await page.keyboard.press('Control+Enter');
  await generate.expectEnd('Finished: 10 rendered');
  await page.keyboard.press('5');
  await rail.expectShown('Player');
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await expectPlays(page);
  const taken = { ...(await acts()), seconds: seconds() };
  await write(info, 'with the keyboard', taken);
  expect(taken.clicks).toBe(0);
  expect(taken.seconds).toBeLessThan(MOST_SECONDS);
});

const PANELS = ['Project', 'Storyboard', 'Plan', 'Generate', 'Player'] as const;

test('every panel can be read and used by everybody', async ({ studio }) => {
  test.slow();
  const page = studio.page();
  const { project, rail, firstSteps, generate } = panelsOf(page);
  await expect(project.openSample).toBeVisible();
  await expectAccessible(page, 'the welcome');
  await project.openSample.click();
  await expect(firstSteps.render).toBeEnabled();
  for (const panel of PANELS) {
    await rail.show(panel);
    await expectAccessible(page, `${panel} before anything is rendered`);
  }
  await rail.show('Generate');
  await generate.start.click();
  await generate.expectEnd('Finished: 10 rendered');
  for (const panel of PANELS) {
    await rail.show(panel);
    await expectAccessible(page, `${panel} of a rendered film`);
  }
});
