// Product shots from the storyboard to the clip: overlays, styles and variables in what is planned, rendered and found again.
import { copyFile, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ProjectPatch } from '#shared/model/project.ts';
import type { ShotPatch } from '#shared/model/storyboard.ts';
import { type StudioFixture, startStudioFixture } from './studio-fixture.ts';

let fixture: StudioFixture;
beforeEach(async () => {
  fixture = await startStudioFixture([{ id: '1', duration: 1 }]);
  await copyFile(join(fixture.projectPath, 'selected', 'key.png'), join(fixture.projectPath, 'product.png'));
});
afterEach(() => fixture[Symbol.asyncDispose]());

const revision = async () => (await fixture.ask('project.current', {}))?.revision ?? 0;
const change = async (patch: ShotPatch) =>
  fixture.ask('project.edit', { revision: await revision(), command: { kind: 'shots.change', shotIds: ['1'], patch } });
const changeProject = async (patch: ProjectPatch) =>
  fixture.ask('project.edit', { revision: await revision(), command: { kind: 'project.change', patch } });
const problems = async () =>
  (await fixture.ask('plan.build', {})).plan.problems.filter(({ severity }) => severity === 'problem');
const status = async () => (await fixture.ask('plan.build', {})).standings['1/0']?.status;
const framesFolder = () => join(fixture.projectPath, 'video', '_startframes');
const composed = async () => (await readdir(framesFolder())).filter((name) => name.includes('_composed_'));

it('a product laid over the keyframe is what the clip begins with, and only another one makes it stale', async () => {
  await fixture.runToEnd();
  expect(await status()).toBe('up-to-date');
  await change({ overlays: [{ image: 'product.png', scale: 0.3 }] });
  expect(await status()).toBe('stale');
  await fixture.runToEnd();
  expect(await status()).toBe('up-to-date');
  // It can be made again: its file is no part of what is asked.
  for (const name of await composed()) await rm(join(framesFolder(), name));
  await fixture.reopen();
  expect(await status()).toBe('up-to-date');
  expect(await composed()).toEqual([]);
  await change({ overlays: [{ image: 'product.png', scale: 0.31 }] });
  expect(await status()).toBe('stale');
  await change({ overlays: null });
  expect((await fixture.runToEnd()).jobs.every(({ state }) => state === 'done')).toBe(true);
  // The first take still answers.
  expect(await readdir(join(fixture.projectPath, 'video', '_takes', 'shot_1_seg_0'))).not.toContain('take_3.json');
});

// Seed 003: a product image that is not there, a style that is none, a variable without a value.
it('says in the plan what is missing, with its place, before anything is rendered', async () => {
  await change({
    ...{ prompt: 'Close-up of {product_name}', style_preset: 'luxus', overlays: [{ image: 'gone.png' }] },
  });
  const found = await problems();
  expect(found.map(({ jsonPath, code }) => [jsonPath, code]).sort()).toEqual([
    ['$.shots[0].overlays[0].image', 'plan-blocked'],
    ['$.shots[0].prompt', 'plan-blocked'],
    ['$.shots[0].style_preset', 'plan-blocked'],
  ]);
  expect(found.every(({ filePath }) => filePath?.endsWith('storyboard.json'))).toBe(true);
  expect(await status()).toBe('blocked');
  await change({ style_preset: null, overlays: [{ image: 'product.png' }] });
  await changeProject({ variables: { product_name: 'Aurora' }, style_preset: 'luxury' });
  expect(await problems()).toEqual([]);
  const { segments } = (await fixture.ask('plan.build', {})).plan;
  expect(segments[0]).toMatchObject({
    prompt:
      'Close-up of Aurora. The camera slowly pushes in. Soft lighting, elegant camera movement, premium aesthetics.',
    overlays: [{ image: join(fixture.projectPath, 'product.png'), position: 'center', scale: 0.5, margin: 0.08 }],
    motionStrength: 0.25,
  });
  await fixture.runToEnd();
  const sidecar = await readFile(join(fixture.projectPath, 'video', '_takes', 'shot_1_seg_0', 'take_1.json'), 'utf8');
  expect(JSON.parse(sidecar).prompt).toBe(segments[0]?.prompt);
});
