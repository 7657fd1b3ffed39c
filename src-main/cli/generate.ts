// longtake generate DIR: renders what is not up to date, one line an event.
import { resolve } from 'node:path';
import type { RunChoice } from '#shared/contract/shapes.ts';
import type { StudioEventMessage } from '#shared/contract/studio-client.ts';
import { describeError } from '#shared/describe-error.ts';
import type { RunView } from '#shared/model/run.ts';
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
    'longtake generate DIR [--shot ID]… [--segment SHOT/INDEX]… [--again SHOT/INDEX [--new-seed] [--keep-following]] [--engine draft|comfyui] [--server URL]… [--workflow FILE] [--folder DIR]… [--json]',
  async run(context) {
    const parsed = parseCommandLine(this, context, {
      json: { type: 'boolean', default: false },
      shot: { type: 'string', multiple: true },
      segment: { type: 'string', multiple: true },
      again: { type: 'string', multiple: true },
      'new-seed': { type: 'boolean', default: false },
      'keep-following': { type: 'boolean', default: false },
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
    return withStudio(context, values.json, { overrides: overrides.value }, async (studio) => {
      const opened = await studio.call('project.open', { folderPath: resolve(folder) });
      if (!opened.ok) return fail(context, opened.error, values.json);
      for (const problem of opened.value.problems) context.writeError(`${describeError(problem)}\n`);
      const choice = chosen(values);
      return generate(context, studio, choice, values.json);
    });
  },
};

function misusedAgain(again: readonly string[], hasItsOptions: boolean): string | null {
  if (again.length > 1) return 'One segment at a time can be rendered again: name --again once.';
  return hasItsOptions && again.length === 0 ? '--new-seed and --keep-following go with --again SHOT/INDEX.' : null;
}

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
  choice: RunChoice,
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
    return view.failed > 0 || view.state === 'paused' ? EXIT.someFailed : EXIT.done;
  } finally {
    stopListening();
  }
}

/** Over, or standing still by itself: nobody is here to press Resume. */
const isAtRest = ({ finishedAtIso, state, pause }: RunView): boolean =>
  finishedAtIso !== null || (state === 'paused' && pause?.because !== 'user');
