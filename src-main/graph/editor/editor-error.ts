// What is wrong with a workflow saved by ComfyUI's editor; every remedy also names the way round our conversion.
import { say } from '#shared/i18n/say.ts';
import { type Err, err } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';

const withWayRound = (remedy: string): string =>
  say`${remedy} Or open the workflow in ComfyUI, choose "Workflow → Export (API)" and import the file that makes.`;

/** `jsonPath` is a place in the editor's file. */
export function editorError(message: string, remedy: string, jsonPath: string): Err<StudioError> {
  return err({ code: 'workflow-invalid', message, remedy: withWayRound(remedy), jsonPath });
}

export function missingNodeError(message: string, remedy: string, jsonPath: string): Err<StudioError> {
  return err({ code: 'node-missing', message, remedy: withWayRound(remedy), jsonPath });
}
