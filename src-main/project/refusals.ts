// What the open project refuses, and what to do then.
import { join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { layout } from '#shared/model/project-layout.ts';
import type { StudioError } from '#shared/studio-error.ts';

export const outdated = (): StudioError => ({
  code: 'conflict',
  message: say`The project has changed since this page showed it.`,
  remedy: say`Look at it as it is now and repeat the change.`,
});

export const noSuchStoryboard = (folderPath: string, fileName: string): StudioError => ({
  code: 'file-missing',
  message: say`There is no storyboard "${fileName}".`,
  remedy: say`Choose one of the list.`,
  filePath: join(folderPath, layout.storyboardsFolder, fileName),
});
