// How much engines do at once and how patient Longtake is: as it is in effect, and how it is changed.
import type { EngineInfo } from '#shared/model/engine-info.ts';
import { DEFAULT_SETTINGS, type EngineSettings, type SettingOverride } from '#shared/model/settings.ts';
import { useApp, useStores } from '../app/stores-context.ts';

export function useEngineSettings(): {
  readonly engines: EngineSettings;
  readonly change: (patch: Partial<EngineSettings>) => void;
} {
  const { app } = useStores();
  const engines = useApp((state) => state.settings?.engines ?? DEFAULT_SETTINGS.engines);
  // Only what changes: the rest may be the environment's, or another page's.
  return { engines, change: (patch) => void app.getState().changeSettings({ engines: patch }) };
}

/** null: the setting stands in the file. */
export const useOverride = (setting: SettingOverride['setting']): SettingOverride | null =>
  useApp((state) => state.info?.fromEnvironment.find((one) => one.setting === setting) ?? null);

export const useEngineInfo = (id: EngineInfo['id']): EngineInfo | null =>
  useApp((state) => state.engines.find((engine) => engine.id === id) ?? null);
