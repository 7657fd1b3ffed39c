import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '#shared/model/settings.ts';
import { createLogger } from '../logging/index.ts';
import { type Environment, openSettings } from './index.ts';

let folder: string;
let logged: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longtake-engines-'));
  logged = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const onDisk = async () => JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8'));
const open = async (json: unknown, environment: Environment = {}) => {
  await writeFile(join(folder, 'settings.json'), JSON.stringify(json));
  return openSettings(
    folder,
    createLogger((line) => logged.push(line)),
    environment,
  );
};

const WAN = {
  folder: '/opt/Wan2.2',
  python: '/opt/venv/bin/python',
  checkpoints: { 'ti2v-5B': '/models/ti2v' },
  offload_model: false,
  convert_model_dtype: true,
  t5_cpu: true,
  sample_shift: 5,
};
const ENGINES = {
  replicate_workers: 3,
  wan_workers: 2,
  replicate_timeout_seconds: null,
  wan_timeout_seconds: 3600,
  duration_buffer: 1.1,
  minimum_clips: 3,
};

describe('the settings of the engines', () => {
  it('are read under their names in the file', async () => {
    const { wan, engines } = (await open({ wan: WAN, engines: ENGINES })).get();
    expect(wan).toEqual({
      folder: '/opt/Wan2.2',
      python: '/opt/venv/bin/python',
      checkpoints: { 'ti2v-5B': '/models/ti2v' },
      offloadModel: false,
      convertModelDtype: true,
      t5Cpu: true,
      sampleShift: 5,
    });
    expect(engines).toEqual({
      replicateWorkers: 3,
      wanWorkers: 2,
      replicateTimeoutSeconds: null,
      wanTimeoutSeconds: 3600,
      durationBuffer: 1.1,
      minimumClips: 3,
    });
    expect(logged).toEqual([]);
  });

  it('are judged value by value, and each wrong one is named', async () => {
    const engines = { ...ENGINES, replicate_workers: 0, duration_buffer: 0.9, minimum_clips: '3' };
    const wan = { ...WAN, t5_cpu: 'yes', checkpoints: { 'ti2v-5B': '/models/ti2v', 'i2v-A14B': 7 } };
    const read = (await open({ wan, engines })).get();
    expect(read.engines).toMatchObject({
      replicateWorkers: 5,
      wanWorkers: 2,
      durationBuffer: 1.25,
      minimumClips: null,
    });
    expect(read.wan).toMatchObject({ folder: WAN.folder, t5Cpu: false, checkpoints: { 'ti2v-5B': '/models/ti2v' } });
    const places = logged.map((line) => /key="(.*?)"$/.exec(line.trim())?.[1]);
    const wrong = ['replicate_workers', 'duration_buffer', 'minimum_clips'].map((name) => `engines.${name}`);
    expect(places).toEqual([...wrong, 'wan.t5_cpu', 'wan.checkpoints.i2v-A14B']);
    expect((await open({ wan: [], engines: 7 })).get()).toEqual(DEFAULT_SETTINGS);
    expect(logged.slice(places.length).map((line) => /key="(.*?)"/.exec(line)?.[1])).toEqual(['engines', 'wan']);
  });

  it('change by what is named only, here and in the file', async () => {
    const settings = await open({ engines: { ...ENGINES, later: 1 }, wan: WAN, defaults: { engine: 'draft' } });
    await Promise.all([
      settings.change({ engines: { replicateWorkers: 8 } }),
      settings.change({ engines: { minimumClips: null }, defaults: { useSageAttention: true } }),
      settings.change({ wan: { t5Cpu: false, checkpoints: { 'i2v-A14B': '/models/i2v', 'ti2v-5B': null } } }),
    ]);
    expect(await onDisk()).toEqual({
      engines: { ...ENGINES, later: 1, replicate_workers: 8, minimum_clips: null },
      wan: { ...WAN, t5_cpu: false, checkpoints: { 'i2v-A14B': '/models/i2v' } },
      defaults: { engine: 'draft', use_sage_attention: true },
    });
    const { engines, wan, defaults } = settings.get();
    expect([engines.replicateWorkers, engines.wanWorkers, engines.minimumClips]).toEqual([8, 2, null]);
    expect([wan.checkpoints, wan.python]).toEqual([{ 'i2v-A14B': '/models/i2v' }, WAN.python]);
    expect([defaults.engine, defaults.useSageAttention]).toEqual(['draft', true]);
  });
});

describe('the environment', () => {
  it('wins, is said, and is never written', async () => {
    const settings = await open(
      { wan: WAN, engines: ENGINES },
      { VIDEO_GENERATOR_DURATION_BUFFER: ' 1.5 ', LONGTAKE_WAN_FOLDER: 'wan', LONGTAKE_WAN_PYTHON: 'python3.11' },
    );
    const inEffect = { engines: { durationBuffer: 1.5 }, wan: { folder: resolve('wan'), python: 'python3.11' } };
    expect(settings.get()).toMatchObject(inEffect);
    expect(settings.overrides()).toEqual([
      { setting: 'engines.durationBuffer', variable: 'VIDEO_GENERATOR_DURATION_BUFFER', problem: null },
      { setting: 'wan.folder', variable: 'LONGTAKE_WAN_FOLDER', problem: null },
      { setting: 'wan.python', variable: 'LONGTAKE_WAN_PYTHON', problem: null },
    ]);
    expect(await settings.change({ engines: { wanWorkers: 1 }, wan: { t5Cpu: false } })).toMatchObject({
      value: inEffect,
    });
    expect(await settings.reread()).toMatchObject(inEffect);
    expect(await onDisk()).toEqual({
      wan: { ...WAN, t5_cpu: false },
      engines: { ...ENGINES, wan_workers: 1 },
    });
  });

  it.each(['0.9', '3.1', '1,5', 'much', '1e0', 'NaN'])(
    'is told what is wrong with it, and ignored: %s',
    async (text) => {
      const settings = await open({ engines: ENGINES }, { VIDEO_GENERATOR_DURATION_BUFFER: text });
      expect(settings.get().engines.durationBuffer).toBe(1.1);
      const [override] = settings.overrides();
      expect(override?.problem).toContain(`VIDEO_GENERATOR_DURATION_BUFFER is "${text}"`);
      expect(logged.join()).toContain('must be a number from 1 to 3');
    },
  );
});
