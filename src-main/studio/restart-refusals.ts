// Why a restart did not come about, in words.
import { many, say } from '#shared/i18n/say.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { redact } from '../logging/index.ts';
import type { ShellCommandEnd } from './run-shell-command.ts';

export const restartStopped = (url: string): StudioError => ({
  code: 'stopped',
  message: say`The restart of ${url} was not waited for.`,
  remedy: '',
});

export const restartNotAllowed = (url: string): StudioError => ({
  code: 'not-supported',
  message: say`A run may not restart ${url} without asking.`,
  remedy: say`Restart it from the run, or allow it in the Project panel.`,
});

export const restartedTooOften = (url: string, times: number): StudioError => ({
  code: 'not-supported',
  message: say`${url} was restarted without asking ${times} times within an hour, and is not again.`,
  remedy: say`Look at the log of ComfyUI for why it dies, then restart it from the run.`,
});

const inWords = (ms: number): string =>
  ms < 60_000
    ? many(ms / 1000, '{{count}} second', '{{count}} seconds')
    : many(ms / 60_000, '{{count}} minute', '{{count}} minutes');

export function restartFailed(
  url: string,
  command: string,
  { fault, timedOut, tail }: ShellCommandEnd,
  outputPath: string,
  commandMs: number,
): StudioError {
  const lastLine = tail.split('\n').at(-1) ?? '';
  const details = redact(`${command}\n\n${tail}`.trim());
  if (timedOut) {
    return {
      code: 'server-error',
      message: say`The restart command for ${url} did not end within ${inWords(commandMs)} and was ended.`,
      remedy: say`It must return by itself: what goes on running, such as ComfyUI, belongs into the background or to a service manager.`,
      filePath: outputPath,
      details,
    };
  }
  return {
    code: 'server-error',
    message:
      lastLine === ''
        ? say`The restart command for ${url} failed (${fault ?? ''}).`
        : say`The restart command for ${url} failed (${fault ?? ''}): ${redact(lastLine)}`,
    remedy: say`Try the command in a terminal, then correct it in settings.json or with longtake servers --set-restart.`,
    filePath: outputPath,
    details,
  };
}

export const notBack = (url: string, comeBackMs: number, last: StudioError | null): StudioError => ({
  code: 'server-unreachable',
  message: say`${url} was restarted and did not answer within ${inWords(comeBackMs)}.`,
  remedy: say`Look at the window or the log of ComfyUI for what keeps it from starting.`,
  ...(last === null ? {} : { details: last.message }),
});

export const notRestarted = (url: string): StudioError => ({
  code: 'server-error',
  message: say`The restart command for ${url} ended well, but the server still has the jobs from before: it was not started again.`,
  remedy: say`Check that the command restarts the ComfyUI at this address and no other.`,
});
