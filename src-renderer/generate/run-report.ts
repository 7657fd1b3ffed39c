// What a run came to, as facts: for the card at its end.
import { formatFixed, many, say } from '#shared/i18n/say.ts';
import type { JobView, RunServerView } from '#shared/model/run.ts';
import type { RunHead } from '../app/run-store.ts';
import { hardwareWords } from '../app/server-words.ts';
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

/** null: it is not over. */
export function runReport(head: RunHead, jobs: readonly JobView[]): RunReport | null {
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
    title: head.state === 'stopped' ? say`Stopped after ${took}` : say`Finished after ${took}`,
    facts: [
      [say`Rendered`, segmentsOf(head.rendered)],
      ...counts.filter(([, number]) => number > 0).map(([name, number]) => [name, segmentsOf(number)] as const),
      ...(gpuSeconds > 0
        ? [[isDraft ? say`Rendering time` : say`GPU time`, gpuWords(gpuSeconds, head.servers)] as const]
        : []),
    ],
    failed: count('failed'),
    servers: head.servers.length > 1 ? head.servers.map(serverReport) : [],
  };
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
    device: hardwareWords({ ...server, vramTotalBytes: null, vramFreeBytes: null, version: null }),
    rendered: segmentsOf(rendered),
    gpuTime: formatLength(Math.round(gpuSeconds)),
    idle: idleFraction === null ? '' : formatIdle(idleFraction),
  };
}

/** Under ten percent a tenth matters. */
const formatIdle = (fraction: number): string =>
  fraction < 0.1 ? `${formatFixed(fraction * 100, 1)} %` : formatPercent(fraction);
