// Whether a film has its frames: by decoding all of them, or by having the very pictures of one that was decoded.
import { expectOk } from '../../../src-main/media/counted-film.ts';
import { countDecodedFrames, type Ffmpeg, runFfmpeg } from '../../../src-main/media/index.ts';

/** Throws when there are more or fewer. Answers how many seconds decoding took. */
export async function decodeFilm(ffmpeg: Ffmpeg, filmPath: string, frames: number): Promise<number> {
  const startMs = performance.now();
  const counted = expectOk(await countDecodedFrames(ffmpeg, filmPath));
  if (counted !== frames) throw new Error(`${filmPath} has ${counted} frames instead of ${frames}.`);
  return (performance.now() - startMs) / 1000;
}

export interface DecodedFilm {
  readonly filmPath: string;
  readonly frames: number;
}

/** The film should be the decoded one so many times over: only where its stream is another is it decoded as well. */
export async function checkAgainst(ffmpeg: Ffmpeg, filmPath: string, decoded: DecodedFilm, times = 1): Promise<void> {
  const stream = await hashStream(ffmpeg, filmPath, 1);
  if (stream === (await hashStream(ffmpeg, decoded.filmPath, times))) return;
  await decodeFilm(ffmpeg, filmPath, decoded.frames * times);
}

/** As a stream of its own, with its headers before every key frame: whether a container repeats those makes no difference. */
async function hashStream(ffmpeg: Ffmpeg, filmPath: string, times: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  const film = ['-stream_loop', `${times - 1}`, '-i', `file:${filmPath}`, '-map', '0:v:0'];
  const args = [...film, '-c', 'copy', '-bsf:v', 'h264_mp4toannexb', '-f', 'streamhash', '-hash', 'md5', 'pipe:1'];
  expectOk(await runFfmpeg(ffmpeg, args, { onOutput: (chunk) => chunks.push(chunk) }));
  return Buffer.concat(chunks).toString('utf8');
}
