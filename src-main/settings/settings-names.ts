// What the settings are called in settings.json.
import type { EngineSettings, ProjectDefaults, StudioSettings, WanSettings } from '#shared/model/settings.ts';

type Names<T> = Readonly<Record<keyof T, string>>;

/** Settings that are a value of their own; the others are read entry by entry. */
export type PlainSettings = Omit<StudioSettings, 'restartCommands' | 'defaults' | 'engines' | 'wan' | 'layout'>;

export const NAMES: Names<PlainSettings> = {
  servers: 'servers',
  ffmpegPath: 'ffmpeg_path',
  workflowFolders: 'workflow_folders',
  comfyRoot: 'comfy_root',
  appearance: 'appearance',
  language: 'language',
  keyPreset: 'key_preset',
};

export const DEFAULTS_NAMES: Names<ProjectDefaults> = {
  engine: 'engine',
  workflowFile: 'workflow',
  resolution: 'resolution',
  maxSegmentSeconds: 'max_segment_seconds',
  useSageAttention: 'use_sage_attention',
};

export const ENGINES_NAMES: Names<EngineSettings> = {
  replicateWorkers: 'replicate_workers',
  wanWorkers: 'wan_workers',
  replicateTimeoutSeconds: 'replicate_timeout_seconds',
  wanTimeoutSeconds: 'wan_timeout_seconds',
  durationBuffer: 'duration_buffer',
  minimumClips: 'minimum_clips',
};

/** Beside `checkpoints`, which is read task by task. */
export const WAN_NAMES: Names<Omit<WanSettings, 'checkpoints'>> = {
  folder: 'folder',
  python: 'python',
  offloadModel: 'offload_model',
  convertModelDtype: 'convert_model_dtype',
  t5Cpu: 't5_cpu',
  sampleShift: 'sample_shift',
};
