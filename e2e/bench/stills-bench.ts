// How long single pictures out of takes and clips take, beside plain ffmpeg.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectOk } from '../../src-main/media/counted-film.ts';
import {
  CAREFUL_SCALING,
  extractFrame,
  type Ffmpeg,
  imageSize,
  locateFfmpeg,
  makeStills,
} from '../../src-main/media/index.ts';
import {
  STILL_WIDTH_PIXELS,
  STRIP_TILE_WIDTH_PIXELS,
  stillFrame,
  stripTiles,
} from '../../src-shared/model/filmstrip.ts';
import { STILL_KINDS, type StillKind } from '../../src-shared/model/project-layout.ts';
import { type Bench, type BenchFigure, median } from './bench.ts';
import { CLIP_FRAMES, FORMAT, makeFilmClips, makeTake } from './films/film-clips.ts';
import { frameArguments, type PlainStill, plainFfmpeg, thumbnailArguments } from './films/plain-ffmpeg.ts';

/** Five seconds of Wan, and the frame it begins with. */
const TAKE_FRAMES = 81;
const RUNS = 9;
const SIZE = `${FORMAT.width}×${FORMAT.height}`;

export const stillsBench: Bench = {
  title: 'Pictures from takes and clips, beside plain ffmpeg',
  async measure() {
    const rootPath = mkdtempSync(join(tmpdir(), 'longtake-bench-'));
    try {
      const ffmpeg = expectOk(await locateFfmpeg(null));
      return [...(await measureLastFrame(ffmpeg, rootPath)), ...(await measureThumbnails(ffmpeg, rootPath))];
    } finally {
      rmSync(rootPath, { recursive: true, force: true });
    }
  },
};

async function measureLastFrame(ffmpeg: Ffmpeg, rootPath: string): Promise<readonly BenchFigure[]> {
  const mediaPath = join(rootPath, 'take.mp4');
  await makeTake(ffmpeg, mediaPath, TAKE_FRAMES);
  const frameIndex = TAKE_FRAMES - 1;
  const [pngPath, plainPath] = [join(rootPath, 'ours.png'), join(rootPath, 'plain.png')];
  const { ours, plain } = await measureInTurns({
    ours: async () => expectOk(await extractFrame(ffmpeg, { mediaPath, frameIndex, pngPath })),
    plain: () => plainFfmpeg(ffmpeg.path, frameArguments(mediaPath, frameIndex, CAREFUL_SCALING, plainPath)),
  });
  const isSame = readFileSync(pngPath).equals(readFileSync(plainPath));
  if (!isSame) throw new Error('The last frame is not the one that ffmpeg finds.');
  const what = `the last of ${TAKE_FRAMES} frames of ${SIZE} as PNG, median of ${RUNS}`;
  return [
    { name: 'last_frame_ms', value: ours, how: `extractFrame, ${what}` },
    { name: 'last_frame_ms_ffmpeg', value: plain, how: `ffmpeg -vf select, the same PNG, median of ${RUNS}` },
  ];
}

async function measureThumbnails(ffmpeg: Ffmpeg, rootPath: string): Promise<readonly BenchFigure[]> {
  const [clip] = await makeFilmClips(ffmpeg, join(rootPath, 'clips'), 1);
  if (clip === undefined) throw new Error('There is no clip.');
  const { clipPath } = clip;
  const stillPaths = pathsIn(rootPath, 'ours');
  const plainPaths = pathsIn(rootPath, 'plain');
  const plainStill = (kind: StillKind) =>
    plainFfmpeg(ffmpeg.path, thumbnailArguments(clipPath, STILLS[kind], plainPaths[kind]));
  const { ours, plain, four } = await measureInTurns({
    ours: async () => expectOk(await makeStills(ffmpeg, { clipPath, stillPaths, modifiedAt: new Date() })),
    plain: () => plainStill('first'),
    four: async () => {
      for (const kind of STILL_KINDS) await plainStill(kind);
    },
  });
  for (const kind of STILL_KINDS) {
    const sizes = [stillPaths, plainPaths].map(async (paths) => expectOk(await imageSize(ffmpeg, paths[kind])));
    const [our, their] = await Promise.all(sizes);
    const isAlike = our?.width === their?.width && our?.height === their?.height;
    if (!isAlike) throw new Error(`The stills (${kind}) are not alike: ${JSON.stringify([our, their])}.`);
  }
  const what = `first, middle, last and strip of a clip of ${CLIP_FRAMES} frames of ${SIZE}`;
  return [
    { name: 'thumbnail_ms', value: ours, how: `makeStills, all four: ${what}, median of ${RUNS}` },
    { name: 'thumbnail_ms_ffmpeg', value: plain, how: `ffmpeg, one JPEG of the first frame only, median of ${RUNS}` },
    { name: 'thumbnail_ms_ffmpeg_four', value: four, how: `four ffmpegs, one for each, median of ${RUNS}` },
  ];
}

const STILLS: Readonly<Record<StillKind, PlainStill>> = {
  first: { frames: [stillFrame('first', CLIP_FRAMES)], widthPixels: STILL_WIDTH_PIXELS },
  middle: { frames: [stillFrame('middle', CLIP_FRAMES)], widthPixels: STILL_WIDTH_PIXELS },
  last: { frames: [stillFrame('last', CLIP_FRAMES)], widthPixels: STILL_WIDTH_PIXELS },
  strip: { frames: stripTiles(CLIP_FRAMES), widthPixels: STRIP_TILE_WIDTH_PIXELS },
};

function pathsIn(rootPath: string, name: string): Readonly<Record<StillKind, string>> {
  const file = (kind: StillKind) => join(rootPath, `${name}_${kind}.jpg`);
  return { first: file('first'), middle: file('middle'), last: file('last'), strip: file('strip') };
}

type Works<Name extends string> = Readonly<Record<Name, () => Promise<unknown>>>;

/** Milliseconds of each, to a tenth. In turns, so that what disturbs the machine disturbs all. */
async function measureInTurns<Name extends string>(works: Works<Name>): Promise<Readonly<Record<Name, number>>> {
  const named = Object.entries<() => Promise<unknown>>(works).map(([name, work]) => ({
    name,
    work,
    times: [] as number[],
  }));
  for (let run = 0; run < RUNS; run += 1) {
    for (const { work, times } of named) {
      const startMs = performance.now();
      await work();
      times.push(performance.now() - startMs);
    }
  }
  const figures = named.map(({ name, times }) => [name, Number(median(times).toFixed(1))]);
  return Object.fromEntries(figures) as Record<Name, number>;
}
