// The pictures of scene and characters that a segment is given: ready to be sent, and what of them counts for a take.

import type { PlanSegment } from '#shared/model/video-plan.ts';
import { ok, type Result } from '#shared/result.ts';
import { readPictureBytes } from '../media/index.ts';
import { sha256OfText } from '../storage/index.ts';
import { copyIntoSelected, isReallyInside, type PixelHasher } from './start-frame.ts';

/**
 * Their paths, in their order. A storyboard may come from others and name any file: what is no picture is refused before
 * anything leaves this machine, and what lies outside the project is copied into `selected/`, without following links.
 */
export async function provideReferences(projectFolderPath: string, segment: PlanSegment): Promise<Result<string[]>> {
  const paths: string[] = [];
  for (const path of segment.references) {
    const provided = await provide(projectFolderPath, path);
    if (!provided.ok) {
      const { shotId, segmentIndex } = segment;
      return { ok: false, error: { ...provided.error, shotId, segmentIndex } };
    }
    paths.push(provided.value);
  }
  return ok(paths);
}

async function provide(projectFolderPath: string, path: string): Promise<Result<string>> {
  if (!(await isReallyInside(projectFolderPath, path))) {
    return copyIntoSelected(projectFolderPath, path, { followLinks: false });
  }
  const picture = await readPictureBytes(path, { followLinks: false });
  return picture.ok ? ok(path) : picture;
}

/** Of all of them together; null: it is given none. One that cannot be read counts as another picture. */
export async function hashReferences(
  hasher: Pick<PixelHasher, 'hash'>,
  { references }: Pick<PlanSegment, 'references'>,
): Promise<string | null> {
  if (references.length === 0) return null;
  const hashes: string[] = [];
  for (const path of references) {
    const hash = await hasher.hash(path);
    hashes.push(hash.ok ? hash.value : '');
  }
  return sha256OfText(hashes.join('\n'));
}
