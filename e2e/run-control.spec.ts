// A run on two servers, held and let go again; a segment that fails and is tried again; the report at the end.
import { join } from 'node:path';
import {
  type ComfyTestServer,
  startComfyTestServer,
} from '../src-main/comfyui/comfy-test-server/start-comfy-test-server.ts';
import { completions } from './faults/what-was-rendered.ts';
import { expect, test } from './fixtures.ts';
import { makeProject } from './make-project.ts';
import { panelsOf } from './pages/panels.ts';

const RENDER_MS = 3_000;

test.use({ comfyRenderMs: RENDER_MS });

const outcomes = (servers: readonly ComfyTestServer[]) =>
  servers.flatMap(({ executions }) => executions.map(({ outcome }) => outcome));
const isEmpty = ({ queue }: ComfyTestServer) => queue.running() === null && queue.pending().length === 0;

test('two servers: paused after the segment, paused now, each time resumed', async ({ studio, comfy }) => {
  await using second = await startComfyTestServer({ renderMs: RENDER_MS });
  const servers = [comfy, second];
  const page = studio.page();
  const { rail, project, generate } = panelsOf(page);
  const shots = ['A', 'B', 'C', 'D', 'E', 'F'].map((shot_id) => ({ shot_id, duration: 1 }));
  await project.openProject(makeProject(join(studio.projectsPath, 'two-servers'), { shots }));
  await rail.show('Project');
  await project.renderWith(comfy.url, second.url);
  await rail.show('Generate');
  const expectBothWorking = async () => {
    for (const { url } of servers) await expect(generate.server(url)).toHaveAttribute('data-state', 'working');
    await expect.poll(() => servers.map(({ queue }) => queue.running() !== null)).toEqual([true, true]);
  };

  await test.step('both render', async () => {
    await generate.start.click();
    await expectBothWorking();
    await expect(generate.rowsIn('running').first()).toContainText(/127\.0\.0\.1:\d+/);
  });
  await test.step('pause after the segment: what runs is finished, what waits there is taken back', async () => {
    await generate.pause('After this segment');
    await expect(generate.resume).toBeVisible();
    expect(servers.every(isEmpty)).toBe(true);
    const ended = outcomes(servers);
    expect(new Set(ended)).toEqual(new Set(['success']));
    expect(ended.length).toBeLessThan(shots.length);
    await expect(generate.summary).toHaveText(`Paused: ${ended.length} of 6 segments done`);
  });
  await test.step('pause now: what runs is taken back', async () => {
    await generate.resume.click();
    await expectBothWorking();
    await generate.pause('Now');
    await expect(generate.resume).toBeVisible();
    await expect.poll(() => servers.every(isEmpty)).toBe(true);
    const ended = outcomes(servers);
    expect(ended.filter((outcome) => outcome === 'interrupted')).toHaveLength(2);
    await expect(generate.summary).toHaveText(`Paused: ${ended.length - 2} of 6 segments done`);
    await expect(generate.rowsIn('running')).toHaveCount(0);
  });
  await test.step('the end, with what each server did', async () => {
    await generate.resume.click();
    await generate.expectEnd('Finished: 6 rendered');
    await expect(generate.report).toHaveText(/^Finished after \d+/);
    await expect(generate.serverReports).toHaveCount(2);
    for (const { url, executions } of servers) {
      const rendered = executions.filter(({ outcome }) => outcome === 'success').length;
      const words = `${rendered} ${rendered === 1 ? 'segment' : 'segments'}`;
      await expect(generate.serverReports.filter({ hasText: new URL(url).host })).toContainText(words);
    }
    expect(Object.values(completions(servers.flatMap(({ executions }) => executions)))).toEqual(Array(6).fill(1));
  });
});

test('a segment that fails holds up only what continues it, and is tried again', async ({ studio }) => {
  const loras = ['house-style.safetensors'];
  await using comfy = await startComfyTestServer({
    renderMs: 100,
    extraModels: { loras },
    faults: { failNode: { classType: 'LoraLoaderModelOnly', outOfMemory: false } },
  });
  const page = studio.page();
  const { rail, project, generate } = panelsOf(page);
  const shots = [
    // Only this one has the node that fails.
    { shot_id: 'A', duration: 5, loras: [{ name: loras[0], strength: 1 }] },
    { shot_id: 'B', duration: 1 },
  ];
  await project.openProject(makeProject(join(studio.projectsPath, 'failing'), { shots }));
  await rail.show('Project');
  await project.renderWith(comfy.url);
  await rail.show('Generate');

  await generate.start.click();
  await expect(generate.row('A/0'), 'the next try is announced').toContainText(/Try 2 of 3 in \d+ s/);
  await generate.expectEnd('Finished with failures: 1 rendered, 1 failed, 1 blocked');
  await expect(generate.failed).toContainText('1 of 3 segments failed, 1 more cannot begin without it');
  await expect(generate.row('A/0')).toContainText(/failed in node .+The test server was told to fail here\./);
  await expect(generate.row('A/1')).toHaveAttribute('data-state', 'blocked');
  await expect(generate.row('B/0')).toHaveAttribute('data-state', 'done');
  expect(comfy.executions.filter(({ outcome }) => outcome === 'error')).toHaveLength(3);

  comfy.faults.failNode = null;
  await generate.retry('A/0').click();
  await generate.expectEnd('Finished: 3 rendered');
  await expect(generate.failed).toBeHidden();
  await expect(generate.row('A/1')).toHaveAttribute('data-state', 'done');
  expect(Object.values(completions(comfy.executions)), 'each segment once').toEqual([1, 1, 1]);
});
