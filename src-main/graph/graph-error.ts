// What is wrong with a graph, as the one shape of an expected failure.
import { type Err, err } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';

export function graphError(message: string, remedy: string, jsonPath?: string): Err<StudioError> {
  return err({ code: 'workflow-invalid', message, remedy, ...(jsonPath === undefined ? {} : { jsonPath }) });
}

export const EXPORT_AGAIN = 'Export it again from ComfyUI with "Workflow → Export (API)".';
