// The requests about the app itself and about folders on this machine, with or without an open project.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { language } from '#shared/i18n/say.ts';
import { err, ok } from '#shared/result.ts';
import type { Handlers } from './answer-request.ts';
import { createFolder } from './create-folder.ts';
import { listFolders } from './list-folders.ts';
import type { StudioParts } from './open-studio-parts.ts';
import { noDialog } from './refusals.ts';

const projectsFolderPath = (): string => join(homedir(), 'Longtake');
export const sampleFolderPath = (): string => join(projectsFolderPath(), 'Sample');

export function appHandlers({ options, ffmpeg, settings }: StudioParts) {
  return {
    'app.info': async () =>
      ok({
        version: options.version,
        host: options.host,
        hasFolderDialog: options.pickFolder !== undefined,
        ffmpeg: ffmpeg === null ? null : { path: ffmpeg.path, version: ffmpeg.version, source: ffmpeg.source },
        sampleFolderPath: sampleFolderPath(),
        projectsFolderPath: projectsFolderPath(),
        appDataPath: options.appDataPath,
        language: language(),
        canReveal: options.revealFile !== undefined,
        fromEnvironment: [...settings.overrides()],
      }),
    'folders.list': ({ folderPath }) => listFolders(folderPath),
    'folders.create': ({ parentPath, name }) => createFolder(parentPath, name),
    'folders.pick': async () =>
      options.pickFolder === undefined ? err(noDialog()) : ok({ folderPath: await options.pickFolder() }),
  } satisfies Partial<Handlers>;
}
