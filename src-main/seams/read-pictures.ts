// The few frames of a clip or take that a seam needs, decoded and made small by one ffmpeg run.
import { many, say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import {
  coverSize,
  type Ffmpeg,
  keyIntervalOf,
  mediaInput,
  probeVideo,
  runFfmpeg,
  STOP_AT_DAMAGE,
  type VideoFacts,
} from '../media/index.ts';
import { type PictureSize, pictures, type SmallPicture } from './small-pictures.ts';

/** What all pictures of one seam share, so that they can be compared pixel by pixel. */
export interface Looking {
  readonly clipSize: PictureSize;
  readonly smallSize: PictureSize;
  /** Of the height, from the top. */
  readonly measuredHeight: number;
  readonly signal: AbortSignal | undefined;
}

const SMALL_WIDTH_PIXELS = 160;
const LEAST_ROWS = 2;

export function lookAt(clipSize: PictureSize, measuredHeight: number, signal: AbortSignal | undefined): Looking {
  const width = Math.min(SMALL_WIDTH_PIXELS, clipSize.width);
  const height = Math.max(LEAST_ROWS, Math.round((clipSize.height * measuredHeight * width) / clipSize.width));
  return { clipSize, smallSize: { width, height }, measuredHeight, signal };
}

/** What the clip says about itself; an error where that is not what it was cut to. */
export async function clipFacts(clipPath: string, frames: number): Promise<Result<VideoFacts>> {
  const facts = await probeVideo(clipPath);
  if (!facts.ok) return err(namedError(facts.error, clipPath));
  return facts.value.frameCount === frames ? facts : err(otherLength(clipPath, frames, facts.value.frameCount));
}

/** The first frames of a clip. */
export async function readFirst(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  clipPath: string,
  count: number,
  looking: Looking,
): Promise<Result<readonly SmallPicture[]>> {
  const filter = smallFilter(looking);
  const read = await readPictures(ffmpeg, clipPath, { inputArgs: [], filter, most: count }, looking);
  return read.ok && read.value.length < count ? err(tooShort(clipPath, count, read.value.length)) : read;
}

interface WholeClip {
  readonly clipPath: string;
  readonly frames: number;
  readonly framesPerSecond: number;
}

/** The last frames of a clip, in their order. */
export async function readLast(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  { clipPath, frames, framesPerSecond }: WholeClip,
  count: number,
  looking: Looking,
): Promise<Result<readonly SmallPicture[]>> {
  // Where a clip's key frames or times are not as clipEncoding makes them, the count shows it: then all is decoded.
  const keyInterval = keyIntervalOf(framesPerSecond);
  const keyFrame = Math.floor((frames - count) / keyInterval) * keyInterval;
  for (const start of new Set([keyFrame, 0])) {
    // Half a frame late and not accurate: the key frame at or before that time is found however times were rounded.
    const seconds = ((start + 0.5) / framesPerSecond).toFixed(6);
    const seek = start === 0 ? [] : ['-noaccurate_seek', '-seek_timestamp', '1', '-ss', seconds];
    const filter = `select='gte(n,${frames - count - start})',${smallFilter(looking)}`;
    const how = { inputArgs: seek, filter, most: count + 1 };
    const read = await readPictures(ffmpeg, clipPath, how, looking);
    if (!read.ok || read.value.length === count) return read;
    if (start === 0) return err(otherLength(clipPath, frames, frames - count + read.value.length));
  }
  throw new Error('A clip is always read from its beginning at last.');
}

/** One frame of a take, brought to the clip's size as cutting does. */
export async function readTakeFrame(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  takePath: string,
  frameIndex: number,
  looking: Looking,
): Promise<Result<SmallPicture>> {
  const { width, height } = looking.clipSize;
  const filter = [`select='eq(n,${frameIndex})'`, coverSize(width, height), smallFilter(looking)].join(',');
  const read = await readPictures(ffmpeg, takePath, { inputArgs: [], filter, most: 1 }, looking);
  if (!read.ok) return read;
  const [picture] = read.value;
  return picture === undefined ? err(tooShort(takePath, frameIndex + 1, null)) : ok(picture);
}

function smallFilter({ smallSize, measuredHeight }: Looking): string {
  const crop = `crop=w=iw:h='2*max(1,floor(ih*${measuredHeight}/2))':x=0:y=0`;
  return `${crop},scale=w=${smallSize.width}:h=${smallSize.height}:flags=area+accurate_rnd,format=yuv444p`;
}

interface Reading {
  readonly inputArgs: readonly string[];
  readonly filter: string;
  readonly most: number;
}

async function readPictures(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  mediaPath: string,
  { inputArgs, filter, most }: Reading,
  { smallSize, signal }: Looking,
): Promise<Result<readonly SmallPicture[]>> {
  const input = await mediaInput(mediaPath);
  if (!input.ok) return err(namedError(input.error, mediaPath));
  const { args, stdin, failure } = input.value;
  const output = [...STOP_AT_DAMAGE, '-frames:v', `${most}`, '-fps_mode', 'passthrough', '-f', 'rawvideo', 'pipe:1'];
  const chunks: Uint8Array[] = [];
  const run = await runFfmpeg(ffmpeg, [...inputArgs, ...args, '-map', '0:v:0', '-vf', filter, ...output], {
    ...{ signal, onOutput: (chunk) => chunks.push(chunk) },
    ...(stdin && { stdin }),
  });
  const read = pictures(Buffer.concat(chunks), smallSize);
  const broken = read.length < most && !signal?.aborted ? failure() : null;
  if (broken !== null) return err(namedError(broken, mediaPath));
  return run.ok ? ok(read) : err(namedError(run.error, mediaPath));
}

/** Which file it is about, and that it is a film of ours: not one that the user chose. */
function namedError(error: StudioError, filePath: string): StudioError {
  if (error.code !== 'bad-file' && error.code !== 'ffmpeg-failed') return error;
  const { details } = error;
  return {
    code: 'output-damaged',
    message: say`The film cannot be decoded, so its seam cannot be measured.`,
    remedy: say`It is damaged: render the segment again, or choose another take.`,
    filePath,
    ...(details !== undefined && { details }),
    cause: error.cause ?? error,
  };
}

function otherLength(clipPath: string, frames: number, found: number): StudioError {
  if (found < frames) return tooShort(clipPath, frames, found);
  return {
    code: 'output-damaged',
    message: say`The clip has more than the ${frames} frames that it was cut to.`,
    remedy: say`Let it be cut again from its take.`,
    filePath: clipPath,
  };
}

function tooShort(filePath: string, needed: number, found: number | null): StudioError {
  return {
    code: found === 0 ? 'output-damaged' : 'output-too-short',
    message: lengthInWords(needed, found),
    remedy: say`Render the segment again, or choose another take.`,
    filePath,
  };
}

function lengthInWords(needed: number, found: number | null): string {
  if (found === 0) return say`It has no frames; ${needed} are needed to measure the seam.`;
  if (found === null) return say`It ends too early; ${needed} are needed to measure the seam.`;
  return many(
    found,
    'It has {{count}} frame; {{needed}} are needed to measure the seam.',
    'It has {{count}} frames; {{needed}} are needed to measure the seam.',
    { needed },
  );
}
