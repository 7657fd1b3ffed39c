// Stop in the middle: what is finished stays, our prompt leaves the server, nobody else's is touched, Start goes on.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { sampleGraph } from '../src-main/comfyui/comfy-test-server/sample-graphs.ts';
import type { ComfyTestServer } from '../src-main/comfyui/comfy-test-server/start-comfy-test-server.ts';
import { expect, test } from './fixtures.ts';
import { makeProject } from './make-project.ts';
import { panelsOf } from './pages/panels.ts';

test.use({ comfyRenderMs: 4_000 });

const SHOTS = [
  { shot_id: 'A', duration: 1 },
  { shot_id: 'B', duration: 1 },
  { shot_id: 'C', duration: 1 },
];

/** What another program put on the same server; returns its prompt id. */
async function sendForeignPrompt(comfy: ComfyTestServer): Promise<string> {
  const promptId = randomUUID();
  const body = JSON.stringify({
    prompt: sampleGraph({ image: null, prefix: 'foreign' }),
    prompt_id: promptId,
    client_id: 'somebody-else',
  });
  const answer = await fetch(`${comfy.url}/prompt`, { method: 'POST', body });
  expect(answer.status, await answer.text()).toBe(200);
  return promptId;
}

function idsOnServer(comfy: ComfyTestServer): string[] {
  const running = comfy.queue.running();
  return [...(running === null ? [] : [running]), ...comfy.queue.pending()].map((job) => job.promptId);
}

test('Stop in the middle of a run, and Start again', async ({ studio, comfy }) => {
  const page = studio.page();
  const { rail, project, generate } = panelsOf(page);
  await project.openProject(makeProject(join(studio.projectsPath, 'stop'), { shots: SHOTS }));
  await rail.show('Project');
  await project.nameServer(comfy.url);
  await expect(project.serverAnswer).toContainText('ComfyUI');
  await project.engine('ComfyUI').click();
  await rail.show('Generate');

  await generate.start.click();
  await expect(generate.rowsIn('done')).toHaveCount(1, { timeout: 30_000 });
  await expect.poll(() => comfy.queue.running()?.promptId, { message: 'the prompt after it' }).toBeDefined();
  const ours = comfy.queue.running()?.promptId ?? '';
  const foreign = await sendForeignPrompt(comfy);
  await expect(generate.rowsIn('running'), 'one is rendered, one lies behind it').toHaveCount(2);
  const stoppedAtMs = Date.now();
  await generate.stopNow();
  await generate.expectEnd('Stopped: 1 rendered, 2 stopped');
  expect(Date.now() - stoppedAtMs, 'milliseconds until everything stood still').toBeLessThan(4_000);

  await expect.poll(() => idsOnServer(comfy), { message: 'our prompt leaves the server' }).not.toContain(ours);
  expect(comfy.queue.history.get(ours)?.status.status_str, 'our interrupted prompt').not.toBe('success');
  await expect(generate.rowsIn('done')).toHaveCount(1);
  await expect(generate.rowsIn('stopped')).toHaveCount(2);
  await expect(generate.stop).toBeDisabled();
  await expect
    .poll(() => comfy.queue.history.get(foreign)?.status.status_str, { message: 'the other client’s prompt' })
    .toBe('success');
  const promptsBefore = comfy.queue.history.size;

  await generate.start.click();
  await generate.expectEnd('Finished: 2 rendered, 1 up to date');
  await expect(generate.rowsIn('skipped')).toHaveCount(1);
  await expect(generate.rowsIn('done')).toHaveCount(2);
  expect(comfy.queue.history.size - promptsBefore, 'prompts sent by the second run').toBe(2);
});

test('Stop with the draft engine leaves no half clip', async ({ studio }) => {
  const { rail, project, generate } = panelsOf(studio.page());
  const shots = ['A', 'B', 'C', 'D'].map((shot_id) => ({ shot_id, duration: 9 }));
  const large = { resolution: { width: 1280, height: 720 }, fps: 24 };
  await project.openProject(makeProject(join(studio.projectsPath, 'draft'), { shots, project: large }));
  await rail.show('Generate');
  await generate.start.click();
  await expect(generate.row('A/0')).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
  await generate.stopNow();
  await generate.expectEnd(/^Stopped: \d+ rendered, \d+ stopped$/, 15_000);
  const again = studio.page().getByTestId('start-outlook');
  // The rows follow the words a moment later.
  await expect(async () => {
    const rendered = await generate.rowsIn('done').count();
    await expect(again).toContainText(`${12 - rendered} segments will be rendered`, { timeout: 500 });
  }).toPass({ timeout: 15_000 });
});
