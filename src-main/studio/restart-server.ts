// Starts a ComfyUI again whose worker is dead, with the command that settings.json names for it, and waits until it answers.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RestartCommand } from '#shared/model/settings.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { type ComfyServer, createComfyServer } from '../comfyui/index.ts';
import type { Logger } from '../logging/index.ts';
import {
  findRestartCommand,
  isSameServer,
  noRestartCommand,
  type SettingsStore,
  tidyServerUrl,
} from '../settings/index.ts';
import {
  notBack,
  notRestarted,
  restartedTooOften,
  restartFailed,
  restartNotAllowed,
  restartStopped,
} from './restart-refusals.ts';
import { runShellCommand } from './run-shell-command.ts';

export interface ServerRestarter {
  /**
   * Only ever runs what stands in settings.json for this very server, read anew each time. A second call joins the first.
   * Aborting ends the waiting: a command under way runs to its end, because half a restart leaves no server.
   * Errors: `not-supported` (no command is known), `server-error` (the command failed, or did nothing),
   * `server-unreachable` (it did not come back), `disk-failed` (its output cannot be written), `stopped`.
   */
  restart(url: string, signal?: AbortSignal): Promise<Result<void>>;
  /**
   * The same for a run that asks nobody: `not-supported` also where settings.json does not allow that now, or where it was done
   * three times within the hour. A server that dies on every job must not be restarted all night.
   */
  restartUnasked(url: string, signal?: AbortSignal): Promise<Result<void>>;
  close(): void;
}

export interface RestartTiming {
  readonly commandMs: number;
  /** From the end of the command until the server answers. */
  readonly comeBackMs: number;
  readonly askEveryMs: number;
  readonly answerMs: number;
}

const TIMING: RestartTiming = { commandMs: 120_000, comeBackMs: 300_000, askEveryMs: 2_000, answerMs: 5_000 };

export interface ServerRestarterOptions {
  readonly settings: SettingsStore;
  readonly logger: Logger;
  /** Gets `restart-<host>.log` for each server: what the last command printed. */
  readonly logFolderPath: string;
  readonly timing?: Partial<RestartTiming>;
}

type Tools = ServerRestarterOptions & { readonly timing: RestartTiming };

export function createServerRestarter(options: ServerRestarterOptions): ServerRestarter {
  const tools: Tools = { ...options, timing: { ...TIMING, ...options.timing } };
  const closed = new AbortController();
  const underWay = new Map<string, Promise<Result<void>>>();
  const mayUnasked = limitPerHour();
  const begin = (url: string, isAsked: boolean): Promise<Result<void>> => {
    const refusalOf = (known: RestartCommand): StudioError | null => {
      if (isAsked) return null;
      if (!known.byItself) return restartNotAllowed(url);
      return mayUnasked(url) ? null : restartedTooOften(url, MOST_PER_HOUR);
    };
    const done = restartOne(url, refusalOf, tools, closed.signal).finally(() => underWay.delete(url));
    underWay.set(url, done);
    return done;
  };
  const restart = async (givenUrl: string, isAsked: boolean, given?: AbortSignal): Promise<Result<void>> => {
    const url = tidyServerUrl(givenUrl);
    const signal = given === undefined ? closed.signal : AbortSignal.any([given, closed.signal]);
    if (signal.aborted) return err(restartStopped(url));
    const [, joined] = [...underWay].find(([other]) => isSameServer(other, url)) ?? [];
    return Promise.race([joined ?? begin(url, isAsked), whenStopped(url, signal)]);
  };
  return {
    restart: (url, signal) => restart(url, true, signal),
    restartUnasked: (url, signal) => restart(url, false, signal),
    close: () => closed.abort(),
  };
}

const MOST_PER_HOUR = 3;
const HOUR_MS = 3_600_000;

/** true: it is counted as done. */
function limitPerHour(): (url: string) => boolean {
  const times = new Map<string, number[]>();
  return (url) => {
    const now = performance.now();
    const recent = (times.get(url) ?? []).filter((time) => now - time < HOUR_MS);
    if (recent.length >= MOST_PER_HOUR) return false;
    times.set(url, [...recent, now]);
    return true;
  };
}

async function restartOne(
  url: string,
  refusalOf: (known: RestartCommand) => StudioError | null,
  tools: Tools,
  signal: AbortSignal,
): Promise<Result<void>> {
  const { settings, logger, timing } = tools;
  const known = findRestartCommand((await settings.reread()).restartCommands, url);
  if (known === null) return err(noRestartCommand(url));
  const refusal = refusalOf(known);
  if (refusal !== null) {
    logger.warn(refusal.message);
    return err(refusal);
  }
  const server = createComfyServer({ url, logger, timing: { requestTimeoutMs: timing.answerMs } });
  const done = await restartWith(known.command, server, tools, signal);
  await server.close();
  if (done.ok) logger.info('The server answers again', { server: url });
  else if (done.error.code !== 'stopped') logger.failure(done.error);
  return done;
}

async function restartWith(
  command: string,
  server: ComfyServer,
  tools: Tools,
  signal: AbortSignal,
): Promise<Result<void>> {
  const { url } = server;
  const { logger, logFolderPath, timing } = tools;
  const before = await jobsOn(server, signal);
  const outputPath = join(logFolderPath, `restart-${url.replace(/^https?:\/\//, '').replace(/[^\w.-]+/g, '_')}.log`);
  logger.info('Restart command starts', { server: url, command });
  const ended = await runShellCommand(command, { outputPath, timeoutMs: timing.commandMs, signal });
  if (!ended.ok) return ended;
  logger.info('Restart command ended', { server: url, fault: ended.value.fault, output: ended.value.tail });
  if (ended.value.fault !== null) return err(restartFailed(url, command, ended.value, outputPath, timing.commandMs));
  return untilBack(server, new Set(before ?? []), timing, signal);
}

/**
 * It answers, and the jobs it had are gone: a command may return before the old process has ended, and that one answers yet.
 * Jobs live in the server's memory only.
 */
async function untilBack(
  server: ComfyServer,
  jobsBefore: ReadonlySet<string>,
  timing: RestartTiming,
  signal: AbortSignal,
): Promise<Result<void>> {
  const until = performance.now() + timing.comeBackMs;
  for (;;) {
    const stats = await server.systemStats(signal);
    const jobs = stats.ok ? await jobsOn(server, signal) : null;
    if (signal.aborted) return err(restartStopped(server.url));
    if (jobs !== null && !jobs.some((id) => jobsBefore.has(id))) return ok(undefined);
    if (performance.now() >= until) {
      if (jobs !== null) return err(notRestarted(server.url));
      return err(notBack(server.url, timing.comeBackMs, stats.ok ? null : stats.error));
    }
    await sleep(timing.askEveryMs, undefined, { signal }).catch(() => undefined);
  }
}

/** null: it does not say. */
async function jobsOn(server: ComfyServer, signal: AbortSignal): Promise<readonly string[] | null> {
  const queue = await server.queue(signal);
  return queue.ok ? [...queue.value.running, ...queue.value.pending] : null;
}

function whenStopped(url: string, signal: AbortSignal): Promise<Result<never>> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(err(restartStopped(url))), { once: true });
  });
}
