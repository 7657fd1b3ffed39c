// One film of several engines, by hand: a token that never comes back, models by keyboard, what each clip costs, a clip that is
// flagged, and the advice on models.
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ReplicateTestServer } from '../src-main/replicate/replicate-test-server/start-replicate-test-server.ts';
import { countFrames } from './count-frames.ts';
import { expect, test } from './engine-fixtures.ts';
import { expectAccessible } from './expect-accessible.ts';
import { makeProject, readJson, type ShotOnDisk, shotsOnDisk } from './make-project.ts';
import { panelsOf } from './pages/panels.ts';

const RATE = 8;
const SIZE = { width: 320, height: 180 };
const VEO = 'google/veo-3.1-fast';
const IN_CLOUD = { engine: 'replicate', engine_models: { replicate: VEO }, resolution: SIZE };

async function storeToken(page: Page, { token }: ReplicateTestServer): Promise<void> {
  const { settings } = panelsOf(page);
  await settings.open('engines');
  await settings.token.fill(token);
  await settings.storeToken.click();
  await expect(page.getByRole('status').filter({ hasText: /^Token set/ })).toBeVisible();
}

/** Everything the page was sent and everything that stands in it. */
function watchForToken(page: Page, { token }: ReplicateTestServer): () => Promise<string[]> {
  const seen: string[] = [];
  page.on('response', (response) => {
    void response.text().then(
      (text) => text.includes(token) && seen.push(response.url()),
      () => undefined,
    );
  });
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => String(payload).includes(token) && seen.push('an event'));
  });
  return async () => {
    const fields = await page
      .locator('input')
      .evaluateAll((inputs: HTMLInputElement[]) => inputs.map((one) => one.value));
    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    const shown = [await page.content(), stored, ...fields].some((text) => text.includes(token));
    return [...seen, ...(shown ? ['the page'] : [])];
  };
}

test('one film of Replicate, Wan and a draft, from the token to the last frame', async ({ studio, replicate, wan }) => {
  const page = studio.page();
  const { rail, project, storyboard, models, plan, generate, player, settings, exporting } = panelsOf(page);
  const shots = ['A', 'B', 'C'].map((shot_id): ShotOnDisk => ({ shot_id, duration: 2 }));
  const folderPath = makeProject(join(studio.projectsPath, 'engines'), { shots, project: { resolution: SIZE } });
  const whereTokenIs = watchForToken(page, replicate);
  await project.openProject(folderPath);
  await test.step('the token is typed once and never shown again', async () => {
    await settings.open('engines');
    await expect(page.getByText('No token yet')).toBeVisible();
    await expect(settings.token).toHaveAttribute('type', 'password');
    await storeToken(page, replicate);
    await expect(settings.token).toBeHidden();
    await expectAccessible(page, 'the settings of the engines');
    await page.reload();
    await settings.open('engines');
    await expect(page.getByText(/^Token set/)).toBeVisible();
    await page.getByRole('button', { name: 'Replace', exact: true }).click();
    await expect(settings.token).toHaveValue('');
    expect(await whereTokenIs()).toEqual([]);
  });
  await test.step('a model for the project and others for two shots, by keyboard', async () => {
    await rail.show('Project');
    await project.model.click();
    await expect(models.option(/^Sora 2/)).toHaveAttribute('data-combobox-disabled', 'true');
    await expectAccessible(page, 'the list of models');
    await page.keyboard.press('Escape');
    await expect(models.dialog).toBeHidden();
    await models.chooseByKeys(project.model, 'Veo 3.1 Fast');
    await expect(project.model).toHaveAccessibleName(/Veo 3\.1 Fast.*4, 6 or 8 s/);
    await rail.show('Storyboard');
    await storyboard.choose('B');
    await models.chooseByKeys(storyboard.rendersWith, 'draft');
    await storyboard.choose('C');
    await models.chooseByKeys(storyboard.rendersWith, 'ti2v-5B');
    await rail.expectSaved();
    expect(readJson(join(folderPath, 'project.json'))).toMatchObject({
      engine: 'replicate',
      engine_models: { replicate: VEO },
    });
    expect(shotsOnDisk(folderPath).map(({ engine, engine_model }) => [engine, engine_model])).toEqual([
      [undefined, undefined],
      ['draft', undefined],
      ['wan-cli', 'ti2v-5B'],
    ]);
  });
  await test.step('the plan says lengths and cost, and whose price it is', async () => {
    await rail.show('Plan');
    await expect(plan.summary).toContainText('about $0.60');
    await plan.row('A/0').click();
    await expect(plan.engineAndCost).toContainText('Veo 3.1 Fast');
    await expect(plan.engineAndCost).toContainText('asks for 4 s, keeps 2 s');
    await expect(plan.engineAndCost).toContainText(/about \$0\.60.*0\.15 USD a second.*2026/);
    await plan.row('B/0').click();
    await expect(plan.engineAndCost).toContainText('Draft');
    await expect(plan.engineAndCost).not.toContainText('$');
    await expectAccessible(page, 'a plan of several engines');
  });
  await test.step('it renders, and every engine did its part', async () => {
    await rail.show('Generate');
    await generate.start.click();
    await generate.expectEnd('Finished: 3 rendered');
    expect([replicate.predictions.map(({ model }) => model.name), (await wan.starts()).length]).toEqual([[VEO], 1]);
  });
  await test.step('the film plays and is exact', async () => {
    const errors = await player.watchErrors();
    await rail.show('Player');
    for (const shotId of ['A', 'B', 'C']) {
      const fileName = `shot_${shotId}_seg_0.mp4`;
      const facts = await player.showClip(`${shotId}/0`, fileName);
      expect([facts.videoWidth, facts.videoHeight, facts.duration]).toEqual([SIZE.width, SIZE.height, 2]);
      expect(await countFrames(join(folderPath, 'video', fileName)), fileName).toBe(2 * RATE);
    }
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    const passed = () => player.video.evaluate((video: HTMLVideoElement) => video.currentTime);
    await expect.poll(passed).toBeGreaterThan(0);
    expect(await errors()).toEqual([]);
    await exporting.open();
    expect(await exporting.promisedFrames()).toBe(6 * RATE);
    await exporting.close();
  });
  expect(await whereTokenIs()).toEqual([]);
  expect(replicate.leaks).toEqual([]);
});

test('a flagged clip says so, is not paid again, and leads to its prompt', async ({ studio, replicate }) => {
  const page = studio.page();
  const { rail, project, generate, storyboard } = panelsOf(page);
  await storeToken(page, replicate);
  replicate.faults.failWith = [
    'The input or output was flagged as sensitive. Please try again with different inputs. (E005)',
  ];
  const shots = [
    { shot_id: 'A', duration: 2, prompt: 'A storm' },
    { shot_id: 'B', duration: 2, engine: 'draft' },
  ];
  const folderPath = makeProject(join(studio.projectsPath, 'flagged'), { shots, project: IN_CLOUD });
  await rail.button('Project').click();
  await project.openProject(folderPath);
  await rail.show('Generate');
  await generate.start.click();
  await expect(generate.row('A/0')).toHaveAttribute('data-state', 'failed', { timeout: 60_000 });
  await expect(generate.row('A/0')).toContainText('google/veo-3.1-fast flagged this clip as sensitive (E005)');
  await generate.expectEnd(/^Finished with failures/);
  expect(replicate.predictions).toHaveLength(1);
  await expectAccessible(page, 'a flagged clip');
  await generate.editPrompt('A/0').click();
  await rail.expectShown('Storyboard');
  await expect(storyboard.prompt).toBeFocused();
  await expect(storyboard.prompt).toHaveValue('A storm');
  await storyboard.prompt.fill('A calm sea');
  await storyboard.prompt.blur();
  await rail.expectSaved();
  await rail.show('Generate');
  await generate.start.click();
  await generate.expectEnd('Finished: 1 rendered, 1 up to date');
  expect(replicate.predictions.map(({ input }) => input.prompt)).toEqual([
    expect.stringContaining('A storm'),
    expect.stringContaining('A calm sea'),
  ]);
});

test('"Which model?" under a budget, and the one that is used', async ({ studio, replicate }) => {
  const page = studio.page();
  const { project, advice, rail, plan } = panelsOf(page);
  await storeToken(page, replicate);
  const shots = ['A', 'B'].map((shot_id) => ({ shot_id, duration: 4 }));
  const folderPath = makeProject(join(studio.projectsPath, 'advice'), {
    shots,
    project: { ...IN_CLOUD, max_segment_seconds: 10 },
  });
  await rail.button('Project').click();
  await project.openProject(folderPath);
  await rail.show('Project');
  await advice.open();
  await advice.wish('The best within a budget');
  await advice.budget.fill('2');
  await expect(advice.row('Veo 3.1'), 'twice four seconds cost more').toBeHidden();
  await expectAccessible(page, 'Which model?');
  const costs = await advice.costs();
  expect(costs.length).toBeGreaterThan(2);
  expect(Math.max(...costs)).toBeLessThanOrEqual(2);
  await advice.wish('Only on my own machines');
  await expect(advice.dialog).not.toContainText('Replicate');
  await advice.wish('The cheapest');
  const cost = await advice.row('Kling 2.1').locator('td').nth(2).textContent();
  await advice.use('Kling 2.1').click();
  await expect(advice.dialog).toBeHidden();
  await expect(project.model).toHaveAccessibleName(/Kling 2\.1/);
  expect(readJson(join(folderPath, 'project.json'))).toMatchObject({
    engine_models: { replicate: 'kwaivgi/kling-v2.1' },
  });
  await rail.show('Plan');
  await expect(plan.summary).toContainText(cost ?? '?');
});

test('a take that is too short is used by hand: the film is shorter by that, and nothing is paid again', async ({
  studio,
  replicate,
}) => {
  const page = studio.page();
  const { rail, project, generate, exporting, plan } = panelsOf(page);
  await storeToken(page, replicate);
  replicate.faults.shorterBySeconds = 0.5;
  const shots = [
    { shot_id: 'A', duration: 4 },
    { shot_id: 'B', duration: 1, engine: 'draft' },
  ];
  const folderPath = makeProject(join(studio.projectsPath, 'short'), {
    shots,
    project: { ...IN_CLOUD, max_segment_seconds: 10 },
  });
  await rail.button('Project').click();
  await project.openProject(folderPath);
  await rail.show('Generate');
  await generate.start.click();
  await generate.expectEnd(/^Finished with failures/);
  await expect(generate.useShortTake('A/0')).toHaveText('Use it (0.5 s shorter)');
  await expectAccessible(page, 'a take that is too short');
  await generate.useShortTake('A/0').click();
  await expect(generate.row('A/0')).toHaveAttribute('data-state', 'done');
  await expect(page.getByRole('button', { name: /^Retry/ }), 'which would be paid').toHaveCount(0);
  const frames = 3.5 * RATE;
  await exporting.open();
  expect(await exporting.promisedFrames()).toBe(frames + RATE);
  await exporting.close();
  expect(await countFrames(join(folderPath, 'video', 'shot_A_seg_0.mp4'))).toBe(frames);
  await rail.show('Plan');
  await expect(plan.summary).toContainText('nothing to render');
  await page.reload();
  await rail.show('Plan');
  await expect(plan.summary).toContainText('nothing to render');
  expect(replicate.predictions).toHaveLength(1);
});
