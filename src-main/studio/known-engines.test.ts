// What is told of engines must hold for this machine: a folder that is not there, or of another version, is not "ready".
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startStudioFixture } from './studio-fixture.ts';

const ONE_SHOT = [{ id: 'A', duration: 1 }];

it('a folder of Wan that is not there is said, with what to do', async () => {
  await using fixture = await startStudioFixture(ONE_SHOT, { environment: { LONGTAKE_WAN_FOLDER: '/nowhere/Wan' } });
  const wan = (await fixture.ask('engines.list', {})).find(({ id }) => id === 'wan-cli');
  expect(wan?.setUp).toMatchObject({ ready: false, reason: expect.stringContaining('/nowhere/Wan') });
  expect(wan?.setUp.remedy).not.toBe('');
});

it('a task of another version than the folder is no advice; what can be used now comes first', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'longtake-wan-2.2-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'generate.py'), "parser.add_argument('--convert_model_dtype')\n'ti2v-5B': {\n");
  await using fixture = await startStudioFixture(ONE_SHOT, { environment: { LONGTAKE_WAN_FOLDER: folder } });
  const models = (await fixture.ask('engines.list', {})).find(({ id }) => id === 'wan-cli')?.models ?? [];
  const notHere = (task: string) => models.find(({ model }) => model === task)?.notHere;
  expect(notHere('ti2v-5B')).toBeUndefined();
  expect(notHere('vace-14B')).toContain('is of Wan 2.2');
  const advice = await fixture.ask('engines.advise', { kind: 'local-only' });
  expect(advice.find(({ model }) => model === 'vace-14B')?.ready).toBe(false);
  const able = advice.filter(({ blocked }) => blocked.length === 0).map(({ ready }) => ready);
  expect(able).toEqual(able.toSorted((a, b) => Number(b) - Number(a)));
  expect(able).toContain(false);
});
