// What is wrong with a graph, as the one shape of an expected failure.
import { say } from '#shared/i18n/say.ts';
import { type Err, err } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';

export function graphError(message: string, remedy: string, jsonPath?: string): Err<StudioError> {
  return err({ code: 'workflow-invalid', message, remedy, ...(jsonPath === undefined ? {} : { jsonPath }) });
}

/** What the user can do about a graph in which nothing leads to the prompt; `workflow-open` where it holds a text at all. */
export const choosePrompt = (): string =>
  say`Say where the prompt goes: look inside the workflow and choose its place, or title the node that holds it "[PROMPT]".`;

export const exportAgain = (): string => say`Export it again from ComfyUI with "Workflow → Export (API)".`;
