// Why no graph could be taken from a file.
import { say } from '#shared/i18n/say.ts';
import { type Err, err } from '#shared/result.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';

const exportInstead = () => say`Or choose "Workflow → Export (API)" in ComfyUI and take the file that makes.`;

/** `what`: as a part of a sentence. */
export function noGraph(fileName: string, what: string): Err<StudioErrorWire> {
  return err({
    code: 'workflow-invalid',
    message: say`${fileName} carries no ComfyUI graph: ${what}.`,
    remedy: [
      say`Take the file as ComfyUI saved it, or the PNG that VideoHelperSuite puts beside a film: chats, websites and picture editors drop the graph.`,
      exportInstead(),
    ].join(' '),
    filePath: fileName,
  });
}

export function badFile(fileName: string, what: string, details?: string): Err<StudioErrorWire> {
  return err({
    code: 'bad-file',
    message: say`${fileName} cannot be read: ${what}.`,
    remedy: [say`Take the file as ComfyUI saved it.`, exportInstead()].join(' '),
    filePath: fileName,
    ...(details === undefined ? {} : { details }),
  });
}
