// The scheduler: what a run does next. Pure: state in, decision out; the service only carries it out.
import type { EngineId } from '#shared/model/project.ts';
import { isGood, isUnderWay, type Job } from './job-state.ts';
import { type Lane, laneCounter } from './lanes.ts';
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
  /** Jobs that may not all be worked on at once, though their server would take them: those of one model. null: no such limit. */
  readonly laneOf: (job: Job) => Lane | null;
  readonly nowMs: number;
}

export type Step =
  /** Is it up to date, does a take fit, does a server have it already? */
  | { readonly kind: 'look'; readonly segmentKey: string }
  | { readonly kind: 'render'; readonly segmentKey: string; readonly server: string }
  /** It cannot run because the segment it continues failed or was blocked. */
  | { readonly kind: 'block'; readonly segmentKey: string; readonly because: string }
  /** Every server of the run lacks something that it needs. */
  | { readonly kind: 'refuse'; readonly segmentKey: string; readonly reason: string };

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
  const blocks = run.phase === 'running' ? blocked(run) : [];
  if (blocks.length > 0) return { steps: blocks, wakeAtMs: null, end: null };
  const steps = run.phase === 'running' ? begin(situation) : [];
  const wakeAtMs = nextTry(situation);
  const isQuiet = steps.length === 0 && busy.size === 0 && held.size === 0;
  return { steps, wakeAtMs, end: isQuiet ? endOf(situation, wakeAtMs) : null };
}

function begin(situation: Situation): Step[] {
  const looked = looks(situation);
  const busy = new Set([...situation.busy, ...looked.map(({ segmentKey }) => segmentKey)]);
  return [...refusals(situation), ...looked, ...renders({ ...situation, busy })];
}

/** What continues a segment that did not come out. */
function blocked({ jobs, index }: RunState): Step[] {
  return [...index.broken].flatMap((because) => {
    const waiting = (index.followers.get(because) ?? []).filter((key) => jobs.get(key)?.state.kind === 'waiting');
    return waiting.map((segmentKey): Step => ({ kind: 'block', segmentKey, because }));
  });
}

/** What no server of the run can render. One that is lost or paused may yet; one that lacks something will not get it by waiting. */
function refusals({ run, needs, busy, servers, engineOf }: Situation): Step[] {
  const lacking = servers.filter(({ unable }) => unable.size > 0);
  if (lacking.length === 0) return [];
  return [...needs].flatMap(([segmentKey, need]): Step[] => {
    const job = run.jobs.get(segmentKey);
    if (need.kind !== 'render' || job?.state.kind !== 'waiting' || busy.has(segmentKey)) return [];
    const own = servers.filter((one) => one.engineId === engineOf(job) && one.condition.kind !== 'leaving');
    const reason = lacking.find((one) => own.includes(one))?.unable.get(segmentKey);
    const isLacking = own.every(({ unable }) => unable.has(segmentKey));
    return reason !== undefined && isLacking ? [{ kind: 'refuse', segmentKey, reason }] : [];
  });
}

/** The first time at which something that failed is to be tried again. */
function nextTry({ run: { jobs, index }, nowMs }: Situation): number | null {
  let first: number | null = null;
  // What was sent back to wait comes last in the set: the others were never sent.
  for (const key of index.waiting) {
    const state = jobs.get(key)?.state;
    const time = state?.kind === 'waiting' ? state.notBeforeMs : null;
    // What is past and still waits does so for something else.
    if (time !== null && time > nowMs && (first === null || time < first)) first = time;
  }
  return first;
}

function endOf(situation: Situation, wakeAtMs: number | null): RunEnd | null {
  const { run } = situation;
  switch (run.phase) {
    case 'pausing':
      return 'paused';
    case 'stopping':
      return 'stopped';
    case 'running':
      if (run.index.waiting.size === 0) return 'finished';
      return wakeAtMs === null && isStranded(situation) ? 'stranded' : null;
    case 'paused':
    case 'stopped':
    case 'finished':
      return null;
  }
}

/** No server is left that could render what comes next. */
export function isStranded({ run, servers, engineOf }: Situation): boolean {
  const hopeful = servers.filter(mayYetRender);
  return ![...run.index.waiting].some((key) => {
    const job = run.jobs.get(key);
    if (job === undefined || before(run, job)?.state.kind === 'waiting') return false;
    return hopeful.some((one) => one.engineId === engineOf(job) && !one.unable.has(key));
  });
}

/** It works, is being looked at, was only just lost, or waits for the user's word. */
const mayYetRender = ({ condition }: ServerStanding): boolean =>
  condition.kind !== 'leaving' && condition.kind !== 'held' && !(condition.kind === 'parked' && condition.isGivenUp);

const before = (run: RunState, job: Job): Job | undefined =>
  job.dependsOn === null ? undefined : run.jobs.get(job.dependsOn);

/** What could start now, and what could start as soon as the frame before it is there. */
function looks(situation: Situation): Step[] {
  const { run, busy } = situation;
  const running = [...busy].filter((key) => run.index.waiting.has(key)).length;
  const steps: Step[] = [];
  for (const segmentKey of run.index.waiting) {
    if (running + steps.length >= MOST_LOOKS) break;
    const job = run.jobs.get(segmentKey);
    if (job !== undefined && !busy.has(segmentKey) && isToLookAt(situation, job))
      steps.push({ kind: 'look', segmentKey });
  }
  return steps;
}

function isToLookAt({ run, needs, servers, nowMs }: Situation, job: Job): boolean {
  const need = needs.get(job.segmentKey);
  if (need?.kind === 'render' || isTooEarly(job, nowMs)) return false;
  const previous = before(run, job);
  const isNext = previous === undefined || isPast(previous);
  if (!isNext && !isUnderWay(previous.state)) return false;
  if (need === undefined) return true;
  if (need.kind === 'later') return isNext;
  return isWorthAsking(servers.find(({ id }) => id === need.server));
}

/** It answers again, or so long not that it is asked no more. */
const isWorthAsking = (server: ServerStanding | undefined): boolean =>
  server === undefined ||
  server.condition.kind === 'ready' ||
  server.condition.kind === 'leaving' ||
  server.condition.kind === 'held' ||
  (server.condition.kind === 'parked' && server.condition.isGivenUp);

/** No pause is that long: the clock was set back. */
const LONGEST_PAUSE_MS = 30 * 60_000;

const isTooEarly = ({ state }: Job, nowMs: number): boolean => {
  const leftMs = state.kind === 'waiting' && state.notBeforeMs !== null ? state.notBeforeMs - nowMs : 0;
  return leftMs > 0 && leftMs <= LONGEST_PAUSE_MS;
};

/** Nothing more comes of it in this run: what there is of its last frame lies at home. */
const isPast = ({ state }: Job): boolean => isGood(state) || state.kind === 'stopped';

/** A job that could be rendered now, and where its start frame lies. */
interface Ready {
  readonly job: Job;
  readonly modelKey: string;
  /** The server that rendered the segment before; null: it has none, or that one takes nothing now or cannot render this. */
  readonly home: string | null;
  /** Its start frame lies on that server only. */
  readonly mustStay: boolean;
  readonly chainLength: number;
  readonly place: number;
}

function renders(situation: Situation): Step[] {
  const usable = situation.servers.filter(canTakeJobs);
  const held = new Map<string, number>();
  for (const server of situation.held.values()) held.set(server, (held.get(server) ?? 0) + 1);
  const steps: Step[] = [];
  const lanes = laneCounter(situation);
  let ready = readyJobs(situation, usable);
  // Every card gets something to do before any gets something to wait with.
  const deepest = Math.max(0, ...usable.map(({ queueDepth }) => queueDepth));
  for (let depth = 0; depth < deepest; depth += 1) {
    for (const server of byLoad(usable, held)) {
      if ((held.get(server.id) ?? 0) !== depth || depth >= server.queueDepth) continue;
      const free = ready.filter(({ job }) => lanes.hasRoom(job));
      const best = bestFor(situation, server, free, held);
      if (best === null || isOutranked(situation, best)) continue;
      steps.push({ kind: 'render', segmentKey: best.job.segmentKey, server: server.id });
      lanes.add(best.job);
      held.set(server.id, depth + 1);
      ready = ready.filter((one) => one !== best);
    }
  }
  return steps;
}

/** One that goes before it is being looked at this moment: a few milliseconds are no reason to begin out of order. */
function isOutranked({ run, busy, held }: Situation, { chainLength, place, mustStay }: Ready): boolean {
  if (mustStay) return false;
  return [...busy].some((key) => {
    const job = run.jobs.get(key);
    if (job?.state.kind !== 'waiting' || held.has(key)) return false;
    const previous = before(run, job);
    if (previous !== undefined && !isPast(previous)) return false;
    const isBefore = (run.index.places.get(key) ?? 0) < place;
    const length = run.index.chainLengths.get(key) ?? 1;
    if (run.isOrderedByUser) return isBefore;
    return length > chainLength || (length === chainLength && isBefore);
  });
}

const byLoad = (servers: readonly ServerStanding[], held: ReadonlyMap<string, number>): ServerStanding[] =>
  servers.toSorted(
    (a, b) =>
      (held.get(a.id) ?? 0) - (held.get(b.id) ?? 0) || a.othersQueued - b.othersQueued || (a.id < b.id ? -1 : 1),
  );

function readyJobs({ run, needs, busy, engineOf, nowMs }: Situation, usable: readonly ServerStanding[]): Ready[] {
  const { chainLengths, places } = run.index;
  return [...needs].flatMap(([key, need]): Ready[] => {
    const job = run.jobs.get(key);
    if (need.kind !== 'render' || job?.state.kind !== 'waiting' || busy.has(key) || isTooEarly(job, nowMs)) return [];
    const previous = before(run, job);
    const server = previous?.server ?? null;
    const isHome = ({ id, engineId, unable }: ServerStanding) =>
      id === server && engineId === engineOf(job) && !unable.has(key);
    const home = usable.some(isHome) ? server : null;
    const rank = { chainLength: chainLengths.get(key) ?? 1, place: places.get(key) ?? 0 };
    const ready = { job, modelKey: need.modelKey, home, ...rank };
    if (previous === undefined || isPast(previous)) return [{ ...ready, mustStay: false }];
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
 * A chain stays where its last frame and its models are. It moves when that server takes nothing now, or when it is busy with
 * something else while this one has nothing to do: a frame is sent in less than a second, and models are loaded once.
 */
function isAllowedAt({ home, mustStay }: Ready, server: ServerStanding, held: ReadonlyMap<string, number>) {
  if (home === null || home === server.id) return true;
  if (mustStay) return false;
  const isIdleHere = (held.get(server.id) ?? 0) === 0;
  return isIdleHere && (held.get(home) ?? 0) > 0;
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
