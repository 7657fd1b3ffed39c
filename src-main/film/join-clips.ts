// Joins runs of H.264 packets into one MP4 without decoding them: index in front, every frame at exactly its time, sound beside it.
// Speed and memory beside ffmpeg's own concat: see docs/film.md. Only the index stays in memory, about 10 MB for an hour of film.

import { type FileHandle, open } from 'node:fs/promises';
import {
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  type Input,
  type InputAudioTrack,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  type StreamTargetChunk,
} from 'mediabunny';
import { rateFraction } from '#shared/frame-rate.ts';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { probeVideo, stoppedError, ticksPerSecond, writeWhole } from '../media/index.ts';
import { diskError } from '../storage/index.ts';
import { type ClipRun, openClip, parametersOf } from './clip-runs.ts';

export interface JoinRequest {
  /** In film order; alike, see `checkRuns`. */
  readonly runs: readonly ClipRun[];
  readonly framesPerSecond: number;
  /** An MP4 with AAC that goes beside the picture, from its start; null: none. */
  readonly soundPath: string | null;
  readonly filePath: string;
  readonly signal?: AbortSignal;
  /** Frames of the film that are written. */
  readonly onProgress?: (framesDone: number) => void;
}

const WRITE_BYTES = 4 * 1024 * 1024;

/** The film has exactly the runs' frames, or is not there. Errors: `bad-file` with the clip, what the disk says, `stopped`. */
export async function joinClips(request: JoinRequest): Promise<Result<{ readonly frames: number }>> {
  return writeWhole([request.filePath], async ([temporaryPath = '']) => {
    const file = await open(temporaryPath, 'wx');
    let written: Result<void>;
    try {
      written = await writeFilm(file, request);
    } finally {
      await file.close();
    }
    return written.ok ? checkLength(temporaryPath, request) : written;
  });
}

async function writeFilm(file: FileHandle, request: JoinRequest): Promise<Result<void>> {
  const sink = createFileSink(file);
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: 'reserve' }),
    target: new StreamTarget(sink.stream, { chunked: true, chunkSize: WRITE_BYTES }),
  });
  let reading: string = request.soundPath ?? request.filePath;
  try {
    using sound = request.soundPath === null ? null : await openSound(request.soundPath);
    const picture = new EncodedVideoPacketSource('avc');
    const { framesPerSecond } = request;
    // A track's ticks follow from its rate; these are the clips' own, and every frame lasts a whole number of them.
    output.addVideoTrack(picture, {
      frameRate: ticksPerSecond(framesPerSecond),
      maximumPacketCount: framesOf(request.runs),
    });
    if (sound !== null) output.addAudioTrack(sound.source, { maximumPacketCount: sound.packetCount });
    await output.start();
    const { numerator, denominator } = rateFraction(framesPerSecond);
    let frame = 0;
    let parameters: string | null = null;
    for (const run of request.runs) {
      reading = run.filePath;
      using clip = openClip(run.filePath);
      const { decoderConfig, packets } = await readRun(clip, run);
      parameters ??= parametersOf(decoderConfig);
      if (parameters !== parametersOf(decoderConfig)) throw new Error('It is encoded with other parameters.');
      for await (const packet of packets) {
        if (request.signal?.aborted) throw STOPPED;
        const seconds = (frame * denominator) / numerator;
        const timed = new EncodedPacket(packet.data, packet.type, seconds, denominator / numerator);
        await picture.add(timed, frame === 0 ? { decoderConfig } : undefined);
        frame += 1;
        await sound?.addUntil((frame * denominator) / numerator);
      }
      request.onProgress?.(frame);
    }
    await sound?.addUntil(Number.POSITIVE_INFINITY);
    await output.finalize();
    return ok(undefined);
  } catch (cause) {
    await output.cancel().catch(() => undefined);
    if (cause === STOPPED) return err(stoppedError());
    const refused = sink.failure();
    return err(refused === null ? clipUnreadable(reading, cause) : diskError('write', request.filePath, refused));
  }
}

const STOPPED = Symbol('stopped');
const framesOf = (runs: readonly ClipRun[]): number => runs.reduce((sum, { frames }) => sum + frames, 0);

/** Every byte goes to its place, or the failure is kept: a disk may take half of what it is given. */
function createFileSink(file: FileHandle): {
  readonly stream: WritableStream<StreamTargetChunk>;
  failure(): Error | null;
} {
  let failure: Error | null = null;
  const stream = new WritableStream<StreamTargetChunk>({
    async write({ data, position }) {
      try {
        let done = 0;
        while (done < data.byteLength) {
          const { bytesWritten } = await file.write(data, done, data.byteLength - done, position + done);
          done += bytesWritten;
        }
      } catch (cause) {
        failure ??= cause instanceof Error ? cause : new Error(String(cause));
        throw cause;
      }
    },
  });
  return { stream, failure: () => failure };
}

interface OpenRun {
  readonly decoderConfig: VideoDecoderConfig;
  readonly packets: AsyncGenerator<EncodedPacket>;
}

const BT709 = { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false } as const;

async function readRun(clip: Input, run: ClipRun): Promise<OpenRun> {
  const track = await clip.getPrimaryVideoTrack();
  const config = await track?.getDecoderConfig();
  if (!track || !config) throw new Error('It has no picture.');
  return { decoderConfig: { ...config, colorSpace: BT709 }, packets: packetsOf(new EncodedPacketSink(track), run) };
}

async function* packetsOf(sink: EncodedPacketSink, { from, frames }: ClipRun): AsyncGenerator<EncodedPacket> {
  let packet = await sink.getFirstPacket({ metadataOnly: from > 0 });
  for (let index = 0; index < from + frames; index += 1) {
    if (packet === null) throw new Error(`It has ${index} frames where ${from + frames} are needed.`);
    if (index >= from) yield packet;
    packet = await sink.getNextPacket(packet, { metadataOnly: index + 1 < from });
  }
}

interface Sound extends Disposable {
  readonly source: EncodedAudioPacketSource;
  readonly packetCount: number;
  /** Copies what begins before that time: picture and sound stay together in the file. */
  addUntil(seconds: number): Promise<void>;
}

async function openSound(soundPath: string): Promise<Sound> {
  const input = openClip(soundPath);
  const track: InputAudioTrack | null = await input.getPrimaryAudioTrack();
  const decoderConfig = await track?.getDecoderConfig();
  if (!track || !decoderConfig) throw new Error('It has no sound.');
  const sink = new EncodedPacketSink(track);
  const source = new EncodedAudioPacketSource('aac');
  let packet = await sink.getFirstPacket();
  let isFirst = true;
  return {
    source,
    packetCount: (await track.computePacketStats()).packetCount,
    async addUntil(seconds) {
      while (packet !== null && packet.timestamp < seconds) {
        await source.add(packet, isFirst ? { decoderConfig } : undefined);
        isFirst = false;
        packet = await sink.getNextPacket(packet);
      }
    },
    [Symbol.dispose]: () => input[Symbol.dispose](),
  };
}

async function checkLength(filePath: string, { runs }: JoinRequest): Promise<Result<{ readonly frames: number }>> {
  const facts = await probeVideo(filePath);
  if (!facts.ok) return facts;
  const frames = framesOf(runs);
  if (facts.value.frameCount === frames) return ok({ frames });
  return err({
    code: 'unexpected',
    message: say`The film came out with ${facts.value.frameCount} frames instead of ${frames}.`,
    remedy: say`Export it again; if it stays so, report it with the log.`,
  });
}

function clipUnreadable(filePath: string, cause: unknown): StudioError {
  return {
    code: 'bad-file',
    message: say`This clip cannot be copied into the film.`,
    remedy: say`Render its segment again, or cut its clip from the take again.`,
    filePath,
    details: cause instanceof Error ? cause.message : String(cause),
    cause,
  };
}
