// The clip of a segment: the kept frames of its take and their sound, encoded once at the project's rate and size.
// Clips share every parameter of the streams they have, but only clips of takes with sound have a sound stream: they can be joined by
// copying once silence is given to the others, or the sound is left out.
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
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

export interface CutClip {
  /** true: the take has sound, and the clip kept what belongs to its frames. */
  readonly hasAudio: boolean;
}

export async function cutClip(ffmpeg: Pick<Ffmpeg, 'path'>, request: ClipRequest): Promise<Result<CutClip>> {
  if (request.width % 2 !== 0 || request.height % 2 !== 0) return err(oddSize(request));
  if (request.sourceFramesPerSecond !== request.framesPerSecond) {
    // At another rate the clip's count says nothing about the take's: a missing frame would be filled by its neighbour.
    const enough = await checkTakeLength(ffmpeg, request);
    if (!enough.ok) return enough;
  }
  return writeWhole([request.clipPath], async ([temporaryPath = '']) => {
    const { takePath, clipFrames, framesPerSecond, signal, onProgress } = request;
    const pictures = ['-map', '0:v:0', '-vf', clipFilter(request), '-frames:v', `${clipFrames}`];
    const output = [...clipEncoding(framesPerSecond), '-y', `file:${temporaryPath}`];
    const args = [...pictures, ...clipSound(request), ...output];
    const run = await decodeMedia(ffmpeg, takePath, args, { signal, onProgress });
    return run.ok ? checkClip(ffmpeg, request, temporaryPath) : run;
  });
}

function clipFilter(request: ClipRequest): string {
  const lastFrame = request.firstFrame + request.frameCount - 1;
  return [
    `select='between(n,${request.firstFrame},${lastFrame})'`,
    ...timing(request),
    coverSize(request.width, request.height),
    TAG_BT709,
  ].join(',');
}

/** Frames are counted, not timed: an engine's time stamps may have holes, its frames have not. */
function timing({ sourceFramesPerSecond, framesPerSecond, clipFrames }: ClipRequest): readonly string[] {
  const count = (rate: number) => `settb=expr='1/(${rateText(rate)})',setpts=N`;
  if (sourceFramesPerSecond === framesPerSecond) return [count(framesPerSecond)];
  return [
    count(sourceFramesPerSecond),
    `fps=fps=${rateText(framesPerSecond)}:round=near`,
    // Rounding at the end may leave the nearest-time mapping a frame short of the plan's count.
    `tpad=stop_mode=clone:stop=${clipFrames}`,
  ];
}

async function checkTakeLength(ffmpeg: Pick<Ffmpeg, 'path'>, request: ClipRequest): Promise<Result<void>> {
  const counted = await countDecodedFrames(ffmpeg, request.takePath, request.signal);
  if (!counted.ok) return counted;
  if (counted.value < request.firstFrame + request.frameCount) return err(takeTooShort(request, counted.value));
  return ok(undefined);
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

function takeTooShort(request: ClipRequest, takeFrames: number): StudioError {
  const neededFrames = request.firstFrame + request.frameCount;
  return {
    code: 'output-too-short',
    message: `The take has ${takeFrames} frames; the clip needs ${neededFrames}.`,
    remedy: 'Render the segment again, or accept the shorter take and let the shot be planned anew.',
    filePath: request.takePath,
    details: `asked for frames ${request.firstFrame} to ${neededFrames - 1}, delivered ${takeFrames}`,
  };
}

function oddSize({ width, height }: ClipRequest): StudioError {
  return {
    code: 'bad-request',
    message: `A clip of ${width} × ${height} cannot be encoded: width and height must be even.`,
    remedy: 'Choose an even width and height for the project.',
  };
}
