// settings.json in the app's own folder. A damaged one is set aside and said; the studio starts all the same.
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DEFAULT_SETTINGS, type StudioSettings, studioSettings } from '#shared/model/settings.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { Logger } from '../logging/index.ts';
import { readJsonFile, setAside, writeJsonAtomically } from '../storage/index.ts';

export interface SettingsStore {
  get(): StudioSettings;
  change(patch: { [Key in keyof StudioSettings]?: StudioSettings[Key] | undefined }): Promise<Result<StudioSettings>>;
}

type Key = keyof StudioSettings;

export async function openSettings(appDataPath: string, logger: Logger): Promise<SettingsStore> {
  const filePath = join(appDataPath, 'settings.json');
  let read = await readSettings(filePath, logger);
  let queue: Promise<unknown> = Promise.resolve();
  const change: SettingsStore['change'] = async (patch) => {
    // Not read is not empty: what we could not see must not be replaced.
    if (read.unreadable !== null) read = await readSettings(filePath, logger);
    if (read.unreadable !== null) return err(read.unreadable);
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    const settings: StudioSettings = { ...read.settings, ...given };
    const wrongKeys = read.wrongKeys.filter((key) => !Object.hasOwn(given, key));
    // Keys of a newer version stay in the file, and so does a wrong value until it is replaced.
    const raw = { ...read.raw, ...toDisk(settings, wrongKeys) };
    const written = await writeJsonAtomically(filePath, raw);
    if (!written.ok) return written;
    read = { settings, raw, wrongKeys, unreadable: null };
    return ok(settings);
  };
  return {
    get: () => read.settings,
    change(patch) {
      // One after the other: each starts from what the one before has saved.
      const changed = queue.then(() => change(patch));
      queue = changed.catch(() => undefined);
      return changed;
    },
  };
}

const DISK_KEYS: Record<Key, string> = {
  servers: 'servers',
  ffmpegPath: 'ffmpeg_path',
  workflowFolders: 'workflow_folders',
  comfyRoot: 'comfy_root',
  appearance: 'appearance',
};
const KEYS = Object.keys(DISK_KEYS) as Key[];

function toDisk(settings: StudioSettings, without: readonly Key[]): Record<string, unknown> {
  const keys = KEYS.filter((key) => !without.includes(key));
  return Object.fromEntries(keys.map((key) => [DISK_KEYS[key], settings[key]]));
}

function asObject(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}

interface ReadSettings {
  readonly settings: StudioSettings;
  /** As on disk. */
  readonly raw: Record<string, unknown>;
  /** Their defaults stand in. */
  readonly wrongKeys: readonly Key[];
  /** Why the file, which is there, could not be read. */
  readonly unreadable: StudioError | null;
}
const FRESH: ReadSettings = { settings: DEFAULT_SETTINGS, raw: {}, wrongKeys: [], unreadable: null };

async function readSettings(filePath: string, logger: Logger): Promise<ReadSettings> {
  if (!existsSync(filePath)) return FRESH;
  const file = await readJsonFile(filePath);
  if (!file.ok && file.error.code !== 'bad-file') {
    logger.failure(file.error);
    return { ...FRESH, unreadable: file.error };
  }
  const raw = file.ok ? asObject(file.value.value) : null;
  if (raw !== null) return readFields(raw, filePath, logger);
  const aside = await setAside(filePath);
  logger.warn('settings.json was damaged and set aside', { file: aside.ok ? basename(aside.value) : filePath });
  return FRESH;
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
  const usable = KEYS.filter((key) => raw[DISK_KEYS[key]] !== undefined && !wrongKeys.includes(key));
  const values = Object.fromEntries(usable.map((key) => [key, raw[DISK_KEYS[key]]]));
  return { settings: studioSettings.parse({ ...DEFAULT_SETTINGS, ...values }), raw, wrongKeys, unreadable: null };
}
