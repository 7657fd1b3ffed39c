// Edits of the selection file on disk: undo, other programs, pictures that are brought in.
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EditCommand } from '#shared/contract/edit-command.ts';
import { createLogger } from '../logging/index.ts';
import { listVariants, openProject, type ProjectStore } from './index.ts';

let folder: string;
let store: ProjectStore | null = null;
let changes = 0;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'longtake-selection-')));
  await write('storyboards/storyboard.json', {
    project: 'P',
    shots: ['1', '2'].map((id) => ({ shot_id: id, filename_base: `f${id}`, prompt: id })),
  });
  changes = 0;
});
afterEach(async () => {
  await store?.close();
  await rm(folder, { recursive: true, force: true });
});

async function write(path: string, content: unknown): Promise<void> {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
}
const readJson = async (path: string) => JSON.parse(await readFile(join(folder, path), 'utf8'));
const SELECTION = 'selected/selected_keyframes.json';

async function open(): Promise<ProjectStore> {
  const opened = await openProject(folder, {
    logger: createLogger(() => undefined),
    now: () => new Date('2026-01-02T03:04:05Z'),
    forWriting: true,
    onChange: () => {
      changes += 1;
    },
  });
  if (!opened.ok) throw new Error(opened.error.message);
  store = opened.value;
  return store;
}
const edit = (to: ProjectStore, command: EditCommand) => to.edit(to.view().revision, command);
const choose = (shotId: string, filePath: string | null): EditCommand => ({
  kind: 'keyframe.choose',
  shotId,
  filePath,
});
const chosenOf = (of: ProjectStore, shotId: string) => of.view().keyframes[shotId]?.mediaPath;

describe('choosing a keyframe', () => {
  it('writes the selection file, and undo and redo take it back and forth, down to no file at all', async () => {
    await write('selected/f1_v1.png', 'a');
    await write('selected/f1_v2.png', 'b');
    const project = await open();
    expect((await edit(project, choose('1', 'selected/f1_v1.png'))).ok).toBe(true);
    expect((await edit(project, choose('1', 'selected/f1_v2.png'))).ok).toBe(true);
    expect(chosenOf(project, '1')).toBe('selected/f1_v2.png');
    expect((await readJson(SELECTION)).selections).toMatchObject([{ selected_variant: 'v2' }]);
    await project.undo(project.view().revision);
    expect(chosenOf(project, '1')).toBe('selected/f1_v1.png');
    await project.undo(project.view().revision);
    expect(project.view()).toMatchObject({ selectionFile: null, undoLabel: null });
    expect(await readdir(join(folder, 'selected'))).toEqual(['f1_v1.png', 'f1_v2.png']);
    await project.redo(project.view().revision);
    await project.redo(project.view().revision);
    expect((await readJson(SELECTION)).selections).toMatchObject([{ export_path: 'selected/f1_v2.png' }]);
    expect(project.view().selectionFile).toBe(SELECTION);
  });

  it('writes where the selection lies, and never over what another program wrote or what is damaged', async () => {
    const older = 'selected_keyframes/selected_keyframes.json';
    await write('selected_keyframes/f1_v1.png', 'a');
    await write(older, { theirs: 1, selections: [] });
    const project = await open();
    expect((await edit(project, choose('1', 'selected_keyframes/f1_v1.png'))).ok).toBe(true);
    expect(await readJson(older)).toMatchObject({ theirs: 1, selections: [{ shot_id: '1' }] });
    const { revision } = project.view();
    await write(older, { selections: [{ shot_id: '2', export_path: 'x.png' }] });
    expect(await project.edit(revision, choose('1', null))).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect((await readJson(older)).selections).toMatchObject([{ shot_id: '2' }]);
    await write(older, '{"selections": [');
    await project.reload();
    expect(await edit(project, choose('1', null))).toMatchObject({ ok: true });
    const refused = await edit(project, choose('1', 'selected_keyframes/f1_v1.png'));
    expect(refused).toMatchObject({ ok: false, error: { code: 'bad-file' } });
    expect(await readFile(join(folder, older), 'utf8')).toBe('{"selections": [');
  });

  it('keeps undo when another program writes a selection, unless undo would write it', async () => {
    await write('selected/f1_v1.png', 'a');
    const project = await open();
    await edit(project, { kind: 'shots.change', shotIds: ['1'], patch: { prompt: 'x' } });
    await write(SELECTION, { selections: [{ shot_id: '2', export_path: 'selected/f1_v1.png' }] });
    await project.reload();
    expect(chosenOf(project, '2')).toBe('selected/f1_v1.png');
    await project.undo(project.view().revision);
    expect(chosenOf(project, '2')).toBe('selected/f1_v1.png');
    await edit(project, choose('1', 'selected/f1_v1.png'));
    await write(SELECTION, { selections: [] });
    await project.reload();
    expect(project.view()).toMatchObject({ undoLabel: null, redoLabel: null });
  });

  it('refuses what is not there, what is no picture and what leads out', async () => {
    await write('selected/notes.txt', 'x');
    const project = await open();
    const codeOf = async (path: string) => {
      const result = await edit(project, choose('1', path));
      return result.ok ? null : result.error.code;
    };
    expect(await codeOf('selected/gone.png')).toBe('file-missing');
    expect(await codeOf('selected/notes.txt')).toBe('bad-request');
    expect(await codeOf('../x.png')).toBe('path-refused');
    expect(await codeOf('/etc/x.png')).toBe('path-refused');
  });

  it('writes all documents of an edit or none', async () => {
    await write(SELECTION, { selections: [{ shot_id: '1', export_path: 'x.png' }] });
    const project = await open();
    await write('storyboards/storyboard.json', { project: 'P', shots: [{ shot_id: '1', prompt: 'theirs' }] });
    const before = await readFile(join(folder, SELECTION), 'utf8');
    const result = await project.edit(1, { kind: 'shots.duplicate', shotIds: ['1'] });
    expect(result).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await readFile(join(folder, SELECTION), 'utf8')).toBe(before);
    // A name that the file system just takes leaves no room for the temporary file beside it.
    const long = `a_storyboard${'x'.repeat(233)}.json`;
    await write(`storyboards/${long}`, { project: 'P', shots: [{ shot_id: '1', prompt: 'p' }] });
    await project.reload();
    await project.chooseStoryboard(long);
    const { revision } = project.view();
    const failed = await project.edit(revision, { kind: 'shots.remove', shotIds: ['1'] });
    expect(failed).toMatchObject({ ok: false, error: { code: 'disk-failed' } });
    expect(await readJson(SELECTION)).toEqual(JSON.parse(before));
    expect(project.view()).toMatchObject({ revision, storyboard: { shots: [{ shotId: '1' }] } });
    const patch = { scene: 'x' };
    await project.chooseStoryboard('storyboard.json');
    await edit(project, { kind: 'shots.change', shotIds: ['1'], patch });
    expect(project.view().storyboard?.shots[0]?.scene, 'and goes on').toBe('x');
  });
});

describe('pictures', () => {
  const variants = (more: Partial<Parameters<typeof listVariants>[1]> = {}) =>
    listVariants(folder, { fileBase: 'f1', chosenPath: null, ...more });

  it('are a shot’s variants by their names, in natural order, with the chosen one from wherever it lies', async () => {
    const names = ['f1_v10.png', 'F1_v2.JPG', 'f1.webp', 'f1_v2_dark.jpeg', 'f10_v1.png', 'f1_v3.txt', '.f1_v4.png'];
    for (const name of names) await write(`selected/${name}`, 'x');
    await write('selected_keyframes/f1_v1.png', 'x');
    await write('selected_keyframes/f1_v10.png', 'older');
    await write('art/boat_v2.png', 'x');
    await write('art/boat_v1.png', 'x');
    expect((await variants()).map(({ name, filePath }) => [name, filePath])).toEqual([
      ['f1', 'selected/f1.webp'],
      ['v1', 'selected_keyframes/f1_v1.png'],
      ['v2', 'selected/F1_v2.JPG'],
      ['v2_dark', 'selected/f1_v2_dark.jpeg'],
      ['v10', 'selected/f1_v10.png'],
    ]);
    const withChosen = await variants({ chosenPath: join(folder, 'art', 'boat_v2.png') });
    expect(withChosen.filter(({ filePath }) => filePath.startsWith('art/'))).toEqual([
      { filePath: 'art/boat_v1.png', name: 'v1', chosen: false },
      { filePath: 'art/boat_v2.png', name: 'v2', chosen: true },
    ]);
    const older = await variants({ chosenPath: join(folder, 'selected_keyframes', 'f1_v10.png') });
    expect(older.find(({ name }) => name === 'v10')).toMatchObject({
      chosen: true,
      filePath: 'selected_keyframes/f1_v10.png',
    });
    expect((await variants({ chosenPath: '/elsewhere/f1_v9.png' })).some(({ chosen }) => chosen)).toBe(false);
  });

  it('are brought in whole as the next variant, never over another, and undo leaves the file', async () => {
    await write('selected/f1_v2.png', 'two');
    await write('selected_keyframes/F1_v7.jpg', 'seven');
    const shots = ['1', '2'].map((id) => ({ shot_id: id, filename_base: `f${id}`, prompt: id }));
    const waiting = { ...shots[1], end_keyframe: 'selected/f1_v8.webp' };
    await write('storyboards/storyboard.json', { project: 'P', shots: [shots[0], waiting] });
    const project = await open();
    expect(project.view().keyframes['2']?.end?.status).toBe('missing');
    const bytes = Buffer.from('bytes of a picture');
    const taken = await project.importKeyframe(1, '1', 'start', { bytes, extension: '.webp' });
    expect(taken).toEqual({ ok: true, value: undefined });
    expect(chosenOf(project, '1')).toBe('selected/f1_v8.webp');
    expect(project.view().keyframes['2']?.end?.status, 'of another shot that waited for it').toBe('found');
    expect(await readFile(join(folder, 'selected/f1_v8.webp'))).toEqual(bytes);
    expect(project.view().undoLabel).toBe('take a new keyframe for shot 1');
    await project.importKeyframe(project.view().revision, '1', 'end', { bytes, extension: '.png' });
    expect(project.view().keyframes['1']?.end).toMatchObject({ status: 'found', mediaPath: 'selected/f1_v9.png' });
    await project.undo(project.view().revision);
    await project.undo(project.view().revision);
    expect(project.view()).toMatchObject({ undoLabel: null, selectionFile: null });
    expect(await readdir(join(folder, 'selected'))).toEqual(['f1_v2.png', 'f1_v8.webp', 'f1_v9.png']);
  });

  it('leave nothing behind where they cannot be chosen', async () => {
    const project = await open();
    await write(SELECTION, '{"selections": [');
    const picture = { bytes: Buffer.from('x'), extension: '.png' } as const;
    expect((await project.importKeyframe(1, '1', 'start', picture)).ok).toBe(false);
    expect((await project.importKeyframe(99, '1', 'start', picture)).ok).toBe(false);
    expect((await project.importKeyframe(project.view().revision, 'gone', 'end', picture)).ok).toBe(false);
    expect(await readdir(join(folder, 'selected'))).toEqual(['selected_keyframes.json']);
    await rm(join(folder, 'selected'), { recursive: true });
    const outside = await mkdtemp(join(tmpdir(), 'longtake-outside-'));
    await symlink(outside, join(folder, 'selected'));
    const refused = await project.importKeyframe(project.view().revision, '1', 'end', picture);
    expect(refused).toMatchObject({ ok: false, error: { code: 'path-refused' } });
    expect(await readdir(outside)).toEqual([]);
    await rm(outside, { recursive: true });
  });

  it('that are written anew are looked at again, and those who plan are told', async () => {
    await write('selected/f1_v1.png', 'a');
    await write(SELECTION, { selections: [{ shot_id: '1', export_path: 'selected/f1_v1.png' }] });
    const project = await open();
    const before = project.view();
    await edit(project, { kind: 'shots.change', shotIds: ['2'], patch: { prompt: 'x' } });
    expect(project.view().keyframes['1']).toBe(before.keyframes['1']);
    expect(project.view().storyboard?.shots[0]).toBe(before.storyboard?.shots[0]);
    const told = changes;
    await write('selected/f1_v1.png', 'b');
    await utimes(join(folder, 'selected/f1_v1.png'), new Date(), new Date(Date.now() + 5000));
    await expect.poll(() => changes, { timeout: 5000 }).toBeGreaterThan(told);
    await rm(join(folder, 'selected/f1_v1.png'));
    await expect.poll(() => project.view().keyframes['1']?.status, { timeout: 5000 }).toBe('missing');
  });
});
