// All takes folders of a project, and which segment each belongs to. Links are not followed: what they lead to is not the project's.

import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import type { SegmentChoice } from '#shared/model/project.ts';
import { layout, segmentKey, splitSegmentKey } from '#shared/model/project-layout.ts';
import type { TakeSidecar } from '#shared/model/take.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { resolveInside } from '../storage/index.ts';

export type SegmentChoices = Readonly<Record<string, SegmentChoice>>;

/** Absolute paths. Refuses where `video` or its folder of takes is a link that leads out of the project. */
export async function listTakeFolders(projectFolderPath: string): Promise<Result<string[]>> {
  const resolved = await resolveInside(projectFolderPath, layout.allTakesFolder);
  if (!resolved.ok) {
    return err({
      ...resolved.error,
      message: say`The takes of this project lie elsewhere: ${layout.allTakesFolder} leads out of the project folder through a link.`,
      remedy: say`Nothing is counted or removed behind a link. Look after that folder by hand.`,
    });
  }
  const entries = await readdir(resolved.value, { withFileTypes: true }).catch(() => []);
  return ok(entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(resolved.value, name)));
}

/** What the project says of the segment whose takes lie in a folder of that name. */
export function choicesByFolderName(segments: SegmentChoices): Map<string, [key: string, choice: SegmentChoice]> {
  const byName = new Map<string, [string, SegmentChoice]>();
  for (const [key, choice] of Object.entries(segments)) {
    const place = splitSegmentKey(key);
    if (place !== null) byName.set(folderNameOf(place.shotId, place.segmentIndex), [key, choice]);
  }
  return byName;
}

const folderNameOf = (shotId: string, segmentIndex: number) => basename(layout.takesFolder(shotId, segmentIndex));

/** For a folder that the project says nothing of: what its takes say, else what its name says as far as it can. */
export function keyOfFolder(folderName: string, takes: readonly TakeSidecar[]): string {
  const take = takes.find((one) => folderNameOf(one.shot_id, one.segment_index) === folderName);
  if (take !== undefined) return segmentKey(take.shot_id, take.segment_index);
  const [, shotId = folderName, index = '0'] = /^shot_(.*)_seg_(\d+)$/s.exec(folderName) ?? [];
  return segmentKey(shotId, Number(index));
}
