// What a film says about itself, read in milliseconds without decoding: a file's own index, or the frames of a folder.

import { stat } from 'node:fs/promises';
import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { readPngAnimation } from './animated-png.ts';
import { isAnimatedWebp, readAnimation } from './animated-webp.ts';
import { readFolder } from './frame-folder.ts';
import { cannotOpen, formatOf, readHead } from './read-head.ts';

export interface VideoFacts {
  /** "avc", "hevc", "vp9", "av1", "webp", "gif", "apng", "png" (a folder of frames) …; null when the container names one that is not known. */
  readonly codec: string | null;
  readonly width: number;
  readonly height: number;
  /** null: a folder of frames has no rate. */
  readonly framesPerSecond: number | null;
  /** What the film says it holds: packets of its video track. Only decoding tells what can be had. */
  readonly frameCount: number;
  readonly durationSeconds: number | null;
  readonly hasAudio: boolean;
}

export async function probeVideo(mediaPath: string): Promise<Result<VideoFacts>> {
  try {
    if ((await stat(mediaPath)).isDirectory()) return await probeFolder(mediaPath);
  } catch (cause) {
    return err(cannotOpen(mediaPath, cause));
  }
  const head = await readHead(mediaPath);
  if (!head.ok) return head;
  const format = formatOf(head.value);
  if (format === 'gif' || isAnimatedWebp(head.value)) return probeAnimation(mediaPath, format === 'gif');
  return format === 'png_pipe' ? probePng(mediaPath) : probeContainer(mediaPath);
}

async function probeContainer(filePath: string): Promise<Result<VideoFacts>> {
  using input = new Input({ source: new FilePathSource(filePath), formats: ALL_FORMATS });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (track === null) return err(unreadable(filePath, 'It has no picture track.'));
    const { packetCount, averagePacketRate } = await track.computePacketStats();
    return ok({
      codec: await track.getCodec(),
      width: await track.getDisplayWidth(),
      height: await track.getDisplayHeight(),
      framesPerSecond: roundRate(averagePacketRate),
      frameCount: packetCount,
      durationSeconds: await track.computeDuration(),
      hasAudio: (await input.getPrimaryAudioTrack()) !== null,
    });
  } catch (cause) {
    return err(unreadable(filePath, cause instanceof Error ? cause.message : String(cause), cause));
  }
}

async function probeAnimation(filePath: string, isGif: boolean): Promise<Result<VideoFacts>> {
  const animation = await readAnimation(filePath);
  if (!animation.ok) return animation;
  const { framesOfPage, durationSeconds, ...size } = animation.value;
  // ffmpeg reads GIFs, and gives every page once.
  const frameCount = isGif ? framesOfPage.length : framesOfPage.reduce((sum, frames) => sum + frames, 0);
  return ok(silentFacts(isGif ? 'gif' : 'webp', { ...size, frameCount, durationSeconds }));
}

async function probePng(filePath: string): Promise<Result<VideoFacts>> {
  const animation = await readPngAnimation(filePath);
  return animation === null ? err(unreadable(filePath, 'It is a single picture.')) : ok(silentFacts('apng', animation));
}

async function probeFolder(folderPath: string): Promise<Result<VideoFacts>> {
  const facts = await readFolder(folderPath);
  return facts.ok ? ok(silentFacts(facts.value.codec, { ...facts.value, durationSeconds: null })) : facts;
}

type Moving = Pick<VideoFacts, 'width' | 'height' | 'frameCount' | 'durationSeconds'>;

function silentFacts(codec: string, { width, height, frameCount, durationSeconds }: Moving): VideoFacts {
  const framesPerSecond = durationSeconds === null || durationSeconds === 0 ? null : frameCount / durationSeconds;
  const rate = framesPerSecond === null ? null : roundRate(framesPerSecond);
  return { codec, width, height, framesPerSecond: rate, frameCount, durationSeconds, hasAudio: false };
}

// Time stamps in whole ticks make 16 fps read as 15.9998.
function roundRate(packetsPerSecond: number): number {
  const rounded = Math.round(packetsPerSecond * 1000) / 1000;
  return Math.abs(rounded - Math.round(rounded)) < 0.002 ? Math.round(rounded) : rounded;
}

function unreadable(filePath: string, details: string, cause?: unknown) {
  return {
    code: 'bad-file',
    message: say`This video cannot be read.`,
    remedy: say`It is damaged or was not written to its end: make it again.`,
    filePath,
    details,
    cause,
  } as const;
}
