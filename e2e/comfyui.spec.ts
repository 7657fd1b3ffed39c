// The same job with ComfyUI: the server is named and checked in the page, its pictures arrive, its clips are exact.
import { join } from 'node:path';
import { countFrames } from './count-frames.ts';
import { expect, test } from './fixtures.ts';
import { makeProject, readJson } from './make-project.ts';
import { panelsOf } from './pages/panels.ts';

test.use({ comfyRenderMs: 300 });

test('the sample rendered by a ComfyUI server', async ({ studio, comfy }) => {
  const page = studio.page();
  const { rail, project, plan, generate, player } = panelsOf(page);
  await test.step('the server answers', async () => {
    await project.openTheSample();
    await rail.show('Project');
    await project.nameServer(comfy.url);
    await expect(project.serverAnswer).toContainText(/ComfyUI \d+\.\d+/);
    await expect(project.serverAnswer).toContainText('comfy-test-server');
    await project.engine('ComfyUI').click();
    await expect(project.engine('ComfyUI')).toBeChecked();
    await expect(page.getByTestId('engine-in-use')).toContainText('ComfyUI');
  });
  const segments = await test.step('the plan is the workflow’s', async () => {
    await rail.show('Plan');
    await plan.build.click();
    await expect(plan.rows).toHaveCount(10);
    return plan.segments();
  });
  await test.step('it renders', async () => {
    await rail.show('Generate');
    await generate.start.click();
    await generate.expectLivePreview();
    await generate.expectEnd('Finished: 10 rendered');
    await expect(generate.rowsIn('done')).toHaveCount(10);
    expect(comfy.queue.history.size, 'prompts the server carried out').toBe(10);
  });
  await test.step('every clip has exactly its frames and plays', async () => {
    const errors = await player.watchErrors();
    await rail.show('Player');
    for (const segment of segments) {
      const clipPath = join(studio.samplePath, 'video', segment.output_file);
      expect(await countFrames(clipPath), segment.output_file).toBe(segment.clip_frames);
      const facts = await player.showClip(`${segment.shot_id}/${segment.segment_index}`, segment.output_file);
      expect([facts.videoWidth, facts.videoHeight]).toEqual([832, 480]);
      expect(facts.duration).toBeCloseTo(segment.clip_frames / segment.fps, 2);
    }
    expect(await errors()).toEqual([]);
  });
  await test.step('the take says which server made it', () => {
    const takePath = join(studio.samplePath, 'video', '_takes', 'shot_003_seg_1', 'take_1.json');
    const take = readJson(takePath);
    expect(take.server).toMatchObject({ url: comfy.url });
    expect(take.seed).toBe(segments.find((one) => one.output_file === 'shot_003_seg_1.mp4')?.seed);
  });
});

test('a server that does not answer is said with what to do', async ({ studio }) => {
  const { rail, project } = panelsOf(studio.page());
  await project.openTheSample();
  await rail.show('Project');
  await project.nameServer('http://127.0.0.1:9');
  const answer = studio.page().getByRole('region', { name: 'ComfyUI server' }).locator('[data-severity="problem"]');
  await expect(answer).toContainText('127.0.0.1:9');
  await expect(answer).toContainText('Check that ComfyUI is running');
});

test('the engine named in the page is the one that will render', async ({ studio, comfy }) => {
  const page = studio.page();
  const { rail, project, generate } = panelsOf(page);
  const engineInUse = page.getByTestId('engine-in-use');
  // The sample says that it is drafted; this one says nothing.
  const shots = [{ shot_id: 'one', duration: 1 }];
  await project.openProject(makeProject(join(studio.projectsPath, 'engine'), { shots }));
  await rail.show('Generate');
  await expect(engineInUse).toContainText('Draft');
  await expect(generate.outlook).toContainText('Draft');
  await rail.show('Project');
  await project.nameServer(comfy.url);
  await expect(project.serverAnswer).toContainText('ComfyUI');
  await rail.show('Generate');
  await expect(generate.outlook, 'a server is named and no engine chosen').toContainText('Wan 2.2');
  await expect(engineInUse).toContainText('Wan 2.2');
  await rail.show('Project');
  await expect(project.engine('ComfyUI')).toBeChecked();
  await project.engine('Draft').click();
  await expect(engineInUse).toContainText('Draft');
  await rail.show('Generate');
  await expect(generate.outlook).toContainText('Draft');
});
