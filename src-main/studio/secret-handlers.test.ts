import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createLogger } from '../logging/index.ts';
import { openSettings } from '../settings/index.ts';
import { startStudioFixture } from './studio-fixture.ts';

const TOKEN = 'r8_Vxq3kT9mZb27LwYc5sNd8RfGh1JpUeAo4tXi6';
const ONE_SHOT = [{ id: 'A', duration: 1 }];

it('a token comes in, is kept, and goes out in no answer, event or log', async () => {
  await using fixture = await startStudioFixture(ONE_SHOT, { environment: {} });
  const { appDataPath } = await fixture.ask('app.info', {});
  const before = fixture.events.length;
  const answers = [
    await fixture.studio.answer('secrets.set', { name: 'replicate', value: `${TOKEN}\n` }),
    await fixture.studio.answer('secrets.state', {}),
    // Refused for their name, their length and their letters.
    await fixture.studio.answer('secrets.set', { name: TOKEN, value: TOKEN }),
    await fixture.studio.answer('secrets.set', { name: 'replicate', value: TOKEN.repeat(20) }),
    await fixture.studio.answer('secrets.set', { name: 'replicate', value: `Bearer ${TOKEN}` }),
  ];
  expect(answers).toMatchObject([
    { ok: true, value: [{ name: 'replicate', from: 'file' }] },
    { ok: true, value: [{ name: 'replicate', from: 'file' }] },
    ...Array.from({ length: 3 }, () => ({ ok: false, error: { code: 'bad-request' } })),
  ]);
  expect(fixture.events.slice(before).map(({ name }) => name)).toEqual(['plan.changed']);
  const log = await readFile(join(appDataPath, 'logs', 'longtake.log'), 'utf8');
  const projectLog = await readFile(join(fixture.projectPath, 'logs', 'pipeline.log'), 'utf8').catch(() => '');
  expect(JSON.stringify([answers, fixture.events]) + log + projectLog).not.toContain('r8_V');
  const secretsPath = join(appDataPath, 'secrets.json');
  expect(await readFile(secretsPath, 'utf8')).toContain(TOKEN);
  if (process.platform !== 'win32') expect((await stat(secretsPath)).mode & 0o777).toBe(0o600);
  expect(await fixture.ask('secrets.clear', { name: 'replicate' })).toMatchObject([{ from: 'none', isStored: false }]);
});

it('what the command line wrote beside the studio is told to every page when one asks', async () => {
  const environment = { VIDEO_GENERATOR_DURATION_BUFFER: '2', LONGTAKE_WAN_FOLDER: '' };
  await using fixture = await startStudioFixture(ONE_SHOT, { environment });
  const { appDataPath, fromEnvironment } = await fixture.ask('app.info', {});
  expect(fromEnvironment).toEqual([
    { setting: 'engines.durationBuffer', variable: 'VIDEO_GENERATOR_DURATION_BUFFER', problem: null },
  ]);
  expect((await fixture.ask('settings.change', { engines: { minimumClips: 3 } })).engines.durationBuffer).toBe(2);
  const beside = await openSettings(
    appDataPath,
    createLogger(() => undefined),
    {},
  );
  expect(beside.get().engines).toMatchObject({ minimumClips: 3, durationBuffer: 1.25 });
  await beside.change({ wan: { folder: '/opt/Wan2.2' } });
  const before = fixture.events.length;
  expect((await fixture.ask('settings.get', {})).wan.folder).toBe('/opt/Wan2.2');
  expect(fixture.events.slice(before).map(({ name }) => name)).toEqual(['settings.changed', 'plan.changed']);
  await fixture.ask('settings.get', {});
  expect(fixture.events.slice(before)).toHaveLength(2);
});
