import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '#shared/model/settings.ts';
import { createLogger } from '../logging/index.ts';
import { openRecentProjects, openSettings } from './index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longtake-settings-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const logger = createLogger(() => undefined);
const onDisk = async () => JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8'));

describe('settings', () => {
  it('starts with the defaults, saves, and keeps the keys of a newer version', async () => {
    await writeFile(join(folder, 'settings.json'), '{"servers":["http://127.0.0.1:8188"],"of_a_newer_version":1}');
    const settings = await openSettings(folder, logger);
    expect(settings.get()).toEqual({ ...DEFAULT_SETTINGS, servers: ['http://127.0.0.1:8188'] });
    await settings.change({ appearance: 'dark', ffmpegPath: undefined });
    expect(await onDisk()).toEqual({ servers: ['http://127.0.0.1:8188'], appearance: 'dark', of_a_newer_version: 1 });
    expect((await openSettings(folder, logger)).get().appearance).toBe('dark');
  });

  it('keeps the others when one is wrong, and the wrong one in the file until it is replaced', async () => {
    const raw = { servers: ['http://127.0.0.1:8188'], appearance: 'pink', ffmpeg_path: '/usr/bin/ffmpeg' };
    await writeFile(join(folder, 'settings.json'), JSON.stringify(raw));
    const logged: string[] = [];
    const settings = await openSettings(
      folder,
      createLogger((line) => logged.push(JSON.stringify(line))),
    );
    expect(settings.get()).toEqual({ ...DEFAULT_SETTINGS, servers: raw.servers, ffmpegPath: raw.ffmpeg_path });
    expect(logged.join()).toContain('appearance');
    await settings.change({ workflowFolders: ['/w'] });
    expect(await onDisk()).toEqual({ ...raw, workflow_folders: ['/w'] });
    await settings.change({ appearance: 'dark' });
    expect((await onDisk()).appearance).toBe('dark');
    expect(await readdir(folder)).toEqual(['settings.json']);
  });

  it('judges what a new project begins with value by value', async () => {
    const defaults = { engine: 'comfyui', max_segment_seconds: 0, resolution: { width: 832, height: 480 }, later: 1 };
    await writeFile(join(folder, 'settings.json'), JSON.stringify({ key_preset: 'resolve', language: 'xx', defaults }));
    const settings = await openSettings(folder, logger);
    const read = settings.get();
    expect([read.keyPreset, read.language]).toEqual(['resolve', 'system']);
    const { maxSegmentSeconds } = DEFAULT_SETTINGS.defaults;
    const { resolution } = defaults;
    const usable = { engine: 'comfyui', workflowFile: null, resolution, maxSegmentSeconds, useSageAttention: false };
    expect(read.defaults).toEqual(usable);
    await settings.change({ defaults: { ...read.defaults, maxSegmentSeconds: null, workflowFile: 'gcv_x.json' } });
    expect((await onDisk()).defaults).toEqual({
      ...defaults,
      max_segment_seconds: null,
      workflow: 'gcv_x.json',
      use_sage_attention: false,
    });
    expect((await openSettings(folder, logger)).get().defaults.maxSegmentSeconds).toBeNull();
  });

  it('merges the layouts of two pages, and forgets what was not touched for longest', async () => {
    await writeFile(join(folder, 'settings.json'), '{"layout":{"rail":1,"odd":{}}}');
    const settings = await openSettings(folder, logger);
    await Promise.all([
      settings.change({ layout: { rail: 2, list: true } }),
      settings.change({ layout: { strip: 'x' } }),
    ]);
    expect(settings.get().layout).toEqual({ rail: 2, list: true, strip: 'x' });
    expect((await onDisk()).layout.odd).toEqual({});
    const many = Object.fromEntries(Array.from({ length: 198 }, (_, index) => [`n${index}`, index]));
    await settings.change({ layout: many });
    await settings.change({ layout: { rail: 3 } });
    const { layout } = settings.get();
    expect([Object.keys(layout).length, layout.rail, layout.list, layout.strip]).toEqual([200, 3, undefined, 'x']);
  });

  it('loses none of two changes at once', async () => {
    const settings = await openSettings(folder, logger);
    await Promise.all([settings.change({ appearance: 'dark' }), settings.change({ workflowFolders: ['/w'] })]);
    expect(settings.get()).toMatchObject({ appearance: 'dark', workflowFolders: ['/w'] });
    expect(await onDisk()).toMatchObject({ appearance: 'dark', workflow_folders: ['/w'] });
  });

  it('leaves a file that cannot be read where it is, and replaces nothing it has not seen', async () => {
    // A folder of that name is what even root cannot read.
    await mkdir(join(folder, 'settings.json'));
    const settings = await openSettings(folder, logger);
    expect(settings.get()).toEqual(DEFAULT_SETTINGS);
    expect(await settings.change({ appearance: 'dark' })).toMatchObject({ ok: false, error: { code: 'disk-failed' } });
    expect(await readdir(folder)).toEqual(['settings.json']);
    await rm(join(folder, 'settings.json'), { recursive: true });
    await writeFile(join(folder, 'settings.json'), '{"ffmpeg_path":"/f"}');
    expect(await settings.change({ appearance: 'dark' })).toMatchObject({ ok: true, value: { ffmpegPath: '/f' } });
  });

  it.each(['{', 'null', '[]'])('sets a damaged file aside: %s', async (text) => {
    await writeFile(join(folder, 'settings.json'), text);
    expect((await openSettings(folder, logger)).get()).toEqual(DEFAULT_SETTINGS);
    const names = await readdir(folder);
    expect(names).toHaveLength(1);
    expect(names[0]).toMatch(/^settings\.json\.damaged-/);
  });
});

describe('recent projects', () => {
  it('lists the newest first, once each, tells what is gone, and forgets', async () => {
    const recent = openRecentProjects(folder);
    await recent.opened(folder, 'Here', new Date('2026-01-01T00:00:00Z'));
    await recent.opened('/gone', 'Gone', new Date('2026-01-02T00:00:00Z'));
    await recent.opened(folder, 'Here again', new Date('2026-01-03T00:00:00Z'));
    expect((await recent.list()).map((one) => [one.name, one.present])).toEqual([
      ['Here again', true],
      ['Gone', false],
    ]);
    await recent.forget('/gone');
    expect(await recent.list()).toHaveLength(1);
  });
});
