// Turns what ComfyUI answers into errors a user understands: which node, which input, which value.
import { many, say } from '#shared/i18n/say.ts';
import type { StudioError, StudioErrorCode } from '#shared/studio-error.ts';
import { type ComfyGraph, labelNode } from './graph.ts';
import { fileRefused, isFileLoader, lacksOwnFile } from './input-file-refusal.ts';
import { missingNodesByRemedy } from './node-packs.ts';
import type { NodeErrorDetail, NodeErrors, PromptRejected } from './wire.ts';

/** @param message names the server and says how it failed */
export function serverUnreachable(message: string, cause?: unknown): StudioError {
  return {
    code: 'server-unreachable',
    message,
    remedy: say`Check that ComfyUI is running and that its address is right, then try again.`,
    cause,
  };
}

export function notComfy(url: string, details: string): StudioError {
  return {
    code: 'server-refused',
    message: say`${url} answered, but not as ComfyUI does.`,
    remedy: say`Check the address and the port: another program, or a login page, may be listening there.`,
    details,
  };
}

export function requestStopped(url: string): StudioError {
  return { code: 'stopped', message: say`The request to ${url} was stopped.`, remedy: '' };
}

/** A status nobody planned for: ComfyUI's own 5xx, a proxy, a body limit. */
export function unexpectedStatus(url: string, path: string, status: number, body: string): StudioError {
  if (status === 413) {
    return {
      code: 'server-refused',
      message: say`ComfyUI at ${url} refuses a request this large.`,
      remedy: say`Use a smaller image, or start ComfyUI with a larger --max-upload-size.`,
      details: `${path}: 413 ${body.slice(0, 200)}`,
    };
  }
  if (status === 401 || status === 403) {
    return {
      code: 'server-refused',
      message: say`ComfyUI at ${url} refuses requests from here (${status}).`,
      remedy: say`Check the address; a proxy or a login may stand before the server.`,
      details: `${path}: ${status} ${body.slice(0, 200)}`,
    };
  }
  return {
    code: status >= 500 ? 'server-error' : 'server-refused',
    message: say`ComfyUI at ${url} answered ${path} with status ${status}.`,
    remedy: say`Look at the window or the log of ComfyUI for the reason.`,
    details: body.slice(0, 500),
  };
}

/** The whole prompt was refused (status 400). */
export function promptRefused(url: string, rejected: PromptRejected, graph: ComfyGraph): StudioError {
  const { error } = rejected;
  const perNode = firstNodeError(rejected.node_errors);
  if (perNode) {
    const faults = faultsInWords(rejected.node_errors, graph);
    const message = say`ComfyUI at ${url} did not take the workflow: ${faults}`;
    return nodeErrors(message, rejected.node_errors, graph);
  }
  const missing = /node (\S+) does not exist/.exec(error.message)?.[1] ?? stringAt(error.extra_info, 'class_type');
  const details = `${error.type}: ${error.message} ${error.details}`;
  const [absent] = missing === null ? [] : nodesMissing(url, [missing]);
  if (absent) return { ...absent, details };
  return {
    code: 'workflow-invalid',
    message: say`ComfyUI at ${url} did not take the workflow: ${withFullStop(error.message || error.type)}`,
    remedy:
      error.type === 'prompt_no_outputs'
        ? say`The workflow needs a node that saves its result, such as SaveVideo.`
        : say`Save the workflow again in API format and check it in ComfyUI itself.`,
    details: [error.type, error.details].filter(Boolean).join(': '),
  };
}

/** Status 200 with node errors: ComfyUI would run, but without these outputs. */
export function outputsDropped(url: string, errors: NodeErrors, graph: ComfyGraph): StudioError {
  const faults = faultsInWords(errors, graph);
  return nodeErrors(say`ComfyUI at ${url} would leave out a part of the workflow: ${faults}`, errors, graph);
}

const withFullStop = (words: string): string => words.replace(/\.?$/, '.');

const NAMED_AT_MOST = 8;

/** One error for each thing that is to be done; `details` has all the names where there are several. */
export function nodesMissing(url: string, classTypes: readonly string[]): StudioError[] {
  return missingNodesByRemedy(classTypes).map(({ remedy, classTypes: together }) => {
    const rest = together.length - NAMED_AT_MOST;
    const named = together.slice(0, NAMED_AT_MOST).join(', ');
    const names = rest > 0 ? say`${named} and ${rest} more` : named;
    const message = many(
      together.length,
      'The node type {{names}} is not installed on ComfyUI at {{url}}.',
      'The node types {{names}} are not installed on ComfyUI at {{url}}.',
      { names, url },
    );
    return { code: 'node-missing', message, remedy, ...(together.length > 1 && { details: together.join(', ') }) };
  });
}

function firstNodeError(errors: NodeErrors): { nodeId: string; detail: NodeErrorDetail } | null {
  for (const [nodeId, { errors: details }] of Object.entries(errors)) {
    const detail = details[0];
    if (detail) return { nodeId, detail };
  }
  return null;
}

function nodeErrors(message: string, errors: NodeErrors, graph: ComfyGraph): StudioError {
  const first = firstNodeError(errors);
  const code = first ? codeOf(first.detail, errors[first.nodeId]?.class_type ?? '') : 'workflow-invalid';
  return {
    code,
    message,
    remedy: code === 'file-missing' && lacksOwnFile(errors, graph) ? ownFileRemedy() : remedyOf(code),
    details: JSON.stringify(errors).slice(0, 4000),
  };
}

function faultsInWords(errors: NodeErrors, graph: ComfyGraph): string {
  const sentences = Object.entries(errors).flatMap(([nodeId, entry]) =>
    entry.errors.map((detail) => oneNodeError(nodeId, entry.class_type, detail, graph)),
  );
  return sentences.join(' ');
}

function oneNodeError(nodeId: string, classType: string, detail: NodeErrorDetail, graph: ComfyGraph): string {
  const label = labelNode(graph, nodeId);
  const name = label.title === classType || !classType ? label.title : `${label.title} (${classType})`;
  const input = detail.extra_info?.input_name ?? detail.details.split(/[,: ]/)[0] ?? '';
  const value = JSON.stringify(detail.extra_info?.received_value ?? null);
  const at = say`node ${nodeId}, ${name}`;
  switch (detail.type) {
    case 'required_input_missing':
      return say`${at}: the input "${input}" is missing.`;
    case 'value_not_in_list':
      return say`${at}: the server does not have ${value} for "${input}".`;
    case 'value_smaller_than_min':
    case 'value_bigger_than_max':
      return say`${at}: "${input}" is ${value}, outside what the node takes (${detail.message}).`;
    case 'invalid_input_type':
      return say`${at}: "${input}" cannot be ${value} (${detail.message}).`;
    case 'custom_validation_failed':
      return `${at}: ${fileRefused(nodeId, classType, detail, graph) ?? (detail.details || detail.message)}.`;
    case 'return_type_mismatch':
    case 'bad_linked_input':
      return say`${at}: "${input}" is linked wrongly (${detail.details}).`;
    case 'exception_during_inner_validation':
    case 'exception_during_validation':
      return say`${at}: a link leads nowhere (${detail.details || detail.message}).`;
    default:
      return `${at}: ${detail.message} ${detail.details}`.trimEnd();
  }
}

const LOADER_INPUT = /(_name|^ckpt|^lora|^model|^unet|^vae|^clip)/;

function codeOf(detail: NodeErrorDetail, classType: string): StudioErrorCode {
  const input = detail.extra_info?.input_name ?? '';
  // Samplers and schedulers end in `_name` too, but are choices, not files.
  const isModelFile = LOADER_INPUT.test(input) && !/^(sampler|scheduler)/.test(input);
  if (detail.type === 'value_not_in_list' && isModelFile) return 'model-missing';
  if (detail.type === 'custom_validation_failed' && isFileLoader(classType)) return 'file-missing';
  return 'workflow-invalid';
}

const ownFileRemedy = (): string =>
  say`Put the file into ComfyUI’s input folder or choose another one in the workflow, then try again.`;

function remedyOf(code: StudioErrorCode): string {
  if (code === 'model-missing')
    return say`Put the file into the matching folder under ComfyUI’s models, then try again.`;
  if (code === 'file-missing') return say`The image is not on the server (any more). Try again to send it anew.`;
  return say`Open the workflow in ComfyUI, correct the node and save it again in API format.`;
}

function stringAt(record: Record<string, unknown> | null | undefined, key: string): string | null {
  const value = record?.[key];
  return typeof value === 'string' ? value : null;
}
