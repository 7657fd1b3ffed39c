// What a run came to, as facts: for the card at its end.
import type { JobView, RunServerView } from '#shared/model/run.ts';
import type { RunHead } from '../app/run-store.ts';
import { hardwareWords } from '../app/server-words.ts';
import { countOf, formatLength, formatPercent } from '../ui/format-time.ts';

export interface RunReport {
  readonly title: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly servers: readonly ServerReport[];
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

/** null: it is not over. */
export function runReport(head: RunHead, jobs: readonly JobView[]): RunReport | null {
  if (head.finishedAtIso === null) return null;
  const count = (state: JobView['state']) => jobs.filter((job) => job.state === state).length;
  const seconds = (Date.parse(head.finishedAtIso) - Date.parse(head.startedAtIso)) / 1_000;
  const gpuSeconds = head.servers.reduce((sum, server) => sum + server.gpuSeconds, 0);
  const counts: [string, number][] = [
    ['Up to date', head.upToDate],
    ['Failed', count('failed')],
    ['Blocked by these', count('blocked')],
    ['Left out', count('left-out')],
    ['Stopped', count('stopped')],
  ];
  const isDraft = head.servers.every(({ id }) => id === 'draft');
  return {
    title: `${head.state === 'stopped' ? 'Stopped' : 'Finished'} after ${formatLength(Math.round(seconds))}`,
    facts: [
      ['Rendered', countOf(head.rendered, 'segment')],
      ...counts.filter(([, number]) => number > 0).map(([name, number]) => [name, countOf(number, 'segment')] as const),
      ...(gpuSeconds > 0 ? [[isDraft ? 'Rendering' : 'GPU time', gpuWords(gpuSeconds, head.servers)] as const] : []),
    ],
    servers: head.servers.length > 1 ? head.servers.map(serverReport) : [],
  };
}

function gpuWords(gpuSeconds: number, servers: readonly RunServerView[]): string {
  const [only] = servers;
  if (servers.length > 1 || !only) return formatLength(Math.round(gpuSeconds));
  const idle = only.idleFraction === null ? '' : `, idle ${formatPercent(only.idleFraction)} between`;
  return `${formatLength(Math.round(gpuSeconds))}${idle}`;
}

function serverReport(server: RunServerView): ServerReport {
  const { id, name, rendered, gpuSeconds, idleFraction } = server;
  return {
    id,
    name,
    device: hardwareWords({ ...server, vramTotalBytes: null, vramFreeBytes: null, version: null }),
    rendered: countOf(rendered, 'segment'),
    gpuTime: formatLength(Math.round(gpuSeconds)),
    idle: idleFraction === null ? '' : formatIdle(idleFraction),
  };
}

/** Under ten percent a tenth matters. */
const formatIdle = (fraction: number): string =>
  fraction < 0.1 ? `${(fraction * 100).toFixed(1)} %` : formatPercent(fraction);
