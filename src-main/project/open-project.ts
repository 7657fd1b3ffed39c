// Opens a project folder: looks at it, locks it, reads it.
import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { layout } from '#shared/model/project-layout.ts';
import { ok, type Result } from '#shared/result.ts';
import { lockFolder } from '../storage/index.ts';
import { type OpenProjectOptions, ProjectStore } from './project-store.ts';
import { checkFolder, readFolder } from './read-folder.ts';

export async function openProject(givenPath: string, options: OpenProjectOptions): Promise<Result<ProjectStore>> {
  const checked = await checkFolder(givenPath);
  if (!checked.ok) return checked;
  const folderPath = oneName(givenPath);
  const lock = options.forWriting ? lockFolder(join(folderPath, layout.lockFile)) : null;
  // A folder that cannot be written to can still be looked at; an edit will say why it cannot be saved.
  if (lock?.ok === false && lock.error.code === 'project-locked') return lock;
  const held = lock?.ok ? lock.value : null;
  const { newProjectKeys = {} } = options;
  const forWriting = held !== null;
  const content = await readFolder(folderPath, { preferredStoryboard: null, forWriting, newProjectKeys });
  if (!content.ok) {
    held?.release();
    return content;
  }
  const store = new ProjectStore(folderPath, content.value, held, options);
  if (options.forWriting) store.startWatching();
  return ok(store);
}

/** One folder, one name: without trailing slash and symbolic links. Not the native one, which turns a Windows drive into its share. */
function oneName(folderPath: string): string {
  try {
    return realpathSync(resolve(folderPath));
  } catch {
    return resolve(folderPath);
  }
}
