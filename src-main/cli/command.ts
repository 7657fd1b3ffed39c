// What a command of the command line is, and what all of them share: exit codes, output, the studio they open.
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { describeError } from '#shared/describe-error.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { appDataPath, checkoutPaths } from '../host-paths/index.ts';
import { createLogger, type Logger } from '../logging/index.ts';
import { createStudio, type Studio, type StudioOptions } from '../studio/index.ts';

/** Scripts rely on these numbers. */
export const EXIT = { done: 0, error: 1, usage: 2, someFailed: 3, stopped: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export interface CommandContext {
  readonly args: readonly string[];
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
}

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly usage: string;
  /** true: Ctrl+C is for the command to obey; else it ends at once, there is nothing to put in order. */
  readonly stopsInOrder?: boolean;
  run(context: CommandContext): Promise<ExitCode>;
}

/** Parses what follows the command's name; a wrong option is said with the usage. */
export function parseCommandLine<Options extends ParseArgsOptionsConfig>(
  command: Pick<Command, 'usage'>,
  context: CommandContext,
  options: Options,
) {
  try {
    const parsed = parseArgs({ args: [...context.args], options, allowPositionals: true, strict: true });
    return ok(parsed);
  } catch (cause) {
    context.writeError(`${cause instanceof Error ? cause.message : String(cause)}\nUsage: ${command.usage}\n`);
    return err(EXIT.usage);
  }
}

export function usageError(command: Pick<Command, 'usage'>, context: CommandContext, message: string): ExitCode {
  context.writeError(`${message}\nUsage: ${command.usage}\n`);
  return EXIT.usage;
}

/** As text for people on stderr; with --json as one object on stdout as well, for scripts. */
export function fail(context: CommandContext, error: StudioErrorWire, asJson: boolean): ExitCode {
  if (asJson) {
    const { code, message, remedy, filePath, jsonPath, shotId } = error;
    context.write(
      `${JSON.stringify({ event: 'error', code, message, remedy, file: filePath, json_path: jsonPath, shot_id: shotId })}\n`,
    );
  } else {
    context.writeError(`${describeError(error)}${error.details ? `\n${error.details}` : ''}\n`);
  }
  return EXIT.error;
}

/** What happens beside the command's answer is told on stderr. */
export const loggerOf = (context: CommandContext): Logger => createLogger((line) => context.writeError(`${line}\n`));

export function openCommandStudio(options: Pick<StudioOptions, 'lookOnly' | 'overrides'>): Promise<Result<Studio>> {
  return createStudio({
    host: 'cli',
    version: checkoutPaths.version,
    appDataPath: appDataPath(),
    workflowsPath: checkoutPaths.workflowsPath,
    resourcesPath: checkoutPaths.resourcesPath,
    ...options,
  });
}

/** Opens a studio for one piece of work and closes it whatever happens. */
export async function withStudio(
  context: CommandContext,
  asJson: boolean,
  options: Pick<StudioOptions, 'lookOnly' | 'overrides'>,
  work: (studio: Studio) => Promise<ExitCode>,
): Promise<ExitCode> {
  const studio = await openCommandStudio(options);
  if (!studio.ok) return fail(context, studio.error, asJson);
  try {
    return await work(studio.value);
  } finally {
    await studio.value.close();
  }
}
