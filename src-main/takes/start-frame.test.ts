// What a project names as a picture is copied into it only when it is one.
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Overlay } from '#shared/model/overlay.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { expectOk, findTestFfmpeg } from '../media/counted-film.ts';
import type { Ffmpeg } from '../media/index.ts';
import {
  createPixelHasher,
  findStartFrame,
  hashStartFrame,
  provideEndFrame,
  provideStartFrame,
} from './start-frame.ts';

let ffmpeg: Ffmpeg;
beforeAll(async () => {
  ffmpeg = await findTestFfmpeg();
});

let outside: string;
let project: string;
beforeEach(async () => {
  outside = await realpath(await mkdtemp(join(tmpdir(), 'longtake-frames-')));
  project = join(outside, 'project');
  await mkdir(join(project, 'selected'), { recursive: true });
  const background = { r: 0, g: 90, b: 0 };
  await sharp({ create: { width: 64, height: 48, channels: 3, background } })
    .png()
    .toFile(join(outside, 'art.png'));
  await writeFile(join(outside, 'secret.png'), 'a password');
});
afterEach(() => rm(outside, { recursive: true, force: true }));

const withKeyframe = (filePath: string, overlays: Overlay[] = []) =>
  ({ key: '001/0', shotId: '001', start: { kind: 'keyframe', filePath }, dependsOn: null, overlays }) as PlanSegment;
const asStart = (filePath: string) => provideStartFrame(project, withKeyframe(filePath), ffmpeg);
const asEnd = (endImagePath: string) => provideEndFrame(project, { endImagePath } as PlanSegment);
const copied = () => readdir(join(project, 'selected'));

it.each([
  ['start', asStart],
  ['end', asEnd],
])('a picture from outside is copied, another file is not: as %s', async (_what, provide) => {
  expect(await provide(join(outside, 'secret.png'))).toMatchObject({ ok: false, error: { code: 'bad-file' } });
  expect(await copied()).toEqual([]);
  const copy = join(project, 'selected', 'art.png');
  expect(await provide(join(outside, 'art.png'))).toEqual({ ok: true, value: copy });
  expect(await readFile(copy)).toEqual(await readFile(join(outside, 'art.png')));
});

it.skipIf(process.platform === 'win32')('a link out of the project is no picture to end on', async () => {
  const refused = { ok: false, error: { code: 'path-refused' } };
  for (const link of [join(outside, 'link.png'), join(project, 'link.png')]) {
    await symlink(join(outside, 'art.png'), link);
    expect(await asEnd(link)).toMatchObject(refused);
  }
  expect(await copied()).toEqual([]);
});

async function plain(path: string, background: string, size: number): Promise<string> {
  await sharp({ create: { width: size, height: size, channels: 3, background } }).toFile(path);
  return path;
}
const framesOf = () => readdir(join(project, 'video', '_startframes')).catch(() => []);

it('an overlay is laid over the keyframe into a file of its own, and that picture is the start frame', async () => {
  const keyframe = await plain(join(project, 'selected', '001.png'), 'gray', 64);
  const product = await plain(join(project, 'product.png'), 'red', 8);
  const overlay: Overlay = { image: product, position: 'center', scale: 0.5, opacity: 1, margin: 0 };
  const segment = withKeyframe(keyframe, [overlay]);
  const hasher = createPixelHasher(ffmpeg);
  const bare = expectOk(await hasher.hash(keyframe));
  // Known before it is made, and by a look that writes nothing.
  const asked = await hashStartFrame(hasher, project, segment);
  expect([await framesOf(), await findStartFrame(project, segment)]).toEqual([[], keyframe]);
  const sent = expectOk(await provideStartFrame(project, segment, ffmpeg)) ?? '';
  expect(await framesOf()).toEqual([expect.stringMatching(/^shot_001_composed_[0-9a-f]{16}\.png$/)]);
  expect([await findStartFrame(project, segment), expectOk(await hasher.hash(sent))]).toEqual([sent, asked]);
  expect(asked).not.toBe(bare);
  expect(await sharp(sent).extract({ left: 32, top: 32, width: 1, height: 1 }).raw().toBuffer()).toEqual(
    Buffer.from([255, 0, 0]),
  );
  // Another session says the same, also where the file was removed.
  await rm(sent);
  expect(await hashStartFrame(createPixelHasher(ffmpeg), project, segment)).toBe(asked);
  expectOk(await provideStartFrame(project, segment, ffmpeg));
  // Another place is another picture; the one before goes.
  const moved = withKeyframe(keyframe, [{ ...overlay, position: 'top-left' }]);
  const next = expectOk(await provideStartFrame(project, moved, ffmpeg)) ?? '';
  expect(next).not.toBe(sent);
  expect(await framesOf()).toHaveLength(1);
  expect(await hashStartFrame(hasher, project, moved)).not.toBe(asked);
  // So is another product under the same name.
  await plain(product, 'blue', 9);
  expect(expectOk(await provideStartFrame(project, segment, ffmpeg))).not.toBe(sent);
  expect(await hashStartFrame(hasher, project, segment)).not.toBe(asked);
});

it('a picture to lay over that is gone is named, and nothing bare is sent in its place', async () => {
  const keyframe = await plain(join(project, 'selected', '001.png'), 'gray', 64);
  const image = join(project, 'gone.png');
  const segment = withKeyframe(keyframe, [{ image, position: 'center', scale: 0.5, opacity: 1, margin: 0 }]);
  expect(await provideStartFrame(project, segment, ffmpeg)).toMatchObject({
    ok: false,
    error: { code: 'file-missing', filePath: image, shotId: '001' },
  });
  expect(await hashStartFrame(createPixelHasher(ffmpeg), project, segment)).toBeNull();
});
