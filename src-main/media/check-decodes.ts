// Whether every frame of a take is really there: ffmpeg by itself paints over what is damaged, or leaves it out.
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { decodeMedia } from './decode-media.ts';
import type { Ffmpeg } from './locate-ffmpeg.ts';

/** Makes a run fail at the first packet or frame that is damaged, in picture and sound: frames behind one that is left out would count wrong. */
export const STOP_AT_DAMAGE: readonly string[] = ['-xerror'];

/** Decodes the whole picture. Errors: `output-damaged` with about where, what ffmpeg and the disk say, `stopped`. */
export async function checkPictureDecodes(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  mediaPath: string,
  signal?: AbortSignal,
): Promise<Result<void>> {
  let framesDone = 0;
  // One thread: several would be frames ahead of the damage when it stops them.
  const args = [...STOP_AT_DAMAGE, '-map', '0:v:0', '-fps_mode', 'passthrough', '-threads', '1', '-f', 'null', '-'];
  const run = await decodeMedia(ffmpeg, mediaPath, args, {
    signal,
    onProgress: (frames) => {
      framesDone = frames;
    },
  });
  if (run.ok) return ok(undefined);
  return run.error.code === 'ffmpeg-failed' ? err(pictureDamaged(mediaPath, framesDone, run.error)) : run;
}

function pictureDamaged(mediaPath: string, framesDone: number, cause: StudioError): StudioError {
  return {
    code: 'output-damaged',
    message:
      framesDone === 0
        ? say`The take holds no picture that can be decoded.`
        : say`The picture of the take is damaged: it can be decoded up to about frame ${framesDone}.`,
    remedy: say`Render the segment again, or choose another take.`,
    filePath: mediaPath,
    details: cause.details,
    cause,
  };
}
