// longtake export DIR: the film, a shot, a timeline or the storyboard as a file.
import { basename, dirname, extname, resolve } from 'node:path';
import type { StudioEventMessage } from '#shared/contract/studio-client.ts';
import { describeError } from '#shared/describe-error.ts';
import { type ExportRequest, type ExportView, exportFormat, exportRequest } from '#shared/model/export.ts';
import { fileEndingOf } from '#shared/model/export-presets.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Studio } from '../studio/index.ts';
import {
  type Command,
  type CommandContext,
  EXIT,
  type ExitCode,
  fail,
  parseCommandLine,
  usageError,
  withStudio,
} from './command.ts';
import { engineOptions, readEngineOptions } from './engine-options.ts';

const OPTIONS = {
  out: { type: 'string' },
  format: { type: 'string' },
  shot: { type: 'string' },
  'skip-missing': { type: 'boolean', default: false },
  replace: { type: 'boolean', default: false },
  'no-corrections': { type: 'boolean', default: false },
  'relative-media': { type: 'boolean', default: false },
  'timeline-media': { type: 'string' },
  crf: { type: 'string' },
  quality: { type: 'string' },
  'prores-profile': { type: 'string' },
  width: { type: 'string' },
  fps: { type: 'string' },
  'audio-kbps': { type: 'string' },
  columns: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

type Values = { [Name in keyof typeof OPTIONS]?: (typeof OPTIONS)[Name]['type'] extends 'boolean' ? boolean : string };

export const exportCommand: Command = {
  name: 'export',
  stopsInOrder: true,
  summary: 'write the film, one shot, a timeline for an editor, or a contact sheet',
  usage: `longtake export DIR [--out FILE] [--format ${exportFormat.options.join('|')}] [--shot ID] [--skip-missing] [--replace] [--no-corrections] [--crf N] [--quality N] [--prores-profile P] [--width PIXELS] [--fps N] [--audio-kbps N] [--columns N] [--relative-media] [--timeline-media segments|shots] [--engine draft|comfyui|wan-cli|replicate [--model NAME]] [--server URL]… [--workflow FILE] [--folder DIR]… [--json]`,
  async run(context) {
    const parsed = parseCommandLine(this, context, { ...OPTIONS, ...engineOptions });
    if (!parsed.ok) return parsed.error;
    const { values, positionals } = parsed.value;
    const [folder] = positionals;
    if (folder === undefined) return usageError(this, context, 'Name the project folder.');
    const overrides = readEngineOptions(values);
    if (!overrides.ok) return usageError(this, context, overrides.error);
    const request = readRequest(values);
    if (!request.ok) return usageError(this, context, request.error);
    const exportFolderPath = values.out === undefined ? {} : { exportFolderPath: dirname(resolve(values.out)) };
    return withStudio(
      context,
      values.json,
      { overrides: { ...overrides.value, ...exportFolderPath } },
      async (studio) => {
        const opened = await studio.call('project.open', { folderPath: resolve(folder) });
        if (!opened.ok) return fail(context, opened.error, values.json);
        for (const problem of opened.value.problems) context.writeError(`${describeError(problem)}\n`);
        return carryOut(context, studio, request.value, values.json);
      },
    );
  },
};

/** The error is a sentence for the usage. */
function readRequest(values: Values): Result<ExportRequest, string> {
  const format = values.format ?? formatOf(values.out);
  if (!exportFormat.safeParse(format).success) {
    return err(`There is no format "${format}"; there are ${exportFormat.options.join(', ')}.`);
  }
  // An empty text is no number, and would count as 0.
  const number = (text: string | undefined) =>
    text === undefined ? undefined : text.trim() === '' ? NaN : Number(text);
  const options = {
    crf: number(values.crf),
    quality: number(values.quality),
    proresProfile: values['prores-profile'],
    widthPixels: number(values.width),
    framesPerSecond: number(values.fps),
    audioKbps: number(values['audio-kbps']),
    columns: number(values.columns),
    corrections: values['no-corrections'] ? false : undefined,
    relativeMedia: values['relative-media'] ? true : undefined,
    timelineMedia: values['timeline-media'],
  };
  const request = exportRequest.safeParse({
    ...{ format, shotId: values.shot ?? null, fileName: values.out === undefined ? null : basename(values.out) },
    ...{ replace: values.replace ?? false, skipMissing: values['skip-missing'] ?? false },
    options: Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
  });
  if (request.success) return ok(request.data);
  const [issue] = request.error.issues;
  return err(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not what it should be'}`);
}

/** By the ending of the file; a film where it says nothing. */
function formatOf(out: string | undefined): string {
  const ending = extname(out ?? '').toLowerCase();
  if (ending === '.png') return 'contact-sheet';
  return exportFormat.options.find((format) => ending !== '' && fileEndingOf(format) === ending) ?? 'mp4';
}

async function carryOut(
  context: CommandContext,
  studio: Studio,
  request: ExportRequest,
  asJson: boolean,
): Promise<ExitCode> {
  let finish: (view: ExportView) => void = () => undefined;
  const ended = new Promise<ExportView>((done) => {
    finish = done;
  });
  const tell = createReporter(context, asJson);
  const stopListening = studio.onEvent((message: StudioEventMessage) => {
    if (message.name !== 'export.changed') return;
    tell(message.payload);
    if (message.payload.phase !== 'working') finish(message.payload);
  });
  try {
    const started = await studio.call('export.start', request);
    if (!started.ok) return fail(context, started.error, asJson);
    const cancel = () => void studio.call('export.cancel', {});
    context.signal.addEventListener('abort', cancel, { once: true });
    if (context.signal.aborted) cancel();
    const view = await ended;
    if (view.error !== null) return fail(context, view.error, asJson);
    if (view.phase === 'cancelled') return EXIT.stopped;
    report(context, view, asJson);
    return EXIT.done;
  } finally {
    stopListening();
  }
}

/** Every new activity, and progress at whole tenths. */
function createReporter(context: CommandContext, asJson: boolean) {
  let told = '';
  return ({ phase, activity, fraction }: ExportView): void => {
    const tenths = fraction === null ? null : Math.floor(fraction * 10);
    const line = `${activity} ${tenths}`;
    if (phase !== 'working' || line === told) return;
    told = line;
    const percent = tenths === null ? {} : { percent: tenths * 10 };
    if (asJson) context.write(`${JSON.stringify({ event: 'export.progress', activity, ...percent })}\n`);
    else context.writeError(`${tenths === null ? '    ' : `${tenths * 10} %`.padStart(5)} ${activity}\n`);
  };
}

function report(context: CommandContext, view: ExportView, asJson: boolean): void {
  const findings = view.findings.map(({ severity, ...error }) => ({ severity, text: describeError(error) }));
  if (asJson) {
    context.write(
      `${JSON.stringify({
        event: 'export.done',
        ...{ file: view.filePath, format: view.format, shot_id: view.shotId, bytes: view.bytes, frames: view.frames },
        ...{ copied_frames: view.copiedFrames, encoded_frames: view.encodedFrames, reused_frames: view.reusedFrames },
        findings: findings.map(({ text }) => text),
      })}\n`,
    );
    return;
  }
  for (const { severity, text } of findings) context.writeError(`${severity}: ${text}\n`);
  const frames = view.frames === null ? '' : `, ${view.frames} frames`;
  const shares =
    view.frames === null || view.copiedFrames + view.encodedFrames + view.reusedFrames === 0
      ? ''
      : ` (${view.copiedFrames} copied, ${view.encodedFrames} encoded, ${view.reusedFrames} from before)`;
  context.write(`${view.filePath}: ${((view.bytes ?? 0) / 1e6).toFixed(1)} MB${frames}${shares}\n`);
}
