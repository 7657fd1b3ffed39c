// For tests only: a moving picture cut into two takes and clips, with a fault of known size at the join.
import type { SeamCorrection } from '#shared/model/seam.ts';
import { expectOk, type TemporaryFolder } from '../media/counted-film.ts';
import { cutClip, type Ffmpeg, runFfmpeg } from '../media/index.ts';
import type { SeamFootage } from './seam-measurement.ts';

export const FRAMES_PER_SECOND = 16;
const SIZE = { width: 192, height: 96 } as const;
export const CLIP_FRAMES = 24;

export interface Take {
  /** Frame of the moving picture that the take begins with. */
  readonly from: number;
  readonly frames: number;
  readonly source: string;
  /** Added to every pixel, in 8-bit codes: an expression in N, the frame of the take. */
  readonly luma: string;
  readonly blue: string;
  readonly red: string;
}

// Room above and below, so that what is added is not clipped away.
const ROOM = "lutyuv=y='60+(val-16)*0.55':u='128+(val-128)*0.5':v='128+(val-128)*0.5'";
export const MOVING = `testsrc2=s=${SIZE.width}x${SIZE.height}:r=${FRAMES_PER_SECOND},format=yuv420p,${ROOM}`;
export const ELSEWHERE = `smptebars=s=${SIZE.width}x${SIZE.height}:r=${FRAMES_PER_SECOND},format=yuv420p,${ROOM},hflip`;

export async function makeTake(ffmpeg: Ffmpeg, takePath: string, take: Partial<Take>): Promise<void> {
  const { from = 0, frames = CLIP_FRAMES, source = MOVING, luma = '0', blue = '0', red = '0' } = take;
  const filter = [
    source,
    `select='gte(n,${from})'`,
    'setpts=N/(FRAME_RATE*TB)',
    `geq=lum='lum(X,Y)+round(${luma})':cb='cb(X,Y)+(${blue})':cr='cr(X,Y)+(${red})'`,
  ].join(',');
  const output = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '12', '-f', 'mp4', '-y', `file:${takePath}`];
  expectOk(await runFfmpeg(ffmpeg, ['-f', 'lavfi', '-i', filter, '-frames:v', `${frames}`, ...output]));
}

export interface Chain {
  readonly before?: Partial<Take>;
  /** With the repeated frame, which is dropped. */
  readonly after?: Partial<Take>;
  /** Frames of the later take that are dropped at its start. */
  readonly dropped?: number;
  /** Frames of the clips. */
  readonly beforeFrames?: number;
  readonly afterFrames?: number;
}

/** As a run makes it: the later take begins with the last frame of the earlier one, which is dropped. */
export async function makeChain(ffmpeg: Ffmpeg, folder: TemporaryFolder, chain: Chain): Promise<SeamFootage> {
  const { dropped = 1, beforeFrames = CLIP_FRAMES, afterFrames = CLIP_FRAMES } = chain;
  const [beforeTake, afterTake] = [folder.file('seg 1 100%d.mp4'), folder.file("seg 2 it's.mp4")];
  await makeTake(ffmpeg, beforeTake, { frames: beforeFrames, ...chain.before });
  await makeTake(ffmpeg, afterTake, { from: beforeFrames - 1, frames: dropped + afterFrames, ...chain.after });
  const before = { clipPath: folder.file('clip 1.mp4'), frames: beforeFrames };
  const after = { clipPath: folder.file('clip 2.mp4'), frames: afterFrames };
  const rates = { sourceFramesPerSecond: FRAMES_PER_SECOND, framesPerSecond: FRAMES_PER_SECOND };
  const cut = async (takePath: string, firstFrame: number, { clipPath, frames }: typeof before) =>
    expectOk(
      await cutClip(ffmpeg, {
        ...{ takePath, firstFrame, frameCount: frames, clipFrames: frames, clipPath },
        ...{ ...rates, ...SIZE },
      }),
    );
  await cut(beforeTake, 0, before);
  await cut(afterTake, dropped, after);
  return {
    ...{ before, after, framesPerSecond: FRAMES_PER_SECOND, measuredHeight: 1 },
    dropped: dropped === 0 ? null : { takePath: afterTake, frameIndex: dropped - 1 },
    shotStart: { clipPath: before.clipPath },
  };
}

/** The clip with the offsets added to its frames, by ffmpeg; losslessly, so that all other frames stay as they are. */
export async function addOffsets(
  ffmpeg: Ffmpeg,
  footage: SeamFootage,
  { side, offsets }: SeamCorrection,
  correctedPath: string,
): Promise<SeamFootage> {
  const clip = footage[side];
  const filters = offsets.map(({ luma, blue, red }, index) => {
    const frame = side === 'after' ? index : clip.frames - 1 - index;
    return `lutyuv=y='val+${luma}':u='val+${blue}':v='val+${red}':enable='eq(n,${frame})'`;
  });
  const encoding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '0', '-bf', '0', '-g', `${FRAMES_PER_SECOND}`];
  const args = ['-i', `file:${clip.clipPath}`, '-vf', filters.join(','), ...encoding, '-f', 'mp4'];
  expectOk(await runFfmpeg(ffmpeg, [...args, '-y', `file:${correctedPath}`]));
  return { ...footage, [side]: { ...clip, clipPath: correctedPath } };
}
