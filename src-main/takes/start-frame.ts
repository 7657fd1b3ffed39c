// The images a segment starts from and ends on, as files, and the hash of their pixels.

import { readFile, realpath, stat } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { layout, safeName } from '#shared/model/project-layout.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type Ffmpeg, hashFramePixels, readPictureBytes } from '../media/index.ts';
import { diskError, isInside, sha256OfText, writeFileAtomically } from '../storage/index.ts';

import {
  composedFramePath,
  compositionVersion,
  hasOverlays,
  provideComposedFrame,
  withComposedFrame,
} from './composed-frame.ts';
import { isNonEmptyFile } from './usable-takes.ts';

/**
 * The start image as it lies there now, to be shown: without what is laid over it where that was not put together yet. null when
 * the segment needs none or it is not there yet.
 */
export async function findStartFrame(projectFolderPath: string, segment: PlanSegment): Promise<string | null> {
  const bare = await findBareStart(projectFolderPath, segment);
  if (bare === null || !hasOverlays(segment)) return bare;
  const composed = await composedFramePath(projectFolderPath, segment, bare);
  return composed.ok && (await isNonEmptyFile(composed.value)) ? composed.value : bare;
}

async function findBareStart(projectFolderPath: string, segment: PlanSegment): Promise<string | null> {
  for (const path of startFrameCandidates(projectFolderPath, segment)) {
    if (await isNonEmptyFile(path)) return path;
  }
  return null;
}

function startFrameCandidates(projectFolderPath: string, segment: PlanSegment): string[] {
  if (segment.start.kind === 'keyframe') return [segment.start.filePath];
  if (segment.start.kind !== 'last-frame') return [];
  const [shotId, index] = splitKey(segment.start.segmentKey);
  return [
    join(projectFolderPath, layout.lastFrame(shotId, index)),
    // The older tool left out the "shot_".
    join(projectFolderPath, layout.videoFolder, '_startframes', `${safeName(shotId)}_lastframe_${index}.png`),
  ];
}

function splitKey(key: string): [shotId: string, segmentIndex: number] {
  const slash = key.lastIndexOf('/');
  return [key.slice(0, slash), Number(key.slice(slash + 1))];
}

/**
 * The start image ready to be sent, with what is laid over it; null for a start from the prompt alone. A keyframe from outside the
 * project is copied into `selected/` first, so that the project stays whole when that place is gone.
 */
export async function provideStartFrame(
  projectFolderPath: string,
  segment: PlanSegment,
  ffmpeg: Ffmpeg,
): Promise<Result<string | null>> {
  if (segment.start.kind === 'text') return ok(null);
  const path = await findBareStart(projectFolderPath, segment);
  if (path === null) {
    return err({
      code: 'plan-blocked',
      message:
        segment.dependsOn === null
          ? say`The start image of segment ${segment.key} is not there.`
          : say`Segment ${segment.key} starts from the last frame of ${segment.dependsOn}, which is not there yet.`,
      remedy:
        segment.dependsOn === null
          ? say`Select a keyframe for it.`
          : say`Render that segment first, or together with this one.`,
      shotId: segment.shotId,
      segmentIndex: segment.segmentIndex,
    });
  }
  const isAtHome = segment.start.kind !== 'keyframe' || isInside(projectFolderPath, path);
  const home = isAtHome ? ok(path) : await copyIntoSelected(projectFolderPath, path, { followLinks: true });
  if (!home.ok || !hasOverlays(segment)) return home;
  return provideComposedFrame(ffmpeg, projectFolderPath, segment, home.value);
}

/** As `start_frame_sha256` in a sidecar: of the picture that would be sent now. null: none is needed, or it is not there yet. */
export async function hashStartFrame(
  hasher: PixelHasher,
  projectFolderPath: string,
  segment: PlanSegment,
): Promise<string | null> {
  const path = await findBareStart(projectFolderPath, segment);
  if (path === null) return null;
  const hash = hasOverlays(segment)
    ? await hasher.hashComposed(projectFolderPath, segment, path)
    : await hasher.hash(path);
  return hash.ok ? hash.value : null;
}

/** The picture to end on, ready to be sent, as provideStartFrame; null where none is asked for. A storyboard may come from others: no link leads it out. */
export async function provideEndFrame(projectFolderPath: string, segment: PlanSegment): Promise<Result<string | null>> {
  const path = segment.endImagePath;
  if (path === null) return ok(null);
  if (await isNonEmptyFile(path)) {
    if (await isReallyInside(projectFolderPath, path)) return ok(path);
    return copyIntoSelected(projectFolderPath, path, { followLinks: false });
  }
  return err({
    code: 'plan-blocked',
    message: say`The picture that segment ${segment.key} should end on is not there.`,
    remedy: say`Put it back, or remove "end_keyframe" from the shot.`,
    filePath: path,
    shotId: segment.shotId,
    segmentIndex: segment.segmentIndex,
  });
}

export async function isReallyInside(folderPath: string, path: string): Promise<boolean> {
  const [folder, file] = await Promise.all([folderPath, path].map((each) => realpath(each).catch(() => each)));
  return folder !== undefined && file !== undefined && isInside(folderPath, path) && isInside(folder, file);
}

/** As `end_frame_sha256` in a sidecar: null where none is asked for, '' where it is but cannot be read. */
export async function hashEndFrame(hasher: PixelHasher, segment: PlanSegment): Promise<string | null> {
  if (segment.endImagePath === null) return null;
  const hash = await hasher.hash(segment.endImagePath);
  return hash.ok ? hash.value : '';
}

/** Under its own name where that is free or holds the same bytes; else with a part of its hash: no image is replaced. */
export async function copyIntoSelected(
  projectFolderPath: string,
  imagePath: string,
  options: { readonly followLinks: boolean },
): Promise<Result<string>> {
  const folderPath = join(projectFolderPath, layout.selectedFolder);
  const picture = await readPictureBytes(imagePath, options);
  if (!picture.ok) return picture;
  const bytes = picture.value;
  try {
    const { name, ext } = parse(imagePath);
    for (const fileName of [`${name}${ext}`, `${name}_${sha256OfText(bytes).slice(0, 8)}${ext}`]) {
      const copyPath = join(folderPath, fileName);
      const there = await readFile(copyPath).catch(() => null);
      if (there?.equals(bytes)) return ok(copyPath);
      if (there !== null) continue;
      const written = await writeFileAtomically(copyPath, bytes);
      return written.ok ? ok(copyPath) : written;
    }
  } catch (cause) {
    return err(diskError('read', imagePath, cause));
  }
  return err({
    code: 'disk-failed',
    message: say`Two other images stand where this keyframe would be copied to.`,
    remedy: say`Copy it into the folder \`selected\` under another name and select it there.`,
    filePath: imagePath,
  });
}

export interface PixelHasher {
  /** SHA-256 of the picture's pixels, kept until the file changes. */
  hash(imagePath: string, signal?: AbortSignal): Promise<Result<string>>;
  /** Of the keyframe with the segment's overlays, kept until one of the files or places changes. Writes nothing into the project. */
  hashComposed(projectFolderPath: string, segment: PlanSegment, keyframePath: string): Promise<Result<string>>;
}

export function createPixelHasher(ffmpeg: Ffmpeg): PixelHasher {
  const known = new Map<string, string>();
  return {
    async hash(imagePath, signal) {
      let version: string;
      try {
        const { mtimeMs, size } = await stat(imagePath);
        version = `${imagePath}\n${mtimeMs}\n${size}`;
      } catch (cause) {
        return err(diskError('read', imagePath, cause));
      }
      const before = known.get(version);
      if (before !== undefined) return ok(before);
      const hashed = await hashFramePixels(ffmpeg, imagePath, signal);
      if (hashed.ok) known.set(version, hashed.value);
      return hashed;
    },
    async hashComposed(projectFolderPath, segment, keyframePath) {
      const version = await compositionVersion(segment, keyframePath);
      const before = version === null ? undefined : known.get(version);
      if (before !== undefined) return ok(before);
      const hashed = await withComposedFrame(ffmpeg, projectFolderPath, segment, keyframePath, (pngPath) =>
        hashFramePixels(ffmpeg, pngPath),
      );
      if (hashed.ok && version !== null) known.set(version, hashed.value);
      return hashed;
    },
  };
}
