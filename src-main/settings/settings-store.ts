// settings.json in the app's own folder. A damaged one is set aside and said; the studio starts all the same.
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DEFAULT_SETTINGS, type StudioSettings, studioSettings } from '#shared/model/settings.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Logger } from '../logging/index.ts';
import { readJsonFile, setAside, writeJsonAtomically } from '../storage/index.ts';

export interface SettingsStore {
  get(): StudioSettings;
  change(patch: { [Key in keyof StudioSettings]?: StudioSettings[Key] | undefined }): Promise<Result<StudioSettings>>;
}

export async function openSettings(appDataPath: string, logger: Logger): Promise<SettingsStore> {
  const filePath = join(appDataPath, 'settings.json');
  const read = await readSettings(filePath, logger);
  let { settings } = read;
  return {
    get: () => settings,
    async change(patch) {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const next: StudioSettings = { ...settings, ...given };
      // Keys of a newer version stay in the file.
      const written = await writeJsonAtomically(filePath, { ...read.raw, ...toDisk(next) });
      if (!written.ok) return written;
      settings = next;
      return ok(settings);
    },
  };
}

const settingsOnDisk = studioSettings.partial().loose();

const DISK_KEYS: Record<keyof StudioSettings, string> = {
  servers: 'servers',
  ffmpegPath: 'ffmpeg_path',
  workflowFolders: 'workflow_folders',
  appearance: 'appearance',
};

function toDisk(settings: StudioSettings): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [DISK_KEYS[key as keyof StudioSettings], value]),
  );
}

function fromDisk(raw: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(DISK_KEYS).filter(([, diskKey]) => raw[diskKey] !== undefined);
  return Object.fromEntries(entries.map(([key, diskKey]) => [key, raw[diskKey]]));
}

function asObject(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}

async function readSettings(
  filePath: string,
  logger: Logger,
): Promise<{ settings: StudioSettings; raw: Record<string, unknown> }> {
  const fresh = { settings: DEFAULT_SETTINGS, raw: {} };
  if (!existsSync(filePath)) return fresh;
  const file = await readJsonFile(filePath);
  const raw = file.ok ? asObject(file.value.value) : null;
  const parsed = raw === null ? null : settingsOnDisk.safeParse(fromDisk(raw));
  if (raw !== null && parsed?.success) {
    const known = studioSettings.parse({ ...DEFAULT_SETTINGS, ...parsed.data });
    return { settings: known, raw };
  }
  const aside = await setAside(filePath);
  logger.warn('settings.json was damaged and set aside', { file: aside.ok ? basename(aside.value) : filePath });
  return fresh;
}
