// A picture from outside becomes the next variant of a shot's keyframe: whole in `selected/`, under a name that nothing has.
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { EditCommand } from '#shared/contract/edit-command.ts';
import { say } from '#shared/i18n/say.ts';
import { layout } from '#shared/model/project-layout.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { diskError, errorCodeOf, resolveInside, temporaryPathFor } from '../storage/index.ts';
import { isFile } from './is-file.ts';
import { nextVariantFile } from './keyframe-variants.ts';

export type KeyframeRole = 'start' | 'end';

export interface NewPicture {
  readonly bytes: Uint8Array;
  /** With its dot. */
  readonly extension: '.png' | '.jpg' | '.webp';
}

export interface KeptPicture {
  /** Relative to the project folder. */
  readonly filePath: string;
  /** Where nothing came to name it. */
  takeBack(): Promise<void>;
}

export async function keepPicture(
  folderPath: string,
  { filenameBase }: Pick<Shot, 'filenameBase'>,
  { bytes, extension }: NewPicture,
): Promise<Result<KeptPicture>> {
  const filePath = `${layout.selectedFolder}/${await nextVariantFile(folderPath, filenameBase, extension)}`;
  const target = await resolveInside(folderPath, filePath);
  if (!target.ok) return target;
  try {
    await writeNew(target.value, bytes);
    return ok({ filePath, takeBack: () => rm(target.value, { force: true }).catch(() => undefined) });
  } catch (cause) {
    return err(diskError('write', target.value, cause));
  }
}

/** Whole and flushed, or not at all; throws EEXIST instead of replacing anything. */
async function writeNew(filePath: string, bytes: Uint8Array): Promise<void> {
  const temporaryPath = temporaryPathFor(filePath);
  await mkdir(dirname(filePath), { recursive: true });
  try {
    const file = await open(temporaryPath, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await link(temporaryPath, filePath).catch(async (cause: unknown) => {
      // Some drives know no second name for a file; a rename replaces, so look first.
      if (errorCodeOf(cause) === 'EEXIST' || isFile(filePath)) throw cause;
      await rename(temporaryPath, filePath);
    });
  } finally {
    await rm(temporaryPath, { force: true }).catch(() => undefined);
  }
}

/** What the imported picture is for, as an edit and in words. */
export function pictureEdit(
  shotId: string,
  role: KeyframeRole,
  filePath: string,
): { readonly command: EditCommand; readonly label: string } {
  return role === 'start'
    ? {
        command: { kind: 'keyframe.choose', shotId, filePath },
        label: say`take a new keyframe for shot ${shotId}`,
      }
    : {
        command: { kind: 'shots.change', shotIds: [shotId], patch: { end_keyframe: filePath } },
        label: say`take a new end picture for shot ${shotId}`,
      };
}
