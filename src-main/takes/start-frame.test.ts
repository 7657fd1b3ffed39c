// What a project names as a picture is copied into it only when it is one.
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { provideEndFrame, provideStartFrame } from './start-frame.ts';

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

const asStart = (filePath: string) =>
  provideStartFrame(project, { start: { kind: 'keyframe', filePath }, dependsOn: null } as PlanSegment);
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
