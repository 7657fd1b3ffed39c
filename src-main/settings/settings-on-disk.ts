// settings.json between disk and program: snake_case there, the names of the contract here, every value judged by itself.
import type { z } from 'zod/v4';
import {
  DEFAULT_SETTINGS,
  type EngineSettings,
  engineSettings,
  type LayoutPatch,
  type ProjectDefaults,
  projectDefaults,
  type StudioSettings,
  studioSettings,
  type WanSettings,
  wanSettings,
} from '#shared/model/settings.ts';
import { asObject } from './as-object.ts';
import { readRestartCommands } from './restart-commands.ts';
import { DEFAULTS_NAMES, ENGINES_NAMES, NAMES, type PlainSettings, WAN_NAMES } from './settings-names.ts';

type Some<T> = { readonly [Key in keyof T]?: T[Key] | undefined };
/** By task; null takes one away. */
type WanPatch = Some<Omit<WanSettings, 'checkpoints'>> & {
  readonly checkpoints?: Readonly<Record<string, string | null>> | undefined;
};

/** Of `defaults`, `engines` and `wan` only what is named changes. */
export type SettingsPatch = Some<PlainSettings> & {
  readonly defaults?: Some<ProjectDefaults> | undefined;
  readonly engines?: Some<EngineSettings> | undefined;
  readonly wan?: WanPatch | undefined;
  readonly layout?: LayoutPatch | undefined;
};

type RawSettings = Readonly<Record<string, unknown>>;

/** More is no layout: a page that names things by their ids must not fill the file. */
const MOST_LAYOUT_ENTRIES = 200;

export interface ReadSettings {
  readonly settings: StudioSettings;
  /** Places in the file whose value cannot be used; a default stands in for each. */
  readonly wrongPlaces: readonly string[];
}

export function readSettingsFields(raw: RawSettings): ReadSettings {
  const fields = readFields<PlainSettings>(raw, studioSettings.shape, NAMES, DEFAULT_SETTINGS);
  const defaults = readPart(raw.defaults, 'defaults', (entries) =>
    readFields<ProjectDefaults>(entries, projectDefaults.shape, DEFAULTS_NAMES, DEFAULT_SETTINGS.defaults),
  );
  const engines = readPart(raw.engines, 'engines', (entries) =>
    readFields<EngineSettings>(entries, engineSettings.shape, ENGINES_NAMES, DEFAULT_SETTINGS.engines),
  );
  const wan = readPart(raw.wan, 'wan', readWan);
  const layout = readPart(raw.layout, 'layout', (entries) => readEntries(entries, studioSettings.shape.layout));
  const restart = readRestartCommands(raw.restart_commands);
  return {
    settings: {
      ...fields.values,
      defaults: defaults.values,
      engines: engines.values,
      wan: wan.values,
      layout: layout.values,
      restartCommands: restart.commands,
    },
    wrongPlaces: [fields, defaults, engines, wan, layout].flatMap(({ wrong }) => wrong).concat(restart.wrongPlaces),
  };
}

/** Only what the patch names is written: what a newer version or a slip of the pen left in the file stays. */
export function withSettings(raw: RawSettings, patch: SettingsPatch): Record<string, unknown> {
  const { defaults, engines, wan, layout, ...plain } = patch;
  return {
    ...raw,
    ...toDisk(plain, NAMES),
    ...(defaults && { defaults: { ...asObject(raw.defaults), ...toDisk(defaults, DEFAULTS_NAMES) } }),
    ...(engines && { engines: { ...asObject(raw.engines), ...toDisk(engines, ENGINES_NAMES) } }),
    ...(wan && { wan: mergeWan(asObject(raw.wan) ?? {}, wan) }),
    ...(layout && { layout: mergeLayout(raw.layout, layout) }),
  };
}

function mergeWan(raw: RawSettings, { checkpoints, ...fields }: WanPatch): Record<string, unknown> {
  const merged = { ...raw, ...toDisk(fields, WAN_NAMES) };
  if (checkpoints === undefined) return merged;
  const entries = Object.entries({ ...asObject(raw.checkpoints), ...checkpoints });
  return { ...merged, checkpoints: Object.fromEntries(entries.filter(([, folder]) => folder !== null)) };
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

/** @param raw what stands under `place`; what is no object is wrong as a whole, and read as if nothing stood there */
function readPart<T>(raw: unknown, place: string, read: (entries: RawSettings) => ReadFields<T>): ReadFields<T> {
  const entries = raw === undefined ? {} : asObject(raw);
  if (entries === null) return { ...read({}), wrong: [place] };
  const { values, wrong } = read(entries);
  return { values, wrong: wrong.map((name) => `${place}.${name}`) };
}

function readWan(raw: RawSettings): ReadFields<WanSettings> {
  const { checkpoints: shape, ...shapes } = wanSettings.shape;
  const { checkpoints: _none, ...fallback } = DEFAULT_SETTINGS.wan;
  const fields = readFields<Omit<WanSettings, 'checkpoints'>>(raw, shapes, WAN_NAMES, fallback);
  const checkpoints = readPart(raw.checkpoints, 'checkpoints', (entries) => readEntries(entries, shape));
  return {
    values: { ...fields.values, checkpoints: checkpoints.values },
    wrong: [...fields.wrong, ...checkpoints.wrong],
  };
}

/** The entries of a record that fit its shape. */
function readEntries<T extends object>(entries: RawSettings, shape: z.ZodType<T>): ReadFields<T> {
  const isUsable = (name: string) => shape.safeParse({ [name]: entries[name] }).success;
  const names = Object.keys(entries);
  const usable = names.filter(isUsable);
  return {
    values: shape.parse(Object.fromEntries(usable.map((name) => [name, entries[name]]))),
    wrong: names.filter((name) => !usable.includes(name)),
  };
}

function readFields<T extends object>(
  raw: RawSettings,
  schemas: { readonly [Key in keyof T]: z.ZodType<T[Key]> },
  names: Readonly<Record<keyof T, string>>,
  fallback: T,
): ReadFields<T> {
  const wrong: string[] = [];
  const keys = Object.keys(names) as (keyof T)[];
  const values = Object.fromEntries(keys.map((key) => [key, fallback[key]])) as T;
  for (const key of keys) {
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
