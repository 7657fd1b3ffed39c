// Which names lie in a project's video/ folders, read once for a whole plan: most segments of a large one have nothing there.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { layout } from '#shared/model/project-layout.ts';
import { isMissing } from '../storage/index.ts';

export interface VideoFolderLook {
  /** false: nothing of this name lies there. `path` is relative to the project folder: `video/shot_1_seg_0.mp4`. */
  mayHave(path: string): boolean;
}

const FOLDERS = [layout.videoFolder, layout.allTakesFolder, layout.thumbnailsFolder];

export async function lookAtVideoFolder(projectFolderPath: string): Promise<VideoFolderLook> {
  const looked = await Promise.all(FOLDERS.map((folder) => namesOf(projectFolderPath, folder)));
  const paths = new Set(looked.flatMap((names) => names ?? []));
  // A disk that does not answer now has not lost its takes: each segment then asks by itself.
  const unread = FOLDERS.filter((_folder, index) => looked[index] === null);
  return { mayHave: (path) => paths.has(comparable(path)) || unread.some((folder) => path.startsWith(`${folder}/`)) };
}

/** Some disks tell no case: what differs in it only may be the same file. */
const comparable = (path: string): string => path.toLowerCase();

/** null: the folder is there, and cannot be read. */
async function namesOf(projectFolderPath: string, folder: string): Promise<string[] | null> {
  try {
    const names = await readdir(join(projectFolderPath, folder));
    return names.map((name) => comparable(`${folder}/${name}`));
  } catch (cause) {
    return isMissing(cause) ? [] : null;
  }
}
