// settings.json between disk and program: snake_case there, the names of the contract here, every value judged by itself.
import type { z } from 'zod/v4';
import {
  DEFAULT_SETTINGS,
  type LayoutPatch,
  type ProjectDefaults,
  projectDefaults,
  type StudioSettings,
  studioSettings,
} from '#shared/model/settings.ts';
import { asObject } from './as-object.ts';
import { readRestartCommands } from './restart-commands.ts';

/** What a request may change. */
export type EasyKey = Exclude<keyof StudioSettings, 'restartCommands'>;
export type SettingsPatch = { readonly [Key in Exclude<EasyKey, 'layout'>]?: StudioSettings[Key] | undefined } & {
  readonly layout?: LayoutPatch | undefined;
};

type RawSettings = Readonly<Record<string, unknown>>;
type PlainSettings = Omit<StudioSettings, 'restartCommands' | 'defaults' | 'layout'>;

const NAMES: Readonly<Record<keyof PlainSettings, string>> = {
  servers: 'servers',
  ffmpegPath: 'ffmpeg_path',
  workflowFolders: 'workflow_folders',
  comfyRoot: 'comfy_root',
  appearance: 'appearance',
  language: 'language',
  keyPreset: 'key_preset',
};
const DEFAULTS_NAMES: Readonly<Record<keyof ProjectDefaults, string>> = {
  engine: 'engine',
  workflowFile: 'workflow',
  resolution: 'resolution',
  maxSegmentSeconds: 'max_segment_seconds',
  useSageAttention: 'use_sage_attention',
};

/** More is no layout: a page that names things by their ids must not fill the file. */
const MOST_LAYOUT_ENTRIES = 200;

export interface ReadSettings {
  readonly settings: StudioSettings;
  /** Places in the file whose value cannot be used; a default stands in for each. */
  readonly wrongPlaces: readonly string[];
}

export function readSettingsFields(raw: RawSettings): ReadSettings {
  const { restartCommands: _commands, defaults: _defaults, layout: _layout, ...plain } = DEFAULT_SETTINGS;
  const fields = readFields<PlainSettings>(raw, studioSettings.shape, NAMES, plain);
  const defaults = readDefaults(raw.defaults);
  const layout = readLayout(raw.layout);
  const restart = readRestartCommands(raw.restart_commands);
  return {
    settings: {
      ...fields.values,
      defaults: defaults.values,
      layout: layout.values,
      restartCommands: restart.commands,
    },
    wrongPlaces: [...fields.wrong, ...defaults.wrong, ...layout.wrong, ...restart.wrongPlaces],
  };
}

/** Only what the patch names is written: what a newer version or a slip of the pen left in the file stays. */
export function withSettings(raw: RawSettings, patch: SettingsPatch): Record<string, unknown> {
  const { defaults, layout, ...plain } = patch;
  return {
    ...raw,
    ...toDisk(plain, NAMES),
    ...(defaults && { defaults: { ...asObject(raw.defaults), ...toDisk(defaults, DEFAULTS_NAMES) } }),
    ...(layout && { layout: mergeLayout(raw.layout, layout) }),
  };
}

/** Name by name, so that two pages do not take each other's away; what was not touched for longest goes first. */
function mergeLayout(raw: unknown, changed: LayoutPatch): Record<string, unknown> {
  const others = Object.entries(asObject(raw) ?? {}).filter(([name]) => !Object.hasOwn(changed, name));
  return Object.fromEntries(
    [...others, ...Object.entries(changed).filter(([, value]) => value !== null)].slice(-MOST_LAYOUT_ENTRIES),
  );
}

interface ReadFields<T> {
  readonly values: T;
  readonly wrong: readonly string[];
}

function readDefaults(raw: unknown): ReadFields<ProjectDefaults> {
  const entries = raw === undefined ? {} : asObject(raw);
  if (entries === null) return { values: DEFAULT_SETTINGS.defaults, wrong: ['defaults'] };
  const read = readFields(entries, projectDefaults.shape, DEFAULTS_NAMES, DEFAULT_SETTINGS.defaults);
  return { ...read, wrong: read.wrong.map((name) => `defaults.${name}`) };
}

function readLayout(raw: unknown): ReadFields<StudioSettings['layout']> {
  const entries = raw === undefined ? {} : asObject(raw);
  if (entries === null) return { values: {}, wrong: ['layout'] };
  const isUsable = (name: string) => studioSettings.shape.layout.safeParse({ [name]: entries[name] }).success;
  const [usable, wrong] = [Object.keys(entries).filter(isUsable), Object.keys(entries).filter((n) => !isUsable(n))];
  const values = Object.fromEntries(usable.map((name) => [name, entries[name]]));
  return { values: studioSettings.shape.layout.parse(values), wrong: wrong.map((name) => `layout.${name}`) };
}

function readFields<T extends object>(
  raw: RawSettings,
  schemas: { readonly [Key in keyof T]: z.ZodType<T[Key]> },
  names: Readonly<Record<keyof T, string>>,
  fallback: T,
): ReadFields<T> {
  const wrong: string[] = [];
  const values = { ...fallback };
  for (const key of Object.keys(names) as (keyof T)[]) {
    const value = raw[names[key]];
    if (value === undefined) continue;
    const parsed = schemas[key].safeParse(value);
    if (parsed.success) values[key] = parsed.data;
    else wrong.push(names[key]);
  }
  return { values, wrong };
}

function toDisk<T extends object>(values: T, names: Readonly<Record<keyof T, string>>): Record<string, T[keyof T]> {
  const given = (Object.keys(values) as (keyof T)[]).filter((key) => values[key] !== undefined);
  return Object.fromEntries(given.map((key) => [names[key], values[key]]));
}
