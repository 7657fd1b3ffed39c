// A graph of the user's own, drawn in the ComfyUI editor: brought in, understood, tested, used. And what is missing is said before.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startComfyTestServer } from '../src-main/comfyui/comfy-test-server/start-comfy-test-server.ts';
import { countFrames } from './count-frames.ts';
import { expect, test } from './fixtures.ts';
import { makeProject } from './make-project.ts';
import { panelsOf } from './pages/panels.ts';

const fixturePath = resolve(
  import.meta.dirname,
  '..',
  'src-main',
  'graph',
  'editor',
  'fixtures',
  'whole-workflow.json',
);
const drawnInTheEditor = (): string =>
  JSON.stringify((JSON.parse(readFileSync(fixturePath, 'utf8')) as { editor: unknown }).editor);

test.use({ comfyRenderMs: 60 });

test('a workflow drawn in the editor is converted, looked into, tested and rendered with', async ({
  studio,
  comfy,
}) => {
  const page = studio.page();
  const { rail, project, generate, workflow } = panelsOf(page);
  const folderPath = makeProject(join(studio.projectsPath, 'mine'), { shots: [{ shot_id: 'A', duration: 2 }] });
  await project.openProject(folderPath);
  await rail.show('Project');
  await project.nameServer(comfy.url);
  await expect(project.serverAnswer).toContainText(/ComfyUI \d+\.\d+/);
  await project.engine('ComfyUI').click();

  await test.step('what is no workflow is refused with what to do', async () => {
    await workflow.open();
    await workflow.choose('notes.json', '{"hello": 1');
    await expect(workflow.failure).toContainText(/notes\.json|JSON/);
    expect(comfy.queue.history.size).toBe(0);
  });
  await test.step('the drawn one comes in', async () => {
    await workflow.choose('drawn.json', drawnInTheEditor());
    await workflow.name('drawn by me');
    await workflow.bringIn.click();
    await expect(workflow.slot('positive')).toBeVisible();
    await expect(workflow.slot('startImage')).toBeVisible();
    await expect(workflow.slot('imageBatch')).toBeVisible();
  });
  await test.step('one second of it renders and plays', async () => {
    await workflow.testOneSecond.click();
    await expect(workflow.testFacts).toContainText(/\d+ frames/, { timeout: 60_000 });
    const seconds = () => workflow.video.evaluate((video: HTMLVideoElement) => video.duration);
    await expect.poll(seconds).toBeGreaterThan(0.9);
  });
  await test.step('the project renders with it, frame-exactly', async () => {
    await workflow.useIt.click();
    await page.keyboard.press('Escape');
    await expect(workflow.dialog).toBeHidden();
    await expect(page.getByTestId('workflow-chooser')).toContainText('drawn by me');
    await rail.show('Generate');
    await generate.start.click();
    await generate.expectEnd('Finished: 1 rendered');
    expect(await countFrames(join(folderPath, 'video', 'shot_A_seg_0.mp4'))).toBe(16);
  });
  await test.step('the film that came out brings its workflow along', async () => {
    await rail.show('Project');
    await workflow.open();
    const takePath = join(folderPath, 'video', '_takes', 'shot_A_seg_0', 'take_1.mp4');
    await workflow.choose('take_1.mp4', readFileSync(takePath));
    await workflow.name('out of a film');
    await workflow.bringIn.click();
    await expect(workflow.slot('positive')).toContainText('What happens in A');
    await workflow.dialog.getByRole('button', { name: 'Remove this workflow' }).click();
    await workflow.dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(workflow.dialog).toBeHidden();
    await page.getByTestId('workflow-chooser').click();
    await expect(page.getByRole('option', { name: /drawn by me/ })).toBeVisible();
    await expect(page.getByRole('option', { name: /out of a film/ })).toHaveCount(0);
  });
});

test('a missing model file is named before anything is sent, and found again without a restart', async ({ studio }) => {
  const vae = 'wan_2.1_vae.safetensors';
  const without = await startComfyTestServer({ renderMs: 60, withoutModels: [vae] });
  const page = studio.page();
  const { rail, project, generate } = panelsOf(page);
  await project.openTheSample();
  await rail.show('Project');
  await project.nameServer(without.url);
  await project.engine('ComfyUI').click();
  const file = page.getByTestId(`model-${vae}`);
  await expect(file).toHaveAttribute('data-state', 'missing');
  await expect(file).toContainText('models/vae');
  await expect(file.getByRole('link')).toHaveAttribute('href', /^https:/);
  await rail.show('Plan');
  await expect(page.getByTestId('preflight')).toContainText(/Cannot run/i);
  await rail.show('Generate');
  await expect(generate.start).toBeDisabled();
  expect(without.queue.history.size).toBe(0);

  await without.close();
  await using _again = await startComfyTestServer({ renderMs: 60, port: Number(new URL(without.url).port) });
  await rail.show('Project');
  await page.getByTestId('models-card').getByRole('button', { name: 'Check again' }).click();
  await expect(file).toHaveAttribute('data-state', 'present');
  await rail.show('Generate');
  await expect(generate.start).toBeEnabled();
});
