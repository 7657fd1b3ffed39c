// Whether a film has its frames, by decoding all of them. Packets that were decoded once are not decoded again in another file.
import { expectOk } from '../../../src-main/media/counted-film.ts';
import { countDecodedFrames, type Ffmpeg, runFfmpeg } from '../../../src-main/media/index.ts';

export interface FrameCheck {
  /** Throws when there are more or fewer. Answers how long decoding took; null: these packets were known. */
  check(filmPath: string, frames: number): Promise<number | null>;
}

export function createFrameCheck(ffmpeg: Ffmpeg): FrameCheck {
  const framesByHash = new Map<string, number>();
  return {
    async check(filmPath, frames) {
      const hash = await hashPackets(ffmpeg, filmPath);
      const known = framesByHash.get(hash);
      const startMs = performance.now();
      const counted = known ?? expectOk(await countDecodedFrames(ffmpeg, filmPath));
      const seconds = (performance.now() - startMs) / 1000;
      framesByHash.set(hash, counted);
      if (counted !== frames) throw new Error(`${filmPath} has ${counted} frames instead of ${frames}.`);
      return known === undefined ? seconds : null;
    },
  };
}

async function hashPackets(ffmpeg: Ffmpeg, filmPath: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  const args = ['-i', `file:${filmPath}`, '-map', '0:v:0', '-c', 'copy', '-f', 'streamhash', '-hash', 'md5', 'pipe:1'];
  expectOk(await runFfmpeg(ffmpeg, args, { onOutput: (chunk) => chunks.push(chunk) }));
  return Buffer.concat(chunks).toString('utf8');
}
