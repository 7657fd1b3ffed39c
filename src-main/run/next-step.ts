// The scheduler: what a run does next. Pure: state in, decision out; the service only carries it out.
import type { EngineId } from '#shared/model/project.ts';
import { isBroken, isGood, isUnderWay, type Job } from './job-state.ts';
import type { RunState } from './run-state.ts';
import { canTakeJobs, type ServerStanding } from './server-standing.ts';

/** What a look at a waiting job came to. */
export type Need =
  /** It must be rendered. `early`: whatever its start frame will look like, no take of it can answer. */
  | { readonly kind: 'render'; readonly modelKey: string; readonly early: boolean }
  /** That can only be said once the segment before is at home. */
  | { readonly kind: 'later' }
  /** This server may have it and does not answer. */
  | { readonly kind: 'ask'; readonly server: string };

export interface Situation {
  readonly run: RunState;
  readonly needs: ReadonlyMap<string, Need>;
  /** Jobs that something is being done with at this moment. */
  readonly busy: ReadonlySet<string>;
  /** Which server has or is about to get a job that is not rendered yet, by segment key. */
  readonly held: ReadonlyMap<string, string>;
  readonly servers: readonly ServerStanding[];
  /** What kind of server a job's frozen settings ask for. */
  readonly engineOf: (job: Job) => EngineId;
  readonly nowMs: number;
}

export type Step =
  /** Is it up to date, does a take fit, does a server have it already? */
  | { readonly kind: 'look'; readonly segmentKey: string }
  | { readonly kind: 'render'; readonly segmentKey: string; readonly server: string }
  /** It cannot run because the segment it continues failed or was blocked. */
  | { readonly kind: 'block'; readonly segmentKey: string; readonly because: string };

export type RunEnd = 'finished' | 'paused' | 'stopped' | 'stranded';

export interface Decision {
  readonly steps: readonly Step[];
  /** Something has to be looked at again then, though nothing happens before. */
  readonly wakeAtMs: number | null;
  /** Nothing is under way and nothing can be begun; null: the run goes on. `stranded`: no server is left that could. */
  readonly end: RunEnd | null;
}

/** Looks are cheap; few at once, because they read the same disk that clips are written to. */
const MOST_LOOKS = 4;

export function nextStep(situation: Situation): Decision {
  const { run, busy, held } = situation;
  const waiting = waitingJobs(situation);
  const blocks = waiting.flatMap((job): Step[] => {
    const because = brokenBefore(run, job);
    return because === null ? [] : [{ kind: 'block', segmentKey: job.segmentKey, because }];
  });
  if (run.phase === 'running' && blocks.length > 0) return { steps: blocks, wakeAtMs: null, end: null };
  const steps = run.phase === 'running' ? [...looks(situation, waiting), ...renders(situation, waiting)] : [];
  const isQuiet = steps.length === 0 && busy.size === 0 && held.size === 0;
  const wakeAtMs = earliest(waiting.map(({ state }) => (state.kind === 'waiting' ? state.notBeforeMs : null)));
  return { steps, wakeAtMs, end: isQuiet ? endOf(situation, waiting, wakeAtMs) : null };
}

function waitingJobs({ run, busy }: Situation): Job[] {
  return run.order.flatMap((key) => {
    const job = run.jobs.get(key);
    return job?.state.kind === 'waiting' && !busy.has(key) ? [job] : [];
  });
}

function endOf(situation: Situation, waiting: readonly Job[], wakeAtMs: number | null): RunEnd | null {
  switch (situation.run.phase) {
    case 'pausing':
      return 'paused';
    case 'stopping':
      return 'stopped';
    case 'running':
      if (waiting.length === 0) return 'finished';
      return wakeAtMs === null && !situation.servers.some(mayYetRender) ? 'stranded' : null;
    case 'paused':
    case 'stopped':
    case 'finished':
      return null;
  }
}

/** It works, is being looked at, was only just lost, or waits for the user's word. */
const mayYetRender = ({ condition }: ServerStanding): boolean =>
  condition.kind !== 'leaving' && !(condition.kind === 'parked' && condition.isGivenUp);

function earliest(times: readonly (number | null)[]): number | null {
  return times.reduce((first, time) => (time !== null && (first === null || time < first) ? time : first), null);
}

const before = (run: RunState, job: Job): Job | undefined =>
  job.dependsOn === null ? undefined : run.jobs.get(job.dependsOn);

function brokenBefore(run: RunState, job: Job): string | null {
  const previous = before(run, job);
  return previous !== undefined && isBroken(previous.state) ? previous.segmentKey : null;
}

/** What could start now, and what could start as soon as the frame before it is there. */
function looks({ run, needs, busy, servers, nowMs }: Situation, waiting: readonly Job[]): Step[] {
  const running = [...busy].filter((key) => run.jobs.get(key)?.state.kind === 'waiting').length;
  const unknown = waiting.filter((job) => {
    if (isTooEarly(job, nowMs)) return false;
    const previous = before(run, job);
    const isNext = previous === undefined || isGood(previous.state);
    if (!isNext && !(previous !== undefined && isUnderWay(previous.state))) return false;
    const need = needs.get(job.segmentKey);
    if (need === undefined) return true;
    if (need.kind === 'later') return isNext;
    return need.kind === 'ask' && isWorthAsking(servers.find(({ id }) => id === need.server));
  });
  return unknown.slice(0, Math.max(0, MOST_LOOKS - running)).map(({ segmentKey }) => ({ kind: 'look', segmentKey }));
}

/** It answers again, or so long not that it is asked no more. */
const isWorthAsking = (server: ServerStanding | undefined): boolean =>
  server === undefined ||
  server.condition.kind === 'ready' ||
  server.condition.kind === 'leaving' ||
  (server.condition.kind === 'parked' && server.condition.isGivenUp);

const isTooEarly = ({ state }: Job, nowMs: number): boolean =>
  state.kind === 'waiting' && state.notBeforeMs !== null && state.notBeforeMs > nowMs;

/** A job that could be rendered now, and where its start frame lies. */
interface Ready {
  readonly job: Job;
  readonly modelKey: string;
  /** The server that rendered the segment before; null: it has none, or that one takes nothing now. */
  readonly home: string | null;
  /** Its start frame lies on that server only. */
  readonly mustStay: boolean;
  readonly chainLength: number;
  readonly place: number;
}

function renders(situation: Situation, waiting: readonly Job[]): Step[] {
  const usable = situation.servers.filter(canTakeJobs);
  const held = new Map<string, number>();
  for (const server of situation.held.values()) held.set(server, (held.get(server) ?? 0) + 1);
  const steps: Step[] = [];
  let ready = readyJobs(situation, waiting, usable);
  // Every card gets something to do before any gets something to wait with.
  const deepest = Math.max(0, ...usable.map(({ queueDepth }) => queueDepth));
  for (let depth = 0; depth < deepest; depth += 1) {
    for (const server of byLoad(usable, held)) {
      if ((held.get(server.id) ?? 0) !== depth || depth >= server.queueDepth) continue;
      const best = bestFor(situation, server, ready, held);
      if (best === null) continue;
      steps.push({ kind: 'render', segmentKey: best.job.segmentKey, server: server.id });
      held.set(server.id, depth + 1);
      ready = ready.filter((one) => one !== best);
    }
  }
  return steps;
}

const byLoad = (servers: readonly ServerStanding[], held: ReadonlyMap<string, number>): ServerStanding[] =>
  servers.toSorted(
    (a, b) =>
      (held.get(a.id) ?? 0) - (held.get(b.id) ?? 0) || a.othersQueued - b.othersQueued || (a.id < b.id ? -1 : 1),
  );

function readyJobs({ run, needs, nowMs }: Situation, waiting: readonly Job[], usable: readonly ServerStanding[]) {
  const lengths = remainingChainLengths(run);
  return waiting.flatMap((job, place): Ready[] => {
    const need = needs.get(job.segmentKey);
    if (need?.kind !== 'render' || isTooEarly(job, nowMs)) return [];
    const previous = before(run, job);
    const server = previous?.server ?? null;
    const home = usable.some(({ id }) => id === server) ? server : null;
    const ready = { job, modelKey: need.modelKey, home, chainLength: lengths.get(job.segmentKey) ?? 1, place };
    if (previous === undefined || isGood(previous.state)) return [{ ...ready, mustStay: false }];
    const hasFrame = isUnderWay(previous.state) && previous.state.capturedFrame !== null;
    // After a fault it waits for the frame at home: the one on the server may be what failed.
    return hasFrame && need.early && job.tries === 0 && home !== null ? [{ ...ready, mustStay: true }] : [];
  });
}

function bestFor(
  { run, engineOf }: Situation,
  server: ServerStanding,
  ready: readonly Ready[],
  held: ReadonlyMap<string, number>,
): Ready | null {
  const possible = ready.filter(
    (one) =>
      engineOf(one.job) === server.engineId && !server.unable.has(one.job.segmentKey) && isAllowedAt(one, server, held),
  );
  return possible.toSorted((a, b) => compareFor(server, run.isOrderedByUser, a, b))[0] ?? null;
}

/**
 * A chain stays where its last frame and its models are. It moves when that server takes nothing now, or when the server is busy
 * with something else while this one has the models loaded and nothing to do: a frame is sent in less than a second.
 */
function isAllowedAt({ home, mustStay, modelKey }: Ready, server: ServerStanding, held: ReadonlyMap<string, number>) {
  if (home === null || home === server.id) return true;
  if (mustStay) return false;
  const isIdleHere = (held.get(server.id) ?? 0) === 0;
  return isIdleHere && (held.get(home) ?? 0) > 0 && server.warmModelKey === modelKey;
}

/** Models that are loaded, then what the user put first, then the longest chain: the run takes at least as long as that. */
function compareFor(server: ServerStanding, isOrderedByUser: boolean, a: Ready, b: Ready): number {
  const cold = (one: Ready) => Number(server.warmModelKey !== null && server.warmModelKey !== one.modelKey);
  const away = (one: Ready) => Number(one.home !== null && one.home !== server.id);
  return (
    cold(a) - cold(b) ||
    (isOrderedByUser ? a.place - b.place : 0) ||
    b.chainLength - a.chainLength ||
    away(a) - away(b) ||
    a.place - b.place
  );
}

/** How many segments a chain still has from each of its jobs on, itself included. Chains are linear and in film order. */
export function remainingChainLengths(run: RunState): Map<string, number> {
  const lengths = new Map<string, number>();
  const following = new Map<string, string>();
  for (const job of run.jobs.values()) if (job.dependsOn !== null) following.set(job.dependsOn, job.segmentKey);
  const lengthFrom = (key: string): number => {
    const path: string[] = [];
    let at: string | undefined = key;
    while (at !== undefined && !lengths.has(at)) {
      path.push(at);
      at = following.get(at);
    }
    let length = at === undefined ? 0 : (lengths.get(at) ?? 0);
    for (const one of path.reverse()) {
      length += 1;
      lengths.set(one, length);
    }
    return length;
  };
  for (const key of run.jobs.keys()) lengthFrom(key);
  return lengths;
}
