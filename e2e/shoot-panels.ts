// The pictures of every panel, in German too, and of the dialogs that no other script shows.
import { expect, type Page } from '@playwright/test';
import { panelsOf } from './pages/panels.ts';
import type { PanelLabel } from './pages/rail.ts';
import type { SettingsPage } from './pages/settings-panel.ts';
import { ONCE, type Shoot, shootForGuide } from './shoot.ts';

const PANELS: readonly PanelLabel[] = ['Project', 'Storyboard', 'Plan', 'Generate', 'Player'];
const SETTINGS: readonly SettingsPage[] = ['general', 'keys', 'servers', 'engines', 'projects', 'tools', 'privacy'];

async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
}

export async function shootPanels(page: Page, shoot: Shoot, state: string): Promise<void> {
  const { rail } = panelsOf(page);
  for (const panel of PANELS) {
    // Without a project, the first one is the welcome.
    await rail.button(panel).click();
    await expect(rail.button(panel)).toHaveAttribute('aria-current', 'page');
    await settle(page);
    await shoot(page, state === 'empty' && panel === 'Project' ? 'welcome-first' : `${panel.toLowerCase()}-${state}`);
  }
}

export async function shootSettings(page: Page, shoot: Shoot): Promise<void> {
  const { settings } = panelsOf(page);
  for (const name of SETTINGS) {
    await settings.open(name);
    await settle(page);
    await shoot(page, `settings-${name}`);
  }
}

/** The ways to look at the shots, in an open project. */
export async function shootBoard(page: Page, shoot: Shoot): Promise<void> {
  const { rail, storyboard } = panelsOf(page);
  await rail.show('Storyboard');
  await storyboard.choose('002');
  await settle(page);
  await shoot(page, 'storyboard-cards');
  await storyboard.card('004').click({ modifiers: ['Shift'] });
  await expect(storyboard.several).toBeVisible();
  await shoot(page, 'storyboard-multi');
  await storyboard.choose('002');
  await storyboard.grid.focus();
  await page.keyboard.press('v');
  await expect(storyboard.table).toBeVisible();
  await shoot(page, 'storyboard-table');
  await storyboard.table.focus();
  await page.keyboard.press('v');
  await expect(storyboard.grid).toBeVisible();
}

export async function shootPlanTabs(page: Page, shoot: Shoot): Promise<void> {
  const { rail, plan } = panelsOf(page);
  await rail.show('Plan');
  for (const [tab, name] of [
    ['Problems and warnings', 'problems'],
    ['Since the last run', 'since-last-run'],
    ['JSON', 'json'],
  ] as const) {
    await plan.showTab(tab);
    await settle(page);
    await shoot(page, `plan-${name}`, undefined, { widths: [1280] });
  }
  await plan.showTab('Segments');
}

/** With earlier runs. */
export async function shootRunViews(page: Page, shoot: Shoot): Promise<void> {
  const { rail, generate } = panelsOf(page);
  await rail.show('Generate');
  await generate.show('Earlier runs');
  await expect(generate.earlierRuns.first()).toBeVisible();
  await shoot(page, 'generate-history', undefined, { widths: [1280] });
  await generate.show('Log');
  await expect(generate.log).toBeVisible();
  await shoot(page, 'generate-log', undefined, { widths: [1280] });
  await generate.show('Queue');
}

/** From the welcome. */
export async function shootWelcomeDialogs(page: Page, shoot: Shoot): Promise<void> {
  const { welcome, project } = panelsOf(page);
  await welcome.newFromStory.click();
  await shoot(page, 'dialog-new-project-empty', undefined, { widths: [1280] });
  await welcome.prompt.fill('A lighthouse keeper lights the lamp for the last time, and nobody comes');
  await welcome.name.fill('The last light');
  await expect(welcome.scenes).toContainText('A lighthouse keeper');
  await shoot(page, 'dialog-new-project');
  await welcome.dialog.getByText('Story file', { exact: true }).click();
  await shoot(page, 'dialog-story-file', undefined, { widths: [1280] });
  await welcome.dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(welcome.dialog).toBeHidden();
  await project.openFolder.click();
  await expect(project.folderPath).not.toHaveValue('');
  await shoot(page, 'dialog-folders');
  await page.keyboard.press('Escape');
  await expect(welcome.folderDialog).toBeHidden();
}

export async function shootPalette(page: Page, shoot: Shoot): Promise<void> {
  const { palette } = panelsOf(page);
  await palette.open();
  await palette.search.fill('sho');
  await expect(palette.entries.first()).toBeVisible();
  await shoot(page, 'dialog-palette');
  await page.keyboard.press('Escape');
  await expect(palette.search).toBeHidden();
  await page.keyboard.press('?');
  await expect(palette.keySheet).toBeVisible();
  await shoot(page, 'dialog-keys');
  await page.keyboard.press('Escape');
  await expect(palette.keySheet).toBeHidden();
}

const KEY_OF = { project: '1', storyboard: '2', plan: '3', generate: '4', player: '5', settings: '6' } as const;

/** In the open project; English again at the end. */
export async function shootGerman(page: Page, shoot: Shoot): Promise<void> {
  const { settings } = panelsOf(page);
  await settings.speak('Deutsch');
  for (const [name, key] of Object.entries(KEY_OF)) {
    await page.keyboard.press(key);
    await settle(page);
    await shoot(page, `${name}-german`, undefined, ONCE);
  }
  await page.keyboard.press('?');
  await shoot(page, 'dialog-keys-german', undefined, ONCE);
  await page.keyboard.press('Escape');
  await settings.speak('English');
}

/** The sample half rendered, as the guide shows it; ends with the whole film rendered. */
export async function shootGuide(page: Page): Promise<void> {
  const { rail, plan, storyboard, generate, player, settings } = panelsOf(page);
  await rail.show('Plan');
  for (const key of ['001/0', '002/0', '003/0', '003/1']) await plan.pick(key);
  await plan.startPicked();
  await generate.expectEnd(/^Finished: \d rendered/);
  await rail.show('Plan');
  await plan.row('003/1').click();
  await settle(page);
  await shootForGuide(page, 'plan');
  await rail.show('Storyboard');
  await storyboard.choose('003');
  await settle(page);
  await shootForGuide(page, 'storyboard');
  await rail.show('Player');
  await player.showClip('003/0', 'shot_003_seg_0.mp4');
  await page.keyboard.press('Shift+ArrowRight');
  await player.expectClip('shot_003_seg_0.mp4');
  await shootForGuide(page, 'player');
  await settings.open('general');
  await shootForGuide(page, 'settings');
  await rail.show('Generate');
  await generate.start.click();
  await generate.expectLivePreview();
  await shootForGuide(page, 'generate');
  await generate.expectEnd(/^Finished: \d+ rendered/);
}
