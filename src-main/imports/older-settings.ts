// config/settings.json of the Gradio tool: its server, its folders, and what every project of it began with.
import { isAbsolute } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { type Resolution, resolution } from '#shared/model/project.ts';
import type { StudioSettings } from '#shared/model/settings.ts';
import { isSameServer, tidyServerUrl } from '../settings/index.ts';
import type { ConfigDocument, ConfigValue } from './config-document.ts';
import type { ConfigImport, ImportContext, SettingsChanges } from './config-import.ts';
import { addChange, type Found, noteUnknownKeys, wrongValue } from './findings.ts';
import { sizeWords } from './pipeline-config.ts';

export const OLDER_SETTINGS_KEYS = [
  ...['comfy_url', 'comfy_root', 'workflow_dir', 'global_resolution', 'use_sage_attention'],
];

type Reader = (given: ConfigValue, key: string, settings: StudioSettings, found: Found) => SettingsChanges;

const READERS: Readonly<Record<string, Reader>> = {
  comfy_url: serverOf,
  comfy_root: comfyRootOf,
  workflow_dir: workflowFolderOf,
  global_resolution: resolutionOf,
  use_sage_attention: sageOf,
};

export function readOlderSettings(config: ConfigDocument, { settings }: ImportContext): ConfigImport {
  const found: Found = { changes: [], notes: [] };
  let all: SettingsChanges = {};
  for (const [key, read] of Object.entries(READERS)) {
    const given = config.at(key);
    if (given === null || given.value === null || given.value === '') continue;
    const changes = read(given, key, settings, found);
    all = { ...all, ...changes, ...(changes.defaults && { defaults: { ...all.defaults, ...changes.defaults } }) };
  }
  noteUnknownKeys(found, config, [], OLDER_SETTINGS_KEYS);
  if (all.defaults !== undefined)
    found.notes.push(
      say`Size and SageAttention are what new projects begin with; projects that are there keep theirs.`,
    );
  return { preview: { kind: 'older-settings', ...found }, settings: all, project: {} };
}

const none = () => say`none`;

function serverOf(given: ConfigValue, key: string, { servers }: StudioSettings, found: Found): SettingsChanges {
  const url = typeof given.value === 'string' ? tidyServerUrl(given.value) : '';
  const isUrl = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  if (!isUrl) {
    found.notes.push(wrongValue(key, given, say`A server is an address such as http://127.0.0.1:8188.`));
    return {};
  }
  if (servers.some((one) => isSameServer(one, url))) return {};
  const next = [...servers, url];
  addChange(found, { key, from: servers.join(', ') || none(), to: next.join(', '), where: 'settings' });
  return { servers: next };
}

function wholePath(given: ConfigValue, key: string, found: Found): string | null {
  const path = typeof given.value === 'string' ? given.value.trim() : '';
  if (isAbsolute(path)) return path;
  found.notes.push(wrongValue(key, given, say`It has to be the whole path of a folder on this machine.`));
  return null;
}

function comfyRootOf(given: ConfigValue, key: string, { comfyRoot }: StudioSettings, found: Found): SettingsChanges {
  const path = wholePath(given, key, found);
  if (path === null) return {};
  return addChange(found, { key, from: comfyRoot ?? none(), to: path, where: 'settings' }) ? { comfyRoot: path } : {};
}

function workflowFolderOf(
  given: ConfigValue,
  key: string,
  { workflowFolders }: StudioSettings,
  found: Found,
): SettingsChanges {
  const path = wholePath(given, key, found);
  if (path === null || workflowFolders.includes(path)) return {};
  const next = [...workflowFolders, path];
  addChange(found, { key, from: workflowFolders.join(', ') || none(), to: next.join(', '), where: 'settings' });
  return { workflowFolders: next };
}

function resolutionOf(given: ConfigValue, key: string, { defaults }: StudioSettings, found: Found): SettingsChanges {
  const size = sizeIn(given.value);
  if (size === null) {
    found.notes.push(wrongValue(key, given, say`A size is such as "1024x576", between 16 and 8192 pixels a side.`));
    return {};
  }
  const change = { key, from: sizeWords(defaults.resolution), to: sizeWords(size), where: 'settings' } as const;
  return addChange(found, change) ? { defaults: { resolution: size } } : {};
}

/** "1024x576", [1024, 576] or {width, height}. */
function sizeIn(value: unknown): Resolution | null {
  const [, width, height] = typeof value === 'string' ? (/^\s*(\d+)\s*[x×*,]\s*(\d+)\s*$/i.exec(value) ?? []) : [];
  const given = Array.isArray(value) ? { width: value[0], height: value[1] } : value;
  const read = resolution.safeParse(width === undefined ? given : { width: Number(width), height: Number(height) });
  return read.success ? read.data : null;
}

function sageOf(given: ConfigValue, key: string, { defaults }: StudioSettings, found: Found): SettingsChanges {
  if (typeof given.value !== 'boolean') {
    found.notes.push(wrongValue(key, given, say`It is true or false.`));
    return {};
  }
  const words = (isOn: boolean) => (isOn ? say`on` : say`off`);
  const change = { key, from: words(defaults.useSageAttention), to: words(given.value), where: 'settings' } as const;
  return addChange(found, change) ? { defaults: { useSageAttention: given.value } } : {};
}
