import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ComfyTestServer, startComfyTestServer } from '../comfyui/comfy-test-server/start-comfy-test-server.ts';
import { type SmallShot, startStudioFixture } from './studio-fixture.ts';

const SHOTS: readonly SmallShot[] = [
  { id: 'a', duration: 1 },
  { id: 'b', duration: 1 },
];
const VAE_5B = 'wan2.2_vae.safetensors';

const studioOn = (comfy: ComfyTestServer, workflow = 'gcv_wan_2.2_5b_i2v.json', shots = SHOTS) =>
  startStudioFixture(shots, { overrides: { engine: 'comfyui', servers: [comfy.url], workflow } });

describe('the check before a run', () => {
  it('refuses to start what the server cannot do, and sends nothing', async () => {
    await using comfy = await startComfyTestServer({ withoutNodes: ['CreateVideo'], withoutModels: [VAE_5B] });
    await using fixture = await studioOn(comfy);
    const report = await fixture.ask('preflight.check', {});
    expect(report.verdict).toBe('cannot-run');
    expect(report.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['node-missing', 'model-missing']));
    const refused = await fixture.studio.call('run.start', { shotIds: null, segmentKeys: null });
    expect(refused).toMatchObject({ ok: false, error: { message: expect.stringContaining('CreateVideo') } });
    expect(comfy.queue.history.size).toBe(0);
  });

  it('lets the others run where one shot’s picture cannot be read', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 5 });
    await using fixture = await studioOn(comfy);
    await writeFile(join(fixture.projectPath, 'selected', 'torn.png'), 'no picture');
    const selectionPath = join(fixture.projectPath, 'selected', 'selected_keyframes.json');
    const selection = JSON.parse(await readFile(selectionPath, 'utf8'));
    selection.selections[0].export_path = 'selected/torn.png';
    await writeFile(selectionPath, JSON.stringify(selection));
    await fixture.ask('project.reload', {});
    const report = await fixture.ask('preflight.check', {});
    expect(report.findings).toEqual(
      expect.arrayContaining([expect.objectContaining({ severity: 'problem', shotId: 'a' })]),
    );
    expect(report.verdict).toBe('can-run-with-warnings');
    expect(await fixture.runToEnd()).toMatchObject({ done: 1, failed: 1 });
  });

  it('does not ask a server for what is up to date', async () => {
    const comfy = await startComfyTestServer({ renderMs: 5 });
    await using fixture = await studioOn(comfy);
    await fixture.runToEnd();
    await comfy.close();
    expect((await fixture.ask('preflight.check', {})).verdict).not.toBe('cannot-run');
    expect(await fixture.runToEnd()).toMatchObject({ rendered: 0, upToDate: 2, failed: 0 });
  });

  it('finds the shots that can have no segments at all', async () => {
    await using some = await startStudioFixture([...SHOTS, { id: 'never', duration: 0.01 }]);
    const report = await some.ask('preflight.check', {});
    expect(report).toMatchObject({ verdict: 'can-run-with-warnings' });
    expect(report.findings).toContainEqual(expect.objectContaining({ severity: 'problem', shotId: 'never' }));
    await using none = await startStudioFixture([{ id: 'never', duration: 0.01 }]);
    expect((await none.ask('preflight.check', {})).verdict).toBe('cannot-run');
  });

  it('says that a damaged project.json stops every run', async () => {
    await using fixture = await startStudioFixture(SHOTS);
    await writeFile(join(fixture.projectPath, 'project.json'), '{ damaged');
    await fixture.ask('project.reload', {});
    const { verdict, findings } = await fixture.ask('preflight.check', {});
    expect([verdict, findings[0]?.message]).toEqual(['cannot-run', expect.stringContaining('project.json')]);
  });
});

describe('a workflow that is not there', () => {
  it('typed on the command line is an error, never another one in its place', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 5 });
    await using fixture = await studioOn(comfy, 'gcv_mistyped');
    for (const answer of [
      await fixture.studio.call('plan.build', {}),
      await fixture.studio.call('run.start', { shotIds: null, segmentKeys: null }),
    ]) {
      expect(answer).toMatchObject({ ok: false, error: { message: expect.stringContaining('gcv_mistyped') } });
    }
    expect(comfy.queue.history.size).toBe(0);
  });

  it('named by the project is planned with the default and not rendered', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 5 });
    await using fixture = await startStudioFixture(SHOTS, { overrides: { engine: 'comfyui', servers: [comfy.url] } });
    const project = { id: 'small', name: 'Small', workflow: 'gcv_gone.json' };
    await writeFile(join(fixture.projectPath, 'project.json'), JSON.stringify(project));
    await fixture.ask('project.reload', {});
    expect((await fixture.ask('plan.build', {})).plan.segments).toHaveLength(2);
    const { verdict, findings } = await fixture.ask('preflight.check', {});
    expect(verdict).toBe('cannot-run');
    expect(findings).toContainEqual(
      expect.objectContaining({ severity: 'problem', code: 'workflow-missing', remedy: expect.stringMatching(/\S/) }),
    );
    expect((await fixture.studio.call('run.start', { shotIds: null, segmentKeys: null })).ok).toBe(false);
  });
});
