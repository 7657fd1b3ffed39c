// How fast films are put together, and with how much memory, beside plain ffmpeg on the same files.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectOk } from '../../src-main/media/counted-film.ts';
import { type Ffmpeg, locateFfmpeg } from '../../src-main/media/index.ts';
import { type Bench, type BenchFigure, type MissingFigure, median, type Tell } from './bench.ts';
import { assembleInOwnProcess, type MeasuredAssembly } from './films/assemble-in-own-process.ts';
import { CLIP_FRAMES, type FilmClip, FORMAT, makeFilmClips } from './films/film-clips.ts';
import { type FilmLength, filmPlanOf } from './films/film-plan.ts';
import { checkAgainst, type DecodedFilm, decodeFilm } from './films/frame-check.ts';
import type { MeasuredProcess } from './films/measured-process.ts';
import { concatArguments, crossfadeArguments, plainFfmpeg } from './films/plain-ffmpeg.ts';

const MINUTES = 10;
const LONG_MINUTES = 30;
/** ffmpeg opens every take at once for a chain of crossfades: its memory grows with the film. */
const CHAIN_MINUTES = 1;
const RUNS = 3;
const CLIPS_A_MINUTE = (60 * FORMAT.framesPerSecond) / CLIP_FRAMES;

type Figures = (BenchFigure | MissingFigure)[];

interface World {
  readonly ffmpeg: Ffmpeg;
  readonly rootPath: string;
  readonly clips: readonly FilmClip[];
  readonly tell: Tell;
}

export const assembleBench: Bench = {
  title: 'Films put together, beside plain ffmpeg',
  async measure(tell) {
    const rootPath = mkdtempSync(join(tmpdir(), 'longtake-bench-'));
    try {
      const ffmpeg = expectOk(await locateFfmpeg(null));
      mkdirSync(join(rootPath, 'effects'));
      const clips = await makeFilmClips(ffmpeg, join(rootPath, 'clips'), MINUTES * CLIPS_A_MINUTE);
      const world: World = { ffmpeg, rootPath, clips, tell };
      return [...(await measureCopied(world)), ...(await measureCrossfades(world))];
    } finally {
      rmSync(rootPath, { recursive: true, force: true });
    }
  },
};

const FILM = `${FORMAT.width}×${FORMAT.height} at ${FORMAT.framesPerSecond} fps`;

/** In turns, so that what disturbs the machine disturbs both. */
async function measureCopied(world: World): Promise<Figures> {
  const ours: MeasuredAssembly[] = [];
  const plain: MeasuredProcess[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    ours.push(await assemble(world, { minutes: MINUTES, crossfades: false }));
    plain.push(await concatenate(world, MINUTES));
  }
  const decoded: DecodedFilm = { filmPath: filmPath(world, 'ours'), frames: framesIn(MINUTES) };
  const checkSeconds = await decodeFilm(world.ffmpeg, decoded.filmPath, decoded.frames);
  await checkAgainst(world.ffmpeg, filmPath(world, 'plain'), decoded);
  const long = await measureLong(world, decoded);
  const film = `${MINUTES} minutes of ${world.clips.length} clips, ${FILM}, all copied`;
  const before = Math.round(median(ours.map(({ rssBeforeMb }) => rssBeforeMb)));
  const memory = `peak of a process that assembles ${film}; ${before} of it before it begins`;
  const plainMemory = 'peak of that ffmpeg';
  return [
    speed('assemble_x_realtime', MINUTES, ours, `assembleFilm, ${film}, flushed to disk`),
    speed('assemble_x_realtime_ffmpeg', MINUTES, plain, 'ffmpeg -f concat -c copy -movflags +faststart, same clips'),
    speed('film_check_x_realtime', MINUTES, [{ seconds: checkSeconds }], 'decoding that film, as every export ends'),
    peak('assemble_rss_mb', ours, `${memory}, median of ${RUNS}`),
    peak('assemble_rss_mb_ffmpeg', plain, `${plainMemory}, median of ${RUNS}`),
    peak(`assemble_rss_mb_${LONG_MINUTES}min`, [long.ours], `the same, ${LONG_MINUTES} minutes`),
    peak(`assemble_rss_mb_${LONG_MINUTES}min_ffmpeg`, [long.plain], `${plainMemory}, ${LONG_MINUTES} minutes`),
  ];
}

interface Long {
  readonly ours: MeasuredAssembly;
  readonly plain: MeasuredProcess;
}

/** The same clips again and again. */
async function measureLong(world: World, decoded: DecodedFilm): Promise<Long> {
  const times = LONG_MINUTES / MINUTES;
  const ours = await assemble(world, { minutes: LONG_MINUTES, crossfades: false }, 'ours-long');
  const plain = await concatenate(world, LONG_MINUTES, 'plain-long');
  for (const film of ['ours-long', 'plain-long'].map((name) => filmPath(world, name))) {
    await checkAgainst(world.ffmpeg, film, decoded, times);
    rmSync(film);
  }
  return { ours, plain };
}

async function measureCrossfades(world: World): Promise<Figures> {
  const film: FilmLength = { minutes: MINUTES, crossfades: true };
  const first = await assemble(world, film);
  const decoded: DecodedFilm = { filmPath: filmPath(world, 'ours'), frames: framesIn(MINUTES) };
  await decodeFilm(world.ffmpeg, decoded.filmPath, decoded.frames);
  const again: MeasuredAssembly[] = [];
  for (let run = 0; run < RUNS; run += 1) again.push(await assemble(world, film, 'ours-again'));
  await checkAgainst(world.ffmpeg, filmPath(world, 'ours-again'), decoded);
  const { encodedFrames } = first.film;
  const chain = await chainCrossfades(world);
  const how = `assembleFilm, the same film with 0.5 s crossfades between its shots of two clips, ${encodedFrames} frames encoded`;
  const plain = `ffmpeg xfade chain over the takes, everything encoded as clips are, only ${CHAIN_MINUTES} minute`;
  const plainMb = chain.peakRssMb === null ? '' : `: it holds ${Math.round(chain.peakRssMb)} MB, and more for more`;
  return [
    speed('assemble_x_realtime_crossfades', MINUTES, [first], how),
    speed('assemble_x_realtime_again', MINUTES, again, 'the same film again, its effects found'),
    speed('assemble_x_realtime_crossfades_ffmpeg', CHAIN_MINUTES, [chain], `${plain}${plainMb}`),
  ];
}

async function assemble(world: World, length: FilmLength, name = 'ours'): Promise<MeasuredAssembly> {
  const { ffmpeg, rootPath, clips, tell } = world;
  const plan = filmPlanOf(clips, length);
  const cacheFolderPath = join(rootPath, 'effects');
  const done = await assembleInOwnProcess({ ffmpeg, plan, filePath: filmPath(world, name), cacheFolderPath });
  const { frames, copiedFrames, encodedFrames, findings } = done.film;
  if (frames !== framesIn(length.minutes) || findings.length > 0 || (!length.crossfades && copiedFrames < frames)) {
    throw new Error(`A film of ${length.minutes} minutes came out as ${JSON.stringify(done.film)}.`);
  }
  const what = `${copiedFrames} frames copied, ${encodedFrames} encoded`;
  tell(`  Longtake: ${length.minutes} minutes, ${what}: ${describe(done)}`);
  return done;
}

async function concatenate(world: World, minutes: number, name = 'plain'): Promise<MeasuredProcess> {
  const all = Array<readonly FilmClip[]>(minutes / MINUTES).fill(world.clips);
  const done = await plainFfmpeg(world.ffmpeg.path, await concatArguments(all.flat(), filmPath(world, name)));
  world.tell(`  ffmpeg:   ${minutes} minutes copied: ${describe(done)}`);
  return done;
}

async function chainCrossfades(world: World): Promise<MeasuredProcess> {
  const clips = world.clips.slice(0, CHAIN_MINUTES * CLIPS_A_MINUTE);
  const done = await plainFfmpeg(world.ffmpeg.path, crossfadeArguments(clips, filmPath(world, 'chain')));
  await decodeFilm(world.ffmpeg, filmPath(world, 'chain'), framesIn(CHAIN_MINUTES));
  world.tell(`  ffmpeg:   ${CHAIN_MINUTES} minute with crossfades: ${describe(done)}`);
  return done;
}

const filmPath = ({ rootPath }: World, name: string): string => join(rootPath, `${name}.mp4`);
const framesIn = (minutes: number): number => minutes * 60 * FORMAT.framesPerSecond;
const describe = ({ seconds, peakRssMb }: Pick<MeasuredProcess, 'seconds' | 'peakRssMb'>): string =>
  `${seconds.toFixed(2)} s, ${peakRssMb === null ? 'memory unknown' : `${Math.round(peakRssMb)} MB`}`;

function speed(name: string, minutes: number, runs: readonly { readonly seconds: number }[], how: string): BenchFigure {
  const seconds = median(runs.map((run) => run.seconds));
  const said = `${how}, ${seconds.toFixed(2)} s, ${runs.length === 1 ? 'one run' : `median of ${runs.length}`}`;
  return { name, value: Number(((minutes * 60) / seconds).toPrecision(3)), how: said };
}

function peak(name: string, runs: readonly Pick<MeasuredProcess, 'peakRssMb'>[], how: string): Figures[number] {
  const peaks = runs.flatMap(({ peakRssMb }) => (peakRssMb === null ? [] : [peakRssMb]));
  if (peaks.length < runs.length) return { name, notMeasured: 'Only Linux tells the peak of another process.' };
  return { name, value: Math.round(median(peaks)), how };
}
