// What is known of each picture, kept until its file changes: its header always, its every byte for a few at each check.
import { stat } from 'node:fs/promises';
import { err, ok, type Result } from '#shared/result.ts';
import { checkNotCutOff, type Ffmpeg, type ImageSize, imageSize, readPictureHeader } from '../media/index.ts';

export interface PictureLook {
  readonly size: Result<ImageSize>;
  /** false: its header and its end were looked at, not what lies between. */
  readonly isDecoded: boolean;
}

/** @returns null for what an abort left open */
export type LookAtPicture = (
  filePath: string,
  ffmpeg: Pick<Ffmpeg, 'path'> | null,
  signal: AbortSignal,
) => Promise<PictureLook | null>;

export interface PictureMemory {
  /** One check's view: it may decode `decodesAllowed` pictures that nobody has decoded yet. */
  startCheck(decodesAllowed: number): LookAtPicture;
}

interface Known extends PictureLook {
  readonly version: string;
}

export function createPictureMemory(): PictureMemory {
  const known = new Map<string, Known>();
  return {
    startCheck(decodesAllowed) {
      let decodesLeft = decodesAllowed;
      return async (filePath, ffmpeg, signal) => {
        if (signal.aborted) return null;
        const version = await versionOf(filePath);
        const before = known.get(filePath);
        const header = before?.version === version ? before : await lookAtHeader(filePath);
        known.set(filePath, { ...header, version });
        if (header.isDecoded || !header.size.ok || ffmpeg === null || decodesLeft === 0) return header;
        decodesLeft -= 1;
        const decoded = await imageSize(ffmpeg, filePath, signal);
        if (!decoded.ok && decoded.error.code === 'stopped') return header;
        const size = decoded.ok ? header.size : decoded;
        const look = { size, isDecoded: true };
        known.set(filePath, { ...look, version });
        return look;
      };
    },
  };
}

/** A missing file has one too: it may come back. */
const versionOf = (filePath: string): Promise<string> =>
  stat(filePath).then(
    ({ mtimeMs, size }) => `${mtimeMs} ${size}`,
    () => 'missing',
  );

async function lookAtHeader(filePath: string): Promise<PictureLook> {
  const header = await readPictureHeader(filePath);
  if (!header.ok) return { size: header, isDecoded: false };
  const { width, height, hasEnd } = header.value;
  if (hasEnd) return { size: ok({ width, height }), isDecoded: false };
  const whole = await checkNotCutOff(filePath);
  return { size: whole.ok ? ok({ width, height }) : err(whole.error), isDecoded: whole.ok };
}
