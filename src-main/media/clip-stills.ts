// The stills of a clip: its first, middle and last frame, and a row of small ones for scrubbing, from one decoding.

import { utimes } from 'node:fs/promises';
import { say } from '#shared/i18n/say.ts';
import { STILL_WIDTH_PIXELS, STRIP_TILE_WIDTH_PIXELS, stillFrame, stripTiles } from '#shared/model/filmstrip.ts';
import { STILL_KINDS, type StillKind } from '#shared/model/project-layout.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { decodeMedia, isWritten } from './decode-media.ts';
import type { Ffmpeg } from './locate-ffmpeg.ts';
import { probeVideo } from './probe-video.ts';
import { writeWhole } from './temporary-file.ts';
import { JPEG_ENCODING, jpegPicture } from './thumbnail.ts';

export interface StillsRequest {
  readonly clipPath: string;
  readonly stillPaths: Readonly<Record<StillKind, string>>;
  /** The time that the pictures get as their own, so that one can tell later which version of the clip they show. */
  readonly modifiedAt: Date;
  readonly signal?: AbortSignal;
}

/** All four or none. Errors: `output-damaged` where a frame cannot be had, `bad-file`, what ffmpeg and the disk say, `stopped`. */
export async function makeStills(ffmpeg: Pick<Ffmpeg, 'path'>, request: StillsRequest): Promise<Result<void>> {
  const { clipPath, stillPaths, modifiedAt, signal } = request;
  const facts = await probeVideo(clipPath);
  if (!facts.ok) return facts;
  if (facts.value.frameCount === 0) return err(notAllFrames(clipPath));
  const finalPaths = STILL_KINDS.map((kind) => stillPaths[kind]);
  return writeWhole(finalPaths, async (temporaryPaths) => {
    const outputs = STILL_KINDS.flatMap((kind, index) => outputOf(kind, temporaryPaths[index] ?? ''));
    const args = ['-filter_complex', filterGraph(facts.value.frameCount), ...outputs];
    const run = await decodeMedia(ffmpeg, clipPath, args, { signal });
    if (!run.ok) return run.error.code === 'ffmpeg-failed' ? err({ ...run.error, filePath: clipPath }) : run;
    for (const temporaryPath of temporaryPaths) {
      if (!(await isWritten(temporaryPath))) return err(notAllFrames(clipPath));
      await utimes(temporaryPath, modifiedAt, modifiedAt);
    }
    return ok(undefined);
  });
}

const outputOf = (kind: StillKind, filePath: string): readonly string[] => [
  ...['-map', `[${kind}]`, '-fps_mode', 'passthrough'],
  ...[...JPEG_ENCODING, '-y', `file:${filePath}`],
];

/** Frames are chosen by their number before they are scaled. */
function filterGraph(frames: number): string {
  const tiles = stripTiles(frames);
  const still = (kind: Exclude<StillKind, 'strip'>) =>
    `[in_${kind}]${choose([stillFrame(kind, frames)])},${jpegPicture(STILL_WIDTH_PIXELS)}[${kind}]`;
  const row = `${jpegPicture(STRIP_TILE_WIDTH_PIXELS)},tile=layout=${tiles.length}x1`;
  return [
    `[0:v:0]split=${STILL_KINDS.length}${STILL_KINDS.map((kind) => `[in_${kind}]`).join('')}`,
    ...[still('first'), still('middle'), still('last')],
    `[in_strip]${choose(tiles)},${row}[strip]`,
  ].join(';');
}

const choose = (frames: readonly number[]): string => `select='${frames.map((frame) => `eq(n,${frame})`).join('+')}'`;

function notAllFrames(clipPath: string): StudioError {
  return {
    code: 'output-damaged',
    message: say`Not all frames of this clip can be decoded.`,
    remedy: say`Cut it again from its take, or render the segment again.`,
    filePath: clipPath,
  };
}
