// What a video file says about itself, read in milliseconds without decoding.
import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny';
import { err, ok, type Result } from '#shared/result.ts';
import { readHead } from './media-input.ts';

export interface VideoFacts {
  /** "avc", "hevc", "vp9", "av1" …; null when the container names one that is not known. */
  readonly codec: string | null;
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  /** Packets of the video track: what the file says it holds. Only decoding tells what can be had. */
  readonly frameCount: number;
  readonly durationSeconds: number;
}

export async function probeVideo(filePath: string): Promise<Result<VideoFacts>> {
  const head = await readHead(filePath);
  if (!head.ok) return head;
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
    });
  } catch (cause) {
    return err(unreadable(filePath, cause instanceof Error ? cause.message : String(cause), cause));
  }
}

// Time stamps in whole ticks make 16 fps read as 15.9998.
function roundRate(packetsPerSecond: number): number {
  const rounded = Math.round(packetsPerSecond * 1000) / 1000;
  return Math.abs(rounded - Math.round(rounded)) < 0.002 ? Math.round(rounded) : rounded;
}

function unreadable(filePath: string, details: string, cause?: unknown) {
  return {
    code: 'bad-file',
    message: 'This video cannot be read.',
    remedy: 'It is damaged or was not written to its end: make it again.',
    filePath,
    details,
    cause,
  } as const;
}
