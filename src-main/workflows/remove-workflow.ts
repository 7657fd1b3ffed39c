// Takes a workflow out of the app's own folder. The files stay under another name, so that a wrong click can be undone by hand.
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { diskError, isMissing, renameWithRetry } from '../storage/index.ts';
import { BESIDE_EXTENSIONS, besidePath } from './beside-files.ts';
import type { ScannedWorkflow } from './scan-folder.ts';

/** `gcv_x.json` and the files beside it become `….removed-<time>`. A file that is gone already is no failure. */
export async function putWorkflowAside(filePath: string, now: Date): Promise<Result<void>> {
  const suffix = `.removed-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
  // The graph last: if one before it cannot be moved, the workflow is still there to be removed again.
  const paths = [...BESIDE_EXTENSIONS.map((extension) => besidePath(filePath, extension)), filePath];
  for (const path of paths) {
    try {
      await renameWithRetry(path, `${path}${suffix}`);
    } catch (cause) {
      if (!isMissing(cause)) return err(diskError('write', path, cause));
    }
  }
  return ok(undefined);
}

export function notOurs({ fileName, filePath, folderPath, source }: ScannedWorkflow): StudioError {
  const isShipped = source === 'shipped';
  return {
    code: 'not-supported',
    message: isShipped
      ? say`${fileName} came with Longtake and is not removed from ${folderPath}.`
      : say`${fileName} lies in your own folder ${folderPath}, from which Longtake removes nothing.`,
    remedy: isShipped
      ? say`Choose another workflow where you do not want it.`
      : say`Delete the file there, then look again.`,
    filePath,
  };
}
