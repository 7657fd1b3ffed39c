// The clip of a segment: the kept frames of its take and their sound, encoded once at the project's rate and size.
// Clips share every parameter of the streams they have, but only clips of takes with sound have a sound stream: they can be joined by
// copying once silence is given to the others, or the sound is left out.
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { checkPictureDecodes, STOP_AT_DAMAGE } from './check-decodes.ts';
import { clipSound } from './clip-audio.ts';
import { clipEncoding, coverSize, TAG_BT709 } from './clip-encoding.ts';
import { decodeMedia } from './decode-media.ts';
import { countDecodedFrames } from './frame-count.ts';
import { rateText } from './frame-rate.ts';
import type { Ffmpeg } from './locate-ffmpeg.ts';
import { probeVideo } from './probe-video.ts';
import { writeWhole } from './temporary-file.ts';

export interface ClipRequest {
  readonly takePath: string;
  /** First kept frame of the take, from 0. */
  readonly firstFrame: number;
  /** Kept frames, at the take's own rate. */
  readonly frameCount: number;
  readonly sourceFramesPerSecond: number;
  /** Frames the clip must have, at the project's rate. */
  readonly clipFrames: number;
  readonly framesPerSecond: number;
  /** Even: H.264 with 4:2:0 colour knows no odd sizes. */
  readonly width: number;
  readonly height: number;
  readonly clipPath: string;
  readonly signal?: AbortSignal;
  /** Frames of the clip that are written. */
  readonly onProgress?: (framesDone: number) => void;
}

/** What is seen: which frames of which take, at the clip's rate and size. */
export type TakeFrames = Omit<ClipRequest, 'clipPath' | 'onProgress'>;

export interface CutClip {
  /** true: the take has sound, and the clip kept what belongs to its frames. */
  readonly hasAudio: boolean;
  /** The take has sound that cannot be decoded, so the clip has none; absent: nothing is lost. */
  readonly soundLost?: StudioError;
}

/**
 * Frames are counted, by decoding. At the take's own rate the clip has exactly the kept frames; at another rate every frame of the clip
 * shows the frame of the take that is on screen in the middle of its own time. The picture is scaled to cover, and cut at the centre.
 *
 * Errors: `output-too-short`; `output-damaged` where a frame cannot be decoded whole; what ffmpeg and the disk say; `stopped`.
 */
export async function cutClip(ffmpeg: Pick<Ffmpeg, 'path'>, request: ClipRequest): Promise<Result<CutClip>> {
  if (request.width % 2 !== 0 || request.height % 2 !== 0) return err(oddSize(request));
  if (request.sourceFramesPerSecond !== request.framesPerSecond) {
    // At another rate the clip's count says nothing about the take's: a missing frame would be filled by its neighbour.
    const enough = await checkTakeLength(ffmpeg, request);
    if (!enough.ok) return enough;
  }
  return writeWhole([request.clipPath], async ([temporaryPath = '']) => {
    const run = await encode(ffmpeg, request, clipSound(request), temporaryPath);
    if (run.ok) return checkClip(ffmpeg, request, temporaryPath);
    return run.error.code === 'ffmpeg-failed' ? cutSilent(ffmpeg, request, temporaryPath, run.error) : run;
  });
}

function encode(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  request: ClipRequest,
  sound: readonly string[],
  clipPath: string,
): Promise<Result<void>> {
  const { takePath, clipFrames, framesPerSecond, signal, onProgress } = request;
  const pictures = ['-map', '0:v:0', '-vf', clipFilter(request), '-frames:v', `${clipFrames}`];
  const args = [...STOP_AT_DAMAGE, ...pictures, ...sound, ...clipEncoding(framesPerSecond), '-y', `file:${clipPath}`];
  return decodeMedia(ffmpeg, takePath, args, { signal, onProgress });
}

/** Where the picture can be decoded it was the sound that broke the cut: it must not cost the picture. */
async function cutSilent(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  request: ClipRequest,
  clipPath: string,
  failure: StudioError,
): Promise<Result<CutClip>> {
  const picture = await checkPictureDecodes(ffmpeg, request.takePath, request.signal);
  if (!picture.ok) return picture;
  const run = await encode(ffmpeg, request, ['-an'], clipPath);
  const clip = run.ok ? await checkClip(ffmpeg, request, clipPath) : run;
  return clip.ok ? ok({ ...clip.value, soundLost: soundDamaged(request, failure) }) : clip;
}

/** From a take's picture, decoded from its beginning, to the frames of its clip. */
export function clipFilter(request: TakeFrames): string {
  const lastFrame = request.firstFrame + request.frameCount - 1;
  return [
    `select='between(n,${request.firstFrame},${lastFrame})'`,
    ...timing(request),
    coverSize(request.width, request.height),
    TAG_BT709,
  ].join(',');
}

/** Frames are counted, not timed: an engine's time stamps may have holes, its frames have not. */
function timing({ sourceFramesPerSecond, framesPerSecond, clipFrames }: TakeFrames): readonly string[] {
  const count = (rate: number) => `settb=expr='1/(${rateText(rate)})',setpts=N`;
  if (sourceFramesPerSecond === framesPerSecond) return [count(framesPerSecond)];
  return [
    count(sourceFramesPerSecond),
    `fps=fps=${rateText(framesPerSecond)}:round=near`,
    // Rounding at the end may leave the nearest-time mapping a frame short of the plan's count.
    `tpad=stop_mode=clone:stop=${clipFrames}`,
  ];
}

/** Decodes the take. Errors: `output-too-short`, `output-damaged`, what ffmpeg and the disk say, `stopped`. */
export async function checkTakeLength(ffmpeg: Pick<Ffmpeg, 'path'>, request: TakeFrames): Promise<Result<void>> {
  const counted = await countDecodedFrames(ffmpeg, request.takePath, request.signal);
  if (counted.ok && counted.value >= request.firstFrame + request.frameCount) return ok(undefined);
  if (!counted.ok && counted.error.code !== 'ffmpeg-failed') return counted;
  const picture = await checkPictureDecodes(ffmpeg, request.takePath, request.signal);
  return picture.ok ? err(takeTooShort(request, counted.ok ? counted.value : 0)) : picture;
}

async function checkClip(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  request: ClipRequest,
  clipPath: string,
): Promise<Result<CutClip>> {
  const facts = await probeVideo(clipPath);
  if (facts.ok && facts.value.frameCount === request.clipFrames) return ok({ hasAudio: facts.value.hasAudio });
  const counted = await countDecodedFrames(ffmpeg, request.takePath, request.signal);
  return counted.ok ? err(takeTooShort(request, counted.value)) : counted;
}

function takeTooShort(request: TakeFrames, takeFrames: number): StudioError {
  const neededFrames = request.firstFrame + request.frameCount;
  return {
    code: 'output-too-short',
    message: say`The take has ${takeFrames} frames; the clip needs ${neededFrames}.`,
    remedy: say`Render the segment again, or accept the shorter take and let the shot be planned anew.`,
    filePath: request.takePath,
    details: `asked for frames ${request.firstFrame} to ${neededFrames - 1}, delivered ${takeFrames}`,
  };
}

function soundDamaged({ takePath }: ClipRequest, cause: StudioError): StudioError {
  return {
    code: 'output-damaged',
    message: say`The sound of the take cannot be decoded; the clip has its picture only.`,
    remedy: say`Render the segment again if its sound matters.`,
    filePath: takePath,
    details: cause.details,
    cause,
  };
}

function oddSize({ width, height }: ClipRequest): StudioError {
  return {
    code: 'bad-request',
    message: say`A clip of ${width} × ${height} cannot be encoded: width and height must be even.`,
    remedy: say`Choose an even width and height for the project.`,
  };
}
