// Why a server does nothing, in words, for the person who pays for the card. Pure.
import { many, say } from '#shared/i18n/say.ts';
import { isGood, isUnderWay, type Job } from './job-state.ts';
import type { ServerDoing } from './live-server.ts';
import type { Situation } from './next-step.ts';
import type { ServerStanding } from './server-standing.ts';

/** What it has of ours, and why it has nothing. */
export function serverDoing(
  situation: Situation,
  server: ServerStanding,
  isQueued: (segmentKey: string) => boolean = () => false,
): ServerDoing {
  const held = [...situation.held].filter(([, id]) => id === server.id).map(([key]) => key);
  // Two that were sent together may have arrived the other way round.
  const segmentKeys = held.toSorted((a, b) => Number(isQueued(a)) - Number(isQueued(b)));
  const own = waitingFor(situation, server);
  const isUnable = own.length > 0 && own.every((job) => server.unable.has(job.segmentKey));
  return { segmentKeys, isUnable, reason: segmentKeys.length > 0 ? '' : idleReasonOf(situation, server) };
}

const waitingFor = ({ run, engineOf }: Situation, server: ServerStanding): Job[] =>
  [...run.jobs.values()].filter((job) => job.state.kind === 'waiting' && engineOf(job) === server.engineId);

function idleReasonOf(situation: Situation, server: ServerStanding): string {
  const { run } = situation;
  switch (server.condition.kind) {
    case 'checking':
      return say`It is being looked at.`;
    case 'paused':
      return say`Paused by you.`;
    case 'parked':
    case 'held':
      return server.condition.reason;
    case 'leaving':
      return say`Taken out of this run.`;
    case 'ready':
      break;
  }
  if (run.phase === 'paused' || run.phase === 'pausing') return say`The run is paused.`;
  if (run.phase !== 'running') return say`The run is over.`;
  return whyNothingFits(situation, server);
}

function whyNothingFits(situation: Situation, server: ServerStanding): string {
  const { nowMs, needs } = situation;
  const own = waitingFor(situation, server);
  const [first] = own;
  if (first === undefined) return say`Nothing is left for it: what remains is being rendered elsewhere.`;
  const able = own.filter((job) => !server.unable.has(job.segmentKey));
  if (able.length === 0) return say`It cannot render what is left: ${server.unable.get(first.segmentKey) ?? ''}`;
  const later = able.filter(({ state }) => state.kind === 'waiting' && (state.notBeforeMs ?? 0) > nowMs);
  if (later.length === able.length) {
    return many(
      later.length,
      'Segment {{segment}} waits to be tried again in a moment.',
      '{{count}} segments wait to be tried again in a moment.',
      named(later),
    );
  }
  const chained = able.filter((job) => waitsForAnother(situation, job));
  if (chained.length === able.length) {
    return many(
      chained.length,
      'Segment {{segment}} waits for the last frame of what is being rendered.',
      '{{count}} segments wait for the last frame of what is being rendered.',
      named(chained),
    );
  }
  const asked = able.filter((job) => needs.get(job.segmentKey)?.kind === 'ask');
  if (asked.length > 0) {
    return many(
      asked.length,
      'Segment {{segment}} waits for a server that may have it already and does not answer.',
      '{{count}} segments wait for a server that may have it already and does not answer.',
      named(asked),
    );
  }
  return say`What is left is being looked at.`;
}

function waitsForAnother({ run }: Situation, job: Job): boolean {
  const previous = job.dependsOn === null ? undefined : run.jobs.get(job.dependsOn);
  return (
    previous !== undefined &&
    !isGood(previous.state) &&
    (isUnderWay(previous.state) || previous.state.kind === 'waiting')
  );
}

const named = (jobs: readonly Job[]) => ({ segment: jobs[0]?.segmentKey ?? '' });
