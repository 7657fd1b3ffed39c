import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type ComfyTestServer, startComfyTestServer } from '../comfyui/comfy-test-server/start-comfy-test-server.ts';
import { type StudioFixture, startStudioFixture } from './studio-fixture.ts';

const overridesFor = (comfy: ComfyTestServer) => ({
  overrides: { engine: 'comfyui' as const, servers: [comfy.url], workflow: 'gcv_wan_2.2_5b_i2v' },
});

type Sent = Record<string, { class_type: string; inputs: Record<string, unknown> }>;

/** What each prompt's LoadImage named, in the order they were carried out. */
function startImages(comfy: ComfyTestServer): unknown[] {
  return [...comfy.queue.history.values()].map(({ prompt }) => {
    const nodes = Object.values(prompt[2] as Sent);
    return nodes.find(({ class_type }) => class_type === 'LoadImage')?.inputs.image;
  });
}

const standings = async (fixture: StudioFixture) =>
  Object.values((await fixture.ask('plan.build', {})).standings).map(({ status }) => status);

it('starts a chained segment from the frame that lies on the server, without sending it there', async () => {
  await using comfy = await startComfyTestServer({ renderMs: 5 });
  await using fixture = await startStudioFixture([{ id: 'a', duration: 7 }], overridesFor(comfy));
  expect(await fixture.runToEnd()).toMatchObject({ rendered: 3, failed: 0 });
  const [first, ...chained] = startImages(comfy);
  expect(first).toMatch(/^[0-9a-f]{64}\.png$/);
  expect(chained).toEqual([
    expect.stringMatching(/^longtake\/a_fa_seg0_.*_last_\d+_\.png \[output\]$/),
    expect.stringMatching(/^longtake\/a_fa_seg1_.*_last_\d+_\.png \[output\]$/),
  ]);
  expect(await readdir(comfy.inputFolderPath), 'what was uploaded').toHaveLength(1);
  expect(await standings(fixture)).toEqual(['up-to-date', 'up-to-date', 'up-to-date']);
});

it('sends the frame where the server no longer has its own', async () => {
  await using comfy = await startComfyTestServer({ renderMs: 5 });
  await using fixture = await startStudioFixture([{ id: 'a', duration: 4 }], overridesFor(comfy));
  await fixture.runToEnd({ segmentKeys: ['a/0'] });
  await rm(join(comfy.outputFolderPath, 'longtake'), { recursive: true });
  expect(await fixture.runToEnd()).toMatchObject({ rendered: 1, failed: 0 });
  expect(startImages(comfy).at(-1)).toMatch(/^[0-9a-f]{64}\.png$/);
});
