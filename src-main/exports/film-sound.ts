// The sound of an exported film: copied where that loses nothing, else encoded for the container.
import { FilePathSource, Input, MP4, QTFF } from 'mediabunny';
import { CLIP_SAMPLES_PER_SECOND, soundSamples } from '../media/index.ts';
import type { EncodeRequest } from './encode-request.ts';

/** A constant bit rate is met on average only. */
const COPY_TOLERANCE = 1.1;
/** About a minute of AAC tells its rate; a film of hours need not be read for it. */
const SAMPLED_PACKETS = 3000;

/** Output arguments for input 0. */
export async function filmSound(request: EncodeRequest): Promise<readonly string[]> {
  if (!request.hasAudio) return ['-an'];
  const rate = ['-ar', `${CLIP_SAMPLES_PER_SECOND}`];
  const encoded = ['-map', '0:a:0', '-af', exactLength(request), ...rate];
  switch (request.format) {
    case 'mp4':
    case 'av1':
      if (await canCopy(request)) return ['-map', '0:a:0', '-c:a', 'copy'];
      return [...encoded, '-c:a', 'aac', '-b:a', `${request.options.audioKbps}k`];
    case 'prores':
      return [...encoded, '-c:a', 'pcm_s24le'];
    case 'webm':
      return [...encoded, '-c:a', 'libopus', '-b:a', `${request.options.audioKbps}k`];
    default:
      return ['-an'];
  }
}

/** As long as the pictures, to the sample. */
function exactLength({ frames, framesPerSecond }: EncodeRequest): string {
  const whole = { firstFrame: 0, sourceFramesPerSecond: framesPerSecond, clipFrames: frames, framesPerSecond };
  const samples = soundSamples(whole).count;
  return [
    `aresample=${CLIP_SAMPLES_PER_SECOND}:async=1:first_pts=0`,
    'aformat=channel_layouts=stereo',
    `apad=whole_len=${samples}`,
    `atrim=end_sample=${samples}`,
  ].join(',');
}

/** AAC of the asked rate or less: encoding it again would cost quality and gain nothing. */
async function canCopy({ masterPath, options }: EncodeRequest): Promise<boolean> {
  using input = new Input({ source: new FilePathSource(masterPath), formats: [MP4, QTFF] });
  const track = await input.getPrimaryAudioTrack().catch(() => null);
  if (track === null || (await track.getCodec()) !== 'aac') return false;
  const { averageBitrate } = await track.computePacketStats(SAMPLED_PACKETS);
  return averageBitrate <= options.audioKbps * 1000 * COPY_TOLERANCE;
}
