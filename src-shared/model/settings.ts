// What settings.json in the app's own folder holds.
import { z } from 'zod/v4';
import { LANGUAGES } from '../i18n/languages.ts';
import { DEFAULT_MAX_SEGMENT_SECONDS, engineId, resolution } from './project.ts';

export const restartCommand = z.object({
  /** Given to the system's shell. */
  command: z.string().min(1),
  /** A run may use it without asking. */
  byItself: z.boolean(),
});
export type RestartCommand = z.infer<typeof restartCommand>;

export const KEY_PRESETS = ['longtake', 'premiere', 'resolve'] as const;
export type KeyPreset = (typeof KEY_PRESETS)[number];

export const projectDefaults = z.object({
  /** null: the draft engine, as long as nobody chose. */
  engine: engineId.nullable(),
  workflowFile: z.string().nullable(),
  /** null: the model's own. */
  resolution: resolution.nullable(),
  /** null: as long as the model can. */
  maxSegmentSeconds: z.number().min(0.1).max(600).nullable(),
  useSageAttention: z.boolean(),
});
export type ProjectDefaults = z.infer<typeof projectDefaults>;

/** Where Wan's generate.py is, and how it is run. Paths are absolute. */
export const wanSettings = z.object({
  /** The folder with generate.py; null: Wan is not set up. */
  folder: z.string().nullable(),
  /** The interpreter with Wan's packages; null: `python3`, `python` on Windows. */
  python: z.string().nullable(),
  /** By task: the folder of its checkpoint; absent: a folder of the model's own name in `folder`. */
  checkpoints: z.record(z.string(), z.string()),
  /** null: as generate.py decides. */
  offloadModel: z.boolean().nullable(),
  convertModelDtype: z.boolean(),
  t5Cpu: z.boolean(),
  /** null: the task's own. */
  sampleShift: z.number().min(0).max(50).nullable(),
});
export type WanSettings = z.infer<typeof wanSettings>;

/** How much other engines than ComfyUI do at once, and how patient Longtake is with them. */
export const engineSettings = z.object({
  /** Jobs at once. */
  replicateWorkers: z.number().int().min(1).max(20),
  wanWorkers: z.number().int().min(1).max(8),
  /** From the start of a clip's work until it is given up; null: never. */
  replicateTimeoutSeconds: z.number().min(10).max(1800).nullable(),
  wanTimeoutSeconds: z.number().min(10).max(86_400).nullable(),
  /** Models of continuous length are asked for so many times the target. */
  durationBuffer: z.number().min(1).max(3),
  /** A run with at least so many clips counts as done in part; null: all are wanted. */
  minimumClips: z.number().int().min(1).nullable(),
});
export type EngineSettings = z.infer<typeof engineSettings>;

/** A value that the environment of this process gives instead of the settings file. */
export const settingOverride = z.object({
  setting: z.enum(['engines.durationBuffer', 'wan.folder', 'wan.python']),
  variable: z.string(),
  /** Why it is not used; null: it is. */
  problem: z.string().nullable(),
});
export type SettingOverride = z.infer<typeof settingOverride>;

const layoutValue = z.union([z.number(), z.boolean(), z.string().max(100)]);
/** null: as nobody chose it. */
export const layoutPatch = z.record(z.string().max(60), layoutValue.nullable());
export type LayoutPatch = z.infer<typeof layoutPatch>;

export const studioSettings = z.object({
  /** ComfyUI base URLs such as http://127.0.0.1:8188; a run uses all of them. */
  servers: z.array(z.url({ protocol: /^https?$/ })),
  /** By server URL: what starts it again when its worker is dead. Commands are set in this file or on the command line, never by a page. */
  restartCommands: z.record(z.string(), restartCommand),
  /** Path of an ffmpeg to use before all others; null: look for one. */
  ffmpegPath: z.string().nullable(),
  /** Folders with the user's own gcv_* workflows. */
  workflowFolders: z.array(z.string()),
  /** ComfyUI's own folder where it is on this machine: its model files are then checked on disk. null: not known. */
  comfyRoot: z.string().nullable(),
  appearance: z.enum(['system', 'dark', 'light']),
  /** `system`: the language of the system, where Longtake speaks it. */
  language: z.enum(['system', ...LANGUAGES]),
  keyPreset: z.enum(KEY_PRESETS),
  /** Not changed by a page: it names programs to run. `longtake -- wan` sets it. */
  wan: wanSettings,
  engines: engineSettings,
  /** What a new project begins with. */
  defaults: projectDefaults,
  /** Sizes of parts of the window and what is open in it, by name: for every project and every page. */
  layout: z.record(z.string().max(60), layoutValue),
});
export type StudioSettings = z.infer<typeof studioSettings>;

export const DEFAULT_SETTINGS: StudioSettings = {
  servers: [],
  restartCommands: {},
  ffmpegPath: null,
  workflowFolders: [],
  comfyRoot: null,
  appearance: 'system',
  language: 'system',
  keyPreset: 'longtake',
  wan: {
    folder: null,
    python: null,
    checkpoints: {},
    offloadModel: null,
    convertModelDtype: false,
    t5Cpu: false,
    sampleShift: null,
  },
  // As the tools before: five clips at once in the cloud, two minutes for each, a quarter more than needed.
  engines: {
    replicateWorkers: 5,
    wanWorkers: 1,
    replicateTimeoutSeconds: 120,
    wanTimeoutSeconds: null,
    durationBuffer: 1.25,
    minimumClips: null,
  },
  defaults: {
    engine: null,
    workflowFile: null,
    resolution: null,
    maxSegmentSeconds: DEFAULT_MAX_SEGMENT_SECONDS,
    useSageAttention: false,
  },
  layout: {},
};
