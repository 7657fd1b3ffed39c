// settings.json in the app's own folder. A damaged one is set aside and said; the studio starts all the same.
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DEFAULT_SETTINGS, type RestartCommand, type StudioSettings, studioSettings } from '#shared/model/settings.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { Logger } from '../logging/index.ts';
import { readJsonFile, setAside, writeJsonAtomically } from '../storage/index.ts';
import { asObject } from './as-object.ts';
import { findRestartCommand, isUsableCommand, readRestartCommands, withRestartCommand } from './restart-commands.ts';

export interface SettingsStore {
  /** As last read or changed. */
  get(): StudioSettings;
  /** Reads the file again: the user, or a command line beside this studio, may have changed it. */
  reread(): Promise<StudioSettings>;
  change(patch: { [Key in EasyKey]?: StudioSettings[Key] | undefined }): Promise<Result<StudioSettings>>;
  /**
   * Where it becomes another command, a run may no longer use it without asking. `null` takes it away.
   * Errors: `bad-request` (empty), or the file cannot be read or written.
   */
  setRestartCommand(url: string, command: string | null): Promise<Result<StudioSettings>>;
  /** Whether a run may use this server's command without asking. Errors: `not-supported` (there is none), or the file. */
  allowRestart(url: string, byItself: boolean): Promise<Result<StudioSettings>>;
}

/** What a request may change. */
type EasyKey = Exclude<keyof StudioSettings, 'restartCommands'>;

export async function openSettings(appDataPath: string, logger: Logger): Promise<SettingsStore> {
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
  const save = (edit: (read: ReadSettings) => Result<ReadSettings>) =>
    inTurn(async () => {
      // Not read is not empty: what we could not see must not be replaced.
      if (read.unreadable !== null) return err(read.unreadable);
      const edited = edit(read);
      if (!edited.ok) return edited;
      const written = await writeJsonAtomically(filePath, edited.value.raw);
      if (!written.ok) return written;
      read = edited.value;
      return ok(read.settings);
    });
  return {
    get: () => read.settings,
    reread: () => inTurn(async () => read.settings),
    change: (patch) => save((before) => ok(withPatch(before, patch))),
    setRestartCommand: (url, command) => save((before) => setCommand(before, url, command)),
    allowRestart: (url, byItself) => save((before) => allowCommand(before, url, byItself)),
  };
}

function withPatch(read: ReadSettings, patch: Parameters<SettingsStore['change']>[0]): ReadSettings {
  const given = Object.fromEntries(KEYS.filter((key) => patch[key] !== undefined).map((key) => [key, patch[key]]));
  const settings: StudioSettings = { ...read.settings, ...given };
  const wrongKeys = read.wrongKeys.filter((key) => !Object.hasOwn(given, key));
  // Keys of a newer version stay in the file, and so does a wrong value until it is replaced.
  return { ...read, settings, raw: { ...read.raw, ...toDisk(settings, wrongKeys) }, wrongKeys };
}

function setCommand(read: ReadSettings, url: string, given: string | null): Result<ReadSettings> {
  if (given === null) return ok(withCommand(read, url, null));
  const command = given.trim();
  if (!isUsableCommand(command)) return err(unusableCommand);
  const before = findRestartCommand(read.settings.restartCommands, url);
  return ok(withCommand(read, url, { command, byItself: before?.command === command && before.byItself }));
}

function allowCommand(read: ReadSettings, url: string, byItself: boolean): Result<ReadSettings> {
  const known = findRestartCommand(read.settings.restartCommands, url);
  return known === null ? err(noRestartCommand(url)) : ok(withCommand(read, url, { ...known, byItself }));
}

function withCommand(read: ReadSettings, url: string, next: RestartCommand | null): ReadSettings {
  const changed = withRestartCommand(read.raw.restart_commands, url, next);
  const restartCommands = readRestartCommands(changed).commands;
  return {
    ...read,
    settings: { ...read.settings, restartCommands },
    raw: { ...read.raw, restart_commands: changed },
  };
}

const unusableCommand: StudioError = {
  code: 'bad-request',
  message: 'The restart command is empty or holds a character that no command can hold.',
  remedy: 'Give the command as you would type it in a terminal.',
};

export const noRestartCommand = (url: string): StudioError => ({
  code: 'not-supported',
  message: `No restart command is known for ${url}.`,
  remedy: `Set one: longtake servers --server ${url} --set-restart "COMMAND"; or in settings.json under restart_commands.`,
});

const DISK_KEYS: Record<EasyKey, string> = {
  servers: 'servers',
  ffmpegPath: 'ffmpeg_path',
  workflowFolders: 'workflow_folders',
  comfyRoot: 'comfy_root',
  appearance: 'appearance',
};
const KEYS = Object.keys(DISK_KEYS) as EasyKey[];

function toDisk(settings: StudioSettings, without: readonly EasyKey[]): Record<string, unknown> {
  const keys = KEYS.filter((key) => !without.includes(key));
  return Object.fromEntries(keys.map((key) => [DISK_KEYS[key], settings[key]]));
}

interface ReadSettings {
  readonly settings: StudioSettings;
  /** As on disk. */
  readonly raw: Record<string, unknown>;
  /** Their defaults stand in. */
  readonly wrongKeys: readonly EasyKey[];
  /** Why the file, which is there, could not be read. */
  readonly unreadable: StudioError | null;
}
const FRESH: ReadSettings = { settings: DEFAULT_SETTINGS, raw: {}, wrongKeys: [], unreadable: null };

/** @param before what was known; it stays where the file cannot be read, or was damaged meanwhile */
async function readSettings(filePath: string, logger: Logger, before: ReadSettings): Promise<ReadSettings> {
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

/** Key by key: a wrong one must not cost the user the others. */
function readFields(raw: Record<string, unknown>, filePath: string, logger: Logger): ReadSettings {
  const wrongKeys = KEYS.filter((key) => {
    const value = raw[DISK_KEYS[key]];
    return value !== undefined && !studioSettings.shape[key].safeParse(value).success;
  });
  for (const key of wrongKeys) {
    logger.warn('A setting is wrong; its default stands in', { file: filePath, key: DISK_KEYS[key] });
  }
  const { commands, wrongPlaces } = readRestartCommands(raw.restart_commands);
  for (const key of wrongPlaces) logger.warn('A restart command is wrong; it is not used', { file: filePath, key });
  const usable = KEYS.filter((key) => raw[DISK_KEYS[key]] !== undefined && !wrongKeys.includes(key));
  const values = Object.fromEntries(usable.map((key) => [key, raw[DISK_KEYS[key]]]));
  const settings = studioSettings.parse({ ...DEFAULT_SETTINGS, ...values, restartCommands: commands });
  return { settings, raw, wrongKeys, unreadable: null };
}
