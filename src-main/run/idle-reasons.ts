// Why a server does nothing, in words, for the person who pays for the card. Pure.
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
      return 'It is being looked at.';
    case 'paused':
      return 'Paused by you.';
    case 'parked':
      return server.condition.reason;
    case 'leaving':
      return 'Taken out of this run.';
    case 'ready':
      break;
  }
  if (run.phase === 'paused' || run.phase === 'pausing') return 'The run is paused.';
  if (run.phase !== 'running') return 'The run is over.';
  return whyNothingFits(situation, server);
}

function whyNothingFits(situation: Situation, server: ServerStanding): string {
  const { nowMs, needs } = situation;
  const own = waitingFor(situation, server);
  const [first] = own;
  if (first === undefined) return 'Nothing is left for it: what remains is being rendered elsewhere.';
  const able = own.filter((job) => !server.unable.has(job.segmentKey));
  if (able.length === 0) return `It cannot render what is left: ${server.unable.get(first.segmentKey) ?? ''}`;
  const later = able.filter(({ state }) => state.kind === 'waiting' && (state.notBeforeMs ?? 0) > nowMs);
  if (later.length === able.length) return `${segments(later)} to be tried again in a moment.`;
  const chained = able.filter((job) => waitsForAnother(situation, job));
  if (chained.length === able.length) return `${segments(chained)} for the last frame of what is being rendered.`;
  const asked = able.filter((job) => needs.get(job.segmentKey)?.kind === 'ask');
  if (asked.length > 0) return `${segments(asked)} for a server that may have it already and does not answer.`;
  return 'What is left is being looked at.';
}

function waitsForAnother({ run }: Situation, job: Job): boolean {
  const previous = job.dependsOn === null ? undefined : run.jobs.get(job.dependsOn);
  return (
    previous !== undefined &&
    !isGood(previous.state) &&
    (isUnderWay(previous.state) || previous.state.kind === 'waiting')
  );
}

function segments(jobs: readonly Job[]): string {
  const [only] = jobs;
  return jobs.length === 1 && only !== undefined ? `Segment ${only.segmentKey} waits` : `${jobs.length} segments wait`;
}
