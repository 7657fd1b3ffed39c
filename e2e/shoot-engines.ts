// The pictures of engines, models, styles, sound, references and stories, in the stand-in studio.
import { expect, type Page } from '@playwright/test';
import { panelsOf } from './pages/panels.ts';
import { ONCE, type Shoot } from './shoot.ts';

export async function shootEngineScenes(page: Page, url: string, shoot: Shoot): Promise<void> {
  const open = async (scene: string) => {
    await page.goto(`${url}?stand-in=${scene}`);
    await page.waitForLoadState('networkidle');
  };
  await open('engines');
  await shootProject(page, shoot);
  await shootShots(page, shoot);
  const { rail } = panelsOf(page);
  await rail.show('Plan');
  await page.getByRole('button', { name: /about \$/ }).waitFor();
  await shoot(page, 'plan-engines', undefined, ONCE);
  for (const scene of ['engines-failed', 'engines-running']) {
    await open(scene);
    await expect(rail.button('Generate')).toHaveAttribute('aria-current', 'page');
    await page.waitForLoadState('networkidle');
    await shoot(page, `scene-${scene}`, undefined, ONCE);
  }
  await open('engines-unset');
  await rail.show('Project');
  await shoot(page, 'scene-engines-unset', 'Fallback model', ONCE);
  await open('welcome');
  await shootStories(page, shoot);
}

async function shootProject(page: Page, shoot: Shoot): Promise<void> {
  const { rail } = panelsOf(page);
  await rail.show('Project');
  await shoot(page, 'project-engines', 'Fallback model', { widths: [1280] });
  await shoot(page, 'project-style', 'Style and variables', ONCE);
  await page.getByRole('button', { name: 'Make an own style of it' }).click();
  await expect(page.getByRole('dialog', { name: 'New style' })).toBeVisible();
  await shoot(page, 'dialog-style', undefined, ONCE);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: /^Model/ }).click();
  await expect(page.getByRole('option', { name: /^Veo 3.1 Fast/ })).toBeVisible();
  await shoot(page, 'dialog-models');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Which model?' }).click();
  await expect(page.getByRole('table')).toBeVisible();
  await shoot(page, 'dialog-which-model', undefined, ONCE);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
}

async function shootShots(page: Page, shoot: Shoot): Promise<void> {
  const { rail, storyboard } = panelsOf(page);
  await rail.show('Storyboard');
  await storyboard.choose('003');
  await shoot(page, 'storyboard-engines', 'References', ONCE);
  await storyboard.choose('006');
  await shoot(page, 'storyboard-overlay', 'Laid over the keyframe', ONCE);
}

async function shootStories(page: Page, shoot: Shoot): Promise<void> {
  const { welcome } = panelsOf(page);
  await welcome.newFromStory.click();
  const { dialog } = welcome;
  await dialog.getByText('Product', { exact: true }).first().click();
  await dialog.getByRole('textbox', { name: 'Product', exact: true }).fill('Fresnel lamp');
  await dialog.getByRole('textbox', { name: 'Call to action' }).fill('Light up your evening');
  await expect(dialog.getByText('3 scenes · 15 s')).toBeVisible();
  await shoot(page, 'dialog-product', undefined, ONCE);
  await dialog.getByText('Product list', { exact: true }).click();
  const list = JSON.stringify([{ name: 'Watch' }, { name: 'Perfume' }, { name: 'Running shoe' }]);
  await choose(page, 'products.json', list);
  await dialog.getByRole('button', { name: 'Create projects' }).click();
  await expect(dialog.getByText('3 projects were made')).toBeVisible();
  await shoot(page, 'dialog-products', undefined, ONCE);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Import configuration…' }).click();
  await choose(page, 'pipeline_config.yaml', 'comfyui:\n  server_url: http://127.0.0.1:8188\n');
  await expect(page.getByRole('table')).toBeVisible();
  await shoot(page, 'dialog-import-configuration', undefined, ONCE);
}

async function choose(page: Page, name: string, text: string): Promise<void> {
  const input = page.locator('input[type=file]').first();
  await input.setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
}
