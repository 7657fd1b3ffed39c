// longtake generate DIR: renders what is not up to date, one line an event.
import { resolve } from 'node:path';
import type { RunChoice } from '#shared/contract/shapes.ts';
import type { StudioEventMessage } from '#shared/contract/studio-client.ts';
import { describeError } from '#shared/describe-error.ts';
import type { RunView } from '#shared/model/run.ts';
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
import { createRunReporter } from './run-reporter.ts';

export const generateCommand: Command = {
  name: 'generate',
  stopsInOrder: true,
  summary: 'render the segments that are not up to date',
  usage:
    'longtake generate DIR [--shot ID]… [--segment SHOT/INDEX]… [--again SHOT/INDEX [--new-seed] [--keep-following]] [--engine draft|comfyui|wan-cli|replicate [--model NAME]] [--server URL]… [--workflow FILE] [--folder DIR]… [--min-clips N] [--json]',
  async run(context) {
    const parsed = parseCommandLine(this, context, {
      json: { type: 'boolean', default: false },
      shot: { type: 'string', multiple: true },
      segment: { type: 'string', multiple: true },
      again: { type: 'string', multiple: true },
      'new-seed': { type: 'boolean', default: false },
      'keep-following': { type: 'boolean', default: false },
      'min-clips': { type: 'string' },
      ...engineOptions,
    });
    if (!parsed.ok) return parsed.error;
    const { values, positionals } = parsed.value;
    const [folder] = positionals;
    if (folder === undefined) return usageError(this, context, 'Name the project folder.');
    const overrides = readEngineOptions(values);
    if (!overrides.ok) return usageError(this, context, overrides.error);
    const misused = misusedAgain(values.again ?? [], values['new-seed'] || values['keep-following']);
    if (misused !== null) return usageError(this, context, misused);
    const minimumClips = readMinimum(values['min-clips']);
    if (!minimumClips.ok) return usageError(this, context, minimumClips.error);
    return withStudio(context, values.json, { overrides: overrides.value }, async (studio) => {
      const opened = await studio.call('project.open', { folderPath: resolve(folder) });
      if (!opened.ok) return fail(context, opened.error, values.json);
      for (const problem of opened.value.problems) context.writeError(`${describeError(problem)}\n`);
      const choice = chosen(values);
      return generate(context, studio, { choice, minimumClips: minimumClips.value }, values.json);
    });
  },
};

function misusedAgain(again: readonly string[], hasItsOptions: boolean): string | null {
  if (again.length > 1) return 'One segment at a time can be rendered again: name --again once.';
  return hasItsOptions && again.length === 0 ? '--new-seed and --keep-following go with --again SHOT/INDEX.' : null;
}

/** The error is a sentence for the usage; null: as the settings say. */
function readMinimum(text: string | undefined): Result<number | null, string> {
  if (text === undefined) return ok(null);
  return /^[1-9]\d{0,5}$/.test(text) ? ok(Number(text)) : err(`"${text}" is no number of clips: --min-clips 3.`);
}

/** Done in part: enough of it for the user. */
const isEnough = ({ done, minimumClips }: RunView, asked: number | null): boolean => {
  const least = asked ?? minimumClips;
  return least !== null && done >= least;
};

/** `--again` means that one segment, whatever else is named. */
function chosen(values: {
  shot?: string[] | undefined;
  segment?: string[] | undefined;
  again?: string[] | undefined;
  'new-seed': boolean;
  'keep-following': boolean;
}): RunChoice {
  const { shot, segment } = values;
  const [again] = values.again ?? [];
  if (again === undefined) return { shotIds: shot ?? null, segmentKeys: segment ?? null };
  const seed = values['new-seed'] ? 'new' : 'same';
  const following = values['keep-following'] ? 'keep' : 'render';
  return { shotIds: null, segmentKeys: [again], again: { seed, following } };
}

async function generate(
  context: CommandContext,
  studio: Studio,
  { choice, minimumClips }: { readonly choice: RunChoice; readonly minimumClips: number | null },
  asJson: boolean,
): Promise<ExitCode> {
  const reporter = createRunReporter(context, asJson);
  // Listening before starting: the first segments may be skipped within the same moment.
  let finish: (view: RunView) => void = () => undefined;
  const ended = new Promise<RunView>((done) => {
    finish = done;
  });
  const stopListening = studio.onEvent((message: StudioEventMessage) => {
    if (message.name !== 'run.changed') return;
    reporter.report(message.payload);
    if (isAtRest(message.payload)) finish(message.payload);
  });
  try {
    const started = await studio.call('run.start', choice);
    if (!started.ok) return fail(context, started.error, asJson);
    const stop = () => void studio.call('run.stop', {});
    context.signal.addEventListener('abort', stop, { once: true });
    if (context.signal.aborted) stop();
    const view = await ended;
    reporter.end(view);
    if (view.state === 'stopped') return EXIT.stopped;
    if (view.state === 'paused') return EXIT.someFailed;
    return view.failed === 0 || isEnough(view, minimumClips) ? EXIT.done : EXIT.someFailed;
  } finally {
    stopListening();
  }
}

/** Over, or standing still by itself: nobody is here to press Resume. */
const isAtRest = ({ finishedAtIso, state, pause }: RunView): boolean =>
  finishedAtIso !== null || (state === 'paused' && pause?.because !== 'user');
