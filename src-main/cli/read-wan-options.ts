// What was typed behind `longtake wan`, as a change of the settings. Pure.
import { resolve } from 'node:path';
import { type WanSettings, wanSettings } from '#shared/model/settings.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { programPath } from '../settings/index.ts';

/** A checkpoint that is null is taken away. */
export type WanPatch = Partial<Omit<WanSettings, 'checkpoints'>> & { checkpoints?: Record<string, string | null> };

export interface TypedWanOptions {
  folder?: string | undefined;
  python?: string | undefined;
  checkpoint?: string[] | undefined;
  'offload-model'?: string | undefined;
  't5-cpu'?: string | undefined;
  'convert-model-dtype'?: string | undefined;
  'sample-shift'?: string | undefined;
}

type ReadOption = (text: string) => Result<WanPatch, string>;

const READERS: Readonly<Record<Exclude<keyof TypedWanOptions, 'checkpoint'>, ReadOption>> = {
  folder: path('--folder', (text) => ({ folder: resolve(text) })),
  python: path('--python', (text) => ({ python: programPath(text) })),
  'offload-model': oneOf('--offload-model', {
    true: { offloadModel: true },
    false: { offloadModel: false },
    auto: { offloadModel: null },
  }),
  't5-cpu': oneOf('--t5-cpu', { true: { t5Cpu: true }, false: { t5Cpu: false } }),
  'convert-model-dtype': oneOf('--convert-model-dtype', {
    true: { convertModelDtype: true },
    false: { convertModelDtype: false },
  }),
  'sample-shift': readShift,
};

/** The error is a sentence for the usage. */
export function readWanOptions(typed: TypedWanOptions): Result<WanPatch, string> {
  let patch: WanPatch = {};
  for (const [name, read] of Object.entries(READERS)) {
    const text = typed[name as keyof typeof READERS];
    if (text === undefined) continue;
    const part = read(text);
    if (!part.ok) return part;
    patch = { ...patch, ...part.value };
  }
  const checkpoints: Record<string, string | null> = {};
  for (const text of typed.checkpoint ?? []) {
    const [, task, folder] = /^([\w.-]+)=(.*)$/.exec(text) ?? [];
    if (task === undefined || folder === undefined) {
      return err(`--checkpoint ${text}: write TASK=DIR, such as ti2v-5B=/models/Wan2.2-TI2V-5B; TASK= takes it away.`);
    }
    checkpoints[task] = folder === '' ? null : resolve(folder);
  }
  return ok(typed.checkpoint === undefined ? patch : { ...patch, checkpoints });
}

function path(option: string, patchOf: (text: string) => WanPatch): ReadOption {
  return (text) =>
    text.trim() === '' ? err(`${option} is empty; --clear takes away what is set.`) : ok(patchOf(text));
}

function oneOf(option: string, patches: Readonly<Record<string, WanPatch>>): ReadOption {
  return (text) => {
    const patch = Object.hasOwn(patches, text) ? patches[text] : undefined;
    return patch === undefined ? err(`${option} is ${Object.keys(patches).join(' or ')}.`) : ok(patch);
  };
}

function readShift(text: string): Result<WanPatch, string> {
  if (text === 'auto') return ok({ sampleShift: null });
  const shift = wanSettings.shape.sampleShift.safeParse(text.trim() === '' ? Number.NaN : Number(text));
  return shift.success ? ok({ sampleShift: shift.data }) : err('--sample-shift is a number from 0 to 50, or auto.');
}
