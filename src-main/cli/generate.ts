// longtake generate DIR: renders what is not up to date, one line an event.
import { resolve } from 'node:path';
import type { StudioEventMessage } from '#shared/contract/studio-client.ts';
import type { JobView, RunView } from '#shared/model/run.ts';
import { describeError } from '#shared/studio-error.ts';
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

export const generateCommand: Command = {
  name: 'generate',
  stopsInOrder: true,
  summary: 'render the segments that are not up to date',
  usage:
    'longtake generate DIR [--shot ID]… [--segment SHOT/INDEX]… [--engine draft|comfyui] [--server URL] [--workflow FILE] [--folder DIR]… [--json]',
  async run(context) {
    const parsed = parseCommandLine(this, context, {
      json: { type: 'boolean', default: false },
      shot: { type: 'string', multiple: true },
      segment: { type: 'string', multiple: true },
      ...engineOptions,
    });
    if (!parsed.ok) return parsed.error;
    const { values, positionals } = parsed.value;
    const [folder] = positionals;
    if (folder === undefined) return usageError(this, context, 'Name the project folder.');
    const overrides = readEngineOptions(values);
    if (!overrides.ok) return usageError(this, context, overrides.error);
    return withStudio(context, values.json, { overrides: overrides.value }, async (studio) => {
      const opened = await studio.call('project.open', { folderPath: resolve(folder) });
      if (!opened.ok) return fail(context, opened.error, values.json);
      for (const problem of opened.value.problems) context.writeError(`${describeError(problem)}\n`);
      const choice = { shotIds: values.shot ?? null, segmentKeys: values.segment ?? null };
      return generate(context, studio, choice, values.json);
    });
  },
};

interface Choice {
  readonly shotIds: string[] | null;
  readonly segmentKeys: string[] | null;
}

async function generate(context: CommandContext, studio: Studio, choice: Choice, asJson: boolean): Promise<ExitCode> {
  const reporter = createReporter(context, asJson);
  // Listening before starting: the first segments may be skipped within the same moment.
  let finish: (view: RunView) => void = () => undefined;
  const ended = new Promise<RunView>((done) => {
    finish = done;
  });
  const stopListening = studio.onEvent((message: StudioEventMessage) => {
    if (message.name !== 'run.changed') return;
    reporter.report(message.payload);
    if (message.payload.finishedAtIso !== null) finish(message.payload);
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
    return view.failed > 0 ? EXIT.someFailed : EXIT.done;
  } finally {
    stopListening();
  }
}

/** Tells every change of a segment once, and progress at most at whole tenths. */
function createReporter(context: CommandContext, asJson: boolean) {
  const told = new Map<string, string>();
  const tell = (json: object, text: string) => context.write(asJson ? `${JSON.stringify(json)}\n` : `${text}\n`);
  const reportJob = (job: JobView) => {
    const tenths = job.state === 'running' && job.fraction !== null ? Math.floor(job.fraction * 10) : null;
    const state = `${job.state} ${tenths ?? ''}`;
    if (told.get(job.segmentKey) === state || job.state === 'waiting') return;
    told.set(job.segmentKey, state);
    const json = {
      event: `segment.${job.state}`,
      segment: job.segmentKey,
      ...(tenths === null ? {} : { percent: tenths * 10, activity: job.activity }),
      ...(job.error === null ? {} : { code: job.error.code, message: job.error.message, remedy: job.error.remedy }),
    };
    const detail =
      job.error === null ? (tenths === null ? '' : `${tenths * 10} % ${job.activity}`) : describeError(job.error);
    tell(json, `${job.segmentKey.padEnd(10)} ${job.state.padEnd(8)} ${detail}`.trimEnd());
  };
  return {
    report: (view: RunView) => view.jobs.forEach(reportJob),
    end(view: RunView) {
      const seconds =
        view.finishedAtIso === null ? 0 : (Date.parse(view.finishedAtIso) - Date.parse(view.startedAtIso)) / 1000;
      const event = view.state === 'stopped' ? 'run.stopped' : 'run.finished';
      const { done, failed, rendered, upToDate } = view;
      const total = view.jobs.length;
      tell(
        {
          event,
          run: view.runId,
          done,
          failed,
          rendered,
          up_to_date: upToDate,
          total,
          seconds,
          engine: view.engineName,
        },
        `${event === 'run.stopped' ? 'Stopped' : 'Finished'} after ${seconds.toFixed(1)} s: ${rendered} rendered, ${upToDate} up to date, ${failed} failed, of ${total}.`,
      );
    },
  };
}
