// Which of the two older configurations a text is, and what it would change.
import { say } from '#shared/i18n/say.ts';
import type { ImportPreview } from '#shared/model/story.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type ConfigDocument, readConfig } from './config-document.ts';
import type { ConfigImport, ImportContext } from './config-import.ts';
import { OLDER_SETTINGS_KEYS, readOlderSettings } from './older-settings.ts';
import { PIPELINE_KEYS, readPipelineConfig } from './pipeline-config.ts';

/** Whether a text that may as well be a story is one of these configurations. */
export function isConfiguration(text: string, fileName: string): boolean {
  if (/\.ya?ml$/i.test(fileName)) return true;
  // Reading a long story as a configuration takes long.
  if (!SIGNS.test(text)) return false;
  const config = readConfig(text, fileName);
  return config.ok && kindOf(config.value) !== null;
}

export function readConfiguration(text: string, fileName: string, context: ImportContext): Result<ConfigImport> {
  const config = readConfig(text, fileName);
  if (!config.ok) return config;
  switch (kindOf(config.value)) {
    case 'pipeline-config':
      return ok(readPipelineConfig(config.value, context));
    case 'older-settings':
      return ok(readOlderSettings(config.value, context));
    case null:
      return err({
        code: 'bad-file',
        message: say`This is no configuration of an older tool.`,
        remedy: say`Choose its pipeline_config.yaml, with "video_settings", or its settings.json, with "comfy_url" or "comfy_root".`,
        filePath: fileName,
      });
  }
}

const SIGNS = new RegExp([...PIPELINE_KEYS, ...OLDER_SETTINGS_KEYS].join('|'));

/** A storyboard may have "video_settings" too, and a project "use_sage_attention". */
function kindOf(config: ConfigDocument): ImportPreview['kind'] | null {
  const keys = config.keys();
  if (keys.includes('shots')) return null;
  if (keys.some((key) => PIPELINE_KEYS.includes(key))) return 'pipeline-config';
  return keys.some((key) => key !== 'use_sage_attention' && OLDER_SETTINGS_KEYS.includes(key))
    ? 'older-settings'
    : null;
}
