// What is wrong with a model file, in words: which folder, which file, how many bytes, where to get it.
import { formatFixed, many, say } from '#shared/i18n/say.ts';
import type { Finding } from '#shared/studio-error.ts';
import type { LookedModel } from './look-at-model.ts';

export interface ModelUse {
  /** The workflow's file, for the finding's place. */
  readonly workflowFile: string;
  /** The slot it is chosen for; null: the workflow always needs it. */
  readonly slot: string | null;
  readonly serverUrl: string | null;
}

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
      return use.serverUrl === null ? null : unknown(model, use, use.serverUrl);
  }
}

function missing({ file, disk }: LookedModel, { workflowFile, slot, serverUrl }: ModelUse): Finding {
  const whose = serverUrl === null ? say`ComfyUI’s models folder` : say`ComfyUI at ${serverUrl}`;
  const lies = disk?.sizeBytes !== undefined && disk.sizeBytes !== null;
  return {
    severity: 'problem',
    code: 'model-missing',
    message: say`${whose} does not have the model ${file.path}, ${purposeInWords(slot)}.`,
    remedy: lies
      ? say`It lies at ${disk.filePath}, but this server does not offer it: look which folder the server reads, restart it, then check again.`
      : howToGet(file),
    filePath: workflowFile,
    details: `folder ${file.folder || 'not known'}, file ${file.loaderName}`,
  };
}

function howToGet({ folder, pageUrl, expectedBytes }: LookedModel['file']): string {
  const where = folder === '' ? say`the folder that this loader reads` : `ComfyUI/models/${folder}`;
  const size = expectedBytes === null ? null : inGigabytes(expectedBytes);
  if (pageUrl === null) {
    return size === null
      ? say`Put it into ${where}, or choose another file, then check again.`
      : say`Put it (${size}) into ${where}, or choose another file, then check again.`;
  }
  return size === null
    ? say`Download it from ${pageUrl} into ${where}, or choose another file, then check again.`
    : say`Download it (${size}) from ${pageUrl} into ${where}, or choose another file, then check again.`;
}

function loadAgain(pageUrl: string | null): string {
  return pageUrl === null
    ? say`Download it again, then check again.`
    : say`Download it again from ${pageUrl}, then check again.`;
}

function partial({ file, disk, isExact }: LookedModel, { workflowFile, slot }: ModelUse): Finding {
  const loading = disk?.unfinished?.filePath;
  return {
    severity: 'problem',
    code: 'model-missing',
    message: say`The model ${file.path}, ${purposeInWords(slot)}, is not whole: ${bytesInWords(file.sizeBytes, file.expectedBytes, isExact)}.`,
    remedy:
      loading === undefined
        ? loadAgain(file.pageUrl)
        : say`Its download is unfinished (${loading}): wait for its end or start it anew, then check again.`,
    filePath: workflowFile,
    details: `${file.sizeBytes ?? '?'} of ${file.expectedBytes ?? '?'} bytes`,
  };
}

function bytesInWords(sizeBytes: number | null, expectedBytes: number | null, isExact: boolean): string {
  if (sizeBytes === null) return say`how much of it is there is not known`;
  if (sizeBytes === 0) return say`it is empty, so loading it will fail`;
  if (expectedBytes === null || expectedBytes <= sizeBytes) return say`${inBytes(sizeBytes)} are there so far`;
  const rest = expectedBytes - sizeBytes;
  const missingBytes = isExact ? inBytes(rest) : say`about ${inGigabytes(rest)}`;
  const whole = isExact ? inBytes(expectedBytes) : say`about ${inGigabytes(expectedBytes)}`;
  return say`${inBytes(sizeBytes)} of ${whole} are there, ${missingBytes} are missing`;
}

function unknown({ file }: LookedModel, { workflowFile, slot }: ModelUse, serverUrl: string): Finding {
  return {
    severity: 'warning',
    code: 'model-missing',
    message: say`Whether ComfyUI at ${serverUrl} has the model ${file.path}, ${purposeInWords(slot)}, cannot be known: its loader does not say what it offers.`,
    remedy: say`Look in ComfyUI itself whether the file can be chosen there.`,
    filePath: workflowFile,
  };
}

export function slotUnknown(slot: string, file: string, workflowFile: string): Finding {
  return {
    severity: 'warning',
    code: 'model-missing',
    message:
      slot === ''
        ? say`The project chooses ${file} for the model slot, which this workflow does not have; it is not used.`
        : say`The project chooses ${file} for the model slot "${slot}", which this workflow does not have; it is not used.`,
    remedy: say`It may be left over from another workflow: choose the models of this one.`,
    filePath: workflowFile,
  };
}

export function notInList(slot: string, file: string, workflowFile: string): Finding {
  return {
    severity: 'warning',
    code: 'model-missing',
    message:
      slot === ''
        ? say`The project chooses ${file} for the model slot, which the list beside this workflow does not name; it is sent all the same.`
        : say`The project chooses ${file} for the model slot "${slot}", which the list beside this workflow does not name; it is sent all the same.`,
    remedy: say`If it is left over from another workflow, choose one from the list; if it is yours, add it to the .models file.`,
    filePath: workflowFile,
  };
}

/** Within a sentence, after the model. */
function purposeInWords(slot: string | null): string {
  if (slot === null) return say`which this workflow always needs`;
  return slot === '' ? say`which is chosen for the model slot` : say`which is chosen for the model slot "${slot}"`;
}

const inBytes = (bytes: number): string => many(bytes, '{{count}} byte', '{{count}} bytes');

export function inGigabytes(bytes: number): string {
  if (bytes >= 1e9) return `${formatFixed(bytes / 1e9, bytes >= 1e10 ? 1 : 2)} GB`;
  return bytes >= 1e6 ? `${Math.round(bytes / 1e6)} MB` : `${Math.max(1, Math.round(bytes / 1e3))} kB`;
}
