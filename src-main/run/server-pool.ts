// The servers of a run as they are now: what they can do, and what they were last heard to be.

import type { RunServerView } from '#shared/model/run.ts';
import { type StudioError, type StudioErrorWire, toWireError } from '#shared/studio-error.ts';
import { type LiveServer, type RunServer, type ServerDoing, serverViewOf } from './live-server.ts';
import { GIVE_UP_AFTER_MS } from './retry-policy.ts';
import type { ServerCondition, ServerStanding } from './server-standing.ts';
import { type ServerQuestions, type ServerReadiness, ServerWatch } from './server-watch.ts';

export interface ServerPoolOptions extends ServerQuestions {
  /** Tries to start a server again whose worker is dead; false: nothing may be done about it. */
  readonly restart: (serverId: string) => Promise<boolean>;
  readonly canRestart: (serverId: string) => boolean;
  /** Milliseconds on a clock that no clock change moves. */
  readonly monotonicMs: () => number;
  readonly onParked: (serverId: string, error: StudioError) => void;
  /** So many milliseconds of silence, and what a server has may be rendered elsewhere. */
  readonly giveUpAfterMs?: number;
}

const UNSEEN: Omit<LiveServer, keyof RunServer> = {
  ...{ condition: 'checking', parkedSinceMs: 0, probesDone: 0, error: null, unable: new Map(), warmModelKey: null },
  ...{
    probe: null,
    firstJobId: null,
    rendered: 0,
    gpuSeconds: 0,
    ownGpuSeconds: 0,
    firstStartMs: null,
    lastEndMs: null,
    asking: null,
  },
};

export class ServerPool {
  readonly #servers = new Map<string, LiveServer>();
  readonly #options: ServerPoolOptions;
  readonly #watch: ServerWatch;
  #ownJobs: () => ReadonlySet<string> = () => new Set();

  constructor(options: ServerPoolOptions) {
    this.#options = options;
    const settle = (server: LiveServer, readiness: ServerReadiness) => this.#settle(server, readiness);
    this.#watch = new ServerWatch({ ...options, settle });
  }

  /** Which jobs are ours, so that the others can be counted. */
  countOwnBy(ownJobs: () => ReadonlySet<string>): void {
    this.#ownJobs = ownJobs;
  }

  has(serverId: string): boolean {
    return this.#servers.has(serverId) && this.#servers.get(serverId)?.condition !== 'leaving';
  }

  /** @param readiness what is known already; null: it is asked */
  add(server: RunServer, readiness: ServerReadiness | null): void {
    const before = this.#servers.get(server.id);
    const live: LiveServer = Object.assign(before ?? { ...UNSEEN, ...server }, server, {
      condition: 'checking' as const,
    });
    this.#servers.set(server.id, live);
    if (readiness === null) void this.#watch.ask(live);
    else this.#settle(live, readiness);
    if (before === undefined) this.#watch.lookLater(live);
  }

  pause(serverId: string): void {
    if (this.has(serverId)) this.#become(serverId, 'paused');
  }

  resume(serverId: string): void {
    const server = this.#servers.get(serverId);
    if (server?.condition !== 'paused' && server?.condition !== 'held') return;
    this.#become(serverId, 'checking');
    void this.#watch.ask(server);
  }

  /** It answers, and takes nothing before the user has done something about its account. The others go on. */
  hold(serverId: string, error: StudioError): void {
    const server = this.#servers.get(serverId);
    if (server === undefined || ['leaving', 'paused', 'held'].includes(server.condition)) return;
    server.error = toWireError(error);
    this.#options.onParked(serverId, error);
    this.#become(serverId, 'held');
  }

  /** Why one is held; null: none is. */
  heldError(): StudioErrorWire | null {
    return [...this.#servers.values()].find(({ condition }) => condition === 'held')?.error ?? null;
  }

  /** The user says to go on: what was wrong with an account may be mended. */
  resumeHeld(): void {
    for (const server of this.#servers.values()) if (server.condition === 'held') this.resume(server.id);
  }

  remove(serverId: string): void {
    this.#become(serverId, 'leaving');
  }

  /** After a fault: it gets nothing until it answers again. */
  park(serverId: string, error: StudioError): void {
    const server = this.#servers.get(serverId);
    if (server === undefined || ['leaving', 'parked', 'held'].includes(server.condition)) return;
    // The user's word stands: it is looked at when the user lets it go on.
    if (server.condition === 'paused') {
      server.error = toWireError(error);
      this.#options.onChange();
      return;
    }
    // To answer and still be able to render nothing is no return: its time away goes on, and it is asked ever less often.
    if (server.error === null) {
      server.parkedSinceMs = this.#options.monotonicMs();
      server.probesDone = 0;
    }
    server.condition = 'parked';
    server.error = toWireError(error);
    server.warmModelKey = null;
    server.firstJobId = null;
    this.#options.onParked(serverId, error);
    if (error.code === 'worker-dead') void this.#options.restart(serverId);
    this.#watch.probeLater(server);
    this.#watch.after(this.#giveUpAfterMs() + 1, () => this.#options.onChange());
    this.#options.onChange();
  }

  lacks(serverId: string, segmentKey: string, reason: string): void {
    const server = this.#servers.get(serverId);
    if (server !== undefined) server.unable = new Map([...server.unable, [segmentKey, reason]]);
  }

  sent(serverId: string, modelKey: string): void {
    const server = this.#servers.get(serverId);
    if (server !== undefined) server.warmModelKey = modelKey;
  }

  /** @param startedAtIso by the server's own clock, as the seconds are; null: it was begun in another session */
  landed(serverId: string, startedAtIso: string | null, gpuSeconds: number | null): void {
    const server = this.#servers.get(serverId);
    if (server === undefined) return;
    server.rendered += 1;
    server.gpuSeconds += gpuSeconds ?? 0;
    if (startedAtIso === null || gpuSeconds === null) return;
    server.ownGpuSeconds += gpuSeconds;
    const startedMs = Date.parse(startedAtIso);
    server.firstStartMs = Math.min(server.firstStartMs ?? startedMs, startedMs);
    server.lastEndMs = Math.max(server.lastEndMs ?? 0, startedMs + gpuSeconds * 1000);
  }

  /** null: it has nothing to do with this run. Given up: so long away that what it has is taken for lost, or taken out of the run. */
  standingOf(serverId: string): 'usable' | 'parked' | 'given-up' | null {
    const server = this.#servers.get(serverId);
    if (server === undefined) return null;
    if (server.condition === 'leaving' || this.#isGivenUp(server)) return 'given-up';
    return server.condition === 'parked' ? 'parked' : 'usable';
  }

  #isGivenUp(server: LiveServer): boolean {
    return server.condition === 'parked' && this.#awayMs(server) >= this.#giveUpAfterMs();
  }

  standings(): ServerStanding[] {
    return [...this.#servers.values()].map((server) => ({
      ...{ id: server.id, name: server.name, engineId: server.engineId, queueDepth: server.queueDepth },
      ...{ warmModelKey: server.warmModelKey, unable: server.unable, othersQueued: this.#othersOn(server) },
      condition: this.#conditionOf(server),
    }));
  }

  views(describe: (server: ServerStanding) => ServerDoing): RunServerView[] {
    return this.standings().flatMap((standing) => {
      const server = this.#servers.get(standing.id);
      return server === undefined
        ? []
        : [serverViewOf(server, standing, describe(standing), this.#options.canRestart(standing.id))];
    });
  }

  /** A machine that slept, or a server that was started again: it is asked now, not in a minute. */
  askParkedNow(): void {
    for (const server of this.#servers.values()) if (server.condition === 'parked') void this.#watch.probe(server);
  }

  /** Time asleep is not time away. */
  forgetAway(): void {
    for (const server of this.#servers.values()) server.parkedSinceMs = this.#options.monotonicMs();
  }

  close(): void {
    this.#watch.close();
    for (const server of this.#servers.values()) server.asking?.abort();
  }

  #become(serverId: string, condition: LiveServer['condition']): void {
    const server = this.#servers.get(serverId);
    if (server === undefined) return;
    server.condition = condition;
    this.#options.onChange();
  }

  #conditionOf(server: LiveServer): ServerCondition {
    if (server.condition === 'held') return { kind: 'held', reason: server.error?.message ?? '' };
    if (server.condition !== 'parked') return { kind: server.condition };
    return { kind: 'parked', reason: server.error?.message ?? '', isGivenUp: this.#isGivenUp(server) };
  }

  #othersOn(server: LiveServer): number {
    const own = this.#ownJobs();
    return server.probe?.jobIds.filter((id) => !own.has(id)).length ?? 0;
  }

  #settle(server: LiveServer, { error, unable }: ServerReadiness): void {
    server.unable = unable;
    if (error !== null) {
      this.park(server.id, error);
      return;
    }
    server.error = null;
    server.condition = 'ready';
    void this.#watch.look(server);
    this.#options.onChange();
  }

  #awayMs(server: LiveServer): number {
    return this.#options.monotonicMs() - server.parkedSinceMs;
  }

  #giveUpAfterMs(): number {
    return this.#options.giveUpAfterMs ?? GIVE_UP_AFTER_MS;
  }
}
