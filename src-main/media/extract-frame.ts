// One frame of a film as a lossless picture: found by counting decoded frames, never by seeking to a time.
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { decodeMedia, isWritten } from './decode-media.ts';
import type { Ffmpeg } from './locate-ffmpeg.ts';
import { writeWhole } from './temporary-file.ts';

export interface FrameRequest {
  readonly mediaPath: string;
  /** From 0, in decoding order. */
  readonly frameIndex: number;
  readonly pngPath: string;
  readonly signal?: AbortSignal;
}

/** Careful conversion: chroma is interpolated in full and nothing is rounded twice. */
export const CAREFUL_SCALING = 'flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp';

export async function extractFrame(ffmpeg: Pick<Ffmpeg, 'path'>, request: FrameRequest): Promise<Result<void>> {
  const { mediaPath, frameIndex, pngPath, signal } = request;
  return writeWhole([pngPath], async ([temporaryPath = '']) => {
    const filter = `select='eq(n,${frameIndex})',scale=${CAREFUL_SCALING},format=rgb24`;
    const output = ['-frames:v', '1', '-c:v', 'png', '-f', 'image2', '-update', '1', '-y', `file:${temporaryPath}`];
    const args = ['-map', '0:v:0', '-vf', filter, '-fps_mode', 'passthrough', ...output];
    const isThere = () => isWritten(temporaryPath);
    const run = await decodeMedia(ffmpeg, mediaPath, args, { signal, isEnough: isThere });
    if (!run.ok) return run;
    return (await isThere()) ? ok(undefined) : err(noSuchFrame(request));
  });
}

function noSuchFrame({ mediaPath, frameIndex }: FrameRequest) {
  return {
    code: 'output-too-short',
    message: say`The video ends before frame ${frameIndex + 1}.`,
    remedy: say`Render the segment again, or accept the shorter take.`,
    filePath: mediaPath,
  } as const;
}
