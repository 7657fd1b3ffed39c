// longtake wan: where Wan's generate.py is and how it is run. Here and in settings.json only: a page must not name programs.
import { describeError } from '#shared/describe-error.ts';
import { DEFAULT_SETTINGS, type SettingOverride, type WanSettings } from '#shared/model/settings.ts';
import { appDataPath } from '../host-paths/index.ts';
import { openSettings, type SettingsStore } from '../settings/index.ts';
import { pythonOf } from '../wan-cli/index.ts';
import { checkWanPatch, lookAtWan, type WanState } from './check-wan.ts';
import {
  type Command,
  type CommandContext,
  EXIT,
  type ExitCode,
  fail,
  loggerOf,
  parseCommandLine,
  usageError,
} from './command.ts';
import { readWanOptions, type WanPatch } from './read-wan-options.ts';

const OPTIONS = {
  folder: { type: 'string' },
  python: { type: 'string' },
  checkpoint: { type: 'string', multiple: true },
  'offload-model': { type: 'string' },
  't5-cpu': { type: 'string' },
  'convert-model-dtype': { type: 'string' },
  'sample-shift': { type: 'string' },
  clear: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

export const wanCommand: Command = {
  name: 'wan',
  summary: 'show or set where Wan’s generate.py is and how it is run',
  usage:
    'longtake wan [--folder DIR] [--python PATH] [--checkpoint TASK=DIR]… [--offload-model true|false|auto] [--t5-cpu true|false] [--convert-model-dtype true|false] [--sample-shift N|auto] [--clear] [--json]',
  async run(context) {
    const parsed = parseCommandLine(this, context, OPTIONS);
    if (!parsed.ok) return parsed.error;
    const { values, positionals } = parsed.value;
    if (positionals.length > 0) return usageError(this, context, `"${positionals[0]}" is too much here.`);
    const typed = readWanOptions(values);
    if (!typed.ok) return usageError(this, context, typed.error);
    const isEdit = Object.keys(typed.value).length > 0;
    if (values.clear && isEdit) return usageError(this, context, '--clear takes everything away; it goes alone.');
    const settings = await openSettings(appDataPath(), loggerOf(context));
    if (isEdit || values.clear) {
      const before = settings.get().wan;
      const wan = values.clear ? nothing(before) : typed.value;
      const usable = await checkWanPatch(wan, before, context.signal);
      const saved = usable.ok ? await settings.change({ wan }) : usable;
      if (!saved.ok) return fail(context, saved.error, values.json);
    }
    return tell(context, settings, values.json);
  },
};

const nothing = ({ checkpoints }: WanSettings): WanPatch => ({
  ...DEFAULT_SETTINGS.wan,
  checkpoints: Object.fromEntries(Object.keys(checkpoints).map((task) => [task, null])),
});

async function tell(context: CommandContext, settings: SettingsStore, asJson: boolean): Promise<ExitCode> {
  const { wan } = settings.get();
  const overrides = settings.overrides();
  const state = await lookAtWan(wan, context.signal);
  if (asJson) {
    context.write(`${JSON.stringify(toJson(wan, overrides, state))}\n`);
  } else {
    context.write(table([...facts(wan, overrides), ['ready', readyWords(wan, state)]]));
    for (const problem of state.problems) context.write(`${describeError(problem)}\n`);
  }
  return EXIT.done;
}

const isReady = ({ folder }: WanSettings, { problems }: WanState): boolean => folder !== null && problems.length === 0;

function readyWords(wan: WanSettings, state: WanState): string {
  if (wan.folder === null) return 'no, it is not set up';
  if (!isReady(wan, state) || state.python === null) return 'no';
  const { version, torch } = state.python;
  if (torch === null) return `yes, with Python ${version}; torch took too long to be asked`;
  return `yes, with Python ${version}, torch ${torch.torch}, ${torch.device ?? 'no graphics card'}`;
}

type Row = readonly [name: string, value: string];

function facts(wan: WanSettings, overrides: readonly SettingOverride[]): Row[] {
  const from = (setting: SettingOverride['setting']) => {
    const override = overrides.find((one) => one.setting === setting);
    return override === undefined ? '' : ` (${override.variable} in the environment wins)`;
  };
  return [
    ['folder', `${wan.folder ?? 'none'}${from('wan.folder')}`],
    ['Python', `${wan.python ?? `${pythonOf(null)}, the system’s`}${from('wan.python')}`],
    ...Object.entries(wan.checkpoints).map(([task, folder]): Row => [`checkpoint ${task}`, folder]),
    ['offload model', wan.offloadModel === null ? 'as generate.py decides' : yesNo(wan.offloadModel)],
    ['T5 on the CPU', yesNo(wan.t5Cpu)],
    ['convert model dtype', yesNo(wan.convertModelDtype)],
    ['sample shift', wan.sampleShift === null ? 'the task’s own' : String(wan.sampleShift)],
  ];
}

const yesNo = (value: boolean): string => (value ? 'yes' : 'no');

function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value.replace(/\p{Cc}+/gu, ' ')}\n`).join('');
}

function toJson(wan: WanSettings, overrides: readonly SettingOverride[], state: WanState) {
  return {
    folder: wan.folder,
    python: wan.python,
    checkpoints: wan.checkpoints,
    offload_model: wan.offloadModel,
    t5_cpu: wan.t5Cpu,
    convert_model_dtype: wan.convertModelDtype,
    sample_shift: wan.sampleShift,
    from_environment: overrides.filter(({ setting }) => setting.startsWith('wan.')).map(({ variable }) => variable),
    ready: isReady(wan, state),
    python_version: state.python?.version ?? null,
    torch: state.python?.torch?.torch ?? null,
    device: state.python?.torch?.device ?? null,
    problems: state.problems.map(({ code, message, remedy }) => ({ code, message, remedy })),
  };
}
