// What a film may begin with besides a prompt: a product, scene prompts with their first frames, a list of products; and what
// an older configuration changes.
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './fixtures.ts';
import { makeProject, readJson } from './make-project.ts';
import { panelsOf } from './pages/panels.ts';

const picturesPath = resolve(import.meta.dirname, '..', 'resources', 'sample', 'selected');
const [somePicture = ''] = readdirSync(picturesPath).filter((name) => name.endsWith('.png'));

function copyPicture(folderPath: string, name: string): string {
  mkdirSync(folderPath, { recursive: true });
  copyFileSync(join(picturesPath, somePicture), join(folderPath, name));
  return join(folderPath, name);
}

test('a product becomes scenes in its style, with its picture and an end card', async ({ studio }) => {
  const page = studio.page();
  const { welcome, rail, storyboard, plan } = panelsOf(page);
  const picture = copyPicture(join(studio.homePath, 'pictures'), 'lamp.png');
  await welcome.newFromStory.click();
  await welcome.choose('Product');
  await welcome.dialog.getByRole('textbox', { name: 'Product', exact: true }).fill('Fresnel lamp');
  await welcome.dialog.getByRole('combobox', { name: 'Style' }).click();
  await page.getByRole('option', { name: 'Bold', exact: true }).click();
  await welcome.field('Call to action').fill('Light up your evening');
  await welcome.field('Picture of the product').fill(picture);
  await expect(welcome.scenes).toContainText('Fresnel lamp');
  await expectAccessible(page, 'a project of a product');
  await welcome.name.fill('Lamp');
  await welcome.field('In the folder').fill(studio.projectsPath);
  await welcome.make();
  const folderPath = join(studio.projectsPath, 'Lamp');
  expect(readJson(join(folderPath, 'project.json'))).toMatchObject({
    style_preset: 'bold',
    variables: { product_name: 'Fresnel lamp' },
    film: { end_card: { text: 'Light up your evening' } },
  });
  const { selections } = readJson(join(folderPath, 'selected', 'selected_keyframes.json'));
  // Those in which it is shown, not the one that only hints at it.
  expect(selections).toMatchObject(['002', '003'].map((shot_id) => ({ shot_id, source_path: picture })));
  await rail.show('Storyboard');
  await expect(storyboard.cards).toHaveCount(3);
  await rail.show('Plan');
  await plan.rows.first().click();
  await expect(plan.promptAsSent).toContainText('Fresnel lamp');
  await expect(plan.promptAsSent).not.toContainText('{product_name}');
});

test('scene prompts take their first frames from a folder; the one that is missing is told', async ({ studio }) => {
  const page = studio.page();
  const { welcome, rail, storyboard } = panelsOf(page);
  const framesPath = join(studio.homePath, 'frames');
  for (const name of ['olin_p1_first_frame.png', 'olin_p3_first_frame.png']) copyPicture(framesPath, name);
  await welcome.newFromStory.click();
  await welcome.choose('Story file');
  const scene = (scene_number: number, video_prompt: string) => ({
    scene_number,
    video_prompt,
    audio_background: 'Waves',
  });
  await welcome.takeFile('scenes.json', [scene(1, 'The storm'), scene(2, 'The lamp'), scene(3, 'The calm')]);
  await expect(welcome.scenes).toContainText('3 scenes');
  await welcome.field('Folder with first frames').fill(framesPath);
  await expect(welcome.notes).toContainText('Scene 2: no first frame was found in the folder.');
  await expect(welcome.notes).toContainText('2 scenes have their first frames.');
  await expect(welcome.scenes).toContainText('olin_p3_first_frame.png');
  await expectAccessible(page, 'a project of scene prompts');
  await welcome.name.fill('Scenes');
  await welcome.field('In the folder').fill(studio.projectsPath);
  await welcome.make();
  await rail.show('Storyboard');
  await expect(storyboard.cards).toHaveCount(3);
  const [first = '', second = '', third = ''] = await storyboard.order();
  for (const shotId of [first, third]) expect((await storyboard.pictureSize(shotId)).width).toBeGreaterThan(0);
  await expect(storyboard.card(second).getByRole('img', { name: /^Keyframe of shot/ })).toHaveCount(0);
});

test('a list of products becomes a project each', async ({ studio }) => {
  const page = studio.page();
  const { welcome, rail, plan } = panelsOf(page);
  await welcome.newFromStory.click();
  await welcome.choose('Product list');
  await welcome.takeFile('products.json', [
    { name: 'Watch', style: 'luxury', call_to_action: 'Shop now' },
    { name: 'Running shoe', style: 'energetic' },
  ]);
  await expect(welcome.dialog.getByRole('region', { name: 'Products' })).toContainText('2 products');
  await welcome.field('In the folder').fill(studio.projectsPath);
  await expectAccessible(page, 'a list of products');
  await welcome.createAll.click();
  await expect(welcome.made).toContainText('2 projects were made');
  await expect(welcome.notes).toContainText('Products without a call to action, whose films have no end card: 2.');
  await expectAccessible(page, 'projects that were made');
  const styleOf = (name: string) => readJson(join(studio.projectsPath, name, 'project.json')).style_preset;
  expect([styleOf('Watch'), styleOf('Running shoe')]).toEqual(['luxury', 'energetic']);
  await welcome.made.getByRole('button', { name: 'Open Running shoe' }).click();
  await expect(welcome.dialog).toBeHidden();
  await rail.show('Plan');
  await plan.rows.first().click();
  await expect(plan.promptAsSent).toContainText('Running shoe');
});

const PIPELINE_CONFIG = `video_settings:
  video_model: "google/veo-3.1-fast"
  aspect_ratio: "9:16"
  duration_seconds: 8
pipeline_steps:
  generate_videos: true
`;

test('an older configuration is shown key by key before it is taken over', async ({ studio }) => {
  const page = studio.page();
  const { project, rail, imports } = panelsOf(page);
  const folderPath = makeProject(join(studio.projectsPath, 'older'), { shots: [{ shot_id: 'A', duration: 2 }] });
  const before = () => readJson(join(folderPath, 'project.json'));
  await project.openProject(folderPath);
  await rail.show('Project');
  await imports.open();
  await imports.take('pipeline_config.yaml', PIPELINE_CONFIG);
  await expect(imports.changes).toHaveCount(3);
  await expect(imports.changes.nth(0)).toContainText('Replicate, google/veo-3.1-fast');
  await expect(imports.changes.nth(1)).toContainText('320×192');
  await expect(imports.notes).toContainText('pipeline_steps is left out');
  await expectAccessible(page, 'an older configuration');
  expect(before()).not.toHaveProperty('engine');
  await imports.apply.click();
  await expect(imports.dialog).toBeHidden();
  await expect(project.model).toHaveAccessibleName(/Veo 3\.1 Fast/);
  expect(before()).toMatchObject({
    engine: 'replicate',
    engine_models: { replicate: 'google/veo-3.1-fast' },
    max_segment_seconds: 8,
  });
  const { width, height } = before().resolution as { width: number; height: number };
  expect(width / height).toBeCloseTo(9 / 16, 2);
  await test.step('a broken file says where', async () => {
    await imports.open();
    await imports.take('pipeline_config.yaml', 'video_settings:\n  video_model: "google\n');
    await expect(imports.problem).toContainText('pipeline_config.yaml');
    await expect(imports.apply).toBeDisabled();
  });
  expect(existsSync(join(folderPath, 'pipeline_config.yaml'))).toBe(false);
});
