// Rendering a part, watching it from elsewhere, a failure with its retry, what happened in earlier runs, and the log.
import { join } from 'node:path';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './fixtures.ts';
import { makeProject } from './make-project.ts';
import { panelsOf } from './pages/panels.ts';

test.use({ comfyRenderMs: 2_500 });

const SHOTS = ['A', 'B', 'C'].map((shot_id) => ({ shot_id, duration: 1 }));

test('one segment, the dock, a failure, earlier runs and the log', async ({ studio, comfy }) => {
  const page = studio.page();
  const { rail, project, generate, dock } = panelsOf(page);
  await project.openProject(makeProject(join(studio.projectsPath, 'generate'), { shots: SHOTS }));
  await rail.show('Project');
  await project.renderWith(comfy.url);
  await test.step('this segment alone, from its row', async () => {
    await rail.show('Generate');
    await generate.row('B/0').getByRole('button', { name: 'Render segment B/0' }).click();
    await expect(generate.row('B/0')).toHaveAttribute('data-state', 'running');
    await generate.expectLivePreview();
    await expectAccessible(page, 'Generate while it renders');
    await generate.expectEnd('Finished: 1 rendered');
  });
  await test.step('the dock shows in another panel what is rendered', async () => {
    await generate.start.click();
    await rail.show('Storyboard');
    await page.keyboard.press('Control+j');
    await expect(dock.rowsIn('running').first()).toBeVisible();
    await expect(dock.dock).toContainText(/%|waiting/);
    await expect(rail.button('Generate')).toHaveAttribute('aria-description', /\d ?%/);
    await expectAccessible(page, 'the dock of the queue');
    await page.keyboard.press('Control+j');
    await expect(dock.dock).toBeHidden();
    await rail.show('Generate');
    await generate.expectEnd(/^Finished: 2 rendered/);
  });
  await test.step('a failure stays with its reason until it is retried', async () => {
    comfy.faults.failNode = { classType: 'VAEDecode', outOfMemory: false };
    await generate.renderAgain('C/0');
    await expect(generate.row('C/0')).toHaveAttribute('data-state', 'failed', { timeout: 60_000 });
    await expect(generate.row('C/0')).toContainText('The test server was told to fail here.');
    await expectAccessible(page, 'Generate with a failure');
    comfy.faults.failNode = null;
    await generate.retry('C/0').click();
    await generate.expectEnd('Finished: 1 rendered');
  });
  await test.step('what happened in each run', async () => {
    await generate.show('Earlier runs');
    await expect(generate.earlierRuns).toHaveCount(3);
    await expect(generate.events.first()).toBeVisible();
    await expectAccessible(page, 'earlier runs');
    await generate.earlierRuns.first().click();
    await page.keyboard.press('ArrowDown');
    await expect(generate.earlierRuns.nth(1)).toHaveAttribute('aria-selected', 'true');
  });
  await test.step('the log, filtered and copied', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await generate.show('Log');
    await expect(generate.log).toContainText('told to fail');
    await expectAccessible(page, 'the log');
    await page.getByRole('textbox', { name: 'Lines that contain' }).fill('told to fail');
    await page.getByRole('button', { name: 'Copy all' }).click();
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(copied).toContain('told to fail');
    expect((await copied()).split('\n').every((line) => line.includes('told to fail'))).toBe(true);
  });
});
