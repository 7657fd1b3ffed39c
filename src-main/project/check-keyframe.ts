// Whether what a shot should start from is a picture of this project, before its selection names it.
import { join } from 'node:path';
import type { EditCommand } from '#shared/contract/edit-command.ts';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { resolveInside } from '../storage/index.ts';
import { isFile } from './is-file.ts';
import { isPictureName } from './variant-name.ts';

export async function checkKeyframe(folderPath: string, command: EditCommand): Promise<Result<void>> {
  if (command.kind !== 'keyframe.choose' || command.filePath === null) return ok(undefined);
  const { filePath, shotId } = command;
  const inside = await resolveInside(folderPath, filePath);
  if (!inside.ok) return inside;
  if (!isPictureName(filePath)) {
    return err({
      code: 'bad-request',
      message: say`${filePath} is not a picture that a shot can start from.`,
      remedy: say`Choose a PNG, JPEG or WebP.`,
      filePath: inside.value,
      shotId,
    });
  }
  if (isFile(inside.value)) return ok(undefined);
  return err({
    code: 'file-missing',
    message: say`The picture ${filePath} is not there.`,
    remedy: say`Choose another one.`,
    filePath: join(folderPath, filePath),
    shotId,
  });
}
