// What the open project refuses, and what to do then.
import { join } from 'node:path';
import { layout } from '#shared/model/project-layout.ts';
import type { StudioError } from '#shared/studio-error.ts';

export const OUTDATED: StudioError = {
  code: 'conflict',
  message: 'The project has changed since this page showed it.',
  remedy: 'Look at it as it is now and repeat the change.',
};

export const noSuchStoryboard = (folderPath: string, fileName: string): StudioError => ({
  code: 'file-missing',
  message: `There is no storyboard "${fileName}".`,
  remedy: 'Choose one of the list.',
  filePath: join(folderPath, layout.storyboardsFolder, fileName),
});
