// What runs of packets must have in common before they can lie in one film without being decoded, and which of them do not.

import { EncodedPacketSink, FilePathSource, Input, type InputVideoTrack, MP4 } from 'mediabunny';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { stoppedError } from '../media/index.ts';

/** Packets [from, from + frames) of an MP4; the first one is a key frame. */
export interface ClipRun {
  readonly filePath: string;
  readonly from: number;
  readonly frames: number;
}

/** A run that cannot be copied. */
export interface OddRun {
  /** In the list that was looked at. */
  readonly index: number;
  /** Goes on a sentence that begins with the clip: "it has 12 frames where 48 are needed". */
  readonly reason: string;
}

export interface RunCheck {
  /** Size and H.264 headers that the runs share; null: none of them can be copied. */
  readonly parameters: string | null;
  readonly odd: readonly OddRun[];
}

export interface RunsWanted {
  readonly width: number;
  readonly height: number;
  /** null: those of most frames. */
  readonly parameters: string | null;
}

type RunLook = { readonly parameters: string } | { readonly reason: string };

/** Reads indexes and a few packets, decodes nothing. The only error is `stopped`: whatever is wrong with a run is its reason. */
export async function checkRuns(
  runs: readonly ClipRun[],
  wanted: RunsWanted,
  signal?: AbortSignal,
): Promise<Result<RunCheck>> {
  const looks: RunLook[] = [];
  for (const run of runs) {
    if (signal?.aborted) return err(stoppedError());
    looks.push(await lookAtRun(run, wanted));
  }
  const parameters = wanted.parameters ?? mostCommon(runs, looks);
  const odd = looks.flatMap((look, index): OddRun[] => {
    if ('reason' in look) return [{ index, reason: look.reason }];
    if (look.parameters === parameters) return [];
    return [{ index, reason: say`it is encoded with other parameters than the rest of the film` }];
  });
  return ok({ parameters, odd });
}

/** By frames: what is encoded again should be as little as possible. */
function mostCommon(runs: readonly ClipRun[], looks: readonly RunLook[]): string | null {
  const framesBy = new Map<string, number>();
  for (const [index, look] of looks.entries()) {
    if ('reason' in look) continue;
    framesBy.set(look.parameters, (framesBy.get(look.parameters) ?? 0) + (runs[index]?.frames ?? 0));
  }
  const [first] = [...framesBy].sort(([, a], [, b]) => b - a);
  return first?.[0] ?? null;
}

async function lookAtRun(run: ClipRun, wanted: RunsWanted): Promise<RunLook> {
  try {
    using input = openClip(run.filePath);
    const track = await input.getPrimaryVideoTrack();
    if (track === null) return { reason: say`it has no picture` };
    const config = await track.getDecoderConfig();
    if ((await track.getCodec()) !== 'avc' || !config?.description) return { reason: say`it is not H.264 in an MP4` };
    const { codedWidth = 0, codedHeight = 0 } = config;
    if (codedWidth !== wanted.width || codedHeight !== wanted.height) {
      return { reason: say`it is ${codedWidth} × ${codedHeight} instead of ${wanted.width} × ${wanted.height}` };
    }
    const reason = await whatIsWrong(track, run);
    return reason === null ? { parameters: parametersOf(config) } : { reason };
  } catch (cause) {
    return { reason: say`it cannot be read (${cause instanceof Error ? cause.message : String(cause)})` };
  }
}

export function openClip(filePath: string): Input {
  return new Input({ source: new FilePathSource(filePath), formats: [MP4] });
}

/** Two streams with the same text can follow one another in one track. */
export function parametersOf({ codedWidth, codedHeight, description }: VideoDecoderConfig): string {
  const bytes = ArrayBuffer.isView(description)
    ? Buffer.from(description.buffer, description.byteOffset, description.byteLength)
    : Buffer.from(description ?? new ArrayBuffer(0));
  return `${codedWidth}x${codedHeight} ${bytes.toString('hex')}`;
}

const INDEX_ONLY = { metadataOnly: true } as const;

/** The first and the last packet are read: a key frame must be one, and a file that was cut off lacks its end. */
async function whatIsWrong(track: InputVideoTrack, { from, frames }: ClipRun): Promise<string | null> {
  const sink = new EncodedPacketSink(track);
  const end = from + frames;
  let packet = await sink.getFirstPacket(INDEX_ONLY);
  let lastTimestamp = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < end; index += 1) {
    if (packet === null) return say`it has ${index} frames where ${end} are needed`;
    // The film gives every packet the next frame's time, which is only right where nothing is reordered.
    if (packet.timestamp <= lastTimestamp) return say`its frames are not stored in the order in which they are shown`;
    lastTimestamp = packet.timestamp;
    if (index === from || index === end - 1) {
      const whole = await sink.getPacket(packet.timestamp);
      if (whole === null) return say`frame ${index} cannot be read`;
      if (index === from && (await track.determinePacketType(whole)) !== 'key')
        return say`frame ${from} is no key frame`;
    }
    packet = await sink.getNextPacket(packet, INDEX_ONLY);
  }
  return null;
}
