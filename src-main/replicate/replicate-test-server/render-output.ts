// A prediction's film by ffmpeg: as long, as large and at the rate that was asked, from its first frame where it has one.
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ffmpeg, runFfmpeg } from '../../media/index.ts';
import type { PlayedModel } from './played-models.ts';

type Input = Readonly<Record<string, unknown>>;

export interface FilmWanted {
  readonly frames: number;
  readonly framesPerSecond: number;
  readonly width: number;
  readonly height: number;
  readonly hasSound: boolean;
  readonly seed: number;
}

const numberAt = (input: Input, ...names: string[]): number | null => {
  const found = names.map((name) => input[name]).find((value) => value !== undefined);
  const count = typeof found === 'number' ? found : Number.parseInt(String(found), 10);
  return Number.isFinite(count) ? count : null;
};

export function filmOf(model: PlayedModel, input: Input, shorterBySeconds: number): FilmWanted {
  const framesPerSecond = numberAt(input, 'frames_per_second', 'fps') ?? model.framesPerSecond;
  const seconds = numberAt(input, 'duration');
  const counted = numberAt(input, 'num_frames', 'length', 'video_length') ?? model.frames ?? 24;
  const asked = seconds === null ? counted : seconds * framesPerSecond;
  return {
    ...sizeOf(model, input),
    frames: Math.max(1, Math.round(asked - shorterBySeconds * framesPerSecond)),
    framesPerSecond,
    hasSound: input.generate_audio === true || model.name.startsWith('wan-video/'),
    seed: numberAt(input, 'seed') ?? 0,
  };
}

function sizeOf({ size }: PlayedModel, input: Input): { readonly width: number; readonly height: number } {
  const [width, height] = [numberAt(input, 'width'), numberAt(input, 'height')];
  if (width !== null && height !== null) return { width, height };
  const lines = numberAt(input, 'resolution') ?? (input.mode === 'pro' ? 1080 : Math.min(size.width, size.height));
  const ratio = typeof input.aspect_ratio === 'string' ? input.aspect_ratio : `${size.width}:${size.height}`;
  const [across = 16, down = 9] = ratio.split(':').map(Number);
  const long = Math.round((lines * Math.max(across, down)) / Math.min(across, down));
  return across >= down ? { width: long, height: lines } : { width: lines, height: long };
}

const even = (pixels: number): number => Math.max(2, 2 * Math.round(pixels / 2));

/** @param start bytes of the first frame; null: from nothing */
export async function renderFilm(
  ffmpeg: Ffmpeg,
  wanted: FilmWanted,
  start: Uint8Array | null,
  { workFolder, shrink, asGif }: { readonly workFolder: string; readonly shrink: number; readonly asGif: boolean },
): Promise<Buffer> {
  const folder = await mkdtemp(join(workFolder, 'film-'));
  const { frames, framesPerSecond: rate, seed } = wanted;
  const [width, height] = [even(wanted.width / shrink), even(wanted.height / shrink)];
  const path = join(folder, asGif ? 'output.gif' : 'output.mp4');
  const picture = join(folder, 'start.png');
  if (start !== null) await writeFile(picture, start);
  const source =
    start === null
      ? ['-f', 'lavfi', '-i', `testsrc2=size=${width}x${height}:rate=${rate},hue=h=${seed % 360}`]
      : ['-loop', '1', '-framerate', String(rate), '-i', picture];
  const seconds = (frames / rate).toFixed(3);
  const hasSound = wanted.hasSound && !asGif;
  const sound = hasSound ? ['-f', 'lavfi', '-i', `sine=frequency=330:sample_rate=44100:duration=${seconds}`] : [];
  const cover = `scale=${width}:${height}:force_original_aspect_ratio=increase,crop=${width}:${height},setsar=1`;
  // Something moves, so that no two frames are the same.
  const moving = `${cover},drawbox=x='mod(t*96,iw)':y=ih*3/4:w=iw/12:h=ih/12:color=white@0.8:t=fill`;
  const filter = start === null ? cover : moving;
  const codec = asGif
    ? []
    : ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-movflags', '+faststart'];
  const done = await runFfmpeg(ffmpeg, [
    ...['-y', ...source, ...sound, '-vf', filter, '-frames:v', String(frames), '-r', String(rate)],
    ...[...codec, ...(hasSound ? ['-c:a', 'aac'] : []), path],
  ]);
  if (!done.ok) throw new Error(`${done.error.message} ${done.error.details ?? ''}`);
  return readFile(path);
}
