import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../logging/index.ts';
import { openProject, type ProjectStore } from './index.ts';

let folder: string;
const stores: ProjectStore[] = [];
let changes = 0;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'longtake-project-')));
  await mkdir(join(folder, 'storyboards'));
  await mkdir(join(folder, 'selected'));
  changes = 0;
});
afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
  await rm(folder, { recursive: true, force: true });
});

const shot = (id: string, more: object = {}) => ({ shot_id: id, filename_base: `f${id}`, prompt: `p${id}`, ...more });
const storyboardPath = () => join(folder, 'storyboards', 'storyboard.json');
const writeJson = (path: string, value: unknown) => writeFile(join(folder, path), JSON.stringify(value));
const writeStoryboard = (...shots: object[]) =>
  writeJson('storyboards/storyboard.json', { project: 'P', version: '2.0', shots });
const readStoryboard = async () => JSON.parse(await readFile(storyboardPath(), 'utf8'));

async function open(forWriting = true): Promise<ProjectStore> {
  const opened = await openProject(folder, {
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
const prompts = (store: ProjectStore) => store.view().storyboard?.shots.map((one) => one.prompt);

describe('opening', () => {
  it('reads a folder of the older tool: another machine’s paths, old keys, sizes in shots, a remembered workflow', async () => {
    await writeJson('storyboards/My_Storyboard_v1.JSON', {
      project: 'Old',
      version: '2.0',
      generation_settings: { base_seed: 42, sampler: 'euler' },
      shots: [
        shot('001', {
          duration: 5,
          width: 1280,
          height: 720,
          camera_movement: 'slow_push',
          wan_motion: { type: 'macro_dolly', strength: 0.6, notes: '' },
        }),
      ],
    });
    await writeFile(join(folder, 'selected', 'shot_001_v2.png'), 'png');
    await writeJson('selected/selected_keyframes.json', {
      project: 'Old',
      selections: [
        {
          shot_id: '001',
          export_path: 'D:\\comfy\\Old\\selected\\shot_001_v2.png',
          source_path: '/home/x/shot_001_v2.png',
        },
      ],
    });
    await mkdir(join(folder, 'video'));
    await writeFile(join(folder, 'video', 'shot_001_seg_0.mp4'), 'mp4');
    await writeJson('video/_state.json', {
      storyboard_file: 'My_Storyboard_v1.JSON',
      workflow_file: 'Wan 2.2 14B i2v.json',
      last_video_path: '/home/x/Old/video/shot_001_seg_0.mp4',
    });
    const store = await open();
    const view = store.view();
    expect(view.problems).toEqual([]);
    expect(view.storyboard).toMatchObject({
      baseSeed: 42,
      shots: [{ shotId: '001', width: 1280, durationSeconds: 5 }],
    });
    expect(view.keyframes['001']).toMatchObject({ status: 'found', mediaPath: 'selected/shot_001_v2.png' });
    expect(view.screen.lastVideoMediaPath).toBe('video/shot_001_seg_0.mp4');
    expect(store.rememberedWorkflow()).toBe('Wan 2.2 14B i2v.json');
    expect(await readdir(folder)).not.toContain('project.json');
  });

  it('names file, place and remedy of everything damaged, and opens the rest', async () => {
    await writeStoryboard(
      shot('001', { duration: 'long' }),
      shot('001'),
      { prompt: 'no id' },
      shot('002', { wan_motion: { strength: 7 } }),
    );
    await writeFile(join(folder, 'selected', 'selected_keyframes.json'), '{"selections": [');
    await mkdir(join(folder, 'video'));
    await writeFile(join(folder, 'video', '_state.json'), 'oops');
    await writeJson('project.json', { id: 'p', resolution: '832x480' });
    const { problems, storyboard } = (await open()).view();
    expect(storyboard?.shots.map((one) => one.shotId)).toEqual(['001', '002']);
    expect(problems.map((one) => [one.filePath?.slice(folder.length + 1), one.jsonPath])).toEqual([
      ['video/_state.json', undefined],
      ['selected/selected_keyframes.json', undefined],
      ['project.json', '$.resolution'],
      ['storyboards/storyboard.json', '$.shots[0].duration'],
      ['storyboards/storyboard.json', '$.shots[2].shot_id'],
      ['storyboards/storyboard.json', '$.shots[3].wan_motion.strength'],
      ['storyboards/storyboard.json', '$.shots[1].shot_id'],
    ]);
    expect(problems.every((one) => one.message.length > 0 && one.remedy.length > 0)).toBe(true);
    expect((await readdir(join(folder, 'video'))).some((name) => name.startsWith('_state.json.damaged-'))).toBe(true);
  });

  it('says where a storyboard is not JSON, and that a folder is not there', async () => {
    await writeFile(storyboardPath(), '{\n "shots": [}\n');
    const view = (await open()).view();
    expect(view.storyboard).toBeNull();
    expect(view.problems[0]).toMatchObject({ code: 'bad-file', filePath: storyboardPath() });
    expect(view.problems[0]?.message).toContain('line 2, column 12');
    const gone = await openProject(join(folder, 'gone'), {
      logger: createLogger(() => undefined),
      now: () => new Date(),
      forWriting: true,
      onChange: () => undefined,
    });
    expect(gone).toMatchObject({ ok: false, error: { code: 'file-missing' } });
  });

  it('refuses a folder that another studio holds, and lets a looker in', async () => {
    await writeStoryboard(shot('001'));
    await open();
    const second = await openProject(folder, {
      logger: createLogger(() => undefined),
      now: () => new Date(),
      forWriting: true,
      onChange: () => undefined,
    });
    expect(second).toMatchObject({ ok: false, error: { code: 'project-locked' } });
    expect((await open(false)).view().storyboard?.shots).toHaveLength(1);
  });
});

describe('edits', () => {
  it('saves, keeps what it does not know, undoes and does again', async () => {
    await writeStoryboard(shot('001', { mood: 'calm' }), shot('002'));
    const store = await open();
    const edit = (command: Parameters<ProjectStore['edit']>[1]) => store.edit(store.view().revision, command);
    await edit({ kind: 'shots.change', shotIds: ['001'], patch: { prompt: 'new', duration: 4 } });
    await edit({ kind: 'shot.add', afterShotId: '001' });
    await edit({ kind: 'shots.move', shotIds: ['002'], toIndex: 0 });
    expect(store.view().storyboard?.shots.map((one) => one.shotId)).toEqual(['002', '001', '003']);
    const saved = await readStoryboard();
    expect(saved.version).toBe('2.0');
    expect(saved.shots[1]).toEqual({ ...shot('001'), mood: 'calm', prompt: 'new', duration: 4 });
    expect(store.view().undoLabel).toBe('move shot 002');
    for (let step = 0; step < 3; step += 1) await store.undo(store.view().revision);
    expect(prompts(store)).toEqual(['p001', 'p002']);
    expect(store.view()).toMatchObject({ undoLabel: null, redoLabel: 'change prompt, duration of shot 001' });
    await store.redo(store.view().revision);
    expect((await readStoryboard()).shots[0].prompt).toBe('new');
    expect(await store.undo(999)).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });

  it('refuses an edit on an outdated revision: two pages cannot overwrite each other', async () => {
    await writeStoryboard(shot('001'));
    const store = await open();
    const { revision } = store.view();
    const to = (prompt: string) => store.edit(revision, { kind: 'shots.change', shotIds: ['001'], patch: { prompt } });
    const [first, second] = await Promise.all([to('a'), to('b')]);
    expect(first).toMatchObject({ ok: true });
    expect(second).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(prompts(store)).toEqual(['a']);
  });

  it('sees what another program wrote, and asks instead of overwriting it', async () => {
    await writeStoryboard(shot('001'));
    const store = await open();
    const { revision } = store.view();
    await writeStoryboard(shot('001', { prompt: 'by the older tool' }));
    const result = await store.edit(revision, { kind: 'shots.change', shotIds: ['001'], patch: { prompt: 'mine' } });
    expect(result).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(prompts(store)).toEqual(['by the older tool']);
    const before = changes;
    await writeStoryboard(shot('001', { prompt: 'again' }));
    await expect.poll(() => prompts(store), { timeout: 5000 }).toEqual(['again']);
    expect(changes).toBeGreaterThan(before);
  });

  it('keeps a landed take through undo, and the revision through a landed take', async () => {
    await writeStoryboard(shot('001'));
    const store = await open();
    await store.edit(1, { kind: 'project.change', patch: { style: 'noir', max_segment_seconds: null } });
    const { revision } = store.view();
    await store.takeLanded('001/0', 3, join(folder, 'video', 'shot_001_seg_0.mp4'));
    expect(store.view().revision).toBe(revision);
    expect(store.view().settings).toMatchObject({ style: 'noir', maxSegmentSeconds: null });
    await store.undo(revision);
    expect(store.view().settings).toMatchObject({ style: '', maxSegmentSeconds: 3 });
    expect(store.view().settings.segments).toMatchObject({ '001/0': { activeTake: 3 } });
  });

  it('records stars and what is kept without a revision, in turn with edits, and keeps them through undo', async () => {
    await writeStoryboard(shot('001'));
    const store = await open();
    const kept = { take: 2, requestSha256: 'r', startFrameSha256: 's', endFrameSha256: null };
    const done = await Promise.all([
      store.edit(1, { kind: 'project.change', patch: { style: 'noir' } }),
      store.takeLanded('001/0', 2, join(folder, 'video', 'x.mp4'), { kept, acceptedShort: null }),
      store.rateTake('001/0', 2, 4),
      store.rateTake('001/0', 1, 5),
    ]);
    expect(done.every((one) => one.ok)).toBe(true);
    expect(store.view().revision).toBe(2);
    await store.undo(2);
    const written = JSON.parse(await readFile(join(folder, 'project.json'), 'utf8'));
    expect(written.segments['001/0']).toMatchObject({ rating: 4, take_ratings: { 1: 5, 2: 4 }, kept: { take: 2 } });
    await writeJson('project.json', { ...written, theirs: 1 });
    expect(await store.keepTake('001/0', null)).toEqual({ ok: true, value: undefined });
    expect(store.view().settings.segments['001/0']).toEqual({
      ...{ activeTake: 2, rating: 4, kept: null, acceptedShort: null },
      takeRatings: { 1: 5, 2: 4 },
    });
    expect(JSON.parse(await readFile(join(folder, 'project.json'), 'utf8')).theirs).toBe(1);
  });

  it('gives a segment another seed, and takes it back', async () => {
    await writeStoryboard(shot('a/b'));
    await writeJson('project.json', { id: 'p', name: 'P', seed_overrides: { '002/1': 5 } });
    const store = await open();
    const reroll = (segmentKey: string, seed: number | null) =>
      store.edit(store.view().revision, { kind: 'segment.seed', segmentKey, seed });
    await reroll('a/b/1', 7);
    expect(store.view()).toMatchObject({
      undoLabel: 'give segment 2 of shot a/b another seed',
      settings: { seedOverrides: { '002/1': 5, 'a/b/1': 7 } },
    });
    await reroll('a/b/1', null);
    expect(store.view().settings.seedOverrides).toEqual({ '002/1': 5 });
    await store.undo(store.view().revision);
    expect(store.view().settings.seedOverrides).toEqual({ '002/1': 5, 'a/b/1': 7 });
    expect(await reroll('gone/0', 7)).toMatchObject({ ok: false, error: { code: 'conflict', shotId: 'gone' } });
    expect(await reroll('a/b', 7)).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await reroll('a/b/0', 2 ** 31)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  });

  it('records a landed take also when another program has just written project.json', async () => {
    await writeStoryboard(shot('001'));
    const store = await open();
    await store.edit(1, { kind: 'project.change', patch: { style: 'noir' } });
    await writeJson('project.json', { id: 'theirs', name: 'Theirs' });
    expect(await store.takeLanded('001/0', 2, join(folder, 'video', 'x.mp4'))).toEqual({ ok: true, value: undefined });
    expect(JSON.parse(await readFile(join(folder, 'project.json'), 'utf8'))).toEqual({
      id: 'theirs',
      name: 'Theirs',
      segments: { '001/0': { active_take: 2 } },
    });
  });

  it('keeps the document and the file when it cannot be saved', async () => {
    // A name that the file system just takes leaves no room for the temporary file beside it.
    const name = `storyboard${'x'.repeat(235)}.json`;
    await writeJson(`storyboards/${name}`, { project: 'P', shots: [shot('001')] });
    const before = await readFile(join(folder, 'storyboards', name), 'utf8');
    const store = await open();
    const { revision } = store.view();
    const patch = { prompt: 'x' };
    const result = await store.edit(revision, { kind: 'shots.change', shotIds: ['001'], patch });
    expect(result).toMatchObject({ ok: false, error: { code: 'disk-failed' } });
    expect(prompts(store)).toEqual(['p001']);
    expect(store.view()).toMatchObject({ revision, undoLabel: null });
    expect(await readFile(join(folder, 'storyboards', name), 'utf8')).toBe(before);
    expect(await readdir(join(folder, 'storyboards'))).toEqual([name]);
  });
});

describe('what the screen remembers', () => {
  it('comes back after a restart, with unknown keys kept, and can be forgotten', async () => {
    await writeStoryboard(shot('001'));
    await mkdir(join(folder, 'video'));
    await writeJson('video/_state.json', { theme: 'old' });
    const store = await open();
    await store.rememberScreen({ panel: 'player', selectedShotId: '001' });
    await store.close();
    stores.splice(0);
    const again = await open();
    expect(again.view().screen).toMatchObject({ panel: 'player', selectedShotId: '001' });
    const state = JSON.parse(await readFile(join(folder, 'video', '_state.json'), 'utf8'));
    expect(state).toMatchObject({
      theme: 'old',
      storyboard_file: 'storyboard.json',
      updated_at: '2026-01-02T03:04:05.000Z',
    });
    await again.forgetScreen();
    expect(again.view().screen).toEqual({ panel: null, selectedShotId: null, lastVideoMediaPath: null });
  });
});
