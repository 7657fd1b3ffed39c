// The pictures of everything about workflows: the chooser, model files, a graph of one's own, the check before a run.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { startComfyTestServer } from '../src-main/comfyui/comfy-test-server/start-comfy-test-server.ts';
import { panelsOf } from './pages/panels.ts';
import type { Shoot } from './shoot.ts';

const fixturePath = resolve(
  import.meta.dirname,
  '..',
  'src-main',
  'graph',
  'editor',
  'fixtures',
  'whole-workflow.json',
);

/** With ComfyUI chosen and answering. */
export async function shootOwnWorkflow(page: Page, shoot: Shoot): Promise<void> {
  const { rail, workflow } = panelsOf(page);
  await rail.show('Project');
  await page.getByTestId('workflow-chooser').click();
  await expect(page.getByRole('option').first()).toBeVisible();
  await shoot(page, 'workflow-chooser');
  await page.keyboard.press('Escape');
  await workflow.open();
  await shoot(page, 'import-empty');
  await workflow.choose('notes.json', '{"hello": 1');
  await expect(workflow.failure).toBeVisible();
  await shoot(page, 'import-refused');
  const { editor } = JSON.parse(readFileSync(fixturePath, 'utf8')) as { editor: unknown };
  await workflow.choose('drawn.json', JSON.stringify(editor));
  await workflow.name('drawn by me');
  await shoot(page, 'import-name');
  await workflow.bringIn.click();
  await expect(workflow.slot('positive')).toBeVisible();
  await shoot(page, 'binding-editor');
  await workflow.testOneSecond.click();
  await expect(workflow.dialog.getByText(/Sampling \d+/)).toBeVisible();
  await shoot(page, 'binding-testing');
  await page.getByRole('button', { name: 'Stop the test' }).click();
  await expect(workflow.testOneSecond).toBeVisible();
  await workflow.dialog.getByRole('button', { name: 'Close' }).click();
  await expect(workflow.dialog).toBeHidden();
}

/** A server that lacks a model and a node, named in the page. */
export async function shootMissing(page: Page, shoot: Shoot): Promise<void> {
  const vae = 'wan_2.1_vae.safetensors';
  const withoutModels = [vae, 'wan2.2_i2v_low_noise_14B_fp8_scaled.safetensors'];
  await using lacking = await startComfyTestServer({ withoutModels, withoutNodes: ['CreateVideo'] });
  const { rail, project } = panelsOf(page);
  await rail.show('Project');
  await project.nameServer(lacking.url);
  await expect(project.serverAnswer).toContainText('ComfyUI');
  await expect(page.getByTestId(`model-${vae}`)).toHaveAttribute('data-state', 'missing');
  await shoot(page, 'models-missing', 'Models');
  await rail.show('Plan');
  await expect(page.getByTestId('preflight')).toContainText('Cannot run');
  await page.getByRole('button', { name: 'Details' }).click();
  await shoot(page, 'plan-cannot-run');
  await rail.show('Generate');
  await shoot(page, 'generate-cannot-run');
}
