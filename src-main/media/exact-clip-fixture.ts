// For tests only: what a clip must be, worked out apart from the code that cuts it, and looked at by decoding.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { expectOk, numbersFrom, readFrameNumbers } from './counted-film.ts';
import { type ClipRequest, cutClip } from './cut-clip.ts';
import type { Ffmpeg } from './locate-ffmpeg.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

const run = promisify(execFile);

const FRACTIONS: Readonly<Record<number, readonly [numerator: number, denominator: number]>> = {
  23.976: [24_000, 1001],
  29.97: [30_000, 1001],
};
const fractionOf = (rate: number) => FRACTIONS[rate] ?? ([rate, 1] as const);

/** The rule in whole numbers: the take's frame that is on screen in the middle of each frame of the clip; of two, the earlier one. */
export function framesShown(request: ClipRequest): number[] {
  const [from, fromPart] = fractionOf(request.sourceFramesPerSecond);
  const [to, toPart] = fractionOf(request.framesPerSecond);
  return Array.from({ length: request.clipFrames }, (_, index) => {
    const shown = Math.ceil(((2 * index + 1) * from * toPart) / (2 * fromPart * to)) - 1;
    return request.firstFrame + Math.min(shown, request.frameCount - 1);
  });
}

export function cutOf(takePath: string, clipPath: string, more: Partial<ClipRequest> = {}): ClipRequest {
  const basics = { firstFrame: 1, frameCount: 17, sourceFramesPerSecond: 16, framesPerSecond: 16 };
  const request = { ...basics, width: 192, height: 96, takePath, clipPath, clipFrames: 0, ...more };
  const { frameCount, framesPerSecond, sourceFramesPerSecond } = request;
  return { ...request, clipFrames: Math.round((frameCount * framesPerSecond) / sourceFramesPerSecond) };
}

/** Of each packet: its time and how long it lasts, in frames of the clip; what is no whole number is not at a constant rate. */
async function packetTimes(
  ffmpeg: Ffmpeg,
  clipPath: string,
  framesPerSecond: number,
): Promise<(readonly [number, number])[]> {
  const chunks: Uint8Array[] = [];
  const copy = ['-i', `file:${clipPath}`, '-map', '0:v', '-c', 'copy', '-f', 'framecrc', 'pipe:1'];
  expectOk(await runFfmpeg(ffmpeg, copy, { onOutput: (chunk) => chunks.push(chunk) }));
  const lines = Buffer.concat(chunks).toString('latin1').split('\n');
  const [, ticks = '0'] = /^#tb 0: 1\/(\d+)$/.exec(lines.find((line) => line.startsWith('#tb')) ?? '') ?? [];
  const [rate, part] = fractionOf(framesPerSecond);
  return lines
    .filter((line) => line.startsWith('0,'))
    .map((line) => {
      const [, decoded = 0, shown = 0, lasting = 0] = line.split(',').map(Number);
      expect(shown).toBe(decoded);
      return [(shown * rate) / (part * Number(ticks)), (lasting * rate) / (part * Number(ticks))] as const;
    });
}

/** How ffmpeg describes the picture track to a user: codec, colour, size, shape of the pixels. */
async function describePicture(ffmpeg: Ffmpeg, clipPath: string): Promise<string> {
  const lookOnly = ['-i', `file:${clipPath}`, '-t', '0', '-f', 'null', '-'];
  const { stderr } = await run(ffmpeg.path, lookOnly);
  return /Stream #0:0.*: Video: (.*)/.exec(stderr)?.[1] ?? '';
}

export async function expectExact(
  ffmpeg: Ffmpeg,
  request: ClipRequest,
  columns: { readonly left: number; readonly width: number },
) {
  const { clipPath, clipFrames, framesPerSecond, width, height } = request;
  expect(expectOk(await cutClip(ffmpeg, request))).toEqual({ hasAudio: false });
  expect(await readFrameNumbers(ffmpeg, clipPath, columns.left, columns.width)).toEqual(framesShown(request));
  expect(await packetTimes(ffmpeg, clipPath, framesPerSecond)).toEqual(numbersFrom(0, clipFrames).map((at) => [at, 1]));
  const picture = await describePicture(ffmpeg, clipPath);
  expect(picture).toMatch(/^h264 \(High\).*, yuv420p\(tv, bt709,/);
  expect(picture).toContain(` ${width}x${height} [SAR 1:1 `);
}

export const UNSCALED = { left: 0, width: 16 };
