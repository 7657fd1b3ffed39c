// The requests about where the open project lies: the disk it is on, and its files in the file manager.
import { stat, statfs } from 'node:fs/promises';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { diskError, resolveInside } from '../storage/index.ts';
import type { Handlers } from './answer-request.ts';
import type { DeskHolder } from './desk-holder.ts';
import { noProject } from './refusals.ts';
import type { StudioOptions } from './studio.ts';

export function placeHandlers({ revealFile }: Pick<StudioOptions, 'revealFile'>, holder: DeskHolder) {
  return {
    'disk.space': async () => {
      const { desk } = holder;
      if (desk === null) return err(noProject());
      const disk = await statfs(desk.store.folderPath).catch(() => null);
      return ok({ freeBytes: disk === null ? null : disk.bavail * disk.bsize });
    },
    'files.reveal': async ({ filePath }) => {
      const { desk } = holder;
      if (desk === null) return err(noProject());
      const found = await findInside(desk.store.folderPath, filePath);
      if (!found.ok) return found;
      if (revealFile === undefined) return err(cannotReveal(found.value));
      revealFile(found.value);
      return ok({});
    },
  } satisfies Partial<Handlers>;
}

async function findInside(folderPath: string, filePath: string): Promise<Result<string>> {
  const path = await resolveInside(folderPath, filePath);
  if (!path.ok) return path;
  try {
    await stat(path.value);
    return path;
  } catch (cause) {
    return err(diskError('open', path.value, cause));
  }
}

const cannotReveal = (path: string) => ({
  code: 'not-supported' as const,
  message: say`In a browser no file manager can be opened.`,
  remedy: say`The file lies on the machine that serves Longtake: ${path}`,
  filePath: path,
});
