// Whether a browser plays a take as it is.
import { extname } from 'node:path';
import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny';

// Animations are pictures to a browser; what a WebM holds it plays.
const ALWAYS = ['.webm', '.gif', '.webp', '.apng', '.png'];
// H.264 with 8 bits and 4:2:0: Baseline, Main, Extended and High (ISO 14496-10, profile_idc 0x42, 0x4d, 0x58, 0x64).
const PLAIN_H264 = /^avc[13]\.(42|4d|58|64)/i;

/** By its kind, and of an MP4 by what it says of its own picture track. false: also for a folder of frames, or a damaged file. */
export async function isPlayable(mediaPath: string): Promise<boolean> {
  const ending = extname(mediaPath).toLowerCase();
  if (ALWAYS.includes(ending)) return true;
  if (ending !== '.mp4') return false;
  using input = new Input({ source: new FilePathSource(mediaPath), formats: ALL_FORMATS });
  try {
    const track = await input.getPrimaryVideoTrack();
    return PLAIN_H264.test((await track?.getCodecParameterString()) ?? '');
  } catch {
    return false;
  }
}
