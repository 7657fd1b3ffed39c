// The command line of generate.py for one segment. Pure. Nothing is left to generate.py's own examples: without --prompt or a
// picture it renders those, and says so only in its log.
import { basename } from 'node:path';
import type { WanSettings } from '#shared/model/settings.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { sizeName, type WanTask } from './wan-tasks.ts';

/** Absolute paths; null: not given. */
export interface WanPicturePaths {
  readonly image: string | null;
  readonly firstFrame: string | null;
  readonly lastFrame: string | null;
  readonly sourceVideo: string | null;
  readonly sourceMask: string | null;
  readonly references: readonly string[];
}

export const NO_PICTURES: WanPicturePaths = {
  image: null,
  firstFrame: null,
  lastFrame: null,
  sourceVideo: null,
  sourceMask: null,
  references: [],
};

export type WanSegment = Pick<
  PlanSegment,
  'prompt' | 'seed' | 'steps' | 'cfgScale' | 'width' | 'height' | 'framesRequested' | 'references'
>;

export interface WanOrder {
  readonly task: WanTask;
  readonly segment: WanSegment;
  readonly settings: Pick<WanSettings, 'offloadModel' | 'convertModelDtype' | 't5Cpu' | 'sampleShift'>;
  readonly pictures: WanPicturePaths;
  readonly checkpointPath: string;
  readonly saveFile: string;
}

/** Name and value as generate.py has them; null: a switch. */
export type WanArgument = readonly [name: string, value: string | null];

export function wanArguments({ task, segment, settings, pictures, checkpointPath, saveFile }: WanOrder): WanArgument[] {
  return [
    ...whatIsAsked(task, segment, settings),
    ...pictureArguments(pictures),
    ...memoryArguments(task, settings),
    ['ckpt_dir', checkpointPath],
    ['save_file', saveFile],
  ];
}

/** `--name=value`: a prompt that begins with a dash must not be taken for an option. */
export const toArgv = (wanted: readonly WanArgument[]): string[] =>
  wanted.map(([name, value]) => (value === null ? `--${name}` : `--${name}=${value}`));

/**
 * What decides the pictures, as JSON with sorted keys. How memory is saved is not part of it: a switch that lets a card do it
 * must not make every take stale. Of references only the names count here.
 */
export function canonicalWan({ task, segment, settings }: Pick<WanOrder, 'task' | 'segment' | 'settings'>): string {
  const asked: [string, unknown][] = whatIsAsked(task, segment, settings).map(([name, value]) => [name, value]);
  const references = task.pictures === 'vace' ? segment.references.map((path) => basename(path)) : [];
  const request = [...asked, ['references', references] as const];
  return JSON.stringify(Object.fromEntries(request.sort(([a], [b]) => (a < b ? -1 : 1))));
}

function whatIsAsked(task: WanTask, segment: WanSegment, settings: WanOrder['settings']): WanArgument[] {
  const size = sizeName(segment.width, segment.height);
  const guideScale = segment.cfgScale ?? task.guideScale;
  return [
    ['task', task.task],
    ['size', size],
    ['frame_num', String(segment.framesRequested)],
    // No program can be given a text with this character in it.
    ['prompt', segment.prompt.replaceAll('\0', '')],
    ['base_seed', String(segment.seed)],
    ['sample_steps', String(segment.steps ?? task.steps)],
    ['sample_shift', String(settings.sampleShift ?? task.shift(size))],
    ...(guideScale === null ? [] : [['sample_guide_scale', String(guideScale)] as const]),
  ];
}

function pictureArguments(pictures: WanPicturePaths): WanArgument[] {
  const { references } = pictures;
  const named: readonly (readonly [string, string | null])[] = [
    ['image', pictures.image],
    ['first_frame', pictures.firstFrame],
    ['last_frame', pictures.lastFrame],
    ['src_video', pictures.sourceVideo],
    ['src_mask', pictures.sourceMask],
    ['src_ref_images', references.length === 0 ? null : references.join(',')],
  ];
  return named.filter(([, path]) => path !== null);
}

function memoryArguments({ version }: WanTask, settings: WanOrder['settings']): WanArgument[] {
  const { offloadModel, convertModelDtype, t5Cpu } = settings;
  return [
    // It takes a value; unset it is True on one card.
    ...(offloadModel === null ? [] : [['offload_model', offloadModel ? 'True' : 'False'] as const]),
    // Wan 2.1 has no such switch.
    ...(convertModelDtype && version === '2.2' ? [['convert_model_dtype', null] as const] : []),
    ...(t5Cpu ? [['t5_cpu', null] as const] : []),
  ];
}
