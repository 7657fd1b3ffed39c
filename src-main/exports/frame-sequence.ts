// Every frame of a film as a lossless picture: NAME/NAME_000001.png and so on; the last number is the count.

import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { ok, type Result } from '#shared/result.ts';
import { CAREFUL_SCALING, decodeMedia, type Ffmpeg, STOP_AT_DAMAGE } from '../media/index.ts';
import { checkFrames } from './check-frames.ts';
import { type EncodedFilm, type EncodeRequest, outputSize } from './encode-request.ts';
import { writeWholeFolder } from './whole-folder.ts';

export async function writeFrameSequence(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  request: EncodeRequest,
): Promise<Result<EncodedFilm>> {
  const name = path.basename(request.targetPath);
  return writeWholeFolder(request.targetPath, isFrameOf(name), async (folderPath) => {
    const { signal, onProgress, onActivity } = request;
    onActivity?.(say`Writing frames`);
    // In ffmpeg's patterns a percent sign of the name itself is written twice.
    const pattern = `file:${name.replaceAll('%', '%%')}_%06d.png`;
    const args = [...STOP_AT_DAMAGE, ...sequenceOutput(request), pattern];
    const run = await decodeMedia(ffmpeg, request.masterPath, args, {
      signal,
      onProgress,
      workingFolderPath: folderPath,
    });
    if (!run.ok) return run;
    const checked = await checkFrames(ffmpeg, request, folderPath, request.frames);
    return checked.ok ? ok({ frames: checked.value, bytes: await bytesOf(folderPath) }) : checked;
  });
}

function sequenceOutput(request: EncodeRequest): readonly string[] {
  const { width, height } = outputSize(request);
  const scale = `scale=w=${width}:h=${height}:in_color_matrix=bt709:in_range=tv:${CAREFUL_SCALING}`;
  // Tagged as what every viewer takes pictures for: with the film's own curve they would be shown darker or lighter than the film.
  const tags = 'setparams=range=pc:color_primaries=bt709:color_trc=iec61966-2-1:colorspace=gbr';
  const filter = `${scale},setsar=1,format=rgb24,${tags}`;
  const pictures = ['-map', '0:v:0', '-frames:v', `${request.frames}`, '-vf', filter, '-fps_mode', 'passthrough'];
  return [...pictures, '-an', '-c:v', 'png', '-pred', 'mixed', '-start_number', '1', '-f', 'image2'];
}

function isFrameOf(name: string): (fileName: string) => boolean {
  return (fileName) => fileName.startsWith(`${name}_`) && /^\d{6,}\.png$/.test(fileName.slice(name.length + 1));
}

async function bytesOf(folderPath: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(folderPath)) bytes += (await stat(path.join(folderPath, name))).size;
  return bytes;
}
