// Whether what a run writes has room where the project lies, and may be written there.

import { access, constants, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { formatFixed, say } from '#shared/i18n/say.ts';
import { layout } from '#shared/model/project-layout.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { Finding } from '#shared/studio-error.ts';
import type { EngineCheck } from '../engines/index.ts';
import { diskError, errorCodeOf } from '../storage/index.ts';

// Measured on grainy 832×480 film: a take as ComfyUI's SaveVideo encodes it (x264, CRF 23) came to 0.65 bits a pixel, a clip
// (CRF 12) to 3.9 with heavy grain and well below 1 without, a PNG to 2.5 bytes a pixel.
const TAKE_BITS_PER_PIXEL = 0.7;
const CLIP_BITS_PER_PIXEL = 2;
const PNG_BYTES_PER_PIXEL = 2.5;
const COMFORTABLE_BYTES = 5e9;

/** Bytes that rendering these segments will write: take, clip and last frame of each. A rough upper figure. */
export function estimateBytes(segments: readonly PlanSegment[]): number {
  return segments.reduce((sum, { width, height, framesRequested, clipFrames }) => {
    const pixels = width * height;
    const take = (pixels * framesRequested * TAKE_BITS_PER_PIXEL) / 8;
    const clip = (pixels * clipFrames * CLIP_BITS_PER_PIXEL) / 8;
    return sum + take + clip + pixels * PNG_BYTES_PER_PIXEL;
  }, 0);
}

export async function checkDisk(projectFolderPath: string, segments: readonly PlanSegment[]): Promise<EngineCheck> {
  const folderPath = await writtenFolder(projectFolderPath);
  try {
    await access(folderPath, constants.W_OK);
    const { bavail, bsize } = await statfs(folderPath);
    return judgeDisk(folderPath, bavail * bsize, estimateBytes(segments));
  } catch (cause) {
    const { cause: _cause, ...error } = diskError('write', folderPath, cause);
    const result = errorCodeOf(cause) === 'ENOENT' ? say`the folder is not there` : say`it cannot be written to`;
    return { findings: [{ severity: 'problem', ...error }], looked: [{ what: say`Disk`, result }] };
  }
}

/** `video` may be a link to another disk; before the first run it is not there. */
async function writtenFolder(projectFolderPath: string): Promise<string> {
  const videoPath = join(projectFolderPath, layout.videoFolder);
  return access(videoPath).then(
    () => videoPath,
    () => projectFolderPath,
  );
}

/** Pure: what is free against what is needed. */
export function judgeDisk(folderPath: string, freeBytes: number, neededBytes: number): EngineCheck {
  const free = inWords(freeBytes);
  const needed = inWords(neededBytes);
  const looked = [
    {
      what: say`Disk`,
      result: say`${free} free, about ${needed} needed (estimated from size and frames: take, clip and last frame of each segment)`,
    },
  ];
  const finding = (severity: Finding['severity'], message: string): EngineCheck => ({
    findings: [
      {
        severity,
        code: 'disk-failed',
        message,
        remedy: say`Free some space on this disk, or render fewer shots.`,
        filePath: folderPath,
        details: `${Math.round(neededBytes)} bytes needed, as estimated; ${freeBytes} bytes free`,
      },
    ],
    looked,
  });
  if (neededBytes > freeBytes)
    return finding('problem', say`The run needs about ${needed}, but only ${free} are free.`);
  const left = freeBytes - neededBytes;
  if (left >= COMFORTABLE_BYTES) return { findings: [], looked };
  return finding('warning', say`The run needs about ${needed} and ${free} are free: it leaves only ${inWords(left)}.`);
}

const inWords = (bytes: number): string =>
  bytes >= 1e9 ? `${formatFixed(bytes / 1e9, 1)} GB` : `${Math.max(1, Math.round(bytes / 1e6))} MB`;
