// What lies in the folder: damaged, written by others, or put there later.
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../logging/index.ts';
import { createSample, openProject, type ProjectStore } from './index.ts';

let folder: string;
const stores: ProjectStore[] = [];
let changes = 0;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'longtake-files-')));
  await mkdir(join(folder, 'storyboards'));
  changes = 0;
});
afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
  await rm(folder, { recursive: true, force: true });
});

async function open(path = folder, forWriting = true): Promise<ProjectStore> {
  const opened = await openProject(path, {
    logger: createLogger(() => undefined),
    now: () => new Date('2026-01-02T03:04:05Z'),
    forWriting,
    onChange: () => {
      changes += 1;
    },
  });
  if (!opened.ok) throw new Error(opened.error.message);
  stores.push(opened.value);
  return opened.value;
}
const write = async (path: string, content: unknown) => {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
};
const read = (path: string) => readFile(join(folder, path), 'utf8');
const shot = (id: string, more: object = {}) => ({ shot_id: id, filename_base: `f${id}`, prompt: `p${id}`, ...more });
const writeShots = (...shots: unknown[]) => write('storyboards/storyboard.json', { project: 'P', shots });
const edit = (store: ProjectStore, command: Parameters<ProjectStore['edit']>[1]) =>
  store.edit(store.view().revision, command);
const setPrompt = (store: ProjectStore, prompt: string) =>
  edit(store, { kind: 'shots.change', shotIds: ['001'], patch: { prompt } });
const ids = (store: ProjectStore) => store.view().storyboard?.shots.map((one) => one.shotId);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a damaged project.json', () => {
  it.each(['{"id":"mine","seg', '[]', 'null', '7', '18446744073709551615'])(
    'is said once, never replaced, and does not stop the shots from being edited: %s',
    async (text) => {
      await writeShots(shot('001'));
      await write('project.json', text);
      const store = await open();
      expect(store.projectFileUsable).toBe(false);
      expect(store.view().problems).toMatchObject([{ code: 'bad-file', filePath: join(folder, 'project.json') }]);
      const refused = await edit(store, { kind: 'project.change', patch: { style: 'noir' } });
      expect(refused).toMatchObject({ ok: false, error: { code: 'bad-file' } });
      expect(!refused.ok && refused.error.remedy).toContain('remove it');
      expect(await store.takeLanded('001/0', 1, join(folder, 'video/x.mp4'))).toMatchObject({ ok: false });
      expect(await read('project.json')).toBe(text);
      expect(await setPrompt(store, 'new')).toMatchObject({ ok: true });
    },
  );

  it('is used as soon as it is mended or removed', async () => {
    await writeShots(shot('001'));
    await write('project.json', '[]');
    const store = await open();
    await write('project.json', { id: 'x', name: 'Mended' });
    await expect.poll(() => store.view().settings.name, { timeout: 5000 }).toBe('Mended');
    expect(store.projectFileUsable).toBe(true);
    await write('project.json', '{');
    await expect.poll(() => store.projectFileUsable, { timeout: 5000 }).toBe(false);
    await rm(join(folder, 'project.json'));
    await expect.poll(() => store.projectFileUsable, { timeout: 5000 }).toBe(true);
    expect(await edit(store, { kind: 'project.change', patch: { style: 'noir' } })).toMatchObject({ ok: true });
  });
});

describe('watching', () => {
  it.each([
    ['project.json', 'null'],
    ['project.json', '{"torn'],
    ['storyboards/storyboard.json', '[]'],
    ['storyboards/storyboard.json', '['.repeat(300_000)],
    ['selected/selected_keyframes.json', '7'],
  ])('leaves undo alone while only the lock beats, also beside a damaged %s', async (path, text) => {
    await writeShots(shot('001'));
    await write(path, text);
    const store = await open();
    const before = [changes, store.view().revision];
    for (let beat = 0; beat < 3; beat += 1) {
      await utimes(join(folder, '.longtake.lock'), new Date(), new Date());
      await write(path, text);
      await pause(350);
    }
    expect([changes, store.view().revision]).toEqual(before);
  });

  it('sees a picture where the remedy says, a new selection and a new storyboard, and keeps undo', async () => {
    await writeShots(shot('001'));
    const store = await open();
    await setPrompt(store, 'mine');
    const selections = [{ shot_id: '001', selected_file: 'a.png' }];
    await write('selected/selected_keyframes.json', { selections });
    await expect.poll(() => store.view().keyframes['001']?.status, { timeout: 5000 }).toBe('missing');
    await write('selected/a.png', 'png');
    await expect.poll(() => store.view().keyframes['001']?.status, { timeout: 5000 }).toBe('found');
    await write('selected/selected_keyframes.json', { selections: [] });
    await expect.poll(() => store.view().keyframes['001']?.status, { timeout: 5000 }).toBe('not-selected');
    await write('storyboards/storyboard_2.json', { project: 'P', shots: [] });
    await expect.poll(() => store.view().storyboardFiles.length, { timeout: 5000 }).toBe(2);
    expect(store.view().undoLabel).toBe('change prompt of shot 001');
    expect(await store.undo(store.view().revision)).toMatchObject({ ok: true });
  });

  it('sees a folder `storyboards` made later, and one that was replaced', async () => {
    await rm(join(folder, 'storyboards'), { recursive: true });
    const store = await open();
    await mkdir(join(folder, 'storyboards'));
    await pause(500);
    await writeShots(shot('001'));
    await expect.poll(() => ids(store), { timeout: 5000 }).toEqual(['001']);
    await rm(join(folder, 'storyboards'), { recursive: true });
    await pause(500);
    expect(ids(store)).toEqual(['001']);
    await writeShots(shot('002'));
    await expect.poll(() => ids(store), { timeout: 5000 }).toEqual(['002']);
    await pause(500);
    await writeShots(shot('003'));
    await expect.poll(() => ids(store), { timeout: 5000 }).toEqual(['003']);
  });

  it('never takes its own save for somebody else’s', async () => {
    // A look reads project.json first: long enough for a save of the storyboard to come between.
    const segments = Array.from({ length: 100_000 }, (_, index) => [`${index}/0`, { active_take: 1 }]);
    await write('project.json', { id: 'p', name: 'P', segments: Object.fromEntries(segments) });
    await writeShots(shot('001'));
    const store = await open();
    for (let edits = 1; edits <= 12; edits += 1) {
      await write('storyboards/x.txt', String(edits));
      await pause(284 + 3 * edits);
      expect(await setPrompt(store, `p${edits}`)).toMatchObject({ ok: true });
    }
    await pause(400);
    expect(store.view().revision).toBe(13);
  });
});

describe('what was written stays as it was written', () => {
  it('keeps unknown keys that are null, and 64-bit numbers', async () => {
    await write('project.json', '{"id":"p","name":"P","theirs":null,"fps":24,"big":18446744073709551615}');
    const text =
      '{"project":"P","shots":[{"shot_id":"001","prompt":"a","seed":18446744073709551615},{"shot_id":"002"}]}';
    await write('storyboards/storyboard.json', text);
    const store = await open();
    expect(store.view().problems.map((one) => [one.jsonPath, one.message])).toEqual([
      ['$.shots[0].seed', 'A seed must be between -1 and 2147483647 (it is 18446744073709551615).'],
      ['$.shots[1].prompt', '"prompt" is missing.'],
    ]);
    await edit(store, { kind: 'project.change', patch: { fps: null } });
    expect(JSON.parse(await read('project.json'))).toMatchObject({ theirs: null });
    expect(await read('project.json')).not.toContain('fps');
    expect(await read('project.json')).toContain('18446744073709551615');
    await edit(store, { kind: 'shots.change', shotIds: ['002'], patch: { prompt: 'b' } });
    await store.undo(store.view().revision);
    expect(await read('storyboards/storyboard.json')).toContain('"seed": 18446744073709551615');
  });

  it('says which seeds are too large instead of using others', async () => {
    await write('project.json', { id: 'p', base_seed: 2 ** 31 });
    const settings = { video_settings: { base_seed: 2 ** 40 }, generation_settings: { base_seed: 5 } };
    await write('storyboards/storyboard.json', { project: 'P', shots: [shot('001', { seed: 2 ** 31 })], ...settings });
    const view = (await open()).view();
    expect(view.problems.map((one) => one.jsonPath).sort()).toEqual([
      '$.base_seed',
      '$.shots[0].seed',
      '$.video_settings.base_seed',
    ]);
    expect(view.storyboard).toMatchObject({ baseSeed: 5, shots: [{ seed: -1 }] });
  });

  it('adds id and name at the first save of a project.json without', async () => {
    await write('project.json', { style: 'noir', name: 'Mine' });
    const store = await open();
    const { id } = store.view().settings;
    await edit(store, { kind: 'project.change', patch: { style: 'oil' } });
    expect(JSON.parse(await read('project.json'))).toEqual({ style: 'oil', name: 'Mine', id });
  });
});

describe('positions', () => {
  it('counts places in the file with what cannot be read, and moves by what is shown', async () => {
    const [bad, dup] = [{ prompt: 'no id' }, shot('001', { prompt: 'again' })];
    await writeShots(bad, shot('001'), dup, shot('002'), bad, shot('003'));
    const store = await open();
    expect(store.view().storyboard?.shots.map((one) => one.rawIndex)).toEqual([1, 3, 5]);
    for (const [shotId, toIndex, expected] of [
      ['003', 0, ['003', '001', '002']],
      ['003', 2, ['001', '002', '003']],
      ['001', 1, ['002', '001', '003']],
      ['002', 99, ['001', '003', '002']],
    ] as const) {
      await edit(store, { kind: 'shots.move', shotIds: [shotId], toIndex });
      expect(ids(store)).toEqual(expected);
      expect(store.view().storyboard?.shots.find((one) => one.shotId === '001')?.prompt).toBe('p001');
    }
    expect(JSON.parse(await read('storyboards/storyboard.json')).shots).toHaveLength(6);
  });

  it('says places anew when shots come before, also of what it need not read again', async () => {
    await writeShots(shot('001'), shot('002', { steps: 'many' }));
    const store = await open();
    store.view();
    await edit(store, { kind: 'shots.duplicate', shotIds: ['001'] });
    expect(store.view().problems.map((one) => one.jsonPath)).toEqual(['$.shots[2].steps']);
    await edit(store, { kind: 'shots.move', shotIds: ['001'], toIndex: 2 });
    expect(store.view().storyboard?.shots.map((one) => one.rawIndex)).toEqual([0, 1, 2]);
    expect(store.view().problems.map((one) => one.jsonPath)).toEqual(['$.shots[1].steps']);
  });

  it('takes ids that JavaScript knows too, and an empty filename_base', async () => {
    await writeShots(shot('__proto__', { filename_base: '' }), shot('constructor'));
    const view = (await open()).view();
    expect(Object.keys(view.keyframes)).toEqual(['__proto__', 'constructor']);
    expect(view.storyboard?.shots[0]?.filenameBase).toBe('__proto__');
  });
});

describe('opening', () => {
  it('knows a folder by one name, however it is given', async () => {
    const link = join(folder, 'link');
    await symlink(folder, link);
    expect((await open(`${folder}/`, false)).folderPath).toBe(folder);
    expect((await open(join(link, '.'), false)).view().folderPath).toBe(folder);
  });

  it('takes empty texts of the older tool as nothing, and a folder for no file', async () => {
    await writeShots(shot('001'), shot('002'));
    await write('selected/a.png', 'png');
    const selection = { shot_id: '001', selected_file: 'a.png', export_path: 'selected/' };
    await write('selected/selected_keyframes.json', { selections: [selection, { ...selection, shot_id: '002' }] });
    const state = { storyboard_file: '', selection_file: '', workflow_file: '', last_video_path: '' };
    await write('video/_state.json', state);
    const store = await open();
    const view = store.view();
    expect(view.selectionFile).toBe('selected/selected_keyframes.json');
    expect(view.keyframes['001']).toMatchObject({ status: 'found', filePath: join(folder, 'selected/a.png') });
    expect(view.screen.lastVideoMediaPath).toBeNull();
    expect(store.rememberedWorkflow()).toBeNull();
  });

  it('renames nothing when it only looks, and nothing that the disk did not give', async () => {
    await write('video/_state.json', 'oops');
    const looked = await open(folder, false);
    expect(looked.view().problems).toMatchObject([{ code: 'bad-file' }]);
    expect(await readdir(join(folder, 'video'))).toEqual(['_state.json']);
    await rm(join(folder, 'video'), { recursive: true });
    // A folder of that name is what even root cannot read.
    await mkdir(join(folder, 'video', '_state.json'), { recursive: true });
    const store = await open();
    expect(store.view().problems).toMatchObject([{ code: 'disk-failed' }]);
    expect(await store.rememberScreen({ panel: 'plan' })).toMatchObject({ ok: false, error: { code: 'disk-failed' } });
    expect(await readdir(join(folder, 'video'))).toEqual(['_state.json']);
  });
});

describe('speed', () => {
  it('reads ten thousand shots well within a second, and not again for a landed take', async () => {
    await writeShots(
      ...Array.from({ length: 10_000 }, (_, index) => shot(String(index), { duration: 3, seed: index })),
    );
    const store = await open();
    const startMs = performance.now();
    const before = store.view().storyboard;
    expect(performance.now() - startMs).toBeLessThan(500);
    await store.takeLanded('1/0', 1, join(folder, 'video', 'x.mp4'));
    expect(store.view().settings.segments['1/0']?.activeTake).toBe(1);
    expect(store.view().storyboard).toBe(before);
  });
});

describe('createSample', () => {
  it('takes the sample that is there, and refuses another project', async () => {
    const samplePath = join(folder, 'shipped');
    await write('shipped/project.json', { id: 'sample', name: 'Sample' });
    await mkdir(join(samplePath, 'storyboards'));
    await mkdir(join(samplePath, 'selected'));
    const target = join(folder, 'mine');
    expect(await createSample(samplePath, target)).toEqual({ ok: true, value: { created: true } });
    expect(await createSample(samplePath, target)).toEqual({ ok: true, value: { created: false } });
    for (const text of ['{"id":"other"}', '{}', '{']) {
      await write('mine/project.json', text);
      expect(await createSample(samplePath, target)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    }
  });
});
