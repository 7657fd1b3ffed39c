// Engine, style, pictures and sound of a shot, and the project's own words for them: as the files have them, and where they are damaged.
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ShotPatch } from '#shared/model/storyboard.ts';
import { createLogger } from '../logging/index.ts';
import { openProject, type ProjectStore } from './index.ts';

let outside: string;
let folder: string;
const stores: ProjectStore[] = [];
beforeEach(async () => {
  outside = await realpath(await mkdtemp(join(tmpdir(), 'longtake-inputs-')));
  folder = join(outside, 'project');
});
afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
  await rm(outside, { recursive: true, force: true });
});

async function write(path: string, content: unknown): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
}
async function open(shot: object = {}, project: object = {}) {
  await write('project.json', { id: 'p', ...project });
  const shots = [{ shot_id: '1', filename_base: 'f', prompt: 'p', ...shot }];
  await write('storyboards/storyboard.json', { project: 'P', shots });
  const options = { logger: createLogger(() => undefined), now: () => new Date(0), forWriting: true };
  const opened = await openProject(folder, { ...options, onChange: () => undefined });
  if (!opened.ok) throw new Error(opened.error.message);
  stores.push(opened.value);
  return opened.value.view();
}
const placesOf = ({ problems }: Awaited<ReturnType<typeof open>>) => problems.map(({ jsonPath }) => jsonPath);

it('reads what a shot says of engine, style, pictures and sound', async () => {
  const { storyboard, problems } = await open({
    ...{ engine: 'replicate', engine_model: 'google/veo-3.1', style_preset: 'bold', voice_over: ' audio/1.wav ' },
    ...{ audio_background: 'rain', audio_dialogue: 'Ada: "Hi"', reference_images: ['a.png'] },
    overlays: [
      { image: 'p.png', scale: 0.2 },
      { image: 'l.png', position: 'top', scale: 1, opacity: 0.5, margin: 0 },
    ],
  });
  expect(problems).toEqual([]);
  expect(storyboard?.shots[0]).toMatchObject({
    ...{ engine: 'replicate', engineModel: 'google/veo-3.1', stylePreset: 'bold', voiceOver: 'audio/1.wav' },
    ...{ audioBackground: 'rain', audioDialogue: 'Ada: "Hi"', referenceImages: ['a.png'] },
    overlays: [
      { image: 'p.png', scale: 0.2 },
      { image: 'l.png', position: 'top', scale: 1, opacity: 0.5, margin: 0 },
    ],
  });
  expect(storyboard?.shots[0]).not.toHaveProperty('unreadInputs');
});

it('remembers what it cannot read, so that the shot is not rendered by another engine', async () => {
  const view = await open({
    ...{ engine: 'sora', engine_model: 5, style_preset: '', reference_images: ['a.png', 7] },
    overlays: [{ image: 'p.png', scale: 3 }, { image: 'l.png' }],
  });
  expect(view.problems.map(({ jsonPath, message }) => [jsonPath, message])).toEqual([
    ['$.shots[0].engine', '"engine" should be one of draft, comfyui, wan-cli, replicate (it is "sora").'],
    ['$.shots[0].engine_model', '"engine_model" should be a text (it is 5).'],
    ['$.shots[0].overlays[0].scale', expect.stringContaining('should be at most 1')],
    ['$.shots[0].reference_images[1]', expect.stringContaining('should be a text')],
  ]);
  expect(view.problems[0]?.remedy).toContain('until then the shot is not rendered');
  expect(view.storyboard?.shots[0]).toMatchObject({
    ...{ engine: null, engineModel: null, stylePreset: null, referenceImages: ['a.png'] },
    overlays: [{ image: 'l.png' }],
    unreadInputs: ['engine', 'engine_model', 'overlays[0].scale', 'reference_images[1]'],
  });
});

it('finds references and overlays as storyboards name them', async () => {
  await write('art/a.png', 'png');
  await write('selected/b.png', 'png');
  await writeFile(join(outside, 'c.png'), 'png');
  const images = [
    'art/a.png',
    'D:\\art\\b.png',
    join(outside, 'c.png'),
    'gone.png',
    'https://x.org/d.png',
    ' data:image/png;base64,AA',
  ];
  const { keyframes } = await open({ reference_images: images, overlays: [{ image: 'art/a.png' }] });
  const look = (status: string, filePath: string | null, mediaPath: string | null, given: string | undefined) => ({
    ...{ status, filePath, mediaPath, given },
  });
  expect(keyframes['1']?.references).toEqual([
    look('found', join(folder, 'art/a.png'), 'art/a.png', images[0]),
    look('found', join(folder, 'selected/b.png'), 'selected/b.png', images[1]),
    look('found', join(outside, 'c.png'), null, images[2]),
    look('missing', join(folder, 'selected/gone.png'), null, images[3]),
    look('address', null, null, images[4]),
    look('address', null, null, images[5]),
  ]);
  expect(keyframes['1']?.overlays).toEqual([look('found', join(folder, 'art/a.png'), 'art/a.png', 'art/a.png')]);
});

it.skipIf(process.platform === 'win32')('takes no reference from a link that leads out', async () => {
  await writeFile(join(outside, 'secret.png'), 'secret');
  await write('art/a.png', 'png');
  await symlink(join(outside, 'secret.png'), join(folder, 'art', 'link.png'));
  const { keyframes } = await open({ reference_images: ['art/link.png'] });
  expect(keyframes['1']?.references).toMatchObject([{ status: 'missing' }]);
});

it('looks again where an edit names another reference', async () => {
  await write('a.png', 'png');
  await open({ reference_images: ['gone.png'] });
  const [store] = stores;
  const change = async (patch: ShotPatch) =>
    store?.edit(store.view().revision, { kind: 'shots.change', shotIds: ['1'], patch });
  await change({ reference_images: ['a.png'] });
  expect(store?.view().keyframes['1']).toMatchObject({ references: [{ status: 'found' }] });
  await change({ overlays: [{ image: 'a.png' }], voice_over: 'v.wav' });
  expect(store?.view().undoLabel).toBe('change overlays, voice-over of shot 1');
  expect(store?.view().keyframes['1']).toMatchObject({
    references: [{ status: 'found' }],
    overlays: [{ status: 'found' }],
  });
});

const NOIR = {
  ...{ id: 'noir', name: 'Noir', words: 'rain', duration: 4, fps: 25, aspect_ratio: '16:9', motion_intensity: 'low' },
  overlay: { position: 'top', scale: 0.3, opacity: 1, margin: 0 },
};

it('reads engines, quality, styles and variables of the project', async () => {
  const { settings, problems } = await open(undefined, {
    ...{ engine_models: { replicate: 'google/veo-3.1' }, fallback: { engine: 'draft' }, quality: 'low' },
    ...{ style_preset: 'noir', own_styles: [NOIR], variables: { product_name: 'Aurora' }, short_take_seconds: 1.5 },
  });
  expect(problems).toEqual([]);
  expect(settings).toMatchObject({
    ...{ engineModels: { replicate: 'google/veo-3.1' }, fallback: { engine: 'draft', model: null }, quality: 'low' },
    ...{ stylePreset: 'noir', variables: { product_name: 'Aurora' }, shortTakeSeconds: 1.5 },
    ownStyles: [
      {
        ...{ id: 'noir', name: 'Noir', words: 'rain', durationSeconds: 4, framesPerSecond: 25, aspectRatio: '16:9' },
        ...{ motionIntensity: 'low', overlay: NOIR.overlay },
      },
    ],
  });
});

it('keeps what is right of them where something is wrong, with its place', async () => {
  const view = await open(undefined, {
    ...{ engine_models: ['x'], fallback: { engine: 'sora' }, quality: 'best', style_preset: 4, short_take_seconds: 3 },
    own_styles: [{ ...NOIR, fps: 0 }, NOIR, { ...NOIR, words: 'again' }, { ...NOIR, id: 'luxury' }, 'x'],
    variables: { product_name: 'Aurora', price: 9, 'two words': 'no', __proto__x: 'no' },
  });
  expect(placesOf(view)).toEqual([
    ...['$.engine_models', '$.fallback.engine', '$.quality', '$.style_preset'],
    ...['$.own_styles[0].fps', '$.own_styles[2].id', '$.own_styles[3].id', '$.own_styles[4]'],
    ...['$.variables.price', '$.variables.two words', '$.variables.__proto__x', '$.short_take_seconds'],
  ]);
  expect(view.settings).toMatchObject({
    ...{ engineModels: {}, fallback: null, quality: null, stylePreset: null, shortTakeSeconds: 0 },
    ...{ variables: { product_name: 'Aurora' }, ownStyles: [{ id: 'noir', words: 'rain' }] },
  });
});

it('a project of before has none of it', async () => {
  const { settings, storyboard, keyframes } = await open();
  expect(settings).toMatchObject({
    ...{ engineModels: {}, fallback: null, quality: null, stylePreset: null, ownStyles: [], variables: {} },
    shortTakeSeconds: 0,
  });
  expect(storyboard?.shots[0]).toMatchObject({ engine: null, engineModel: null, stylePreset: null, overlays: [] });
  expect(keyframes['1']).not.toHaveProperty('references');
});
