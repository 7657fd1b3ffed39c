// settings.json in the app's own folder. A damaged one is set aside and said; the studio starts all the same.
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import {
  DEFAULT_SETTINGS,
  type RestartCommand,
  type SettingOverride,
  type StudioSettings,
} from '#shared/model/settings.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { Logger } from '../logging/index.ts';
import { readJsonFile, setAside, writeJsonAtomically } from '../storage/index.ts';
import { asObject } from './as-object.ts';
import { findRestartCommand, isUsableCommand, withRestartCommand } from './restart-commands.ts';
import { type Environment, readEnvironment } from './settings-from-environment.ts';
import { readSettingsFields, type SettingsPatch, withSettings } from './settings-on-disk.ts';

export interface SettingsStore {
  /** As last read or changed, and with what the environment says instead. */
  get(): StudioSettings;
  /** What the environment says instead, and what it says in vain. */
  overrides(): readonly SettingOverride[];
  /** Reads the file again: the user, or a command line beside this studio, may have changed it. */
  reread(): Promise<StudioSettings>;
  /** `layout`, `defaults`, `engines` and `wan` name by name; everything else whole. */
  change(patch: SettingsPatch): Promise<Result<StudioSettings>>;
  /**
   * Where it becomes another command, a run may no longer use it without asking. `null` takes it away.
   * Errors: `bad-request` (empty), or the file cannot be read or written.
   */
  setRestartCommand(url: string, command: string | null): Promise<Result<StudioSettings>>;
  /** Whether a run may use this server's command without asking. Errors: `not-supported` (there is none), or the file. */
  allowRestart(url: string, byItself: boolean): Promise<Result<StudioSettings>>;
}

/** @param environment of this process: what it says wins over the file and is never written */
export async function openSettings(
  appDataPath: string,
  logger: Logger,
  environment: Environment = process.env,
): Promise<SettingsStore> {
  const given = readEnvironment(environment);
  for (const { problem } of given.overrides()) if (problem !== null) logger.warn(problem);
  const filePath = join(appDataPath, 'settings.json');
  let read = await readSettings(filePath, logger, FRESH);
  let queue: Promise<unknown> = Promise.resolve();
  // One after the other, each from what the file says now.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(async () => {
      read = await readSettings(filePath, logger, read);
      return work();
    });
    queue = done.catch(() => undefined);
    return done;
  };
  const save = (edit: (read: ReadSettingsFile) => Result<ReadSettingsFile>) =>
    inTurn(async () => {
      // Not read is not empty: what we could not see must not be replaced.
      if (read.unreadable !== null) return err(read.unreadable);
      const edited = edit(read);
      if (!edited.ok) return edited;
      const written = await writeJsonAtomically(filePath, edited.value.raw);
      if (!written.ok) return written;
      read = edited.value;
      return ok(given.over(read.settings));
    });
  return {
    get: () => given.over(read.settings),
    overrides: given.overrides,
    reread: () => inTurn(async () => given.over(read.settings)),
    change: (patch) => save((before) => ok(withRaw(before, withSettings(before.raw, patch)))),
    setRestartCommand: (url, command) => save((before) => setCommand(before, url, command)),
    allowRestart: (url, byItself) => save((before) => allowCommand(before, url, byItself)),
  };
}

/** A wrong value stays in the file until it is replaced. */
const withRaw = (read: ReadSettingsFile, raw: Record<string, unknown>): ReadSettingsFile => ({
  ...read,
  raw,
  settings: readSettingsFields(raw).settings,
});

function setCommand(read: ReadSettingsFile, url: string, given: string | null): Result<ReadSettingsFile> {
  if (given === null) return ok(withCommand(read, url, null));
  const command = given.trim();
  if (!isUsableCommand(command)) return err(unusableCommand());
  const before = findRestartCommand(read.settings.restartCommands, url);
  return ok(withCommand(read, url, { command, byItself: before?.command === command && before.byItself }));
}

function allowCommand(read: ReadSettingsFile, url: string, byItself: boolean): Result<ReadSettingsFile> {
  const known = findRestartCommand(read.settings.restartCommands, url);
  return known === null ? err(noRestartCommand(url)) : ok(withCommand(read, url, { ...known, byItself }));
}

const withCommand = (read: ReadSettingsFile, url: string, next: RestartCommand | null): ReadSettingsFile =>
  withRaw(read, { ...read.raw, restart_commands: withRestartCommand(read.raw.restart_commands, url, next) });

const unusableCommand = (): StudioError => ({
  code: 'bad-request',
  message: say`The restart command is empty or holds a character that no command can hold.`,
  remedy: say`Give the command as you would type it in a terminal.`,
});

export const noRestartCommand = (url: string): StudioError => ({
  code: 'not-supported',
  message: say`No restart command is known for ${url}.`,
  remedy: say`Set one: longtake servers --server ${url} --set-restart "COMMAND"; or in settings.json under restart_commands.`,
});

interface ReadSettingsFile {
  readonly settings: StudioSettings;
  /** As on disk. */
  readonly raw: Record<string, unknown>;
  /** Why the file, which is there, could not be read. */
  readonly unreadable: StudioError | null;
}
const FRESH: ReadSettingsFile = { settings: DEFAULT_SETTINGS, raw: {}, unreadable: null };

/** @param before what was known; it stays where the file cannot be read, or was damaged meanwhile */
async function readSettings(filePath: string, logger: Logger, before: ReadSettingsFile): Promise<ReadSettingsFile> {
  if (!existsSync(filePath)) return FRESH;
  const file = await readJsonFile(filePath);
  if (!file.ok && file.error.code !== 'bad-file') {
    logger.failure(file.error);
    return { ...before, unreadable: file.error };
  }
  const raw = file.ok ? asObject(file.value.value) : null;
  if (raw !== null) return readFields(raw, filePath, logger);
  const aside = await setAside(filePath);
  logger.warn('settings.json was damaged and set aside', { file: aside.ok ? basename(aside.value) : filePath });
  return { ...before, unreadable: null };
}

function readFields(raw: Record<string, unknown>, filePath: string, logger: Logger): ReadSettingsFile {
  const { settings, wrongPlaces } = readSettingsFields(raw);
  for (const key of wrongPlaces) logger.warn('A setting is wrong; its default stands in', { file: filePath, key });
  return { settings, raw, unreadable: null };
}
