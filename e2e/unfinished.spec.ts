// Longtake is killed in the middle of a run: opened again it says so, goes on with one button, and renders nothing twice.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { countFrames } from './count-frames.ts';
import { completions } from './faults/what-was-rendered.ts';
import { expect, test } from './fixtures.ts';
import { makeProject } from './make-project.ts';
import { panelsOf } from './pages/panels.ts';
import { type StudioFolders, startStudioProcess } from './studio-process.ts';

test.use({ comfyRenderMs: 1_500 });

const ONE_SECOND = ['B', 'C', 'D', 'E', 'F'];
const SEGMENTS = ONE_SECOND.length + 2;
test.skip(({ hostKind }) => hostKind === 'electron', 'The process that is killed here is the served one.');

async function openStudio(browser: Browser, folders: StudioFolders) {
  const studio = await startStudioProcess(folders);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(studio.url);
  const close = async () => {
    await context.close();
    await studio.stop();
  };
  return { ...studio, page, [Symbol.asyncDispose]: close };
}

test('killed in mid-run', async ({ servedBrowser, comfy }, info) => {
  if (servedBrowser === null) throw new Error('The served project has a browser.');
  const folders = { homePath: info.outputPath('home'), dataPath: info.outputPath('data') };
  for (const path of Object.values(folders)) mkdirSync(path, { recursive: true });
  const shots = [{ shot_id: 'A', duration: 5 }, ...ONE_SECOND.map((shot_id) => ({ shot_id, duration: 1 }))];
  const folderPath = makeProject(info.outputPath('project'), { shots });
  const finished = () => comfy.executions.filter(({ outcome }) => outcome === 'success').length;

  await test.step('a run is under way, and the process is gone at once', async () => {
    await using studio = await openStudio(servedBrowser, folders);
    const { rail, project, generate } = panelsOf(studio.page);
    await project.openProject(folderPath);
    await rail.show('Project');
    await project.renderWith(comfy.url);
    await rail.show('Generate');
    await generate.start.click();
    await expect(generate.row('A/0')).toHaveAttribute('data-state', 'done');
    await expect.poll(() => comfy.queue.running(), { message: 'the next one renders' }).not.toBeNull();
    process.kill(studio.processId, 'SIGKILL');
    await expect(studio.page.getByRole('alert').filter({ hasText: 'connection to the studio is lost' })).toBeVisible();
  });
  // What it had sent lies there: the one that ran and the one behind it.
  await expect.poll(() => comfy.queue.running() === null && comfy.queue.pending().length === 0).toBe(true);
  const finishedMeanwhile = finished();
  expect(finishedMeanwhile).toBeLessThan(SEGMENTS);

  await using studio = await openStudio(servedBrowser, folders);
  const { rail, project, generate } = panelsOf(studio.page);
  await test.step('the project says what was left, and nothing is sent before the word', async () => {
    await project.recent
      .getByRole('button', { name: /Journey/ })
      .first()
      .click();
    await rail.show('Generate');
    await expect(generate.unfinished).toContainText(/A run from .+ was not finished: \d of 7 segments done\./);
    await expect(generate.start).toBeHidden();
    expect(comfy.executions).toHaveLength(finishedMeanwhile);
  });
  await test.step('Go on finishes it', async () => {
    await generate.resume.click();
    await generate.expectEnd(/^Finished: /);
    await expect(generate.unfinished).toBeHidden();
    expect(Object.values(completions(comfy.executions)), 'each segment once').toEqual(Array(SEGMENTS).fill(1));
    expect(comfy.executions).toHaveLength(SEGMENTS);
    const clips = [
      ['A_seg_0', 24],
      ['A_seg_1', 16],
      ...ONE_SECOND.map((shotId) => [`${shotId}_seg_0`, 8] as const),
    ] as const;
    for (const [name, frames] of clips) {
      expect(await countFrames(join(folderPath, 'video', `shot_${name}.mp4`)), name).toBe(frames);
    }
  });
});
