// What is wrong with a workflow saved by ComfyUI's editor; every remedy also names the way round our conversion.
import { type Err, err } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';

const EXPORT_INSTEAD =
  'Or open the workflow in ComfyUI, choose "Workflow → Export (API)" and import the file that makes.';

/** `jsonPath` is a place in the editor's file. */
export function editorError(message: string, remedy: string, jsonPath: string): Err<StudioError> {
  return err({ code: 'workflow-invalid', message, remedy: `${remedy} ${EXPORT_INSTEAD}`, jsonPath });
}

export function missingNodeError(message: string, remedy: string, jsonPath: string): Err<StudioError> {
  return err({ code: 'node-missing', message, remedy: `${remedy} ${EXPORT_INSTEAD}`, jsonPath });
}
