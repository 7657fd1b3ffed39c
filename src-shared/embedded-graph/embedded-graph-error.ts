// Why no graph could be taken from a file.
import { type Err, err } from '#shared/result.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';

const EXPORT_INSTEAD = 'Or choose "Workflow → Export (API)" in ComfyUI and take the file that makes.';

export function noGraph(fileName: string, what: string): Err<StudioErrorWire> {
  return err({
    code: 'workflow-invalid',
    message: `${fileName} carries no ComfyUI graph: ${what}.`,
    remedy: `Take the file as ComfyUI saved it, or the PNG that VideoHelperSuite puts beside a film: chats, websites and picture editors drop the graph. ${EXPORT_INSTEAD}`,
    filePath: fileName,
  });
}

export function badFile(fileName: string, what: string, details?: string): Err<StudioErrorWire> {
  return err({
    code: 'bad-file',
    message: `${fileName} cannot be read: ${what}.`,
    remedy: `Take the file as ComfyUI saved it. ${EXPORT_INSTEAD}`,
    filePath: fileName,
    ...(details === undefined ? {} : { details }),
  });
}
