// The ways to a project: from a prompt, from a story file, through the folder browser, from the recent ones; and to a server.
import { mkdirSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { startComfyTestServer } from '../src-main/comfyui/comfy-test-server/start-comfy-test-server.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './fixtures.ts';
import { makeProject, readJson } from './make-project.ts';
import { panelsOf } from './pages/panels.ts';

test('a project of a prompt: seen before it is made, and planned', async ({ studio }) => {
  const page = studio.page();
  const { welcome, rail, storyboard, plan } = panelsOf(page);
  await welcome.newFromStory.click();
  await expect(welcome.prompt).toBeFocused();
  await page.keyboard.type('A lighthouse keeper lights the lamp for the last time');
  await welcome.field('Length of the film').fill('20 s');
  await welcome.field('Length of a scene').fill('5 s');
  await expect(welcome.scenes).toContainText('4 scenes');
  await expect(welcome.scenes).toContainText('A lighthouse keeper lights the lamp');
  await expectAccessible(page, 'the dialog for a new project');
  await welcome.name.fill('Keeper');
  await welcome.field('In the folder').fill(studio.projectsPath);
  await expect(welcome.dialog).toContainText(join(studio.projectsPath, 'Keeper'));
  await welcome.make();
  await rail.show('Storyboard');
  await expect(storyboard.cards).toHaveCount(4);
  await expectAccessible(page, 'a storyboard without keyframes');
  await rail.show('Plan');
  await expect(plan.rows.first()).toBeVisible();
  const storyboardsPath = join(studio.projectsPath, 'Keeper', 'storyboards');
  const [fileName = ''] = readdirSync(storyboardsPath);
  expect(readJson(join(storyboardsPath, fileName)).shots).toMatchObject([5, 5, 5, 5].map((duration) => ({ duration })));
});

test('a story file dropped on the window', async ({ studio }) => {
  const page = studio.page();
  const { welcome, rail, storyboard } = panelsOf(page);
  await expect(welcome.newFromStory).toBeVisible();
  const story = JSON.stringify([
    { prompt: 'The storm comes up', duration: 3 },
    { prompt: 'The lamp goes out', duration: 2 },
  ]);
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'storm.json', { type: 'application/json' }));
    return transfer;
  }, story);
  const main = page.locator('main');
  await main.dispatchEvent('dragover', { dataTransfer: data });
  await expect(page.getByRole('status').filter({ hasText: 'Drop a story' })).toBeVisible();
  await main.dispatchEvent('drop', { dataTransfer: data });
  await expect(welcome.scenes).toContainText('2 scenes');
  await welcome.name.fill('Storm');
  await welcome.field('In the folder').fill(studio.projectsPath);
  await welcome.make();
  await rail.show('Storyboard');
  await expect(storyboard.cards).toHaveText([/The storm comes up/, /The lamp goes out/]);
});

test('the folder browser by keyboard', async ({ studio }) => {
  const page = studio.page();
  const keys = page.keyboard;
  const { project, welcome, rail, storyboard } = panelsOf(page);
  makeProject(join(studio.projectsPath, 'harbour'), { shots: [{ shot_id: 'one', duration: 1 }] });
  mkdirSync(join(studio.projectsPath, 'another'));
  await project.openFolder.focus();
  await keys.press('Enter');
  await expect(project.folderPath).toBeFocused();
  await expect(project.folderPath).not.toHaveValue('');
  await keys.press('Control+a');
  await keys.type(studio.projectsPath);
  await keys.press('Enter');
  await expect(welcome.folders.getByRole('option')).toHaveText([/another/, /harbour.*project/]);
  await expectAccessible(page, 'the folder browser');
  await welcome.folders.focus();
  await keys.press('ArrowDown');
  await keys.press('Enter');
  await expect(project.folderPath).toHaveValue(join(studio.projectsPath, 'another'));
  await keys.press('Backspace');
  await expect(project.folderPath).toHaveValue(studio.projectsPath);
  await keys.type('harb');
  await expect(welcome.folders.getByRole('option')).toHaveCount(1);
  await welcome.folders.focus();
  await keys.press('ArrowDown');
  await keys.press('Enter');
  await rail.expectShown('Storyboard');
  await expect(storyboard.card('one')).toBeVisible();
});

test('a recent project with its picture', async ({ studio }) => {
  const page = studio.page();
  const { project, rail, storyboard } = panelsOf(page);
  await project.openTheSample();
  await rail.show('Project');
  await page.getByRole('button', { name: 'Close project' }).click();
  const card = project.recent.getByRole('button', { name: /^Lighthouse/ }).first();
  const picture = card.locator('img');
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expectAccessible(page, 'the welcome with a recent project');
  await card.focus();
  await page.keyboard.press('Enter');
  await expect(card).toBeHidden();
  await rail.show('Storyboard');
  await expect(storyboard.cards).toHaveCount(6);
});

/** Where ComfyUI listens unless told otherwise. */
const USUAL_PORTS = [8188, 8000];

const isFree = (port: number): Promise<boolean> =>
  new Promise((tell) => {
    const probe = createServer();
    probe.once('error', () => tell(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => tell(true)));
  });

test('Connect ComfyUI finds the server of this machine', async ({ studio }) => {
  const free = await Promise.all(USUAL_PORTS.map(isFree));
  const port = USUAL_PORTS[free.indexOf(true)];
  test.skip(port === undefined, `Something listens on ports ${USUAL_PORTS.join(' and ')} already.`);
  await using comfy = await startComfyTestServer({ port: port ?? 0, withoutModels: ['wan_2.1_vae.safetensors'] });
  const page = studio.page();
  const { welcome, project, rail } = panelsOf(page);
  await project.openTheSample();
  await rail.show('Project');
  await welcome.connect.first().click();
  const found = welcome.connectDialog.getByRole('list', { name: 'Servers that answer' });
  await expect(found).toContainText('comfy-test-server');
  await expect(found).toContainText(/\d GiB|\d GB/);
  await found.getByRole('button', { name: 'Use this server' }).first().click();
  const lacking = welcome.connectDialog.locator('li[data-light="missing"]').first();
  await expect(lacking).toContainText(/1 missing file/);
  await lacking.getByRole('button', { name: 'What is missing' }).click();
  await expect(lacking).toContainText('wan_2.1_vae.safetensors');
  await expect(lacking).toContainText('models/vae');
  await expectAccessible(page, 'Connect ComfyUI');
  await page.keyboard.press('Escape');
  await expect(project.engine('ComfyUI')).toBeChecked();
  expect(comfy.url).toContain(String(port));
});
