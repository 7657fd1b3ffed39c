// What a run tells on the command line: one line an event, and a report at the end.

import { describeError } from '#shared/describe-error.ts';
import type { JobView, RunView } from '#shared/model/run.ts';
import type { CommandContext } from './command.ts';

/** Tells every change of a segment once, and progress at most at whole tenths. */
export function createRunReporter(context: CommandContext, asJson: boolean) {
  const told = new Map<string, string>();
  const away = new Set<string>();
  const tell = (json: object, text: string) => context.write(asJson ? `${JSON.stringify(json)}\n` : `${text}\n`);
  const reportJob = (job: JobView) => {
    const tenths = job.state === 'running' && job.fraction !== null ? Math.floor(job.fraction * 10) : null;
    const isRetried = job.state === 'waiting' && job.error !== null;
    const state = `${job.state} ${tenths ?? ''} ${isRetried ? job.tries : ''} ${job.fallback?.name ?? ''}`;
    if (told.get(job.segmentKey) === state || (job.state === 'waiting' && !isRetried)) return;
    told.set(job.segmentKey, state);
    const json = {
      event: `segment.${job.state}`,
      segment: job.segmentKey,
      ...(job.server === null ? {} : { server: job.server }),
      ...(tenths === null ? {} : { percent: tenths * 10, activity: job.activity }),
      ...(job.fallback === null ? {} : { fallback: job.fallback.name, fallback_reason: job.fallback.reason }),
      ...(isRetried ? { tries: job.tries, again_at: job.retryAtIso } : {}),
      ...(job.error === null ? {} : { code: job.error.code, message: job.error.message, remedy: job.error.remedy }),
    };
    const detail =
      job.error === null ? (tenths === null ? '' : `${tenths * 10} % ${job.activity}`) : describeError(job.error);
    tell(json, `${job.segmentKey.padEnd(10)} ${job.state.padEnd(8)} ${detail}`.trimEnd());
  };
  const reportServer = ({ id, name, state, reason }: RunView['servers'][number]) => {
    const isAway = state === 'parked';
    if (away.has(id) === isAway) return;
    if (isAway) away.add(id);
    else away.delete(id);
    const json = {
      event: isAway ? 'server.parked' : 'server.back',
      server: id,
      ...(isAway ? { message: reason } : {}),
    };
    tell(json, isAway ? `${name} takes no jobs: ${reason}` : `${name} takes jobs again.`);
  };
  return {
    report(view: RunView) {
      view.servers.forEach(reportServer);
      view.jobs.forEach(reportJob);
    },
    end: (view: RunView) => tell(reportOf(view), reportInWords(view)),
  };
}

const secondsOf = (view: RunView): number =>
  ((view.finishedAtIso === null ? Date.now() : Date.parse(view.finishedAtIso)) - Date.parse(view.startedAtIso)) / 1000;

const LAST_EVENT = { finished: 'run.finished', stopped: 'run.stopped', paused: 'run.paused' } as const;
const lastEventOf = ({ state }: RunView): string => LAST_EVENT[state as keyof typeof LAST_EVENT] ?? 'run.finished';

/** The last line: what the run came to, and what each server did for it. */
function reportOf(view: RunView) {
  const { done, failed, rendered, upToDate, pause } = view;
  return {
    event: lastEventOf(view),
    run: view.runId,
    ...{ done, failed, rendered, up_to_date: upToDate, total: view.jobs.length, minimum: view.minimumClips },
    seconds: secondsOf(view),
    engine: view.engineName,
    servers: view.servers.map((server) => ({
      server: server.id,
      device: server.device,
      rendered: server.rendered,
      gpu_seconds: rounded(server.gpuSeconds, 3),
      idle_fraction: server.idleFraction === null ? null : rounded(server.idleFraction, 4),
      ...(server.error === null ? {} : { code: server.error.code, message: server.error.message }),
    })),
    ...(pause === null ? {} : { because: pause.because, message: pause.message, remedy: pause.remedy }),
  };
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

function reportInWords(view: RunView): string {
  const { failed, rendered, upToDate, pause } = view;
  const word = { 'run.finished': 'Finished', 'run.stopped': 'Stopped', 'run.paused': 'Standing still' };
  const total = view.jobs.length;
  const came = `${rendered} rendered, ${upToDate} up to date, ${failed} of ${total} segments failed.`;
  const servers = view.servers.map(({ name, rendered: own, gpuSeconds, idleFraction, error }) => {
    const idle = idleFraction === null ? '' : `, idle ${(idleFraction * 100).toFixed(1)} %`;
    const fault = error === null ? '' : `; ${error.message}`;
    return `  ${name}: ${own} rendered, ${gpuSeconds.toFixed(1)} s${idle}${fault}`;
  });
  const why = pause === null ? [] : [`${pause.message} ${pause.remedy}`];
  const event = lastEventOf(view) as keyof typeof word;
  return [`${word[event]} after ${secondsOf(view).toFixed(1)} s: ${came}`, ...servers, ...why].join('\n');
}
