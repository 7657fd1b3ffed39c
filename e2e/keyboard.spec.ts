// The whole job without a mouse.
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { makeProject, shotsOnDisk } from './make-project.ts';
import { panelsOf } from './pages/panels.ts';

const MOST_TABS = 60;

/** Presses Tab until this has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${target} is not reached with ${MOST_TABS} presses of Tab`);
}

test('open, edit, plan, generate and watch by keyboard alone', async ({ studio }) => {
  const page = studio.page();
  const keys = page.keyboard;
  const { rail, project, storyboard, plan, generate, player } = panelsOf(page);
  const shots = ['one', 'two', 'three'].map((shot_id) => ({ shot_id, duration: 2 }));
  const folderPath = makeProject(join(studio.projectsPath, 'keyboard'), { shots });

  await test.step('open a folder', async () => {
    await tabTo(page, project.openFolder);
    await keys.press('Enter');
    await expect(project.folderPath).toBeFocused();
    await expect(project.folderPath).not.toHaveValue('');
    await keys.press('Control+a');
    await keys.type(folderPath);
    await tabTo(page, project.openThisFolder);
    await keys.press('Enter');
    await expect(project.folderPath).toBeHidden();
    await rail.expectShown('Storyboard');
  });
  await test.step('walk the shots and edit one', async () => {
    await tabTo(page, storyboard.grid);
    await keys.press('ArrowRight');
    await expect(storyboard.card('two')).toHaveAttribute('aria-selected', 'true');
    await tabTo(page, storyboard.prompt);
    await keys.press('Control+a');
    await keys.type('Digits 1 2 3 typed into a field stay there');
    await rail.expectShown('Storyboard');
    await expect.poll(() => shotsOnDisk(folderPath)[1]?.prompt).toBe('Digits 1 2 3 typed into a field stay there');
  });
  await test.step('1 to 5 go from panel to panel', async () => {
    await keys.press('Escape');
    await tabTo(page, rail.button('Project'));
    for (const [key, panel] of [
      ['1', 'Project'],
      ['2', 'Storyboard'],
      ['3', 'Plan'],
      ['4', 'Generate'],
      ['5', 'Player'],
    ] as const) {
      await keys.press(key);
      await rail.expectShown(panel);
    }
  });
  await test.step('build the plan with Enter', async () => {
    await keys.press('3');
    await tabTo(page, plan.build);
    await keys.press('Enter');
    await expect(plan.rows).toHaveCount(3);
  });
  await test.step('start with Space', async () => {
    await keys.press('4');
    await tabTo(page, generate.start);
    await keys.press('Space');
    await generate.expectEnd('Finished: 3 rendered');
  });
  await test.step('the player’s keys', async () => {
    await keys.press('5');
    // Its keys are heard once it stands there.
    await expect(player.frame).toHaveText(/^frame \d+ of 48$/);
    await keys.press('Home');
    await player.expectClip('shot_one_seg_0.mp4');
    await expect(player.frame).toHaveText('frame 1 of 48');
    await keys.press('ArrowRight');
    await keys.press('ArrowRight');
    await expect(player.frame).toHaveText('frame 3 of 48');
    await keys.press('ArrowLeft');
    await expect(player.frame).toHaveText('frame 2 of 48');
    await keys.press('Shift+ArrowRight');
    await expect(player.frame).toHaveText('frame 10 of 48');
    await keys.press('Space');
    await expect.poll(() => player.frameNumber(), { message: 'it plays on' }).toBeGreaterThan(12);
    await keys.press('k');
    const stoodAt = await player.frameNumber();
    await expect.poll(() => player.video.evaluate((video: HTMLVideoElement) => video.paused)).toBe(true);
    await keys.press('j');
    await expect.poll(() => player.frameNumber(), { message: 'J plays back' }).toBeLessThan(stoodAt - 2);
    await keys.press('k');
    await keys.press('l');
    await keys.press('l');
    await expect.poll(() => player.video.evaluate((video: HTMLVideoElement) => video.playbackRate)).toBe(2);
    await expect.poll(() => player.frameNumber(), { message: 'into the next clip' }).toBeGreaterThan(17);
    await keys.press('End');
    await expect(player.frame).toHaveText('frame 48 of 48');
    await player.expectClip('shot_three_seg_0.mp4');
  });
});
