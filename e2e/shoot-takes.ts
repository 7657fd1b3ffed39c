// The pictures of everything about takes: a second one beside the first, the two compared, and the room they need.
import { expect, type Page } from '@playwright/test';
import { startComfyTestServer } from '../src-main/comfyui/comfy-test-server/start-comfy-test-server.ts';
import { panelsOf } from './pages/panels.ts';
import type { Shoot } from './shoot.ts';

/** In an open project whose first shot A has two segments. */
export async function shootTakes(page: Page, shoot: Shoot): Promise<void> {
  await using comfy = await startComfyTestServer({ renderMs: 1_000 });
  const { rail, project, generate } = panelsOf(page);
  await rail.show('Project');
  await project.renderWith(comfy.url);
  await rail.show('Generate');
  await generate.start.click();
  await generate.expectEnd(/^Finished: \d+ rendered$/);
  await shootSecondTake(page, shoot);
  await shootComparison(page, shoot);
  await shootDiskSpace(page, shoot);
}

async function shootSecondTake(page: Page, shoot: Shoot): Promise<void> {
  const { rail, plan, generate, player, takes } = panelsOf(page);
  await rail.show('Generate');
  await generate.askToRenderAgain('A/0');
  await shoot(page, 'render-again');
  await page.keyboard.press('Escape');
  await generate.renderAgain('A/0', /^Keep it as it is/);
  await generate.expectEnd('Finished: 1 rendered');
  await rail.show('Player');
  await player.showClip('A/0', 'shot_A_seg_0.mp4');
  await takes.choose(1);
  await page.keyboard.press('3');
  await expect(takes.words(1)).toHaveAccessibleName(/3 of 5 stars/);
  await shoot(page, 'player-takes');
  await takes.use.click();
  await expect(takes.question).toBeVisible();
  await shoot(page, 'use-take');
  await page.keyboard.press('Escape');
  await rail.show('Plan');
  const chosen = page.getByRole('complementary', { name: 'Chosen segment' });
  await plan.row('A/0').click();
  await expect(chosen.getByTestId('takes-title')).toHaveText('Take 2 of 2');
  await shoot(page, 'plan-takes');
  await plan.row('A/1').click();
  await expect(chosen.getByTestId('takes-title')).toHaveText('Take 1 of 1');
  await shoot(page, 'plan-kept');
}

async function shootComparison(page: Page, shoot: Shoot): Promise<void> {
  const { rail, takes } = panelsOf(page);
  await rail.show('Player');
  await takes.compare();
  await shoot(page, 'compare-side');
  await page.keyboard.press('w');
  await shoot(page, 'compare-wipe');
  await page.keyboard.press('a');
  await shoot(page, 'compare-flip');
  await takes.closeComparison();
}

async function shootDiskSpace(page: Page, shoot: Shoot): Promise<void> {
  const { rail, diskSpace } = panelsOf(page);
  await rail.show('Project');
  await diskSpace.open();
  await shoot(page, 'disk-space');
  await page.getByRole('radiogroup', { name: 'Keep takes with so many stars' }).getByText('Ignore').click();
  await diskSpace.newestOfEach.fill('0');
  await expect(diskSpace.remove).toHaveText(/^Remove 1 take/);
  await shoot(page, 'disk-space-choice');
  await diskSpace.remove.click();
  await expect(diskSpace.removeForGood).toBeVisible();
  await shoot(page, 'disk-space-confirm');
  await page.keyboard.press('Escape');
  await expect(diskSpace.dialog).toBeHidden();
}
