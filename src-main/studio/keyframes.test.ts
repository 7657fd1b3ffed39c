// Pictures for shots, from the request to the plan: variants, what is brought in, and what is refused.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSharp, readPictureHeader } from '../media/index.ts';
import { type StudioFixture, startStudioFixture } from './studio-fixture.ts';

let fixture: StudioFixture;
beforeEach(async () => {
  fixture = await startStudioFixture([
    { id: '1', duration: 1 },
    { id: '2', duration: 1, start: 'previous' },
  ]);
});
afterEach(() => fixture[Symbol.asyncDispose]());

type Format = 'png' | 'jpeg' | 'webp' | 'gif' | 'tiff' | 'avif';
async function picture(format: Format, { orientation = 1, width = 48, height = 32 } = {}): Promise<Buffer> {
  const sharp = await loadSharp();
  const left = { create: { width: width / 2, height, channels: 3 as const, background: 'red' } };
  const whole = sharp({ create: { width, height, channels: 3, background: 'blue' } })
    .composite([{ input: left, left: 0, top: 0 }])
    .toFormat(format);
  return (orientation === 1 ? whole : whole.withMetadata({ orientation })).toBuffer();
}

async function bring(bytes: Buffer, more: { fileName?: string; shotId?: string; role?: 'start' | 'end' } = {}) {
  const { revision } = (await fixture.ask('project.current', {})) ?? { revision: 0 };
  const base64 = bytes.toString('base64');
  return fixture.studio.call('keyframes.import', {
    ...{ revision, shotId: '1', role: 'start', fileName: 'boat.png', base64 },
    ...more,
  });
}
const stored = (name: string) => join(fixture.projectPath, 'selected', name);

describe('a picture that is brought in', () => {
  it('is stored whole, is the next variant, makes the clip stale and those who show the plan are told', async () => {
    await fixture.runToEnd();
    fixture.events.splice(0);
    const bytes = await picture('png');
    const answer = await bring(bytes);
    expect(answer).toMatchObject({ ok: true, value: { keyframes: { '1': { mediaPath: 'selected/f1_v1.png' } } } });
    expect(await readFile(stored('f1_v1.png'))).toEqual(bytes);
    expect(fixture.events.map(({ name }) => name)).toContain('plan.changed');
    const { standings } = await fixture.ask('plan.build', {});
    expect(standings['1/0']?.status).toBe('stale');
    expect(await fixture.ask('keyframes.variants', { shotId: '1' })).toEqual([
      { filePath: 'selected/f1_v1.png', name: 'v1', chosen: true },
    ]);
    const { revision } = (await fixture.ask('project.current', {})) ?? { revision: 0 };
    await fixture.ask('project.undo', { revision });
    expect((await fixture.ask('plan.build', {})).standings['1/0']?.status).toBe('up-to-date');
    expect(await fixture.ask('keyframes.variants', { shotId: '1' })).toMatchObject([
      { name: 'v1', chosen: false },
      { filePath: 'selected/key.png', name: 'key', chosen: true },
    ]);
  });

  it('lets a shot begin with it that continued the one before, or end on it', async () => {
    expect(await bring(await picture('webp'), { shotId: '2' })).toMatchObject({
      value: {
        storyboard: { shots: [{}, { start: 'keyframe' }] },
        keyframes: { '2': { mediaPath: 'selected/f2_v1.webp' } },
      },
    });
    expect(await bring(await picture('jpeg'), { shotId: '2', role: 'end' })).toMatchObject({
      value: { keyframes: { '2': { end: { mediaPath: 'selected/f2_v2.jpg' } } } },
    });
  });

  it.each(['gif', 'tiff', 'avif'] as const)('is converted to PNG from %s', async (format) => {
    expect((await bring(await picture(format))).ok).toBe(true);
    expect(await readPictureHeader(stored('f1_v1.png'))).toMatchObject({ value: { width: 48, height: 32 } });
  });

  it.each(['png', 'jpeg', 'webp'] as const)('is turned upright as the EXIF of its %s says', async (format) => {
    expect((await bring(await picture(format, { orientation: 6 }))).ok).toBe(true);
    const [name = ''] = (await readdir(join(fixture.projectPath, 'selected'))).filter((one) => one.startsWith('f1_v1'));
    const sharp = await loadSharp();
    const { data, info } = await sharp(stored(name)).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([32, 48]);
    // What was left is above.
    expect([data[0], data[(info.height - 1) * info.width * info.channels]].map((red) => Number(red) > 128)).toEqual([
      true,
      false,
    ]);
    expect((await sharp(stored(name)).metadata()).orientation ?? 1).toBe(1);
  });

  it.each([
    ['no picture', async () => Buffer.from('hello'), 'boat.png is not a picture'],
    ['nothing', async () => Buffer.alloc(0), 'is not a picture'],
    ['half a PNG', async () => (await noise()).subarray(0, 3000), 'or it is damaged'],
    [
      'a drawing in SVG',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      'not a',
    ],
    ['a BMP', async () => Buffer.from(`BM${'\0'.repeat(60)}`), 'is not a picture'],
    ['a strip', () => picture('png', { width: 16_400, height: 2 }), '16400×2 pixels'],
  ])('is refused where it is %s, and nothing is left of it', async (_what, make, message) => {
    const answer = await bring(await make());
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-file' } });
    expect(answer.ok ? '' : answer.error.message).toContain(message);
    expect((await readdir(join(fixture.projectPath, 'selected'))).sort()).toEqual([
      'key.png',
      'selected_keyframes.json',
    ]);
  });
});

async function noise(): Promise<Buffer> {
  const sharp = await loadSharp();
  return sharp({
    create: { width: 64, height: 64, channels: 3, noise: { type: 'gaussian', mean: 99, sigma: 50 }, background: 'red' },
  })
    .png()
    .toBuffer();
}

it('knows no variants of a shot that is gone', async () => {
  expect(await fixture.studio.call('keyframes.variants', { shotId: 'gone' })).toMatchObject({
    ok: false,
    error: { code: 'conflict', shotId: 'gone' },
  });
});
