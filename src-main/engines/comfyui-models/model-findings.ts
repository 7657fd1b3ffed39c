// What is wrong with a model file, in words: which folder, which file, how many bytes, where to get it.
import type { Finding } from '#shared/studio-error.ts';
import type { LookedModel } from './look-at-model.ts';

export interface ModelUse {
  /** The workflow's file, for the finding's place. */
  readonly workflowFile: string;
  /** In a sentence: "which <use>". */
  readonly use: string;
  readonly serverUrl: string | null;
}

const AGAIN = 'then check again.';

/** null: nothing is wrong. */
export function findingFor(model: LookedModel, use: ModelUse): Finding | null {
  switch (model.file.state) {
    case 'present':
      return null;
    case 'missing':
      return missing(model, use);
    case 'partial':
      return partial(model, use);
    case 'unknown':
      // Without an answer the report itself says why; a loader that is not installed is a finding of its own.
      return use.serverUrl === null ? null : unknown(model, use);
  }
}

function missing({ file, disk }: LookedModel, { workflowFile, use, serverUrl }: ModelUse): Finding {
  const whose = serverUrl === null ? 'ComfyUI’s models folder' : `ComfyUI at ${serverUrl}`;
  const lies = disk?.sizeBytes !== undefined && disk.sizeBytes !== null;
  return {
    severity: 'problem',
    code: 'model-missing',
    message: `${whose} does not have the model ${file.path}, ${use}.`,
    remedy: lies
      ? `It lies at ${disk.filePath}, but this server does not offer it: look which folder the server reads, restart it, ${AGAIN}`
      : `${howToGet(file)}, or choose another file, ${AGAIN}`,
    filePath: workflowFile,
    details: `folder ${file.folder || 'not known'}, file ${file.loaderName}`,
  };
}

function howToGet({ folder, pageUrl, expectedBytes }: LookedModel['file']): string {
  const where = folder === '' ? 'the folder that this loader reads' : `ComfyUI/models/${folder}`;
  const size = expectedBytes === null ? '' : ` (${inGigabytes(expectedBytes)})`;
  return pageUrl === null ? `Put it${size} into ${where}` : `Download it${size} from ${pageUrl} into ${where}`;
}

function partial({ file, disk, isExact }: LookedModel, { workflowFile, use }: ModelUse): Finding {
  const loading = disk?.unfinished?.filePath;
  return {
    severity: 'problem',
    code: 'model-missing',
    message: `The model ${file.path}, ${use}, is not whole: ${bytesInWords(file.sizeBytes, file.expectedBytes, isExact)}.`,
    remedy:
      loading === undefined
        ? `Download it again${file.pageUrl === null ? '' : ` from ${file.pageUrl}`}, ${AGAIN}`
        : `Its download is unfinished (${loading}): wait for its end or start it anew, ${AGAIN}`,
    filePath: workflowFile,
    details: `${file.sizeBytes ?? '?'} of ${file.expectedBytes ?? '?'} bytes`,
  };
}

function bytesInWords(sizeBytes: number | null, expectedBytes: number | null, isExact: boolean): string {
  if (sizeBytes === null) return 'how much of it is there is not known';
  if (sizeBytes === 0) return 'it is empty, so loading it will fail';
  if (expectedBytes === null || expectedBytes <= sizeBytes) return `${inBytes(sizeBytes)} are there so far`;
  const rest = expectedBytes - sizeBytes;
  const missingBytes = isExact ? inBytes(rest) : `about ${inGigabytes(rest)}`;
  const whole = isExact ? inBytes(expectedBytes) : `about ${inGigabytes(expectedBytes)}`;
  return `${inBytes(sizeBytes)} of ${whole} are there, ${missingBytes} are missing`;
}

function unknown({ file }: LookedModel, { workflowFile, use, serverUrl }: ModelUse): Finding {
  return {
    severity: 'warning',
    code: 'model-missing',
    message: `Whether ComfyUI at ${serverUrl} has the model ${file.path}, ${use}, cannot be known: its loader does not say what it offers.`,
    remedy: 'Look in ComfyUI itself whether the file can be chosen there.',
    filePath: workflowFile,
  };
}

export function slotUnknown(slot: string, file: string, workflowFile: string): Finding {
  return {
    severity: 'warning',
    code: 'model-missing',
    message: `The project chooses ${file} for ${slotInWords(slot)}, which this workflow does not have; it is not used.`,
    remedy: 'It may be left over from another workflow: choose the models of this one.',
    filePath: workflowFile,
  };
}

export function notInList(slot: string, file: string, workflowFile: string): Finding {
  return {
    severity: 'warning',
    code: 'model-missing',
    message: `The project chooses ${file} for ${slotInWords(slot)}, which the list beside this workflow does not name; it is sent all the same.`,
    remedy:
      'If it is left over from another workflow, choose one from the list; if it is yours, add it to the .models file.',
    filePath: workflowFile,
  };
}

export const slotInWords = (slot: string): string => (slot === '' ? 'the model slot' : `the model slot "${slot}"`);

const inBytes = (count: number): string => `${count.toLocaleString('en-GB')} bytes`;

export function inGigabytes(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(bytes >= 1e10 ? 1 : 2)} GB`;
  return bytes >= 1e6 ? `${Math.round(bytes / 1e6)} MB` : `${Math.max(1, Math.round(bytes / 1e3))} KB`;
}
