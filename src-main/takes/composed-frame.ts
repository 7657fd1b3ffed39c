// A keyframe with pictures laid over it, as a file: named after what went into it, so that none is ever replaced by another.
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { layout } from '#shared/model/project-layout.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { composeOverlays, type Ffmpeg } from '../media/index.ts';
import { diskError, isMissing } from '../storage/index.ts';
import { isNonEmptyFile } from './usable-takes.ts';

/** Rises when the same inputs give another picture. */
const COMPOSITION_VERSION = 1;

export const hasOverlays = (segment: PlanSegment): boolean =>
  segment.start.kind === 'keyframe' && segment.overlays.length > 0;

/** Where it lies, or will: by the content of all pictures and their places. */
export async function composedFramePath(
  projectFolderPath: string,
  segment: PlanSegment,
  keyframePath: string,
): Promise<Result<string>> {
  const hash = createHash('sha256').update(`${COMPOSITION_VERSION}\n`);
  try {
    hash.update(await sha256OfFile(keyframePath));
  } catch (cause) {
    return err(diskError('read', keyframePath, cause));
  }
  for (const { image, ...place } of segment.overlays) {
    try {
      hash.update(
        JSON.stringify([await sha256OfFile(image), place.position, place.scale, place.opacity, place.margin]),
      );
    } catch (cause) {
      return err(isMissing(cause) ? overlayGone(segment, image) : diskError('read', image, cause));
    }
  }
  return ok(join(projectFolderPath, layout.composedFrame(segment.shotId, hash.digest('hex').slice(0, HASH_DIGITS))));
}

const HASH_DIGITS = 16;
const sha256OfFile = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

/** The composed picture, made where it is not there yet. Those that the shot had before go: they can be made again. */
export async function provideComposedFrame(
  ffmpeg: Ffmpeg,
  projectFolderPath: string,
  segment: PlanSegment,
  keyframePath: string,
): Promise<Result<string>> {
  const path = await composedFramePath(projectFolderPath, segment, keyframePath);
  if (!path.ok || (await isNonEmptyFile(path.value))) return path;
  const made = await compose(ffmpeg, segment, keyframePath, path.value);
  if (!made.ok) return made;
  await removeOlder(path.value);
  return path;
}

/**
 * With the composed picture for as long as `use` takes: the one in the project, else one that is made elsewhere. Nothing is written
 * into the project.
 */
export async function withComposedFrame<T>(
  ffmpeg: Ffmpeg,
  projectFolderPath: string,
  segment: PlanSegment,
  keyframePath: string,
  use: (pngPath: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  const path = await composedFramePath(projectFolderPath, segment, keyframePath);
  if (!path.ok) return path;
  if (await isNonEmptyFile(path.value)) return use(path.value);
  const folderPath = await mkdtemp(join(tmpdir(), 'longtake-composed-'));
  try {
    const pngPath = join(folderPath, 'composed.png');
    const made = await compose(ffmpeg, segment, keyframePath, pngPath);
    return made.ok ? await use(pngPath) : made;
  } finally {
    await rm(folderPath, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Changes with each file that goes into it, and with the places. */
export async function compositionVersion(segment: PlanSegment, keyframePath: string): Promise<string | null> {
  const files = [keyframePath, ...segment.overlays.map(({ image }) => image)];
  const facts = await Promise.all(files.map((path) => stat(path).catch(() => null)));
  if (facts.includes(null)) return null;
  const versions = facts.map((one, index) => [files[index], one?.mtimeMs, one?.size]);
  return JSON.stringify([COMPOSITION_VERSION, versions, segment.overlays]);
}

async function compose(ffmpeg: Ffmpeg, segment: PlanSegment, basePath: string, pngPath: string): Promise<Result<void>> {
  const overlays = segment.overlays.map(({ image, ...place }) => ({ imagePath: image, ...place }));
  const made = await composeOverlays(ffmpeg, { basePath, overlays, pngPath });
  if (made.ok) return made;
  return err({ ...made.error, shotId: segment.shotId, segmentIndex: segment.segmentIndex });
}

async function removeOlder(pngPath: string): Promise<void> {
  const folderPath = dirname(pngPath);
  const stem = basename(pngPath).slice(0, -`${'0'.repeat(HASH_DIGITS)}.png`.length);
  const isOlder = (name: string) =>
    name !== basename(pngPath) && name.startsWith(stem) && /^[0-9a-f]{16}\.png$/.test(name.slice(stem.length));
  const names = (await readdir(folderPath).catch(() => [])).filter(isOlder);
  await Promise.all(names.map((name) => rm(join(folderPath, name), { force: true }).catch(() => undefined)));
}

const overlayGone = (segment: PlanSegment, filePath: string): StudioError => ({
  code: 'file-missing',
  message: say`A picture that is laid over the start image of segment ${segment.key} is not there.`,
  remedy: say`Put it back, or remove it from the shot's "overlays".`,
  filePath,
  shotId: segment.shotId,
  segmentIndex: segment.segmentIndex,
});
