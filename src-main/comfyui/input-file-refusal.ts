// What a server says when a loader's file is not in its input folder: one that we send, or one that the workflow itself names.
import { say } from '#shared/i18n/say.ts';
import type { ComfyGraph } from './graph.ts';
import type { NodeErrorDetail, NodeErrors } from './wire.ts';

/** They read what lies in the input folder, and refuse names that do not. */
export const isFileLoader = (classType: string): boolean => /^(VHS_)?Load/.test(classType);

/** Uploaded pictures are named by their content. */
const UPLOADED = /^[0-9a-f]{64}\b/;

/** What is not there, in words; null: it is something else that was refused, which the server's own words say best. */
export function fileRefused(
  nodeId: string,
  classType: string,
  detail: NodeErrorDetail,
  graph: ComfyGraph,
): string | null {
  if (!isFileLoader(classType) || !/invalid .*(file|path|directory)/i.test(detail.details)) return null;
  const input = detail.extra_info?.input_name ?? '';
  const file = fileAt(graph, nodeId, input);
  return file === null ? null : say`the input folder of the server does not have the file "${file}" for "${input}"`;
}

/** Whether one of the files that were refused is none that we send. */
export function lacksOwnFile(errors: NodeErrors, graph: ComfyGraph): boolean {
  return Object.entries(errors).some(([nodeId, { class_type: classType, errors: details }]) =>
    details.some(({ type, extra_info: info }) => {
      if (type !== 'custom_validation_failed' || !isFileLoader(classType)) return false;
      const file = fileAt(graph, nodeId, info?.input_name ?? '');
      return file === null ? classType !== 'LoadImage' : !UPLOADED.test(file);
    }),
  );
}

function fileAt(graph: ComfyGraph, nodeId: string, input: string): string | null {
  const inputs = Object.hasOwn(graph, nodeId) ? (graph[nodeId]?.inputs ?? {}) : {};
  const file = Object.hasOwn(inputs, input) ? inputs[input] : null;
  return typeof file === 'string' ? file : null;
}
