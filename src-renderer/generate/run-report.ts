// What a run came to, as facts: for the card at its end.
import { formatFixed, formatNumber, many, say } from '#shared/i18n/say.ts';
import type { JobView, RunServerView } from '#shared/model/run.ts';
import type { RunHead } from '../app/run-store.ts';
import { isDoneInPart } from '../app/run-words.ts';
import { deviceBeside } from '../app/server-words.ts';
import { formatUsd } from '../engines/model-words.ts';
import type { RunCost } from '../engines/use-run-cost.ts';
import { formatLength, formatPercent } from '../ui/format-time.ts';

export interface RunReport {
  readonly title: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly servers: readonly ServerReport[];
  /** What a retry would try again. */
  readonly failed: number;
}

export interface ServerReport {
  readonly id: string;
  readonly name: string;
  readonly device: string;
  readonly rendered: string;
  readonly gpuTime: string;
  /** '' where it rendered nothing. */
  readonly idle: string;
}

const segmentsOf = (count: number): string => many(count, '{{count}} segment', '{{count}} segments');

/** null: it is not over. @param cost null: nothing of it has a known price */
export function runReport(head: RunHead, jobs: readonly JobView[], cost: RunCost | null = null): RunReport | null {
  if (head.finishedAtIso === null) return null;
  const count = (state: JobView['state']) => jobs.filter((job) => job.state === state).length;
  const seconds = (Date.parse(head.finishedAtIso) - Date.parse(head.startedAtIso)) / 1_000;
  const took = formatLength(Math.round(seconds));
  const gpuSeconds = head.servers.reduce((sum, server) => sum + server.gpuSeconds, 0);
  const counts: [string, number][] = [
    [say`Up to date`, head.upToDate],
    [say`Failed`, count('failed')],
    [say`Blocked by these`, count('blocked')],
    [say`Left out`, count('left-out')],
    [say`Stopped`, count('stopped')],
  ];
  const isDraft = head.servers.every(({ id }) => id === 'draft');
  return {
    title: titleOf(head, jobs.length, took),
    facts: [
      [say`Rendered`, segmentsOf(head.rendered)],
      ...counts.filter(([, number]) => number > 0).map(([name, number]) => [name, segmentsOf(number)] as const),
      ...(gpuSeconds > 0
        ? [[isDraft ? say`Rendering time` : say`GPU time`, gpuWords(gpuSeconds, head.servers)] as const]
        : []),
      ...(cost ? [[say`Cost`, costWords(cost)] as const] : []),
    ],
    failed: count('failed'),
    servers: head.servers.length > 1 ? head.servers.map(serverReport) : [],
  };
}

/** A clip that is too short, and some that failed, are charged all the same. */
function costWords({ soFar, failed, instead }: RunCost): string {
  const own = say`about ${formatUsd(soFar)}`;
  const about =
    instead === 0
      ? own
      : many(
          instead,
          '{{own}}, and {{count}} clip of the fallback model',
          '{{own}}, and {{count}} clips of the fallback model',
          { own },
        );
  if (failed === 0) return about;
  return many(
    failed,
    '{{about}}, and {{count}} failed clip that may be charged',
    '{{about}}, and {{count}} failed clips that may be charged',
    { about },
  );
}

function titleOf(head: RunHead, jobs: number, took: string): string {
  if (head.state === 'stopped') return say`Stopped after ${took}`;
  if (!isDoneInPart(head)) return say`Finished after ${took}`;
  const made = formatNumber(head.rendered + head.upToDate);
  return many(
    jobs,
    'Done in part after {{took}}: {{made}} of {{count}} clip',
    'Done in part after {{took}}: {{made}} of {{count}} clips',
    {
      took,
      made,
    },
  );
}

function gpuWords(gpuSeconds: number, servers: readonly RunServerView[]): string {
  const [only] = servers;
  if (servers.length > 1 || !only) return formatLength(Math.round(gpuSeconds));
  const time = formatLength(Math.round(gpuSeconds));
  return only.idleFraction === null ? time : say`${time}, idle ${formatPercent(only.idleFraction)} between`;
}

function serverReport(server: RunServerView): ServerReport {
  const { id, name, rendered, gpuSeconds, idleFraction } = server;
  return {
    id,
    name,
    device: deviceBeside(server),
    rendered: segmentsOf(rendered),
    gpuTime: formatLength(Math.round(gpuSeconds)),
    idle: idleFraction === null ? '' : formatIdle(idleFraction),
  };
}

/** Under ten percent a tenth matters. */
const formatIdle = (fraction: number): string =>
  fraction < 0.1 ? `${formatFixed(fraction * 100, 1)} %` : formatPercent(fraction);
