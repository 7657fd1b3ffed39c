// Stills of real clips in which every frame says its own number.
import {
  copyFile,
  mkdir,
  readdir,
  readFile,
  rename,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { beforeAll, expect, it, vi } from 'vitest';
import { STRIP_TILE_WIDTH_PIXELS, stripTiles } from '#shared/model/filmstrip.ts';
import { layout, type StillKind } from '#shared/model/project-layout.ts';
import { createLogger } from '../logging/index.ts';
import {
  expectOk,
  findTestFfmpeg,
  makeCountedFilm,
  makeTemporaryFolder,
  readFrameNumbers,
} from '../media/counted-film.ts';
import { type Ffmpeg, imageSize, runFfmpeg } from '../media/index.ts';
import { createStills } from './create-stills.ts';

let ffmpeg: Ffmpeg;
beforeAll(async () => {
  ffmpeg = await findTestFfmpeg();
});

const THUMBS = 'video/_thumbs';
const clip = layout.clip('001', 0);
const still = (which: StillKind) => layout.stills('001', 0, which);

async function openProject() {
  const folder = await makeTemporaryFolder();
  const projectFolderPath = folder.file(`it's "100%d" 日本\nnew`);
  await mkdir(`${projectFolderPath}/${THUMBS}`, { recursive: true });
  const logged: string[] = [];
  const stills = createStills({ ffmpeg, projectFolderPath, logger: createLogger((line) => logged.push(line)) });
  const at = (path: string) => `${projectFolderPath}/${path}`;
  const makeClip = async (frameCount: number, path = clip) => {
    // ffmpeg would take the %d of the folder for a pattern.
    await makeCountedFilm(ffmpeg, folder.file('film.mp4'), { frameCount, framesPerSecond: 16 });
    await copyFile(folder.file('film.mp4'), at(path));
  };
  return {
    ...{ stills, logged, at, makeClip, folder },
    /** The numbers in a still, each of its pictures being so wide. The film is twelve columns wide. */
    numbersIn: async (which: StillKind, tiles: number, widthPixels: number) => {
      await copyFile(at(still(which)), folder.file('still.jpg'));
      const apart = ['-i', folder.file('still.jpg'), '-vf', `untile=${tiles}x1`, '-fps_mode', 'passthrough'];
      expectOk(await runFfmpeg(ffmpeg, [...apart, '-c:v', 'ffv1', '-y', folder.file('tiles.mkv')]));
      return readFrameNumbers(ffmpeg, folder.file('tiles.mkv'), 0, widthPixels / 12);
    },
    thumbs: () => readdir(at(THUMBS)),
    async [Symbol.asyncDispose]() {
      await stills.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

type Project = Awaited<ReturnType<typeof openProject>>;
const wholePictures = async ({ numbersIn }: Project) => [
  ...(await numbersIn('first', 1, 320)),
  ...(await numbersIn('middle', 1, 320)),
  ...(await numbersIn('last', 1, 320)),
];

it.each([
  [49, [0, 24, 48]],
  [32, [0, 16, 31]],
  [5, [0, 2, 4]],
  [1, [0, 0, 0]],
])('shows the first, middle and last of %d frames, and a row of them', async (frames, shown) => {
  await using project = await openProject();
  await project.makeClip(frames);
  expectOk(await project.stills.ensure(still('strip')));
  expect((await project.thumbs()).sort()).toEqual(
    ['first', 'last', 'middle', 'strip'].map((which) => `shot_001_seg_0_${which}.jpg`),
  );
  expect(await wholePictures(project)).toEqual(shown);
  const tiles = stripTiles(frames);
  expect(await project.numbersIn('strip', tiles.length, STRIP_TILE_WIDTH_PIXELS)).toEqual(tiles);
  const size = async (which: StillKind) => expectOk(await imageSize(ffmpeg, project.at(still(which))));
  expect(await size('last')).toEqual({ width: 320, height: 160 });
  expect(await size('strip')).toEqual({ width: 160 * tiles.length, height: 80 });
});

it('makes them again for another clip, even one of an older date, and only then', async () => {
  await using project = await openProject();
  await project.makeClip(20);
  const files = async () =>
    Promise.all((await project.thumbs()).map(async (n) => (await stat(project.at(`${THUMBS}/${n}`))).ino));
  expectOk(await project.stills.ensure(still('first')));
  const before = await files();
  expectOk(await project.stills.ensure(project.at(still('last'))));
  const reopened = createStills({ ffmpeg, projectFolderPath: project.at(''), logger: createLogger(() => undefined) });
  expectOk(await reopened.ensure(still('middle')));
  expect(await files()).toEqual(before);
  await project.makeClip(7);
  await utimes(project.at(clip), 1_000_000, 1_000_000);
  expectOk(await project.stills.ensure(still('last')));
  expect(await wholePictures(project)).toEqual([0, 3, 6]);
  await writeFile(project.at(still('strip')), '');
  expectOk(await project.stills.ensure(still('strip')));
  expect((await imageSize(ffmpeg, project.at(still('strip')))).ok).toBe(true);
});

it('tries a clip that does not decode once, says why each time, and looks again when it is replaced', async () => {
  await using project = await openProject();
  await project.makeClip(20);
  const bytes = await readFile(project.at(clip));
  const data = bytes.indexOf('mdat');
  await writeFile(project.at(clip), bytes.fill(0xff, data + 4, data + 4 + bytes.readUInt32BE(data - 4) - 8));
  for (const which of ['first', 'strip', 'first'] as const) {
    expect(await project.stills.ensure(still(which))).toMatchObject({
      ok: false,
      error: { filePath: project.at(clip) },
    });
  }
  expect(project.logged).toHaveLength(1);
  expect(await project.thumbs()).toEqual([]);
  await truncate(project.at(clip), 100);
  expect(await project.stills.ensure(still('first'))).toMatchObject({ ok: false, error: { code: 'bad-file' } });
  await project.makeClip(3);
  expectOk(await project.stills.ensure(still('first')));
});

it('says that there is no clip, and touches nothing outside the project', async () => {
  await using project = await openProject();
  const refusal = async (path: string) => {
    const answer = await project.stills.ensure(path);
    return answer.ok ? 'made' : answer.error.code;
  };
  expect(await refusal(still('first'))).toBe('file-missing');
  expect(await refusal(layout.thumbnail('001', 0))).toBe('path-refused');
  expect(await refusal(`../${still('first')}`)).toBe('path-refused');
  await mkdir(project.folder.file('elsewhere'));
  await makeCountedFilm(ffmpeg, project.folder.file('film.mp4'), { frameCount: 3, framesPerSecond: 16 });
  await symlink(project.folder.file('film.mp4'), project.at(clip));
  expect(await refusal(still('first'))).toBe('path-refused');
  expect(await project.thumbs()).toEqual([]);
});

it('prepares clips in the background, past what is none', async () => {
  await using project = await openProject();
  const other = layout.clip('002', 3);
  await project.makeClip(3);
  await project.makeClip(4, other);
  project.stills.prepare(['video/x.mp4', '/etc/passwd', layout.clip('009', 0), clip, project.at(other)]);
  await vi.waitFor(async () => expect(await project.thumbs()).toHaveLength(8), { timeout: 20_000 });
  expect(project.logged).toEqual([]);
});

/** Under way as soon as one of its files is being written; the clip is long enough to be so for a while. */
async function askForLongClip({ makeClip, folder, at, stills, thumbs }: Project) {
  await makeClip(100);
  const again = ['-stream_loop', '99', '-i', folder.file('film.mp4'), '-c', 'copy'];
  expectOk(await runFfmpeg(ffmpeg, [...again, '-y', `file:${at(clip)}`]));
  const asked = stills.ensure(still('strip'));
  await vi.waitFor(async () => expect(await thumbs()).not.toEqual([]), { interval: 2, timeout: 20_000 });
  return { asked };
}

it('shows the clip that is there when it is done, not the one that it began with', async () => {
  await using project = await openProject();
  const other = layout.clip('002', 0);
  await project.makeClip(5, other);
  const { asked } = await askForLongClip(project);
  await rename(project.at(other), project.at(clip));
  expectOk(await asked);
  expect(await wholePictures(project)).toEqual([0, 2, 4]);
});

it('leaves nothing half-written when it is closed', async () => {
  await using project = await openProject();
  const { asked } = await askForLongClip(project);
  await project.stills.close();
  expect(await asked).toMatchObject({ ok: false, error: { code: 'stopped' } });
  expect(await project.thumbs()).toEqual([]);
  expect(await project.stills.ensure(still('first'))).toMatchObject({ ok: false, error: { code: 'stopped' } });
});
