// What a shot may name besides its keyframe: a picture to end on, LoRAs, steps and cfg.
import { mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shotPatch } from '#shared/model/storyboard.ts';
import { createLogger } from '../logging/index.ts';
import { openProject, type ProjectStore } from './index.ts';

let outside: string;
let folder: string;
const stores: ProjectStore[] = [];

beforeEach(async () => {
  outside = await realpath(await mkdtemp(join(tmpdir(), 'longtake-details-')));
  folder = join(outside, 'project');
});
afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
  await rm(outside, { recursive: true, force: true });
});

async function write(path: string, content: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
}

async function openShot(more: object): Promise<ProjectStore> {
  const shots = [{ shot_id: '1', filename_base: 'f', prompt: 'p', ...more }];
  await write(join(folder, 'storyboards', 'storyboard.json'), { project: 'P', shots });
  const options = { logger: createLogger(() => undefined), now: () => new Date(0), forWriting: true };
  const opened = await openProject(folder, { ...options, onChange: () => undefined });
  if (!opened.ok) throw new Error(opened.error.message);
  stores.push(opened.value);
  return opened.value;
}

describe('the picture to end on', () => {
  it.each([
    ['a path in the project', 'art/end.png', 'art/end.png', 'art/end.png'],
    ['a file name in `selected/`', 'end.png', 'selected/end.png', 'selected/end.png'],
    ['a path of another machine, by its name', 'D:\\art\\end.png', 'selected/end.png', 'selected/end.png'],
    ['a lost absolute path, by its name', '/gone/end.png', 'selected_keyframes/end.png', 'selected_keyframes/end.png'],
    ['a path outside, which no page is shown', '../elsewhere/end.png', '../elsewhere/end.png', null],
  ])('is found as %s', async (_what, endKeyframe, lies, mediaPath) => {
    await write(join(folder, lies), 'png');
    const { keyframes } = (await openShot({ end_keyframe: endKeyframe })).view();
    expect(keyframes['1']).toEqual({
      ...{ status: 'not-selected', filePath: null, mediaPath: null },
      end: { status: 'found', filePath: join(folder, lies), mediaPath },
    });
  });

  it('is found by an absolute path, beside a keyframe of its own', async () => {
    await write(join(outside, 'end.png'), 'png');
    await write(join(folder, 'selected', 'key.png'), 'png');
    const selections = [{ shot_id: '1', selected_file: 'key.png' }];
    await write(join(folder, 'selected', 'selected_keyframes.json'), { selections });
    const { keyframes } = (await openShot({ end_keyframe: join(outside, 'end.png') })).view();
    expect(keyframes['1']).toMatchObject({
      ...{ status: 'found', mediaPath: 'selected/key.png' },
      end: { status: 'found', filePath: join(outside, 'end.png'), mediaPath: null },
    });
  });

  it.skipIf(process.platform === 'win32').each([
    ['in the project that leads out', 'art/end.png'],
    ['outside', '../elsewhere/end.png'],
  ])('is not taken from a link %s', async (_what, named) => {
    await write(join(outside, 'secret.txt'), 'secret');
    await mkdir(dirname(join(folder, named)), { recursive: true });
    await symlink(join(outside, 'secret.txt'), join(folder, named));
    const { keyframes } = (await openShot({ end_keyframe: named })).view();
    expect(keyframes['1']?.end).toMatchObject({ status: 'missing', mediaPath: null });
  });

  it('is missing with the place where it would be taken from, and not asked for where nothing is named', async () => {
    const store = await openShot({ end_keyframe: 'C:\\art\\end.png' });
    const end = { status: 'missing', filePath: join(folder, 'selected', 'end.png'), mediaPath: null };
    expect(store.view().keyframes['1']?.end).toEqual(end);
    await store.edit(1, { kind: 'shots.change', shotIds: ['1'], patch: { end_keyframe: null } });
    expect(store.view().keyframes['1']?.end).toBeNull();
    await store.close();
    stores.splice(0);
    expect((await openShot({ end_keyframe: ' ' })).view().keyframes['1']?.end).toBeNull();
  });
});

it('a wrong duration stops its shot, another wrong number does not, and the problem says which', async () => {
  const { problems } = (await openShot({ duration: 'five', steps: 'many' })).view();
  const remedies = Object.fromEntries(problems.map(({ jsonPath, remedy }) => [jsonPath, remedy]));
  expect(remedies).toEqual({
    '$.shots[0].duration': expect.stringContaining('until then the shot is not rendered'),
    '$.shots[0].steps': expect.stringContaining('until then a default stands in'),
  });
});

describe('LoRAs', () => {
  it('are read one by one: a wrong one is named with its place, the others stay', async () => {
    const store = await openShot({
      loras: [
        { name: 'wan/good.safetensors', strength: 0.5, note: 'mine' },
        { name: 'strong.safetensors', strength: 'much' },
        { name: ' ', strength: 1 },
        { name: '../../outside.safetensors', strength: 1 },
        { name: 'C:\\x.safetensors', strength: 1 },
        { name: 'loud.safetensors', strength: 1000 },
        'plain text',
        { name: 'dots..in.name.safetensors' },
      ],
    });
    const { storyboard, problems } = store.view();
    expect(storyboard?.shots[0]?.loras).toEqual([
      { name: 'wan/good.safetensors', strength: 0.5 },
      { name: 'dots..in.name.safetensors', strength: 1 },
    ]);
    expect(problems.map((problem) => problem.jsonPath)).toEqual([
      '$.shots[0].loras[1].strength',
      '$.shots[0].loras[2].name',
      '$.shots[0].loras[3].name',
      '$.shots[0].loras[4].name',
      '$.shots[0].loras[5].strength',
      '$.shots[0].loras[6]',
    ]);
    expect(storyboard?.shots[0]?.unreadLoras).toHaveLength(6);
    expect(storyboard?.shots[0]?.unreadLoras?.[0]).toBe('loras[1].strength');
    expect(problems[0]?.remedy).toContain('does not render the shot');
    expect(problems[0]?.message).toContain('"loras[1].strength" should be a number');
    expect(problems[2]?.message).toContain('without ".."');
    expect(problems[4]?.message).toContain('between -100 and 100');
  });

  it('that are no list are said once', async () => {
    const { storyboard, problems } = (await openShot({ loras: { name: 'x', strength: 1 } })).view();
    expect(storyboard?.shots[0]).toMatchObject({ loras: [], unreadLoras: ['loras'] });
    expect(problems).toMatchObject([{ jsonPath: '$.shots[0].loras', message: expect.stringContaining('a list') }]);
  });
});

describe('an edit', () => {
  it('sets and clears what a workflow decides otherwise, and leaves other keys alone', async () => {
    const store = await openShot({ steps: 4, note: 'mine', end_keyframe: 'end.png' });
    const loras = [{ name: 'x.safetensors', strength: 0.7 }];
    const patch = shotPatch.parse({ steps: null, cfg_scale: 3.5, loras, end_keyframe: null });
    expect((await store.edit(1, { kind: 'shots.change', shotIds: ['1'], patch })).ok).toBe(true);
    expect(store.view().storyboard?.shots[0]).toMatchObject({ steps: null, cfgScale: 3.5, loras, endKeyframe: null });
    const onDisk = async () =>
      JSON.parse(await readFile(join(folder, 'storyboards', 'storyboard.json'), 'utf8')).shots[0];
    const kept = { shot_id: '1', filename_base: 'f', prompt: 'p', note: 'mine' };
    expect(await onDisk()).toEqual({ ...kept, cfg_scale: 3.5, loras });
    const cleared = shotPatch.parse({ cfg_scale: null, loras: null });
    await store.edit(2, { kind: 'shots.change', shotIds: ['1'], patch: cleared });
    expect(await onDisk()).toEqual(kept);
    await store.undo(3);
    expect(await onDisk()).toEqual({ ...kept, cfg_scale: 3.5, loras });
  });

  it.each([
    { steps: 0 },
    { steps: 2.5 },
    { cfg_scale: Number.NaN },
    { loras: [{ name: '../x', strength: 1 }] },
    { loras: [{ name: 'x' }] },
    { end_keyframe: '' },
  ])('that makes no sense is refused at the border: %j', (patch) => {
    expect(shotPatch.safeParse(patch).success).toBe(false);
  });
});
