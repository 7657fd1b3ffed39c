// What `plan` and `check` share: a project opened for looking, with the engine that the command line names.
import { resolve } from 'node:path';
import type { ProjectView } from '#shared/model/project-view.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import type { Studio } from '../studio/index.ts';
import {
  type Command,
  type CommandContext,
  type ExitCode,
  fail,
  parseCommandLine,
  usageError,
  withStudio,
} from './command.ts';
import { engineOptions, readEngineOptions } from './engine-options.ts';

export interface LookedAtProject {
  readonly studio: Studio;
  readonly project: ProjectView;
  readonly asJson: boolean;
  /** Says why an answer failed and ends the command. Where there is no storyboard to plan, the problem of its file says more. */
  failed(error: StudioErrorWire): ExitCode;
}

export async function lookAtProject(
  command: Pick<Command, 'usage'>,
  context: CommandContext,
  work: (looked: LookedAtProject) => Promise<ExitCode>,
): Promise<ExitCode> {
  const parsed = parseCommandLine(command, context, { json: { type: 'boolean', default: false }, ...engineOptions });
  if (!parsed.ok) return parsed.error;
  const [folder] = parsed.value.positionals;
  if (folder === undefined) return usageError(command, context, 'Name the project folder.');
  const overrides = readEngineOptions(parsed.value.values);
  if (!overrides.ok) return usageError(command, context, overrides.error);
  const asJson = parsed.value.values.json;
  return withStudio(context, asJson, { lookOnly: true, overrides: overrides.value }, async (studio) => {
    const opened = await studio.call('project.open', { folderPath: resolve(folder) });
    if (!opened.ok) return fail(context, opened.error, asJson);
    const project = opened.value;
    const failed = (error: StudioErrorWire) => fail(context, fileProblemBehind(error, project.problems), asJson);
    return work({ studio, project, asJson, failed });
  });
}

function fileProblemBehind(error: StudioErrorWire, problems: readonly StudioErrorWire[]): StudioErrorWire {
  const isStoryboard = error.code === 'bad-file' || error.code === 'file-missing';
  return (isStoryboard ? problems[0] : undefined) ?? error;
}
