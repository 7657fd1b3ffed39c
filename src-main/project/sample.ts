// The sample: a real project, copied from the shipped resources into a folder of the user's choice.

import { existsSync } from 'node:fs';
import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { layout } from '#shared/model/project-layout.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { diskError } from '../storage/index.ts';
import { readDocument } from './read-document.ts';

const PARTS = [layout.projectFile, layout.storyboardsFolder, layout.selectedFolder];

/** Makes the sample project in `folderPath`; one that is there already is left as it is. Refuses a folder of other things. */
export async function createSample(samplePath: string, folderPath: string): Promise<Result<{ created: boolean }>> {
  try {
    if (existsSync(join(folderPath, layout.projectFile))) {
      return (await isSample(samplePath, folderPath)) ? ok({ created: false }) : err(anotherProject(folderPath));
    }
    await mkdir(folderPath, { recursive: true });
    if ((await readdir(folderPath)).length > 0) {
      return err({
        code: 'bad-request',
        message: say`The folder for the sample is not empty.`,
        remedy: say`Choose a new or an empty folder.`,
        filePath: folderPath,
      });
    }
    for (const part of PARTS) await cp(join(samplePath, part), join(folderPath, part), { recursive: true });
    return ok({ created: true });
  } catch (cause) {
    return err(diskError('write', folderPath, cause));
  }
}

async function isSample(samplePath: string, folderPath: string): Promise<boolean> {
  const idOf = async (path: string) => {
    const { content } = await readDocument(join(path, layout.projectFile));
    return content.ok ? content.value.id : null;
  };
  const id = await idOf(folderPath);
  return typeof id === 'string' && id === (await idOf(samplePath));
}

const anotherProject = (folderPath: string): StudioError => ({
  code: 'bad-request',
  message: say`There is another project in this folder.`,
  remedy: say`Open it, or choose a new or an empty folder for the sample.`,
  filePath: folderPath,
});
