// Stories and lists of products as they come into being on disk: pictures of any format, product images, folders.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '#shared/model/settings.ts';
import type { StorySource } from '#shared/model/story.ts';
import { type Ffmpeg, loadSharp, locateFfmpeg } from '../media/index.ts';
import { previewOf } from '../story/index.ts';
import { createProjectFolder, type NewProjectSurroundings } from './new-project.ts';
import { createProductProjects, folderNameFor } from './product-projects.ts';
import { readSource } from './read-story.ts';

let root: string;
let surroundings: NewProjectSurroundings & { readonly ffmpeg: Ffmpeg };
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'longtake-stories-'));
  const ffmpeg = await locateFfmpeg(null);
  if (!ffmpeg.ok) throw new Error(ffmpeg.error.message);
  surroundings = { defaults: DEFAULT_SETTINGS.defaults, ffmpeg: ffmpeg.value, now: () => new Date(0) };
});
afterEach(() => rm(root, { recursive: true, force: true }));

const scenes = (count: number) =>
  JSON.stringify(
    Array.from({ length: count }, (_, index) => ({ scene_number: index + 1, video_prompt: 'x', duration_seconds: 4 })),
  );

async function drawn(format: 'png' | 'jpeg' | 'tiff'): Promise<Buffer> {
  const sharp = await loadSharp();
  return sharp({ create: { width: 32, height: 18, channels: 3, background: 'teal' } })
    .toFormat(format)
    .toBuffer();
}

/** 2×2 pixels, as Windows wrote them in 1990: sharp does not read it. */
function bitmap(): Buffer {
  const bytes = Buffer.alloc(54 + 16);
  bytes.write('BM', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(54, 10);
  for (const [value, at] of [
    [40, 14],
    [2, 18],
    [2, 22],
    [16, 34],
  ] as const)
    bytes.writeUInt32LE(value, at);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  return bytes;
}

const file = (text: string, more: Partial<StorySource> = {}) =>
  ({ kind: 'story-file', fileName: 'film.json', text, ...more }) as StorySource;

async function made(source: StorySource): Promise<string> {
  const read = await readSource(source);
  if (!read.ok) throw new Error(`${read.error.message} ${read.error.filePath}`);
  const folderPath = join(root, 'film');
  const created = await createProjectFolder(folderPath, read.value, surroundings);
  if (!created.ok) throw new Error(`${created.error.message} ${created.error.remedy}`);
  return folderPath;
}

const json = async (...path: string[]) => JSON.parse(await readFile(join(...path), 'utf8'));

describe('the pictures of a story', () => {
  const pictures = () => join(root, 'pictures');
  async function put(files: Readonly<Record<string, Buffer | string>>): Promise<void> {
    await mkdir(pictures(), { recursive: true });
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(pictures(), name), bytes);
  }

  it('are copied, converted where they have to be, and chosen; a scene without one begins from its prompt', async () => {
    await put({
      ...{ 'a_p1_first_frame.jpg': await drawn('jpeg'), 'a_p2.tiff': await drawn('tiff'), 'a_p4.bmp': bitmap() },
      ...{ 'a_p9.png': await drawn('png'), 'notes_p3.txt': 'x' },
    });
    const folderPath = await made(file(scenes(4), { picturesFolder: pictures() }));
    expect((await readdir(join(folderPath, 'selected'))).toSorted()).toEqual([
      ...['scene_001_v1.jpg', 'scene_002_v1.png', 'scene_004_v1.png', 'selected_keyframes.json'],
    ]);
    const selection = await json(folderPath, 'selected', 'selected_keyframes.json');
    expect(selection).toMatchObject({ project: 'film', total_shots: 3, exported_at: '1970-01-01T00:00:00.000Z' });
    expect(selection.selections[2]).toEqual({
      ...{ shot_id: '004', filename_base: 'scene_004', selected_variant: 'v1', selected_file: 'scene_004_v1.png' },
      ...{ source_path: join(pictures(), 'a_p4.bmp'), export_path: 'selected/scene_004_v1.png' },
    });
    const sharp = await loadSharp();
    expect(await sharp(join(folderPath, 'selected', 'scene_004_v1.png')).metadata()).toMatchObject({
      width: 2,
      height: 2,
    });
    const { shots } = await json(folderPath, 'storyboards', 'film_storyboard.json');
    expect(shots.map(({ start }: { start: string }) => start)).toEqual(Array(4).fill('keyframe'));
  });

  it('missing ones are told by scene, and of two for one scene the newest is taken', async () => {
    await put({ 'p1 a.png': await drawn('png'), 'p1 b.png': await drawn('png') });
    await utimes(join(pictures(), 'p1 a.png'), 1, 1);
    const read = await readSource(file(scenes(2), { picturesFolder: pictures() }));
    if (!read.ok) throw new Error(read.error.message);
    const preview = previewOf(read.value.story, read.value.pictures);
    expect(preview.shots.map(({ picture }) => picture)).toEqual(['p1 b.png', null]);
    expect(preview.notes.join('\n')).toContain('Scene 2: no first frame was found in the folder. It is not skipped');
  });

  it('a prompt’s scenes continue one another up to the next picture', async () => {
    await put({ 'p3.png': await drawn('png') });
    const source = { kind: 'prompt', prompt: 'A harbour', totalSeconds: 20, segmentSeconds: 5 } as const;
    const folderPath = await made({ ...source, picturesFolder: pictures() });
    const { shots } = await json(folderPath, 'storyboards', 'film_storyboard.json');
    expect(shots.map(({ start }: { start: string }) => start)).toEqual([
      'keyframe',
      'previous',
      'keyframe',
      'previous',
    ]);
  });

  it('a damaged one is named with its shot, and nothing is left behind', async () => {
    // A JPEG: other readers fill up what is missing with grey.
    const sharp = await loadSharp();
    const raw = { width: 64, height: 64, channels: 3 } as const;
    const noise = Buffer.from(Array.from({ length: 64 * 64 * 3 }, (_, index) => (index * 7919) % 251));
    const whole = await sharp(noise, { raw }).jpeg().toBuffer();
    await put({ 'p1.jpg': whole, 'p2.jpg': whole.subarray(0, whole.length / 2) });
    const read = await readSource(file(scenes(2), { picturesFolder: pictures() }));
    if (!read.ok) throw new Error(read.error.message);
    const folderPath = join(root, 'film');
    expect(await createProjectFolder(folderPath, read.value, surroundings)).toMatchObject({
      ...{ ok: false, error: { code: 'bad-file', shotId: '002', filePath: join(pictures(), 'p2.jpg') } },
    });
    expect(existsSync(folderPath)).toBe(false);
    await mkdir(folderPath);
    await createProjectFolder(folderPath, read.value, surroundings);
    expect(await readdir(folderPath)).toEqual([]);
  });

  it('from a folder that is not there are refused', async () => {
    const refused = await readSource(file(scenes(1), { picturesFolder: join(root, 'nowhere') }));
    expect(refused).toMatchObject({ ok: false, error: { code: 'file-missing', filePath: join(root, 'nowhere') } });
  });
});

describe('a product', () => {
  const product = { kind: 'product', productName: 'Watch', style: 'luxury', callToAction: 'Shop now' } as const;

  it('begins with its image where it is shown alone, and has style, size, rate and card of its style', async () => {
    const image = join(root, 'watch.jpg');
    await writeFile(image, await drawn('jpeg'));
    const folderPath = await made({ ...product, productImage: image });
    expect(await json(folderPath, 'project.json')).toMatchObject({
      ...{ style_preset: 'luxury', fps: 24, resolution: { width: 720, height: 1280 } },
      variables: { product_name: 'Watch', call_to_action: 'Shop now' },
      film: { end_card: { text: 'Shop now', duration: 3 } },
    });
    const { shots } = await json(folderPath, 'storyboards', 'film_storyboard.json');
    expect(
      shots.map(({ duration, prompt }: { duration: number; prompt: string }) => [duration, prompt.slice(0, 14)]),
    ).toEqual(Array(3).fill([5, '{product_name}']));
    const { selections } = await json(folderPath, 'selected', 'selected_keyframes.json');
    expect(selections.map(({ shot_id, export_path }: Record<string, string>) => [shot_id, export_path])).toEqual([
      ['002', 'selected/product_image_v1.jpg'],
      ['003', 'selected/product_image_v1.jpg'],
    ]);
  });

  it('with 20 scenes asks for 20 different pictures', async () => {
    const read = await readSource({ ...product, productImage: null, scenes: 20 });
    if (!read.ok) throw new Error(read.error.message);
    expect(new Set(previewOf(read.value.story).shots.map(({ prompt }) => prompt)).size).toBe(20);
  });

  it('of an unknown style, or with an image that is not there, is refused', async () => {
    expect(await readSource({ ...product, style: 'baroque', productImage: null })).toMatchObject({
      error: {
        message: 'There is no style "baroque".',
        remedy: 'Choose one of these: luxury, energetic, minimal or bold.',
      },
    });
    expect(await readSource({ ...product, productImage: join(root, 'gone.png') })).toMatchObject({
      error: { code: 'file-missing', message: 'The product image is not there.' },
    });
  });
});

describe('a list of products', () => {
  const list = (...products: object[]) => ({ fileName: join(root, 'products.json'), text: JSON.stringify(products) });

  it('becomes a project each, in folders of their names, beside what is there', async () => {
    await mkdir(join(root, 'Watch'));
    await writeFile(join(root, 'lamp.png'), await drawn('png'));
    const madeOf = await createProductProjects(
      root,
      list(
        { name: 'Watch', style: 'luxury', cta_text: 'Shop now' },
        { name: 'AC/DC: "Lamp"', style: 'Minimal', image: 'lamp.png', colour: 'red' },
        { name: 'Watch', style: 'bold' },
      ),
      surroundings,
    );
    expect(madeOf).toEqual({
      ok: true,
      value: {
        folderPaths: ['Watch 2', 'AC DC Lamp', 'Watch 3'].map((name) => join(root, name)),
        notes: [
          'Products without a call to action, whose films have no end card: 2, 3.',
          'Keys that mean nothing here and are left out: colour.',
          `There is a folder Watch already: Watch is in ${join(root, 'Watch 2')}.`,
          `There is a folder Watch already: Watch is in ${join(root, 'Watch 3')}.`,
        ],
      },
    });
    expect(await readdir(join(root, 'Watch'))).toEqual([]);
    expect(await readdir(join(root, 'AC DC Lamp', 'selected'))).toContain('product_image_v1.png');
  });

  it.each([
    [
      [
        { name: 'A', style: 'luxury' },
        { name: 'B', style: 'loud' },
      ],
      '$[1].style',
      'There is no style "loud".',
    ],
    [[{ name: 'A', style: 'luxury' }, { name: 'B' }], '$[1].style', 'The product "B" names no style.'],
    [[{ name: 'A', style: 'luxury' }, { style: 'bold' }], '$[1].name', 'This product has no "name".'],
    [[{ name: 'A', prompt: 'x' }], '$', 'This is no list of products.'],
  ])('with a mistake makes nothing at all: %j', async (products, jsonPath, message) => {
    const refused = await createProductProjects(join(root, 'all'), list(...products), surroundings);
    expect(refused).toMatchObject({ ok: false, error: { code: 'bad-file', jsonPath, message } });
    expect(existsSync(join(root, 'all'))).toBe(false);
  });

  it('with an image that is not there makes nothing at all', async () => {
    const products = list({ name: 'A', style: 'luxury' }, { name: 'B', style: 'luxury', image: 'gone.png' });
    expect(await createProductProjects(root, products, surroundings)).toMatchObject({
      error: {
        code: 'file-missing',
        message: 'The image of the product "B" is not there.',
        filePath: join(root, 'gone.png'),
      },
    });
    expect(existsSync(join(root, 'A'))).toBe(false);
  });

  it('tells which were made before one could not be', async () => {
    await writeFile(join(root, 'b.png'), 'no picture');
    const refused = await createProductProjects(
      root,
      list({ name: 'A', style: 'luxury' }, { name: 'B', style: 'luxury', image: 'b.png' }),
      surroundings,
    );
    expect(!refused.ok && refused.error.remedy).toContain(`These were made before and stay: ${join(root, 'A')}.`);
    expect(existsSync(join(root, 'B'))).toBe(false);
  });

  it.each([
    ['../../etc', 'etc'],
    ['CON', 'Product 3'],
    ['  ...  ', 'Product 3'],
    ['Übergröße № 1', 'Übergröße № 1'],
    ['a\u0000b', 'a b'],
  ])('never leaves its folder: %j is %s', (name, folder) => {
    expect(folderNameFor(name, 3)).toBe(folder);
  });
});
