// The settings of the machine: what changes in the page, what stays after a reload, and what a new project gets of them.
import { join } from 'node:path';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './fixtures.ts';
import { makeProject, readJson } from './make-project.ts';
import { panelsOf } from './pages/panels.ts';

const GERMAN_TITLES = ['Projekt', 'Storyboard', 'Plan', 'Rendern', 'Player', 'Einstellungen'];

test('German: every panel, what the studio says, and after a reload', async ({ studio }) => {
  const page = studio.page();
  const { project, settings, plan, rail } = panelsOf(page);
  const shots = [{ shot_id: 'one', duration: 1 }];
  await project.openProject(makeProject(join(studio.projectsPath, 'german'), { shots }));
  await rail.show('Plan');
  await expect(plan.row('one/0')).toContainText('Will render');
  const english = await plan.row('one/0').getAttribute('title');
  await settings.speak('Deutsch');
  const expectGerman = async () => {
    // Keys are heard once there is a panel.
    await expect(settings.title).toBeVisible();
    for (const [index, title] of GERMAN_TITLES.entries()) {
      await page.keyboard.press(String(index + 1));
      await expect(settings.title).toHaveText(title);
    }
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await page.keyboard.press('3');
    // The reason comes from the main process.
    await expect(plan.row('one/0')).toHaveAttribute('title', /noch|wird|nicht/);
    await expect(plan.row('one/0')).not.toHaveAttribute('title', english ?? '');
  };
  await expectGerman();
  await page.reload();
  await expectGerman();
  await expectAccessible(page, 'the plan in German');
  await settings.speak('English');
  await rail.show('Plan');
  await expect(plan.row('one/0')).toHaveAttribute('title', english ?? '');
});

test('appearance, keys and what a new project begins with', async ({ studio }) => {
  const page = studio.page();
  const { settings, welcome, palette } = panelsOf(page);
  const scheme = page.locator('html');
  await test.step('dark or light, whatever the system says, and after a reload', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await settings.look('Light');
    await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'light');
    await page.reload();
    await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'light');
    await settings.look('As the system');
    await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'dark');
  });
  await test.step('the keys of Premiere', async () => {
    await settings.useKeysOf('Premiere Pro');
    await page.keyboard.press('?');
    await expect(palette.keySheet).toHaveAccessibleName('Keys as in Premiere Pro');
    await page.keyboard.press('Escape');
    await settings.useKeysOf('Longtake');
  });
  await test.step('a new project gets the defaults', async () => {
    await settings.open('projects');
    await settings.choose('Engine', /^Draft/);
    await settings.choose('Size', /720/);
    await expect(page.getByRole('combobox', { name: 'Size' })).toHaveValue(/720/);
    const longest = page.getByRole('textbox', { name: 'Longest segment in seconds' });
    await longest.fill('4.5');
    await longest.press('Enter');
    await page.keyboard.press('Escape');
    await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Project' }).click();
    await welcome.newEmpty.click();
    await welcome.name.fill('Of the defaults');
    await welcome.field('In the folder').fill(studio.projectsPath);
    await welcome.make();
    expect(readJson(join(studio.projectsPath, 'Of the defaults', 'project.json'))).toMatchObject({
      engine: 'draft',
      resolution: { width: 1280, height: 720 },
      max_segment_seconds: 4.5,
    });
  });
});

test('every page of the settings can be read and used by everybody', async ({ studio }) => {
  const page = studio.page();
  const { settings } = panelsOf(page);
  for (const name of ['general', 'keys', 'servers', 'engines', 'projects', 'tools', 'privacy'] as const) {
    await settings.open(name);
    await expectAccessible(page, `the settings, ${name}`);
  }
});
