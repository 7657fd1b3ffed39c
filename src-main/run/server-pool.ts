// The servers of a run as they are now: what they can do, what they were last heard to be, when a lost one is asked again.

import type { RunServerView } from '#shared/model/run.ts';
import type { Result } from '#shared/result.ts';
import { type StudioError, type StudioErrorWire, toWireError } from '#shared/studio-error.ts';
import type { ServerProbe } from '../engines/index.ts';
import { type LiveServer, type RunServer, type ServerDoing, serverViewOf } from './live-server.ts';
import { GIVE_UP_AFTER_MS, probePauseMs } from './retry-policy.ts';
import type { ServerCondition, ServerStanding } from './server-standing.ts';

/** What is known of a server before it gets jobs. */
export interface ServerReadiness {
  /** Why it can render nothing of this run at all; null: nothing is known against it. */
  readonly error: StudioError | null;
  /** Segments that it cannot render, and why. */
  readonly unable: ReadonlyMap<string, string>;
}

export interface ServerPoolOptions {
  /** Is it there, and how busy? */
  readonly probe: (serverId: string, signal: AbortSignal) => Promise<Result<ServerProbe>>;
  /** Everything it must have for what waits: asked when it joins and whenever it comes back. */
  readonly readiness: (serverId: string, signal: AbortSignal) => Promise<ServerReadiness>;
  /** Tries to start a server again whose worker is dead; false: nothing may be done about it. */
  readonly restart: (serverId: string) => Promise<boolean>;
  readonly canRestart: (serverId: string) => boolean;
  /** Milliseconds on a clock that no clock change moves. */
  readonly monotonicMs: () => number;
  readonly onChange: () => void;
  readonly onParked: (serverId: string, error: StudioError) => void;
  readonly onBack: (serverId: string) => void;
  /** So many milliseconds of silence, and what a server has may be rendered elsewhere. */
  readonly giveUpAfterMs?: number;
}

const PROBE_TIMEOUT_MS = 10_000;
const READINESS_TIMEOUT_MS = 60_000;
/** How often a working server is asked how it is: others may have joined its queue. */
const LOOK_EVERY_MS = 15_000;

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
  readonly #timers = new Set<NodeJS.Timeout>();
  #ownJobs: () => ReadonlySet<string> = () => new Set();
  #isClosed = false;

  constructor(options: ServerPoolOptions) {
    this.#options = options;
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
    if (readiness === null) void this.#ask(live);
    else this.#settle(live, readiness);
    if (before === undefined) this.#lookLater(live);
  }

  pause(serverId: string): void {
    if (this.has(serverId)) this.#become(serverId, 'paused');
  }

  resume(serverId: string): void {
    const server = this.#servers.get(serverId);
    if (server?.condition !== 'paused' && server?.condition !== 'held') return;
    this.#become(serverId, 'checking');
    void this.#ask(server);
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
    this.#probeLater(server);
    this.#after(this.#giveUpAfterMs() + 1, () => this.#options.onChange());
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
    for (const server of this.#servers.values()) if (server.condition === 'parked') void this.#probe(server);
  }

  /** Time asleep is not time away. */
  forgetAway(): void {
    for (const server of this.#servers.values()) server.parkedSinceMs = this.#options.monotonicMs();
  }

  close(): void {
    this.#isClosed = true;
    for (const timer of this.#timers) clearTimeout(timer);
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

  async #ask(server: LiveServer): Promise<void> {
    server.asking?.abort();
    const asking = new AbortController();
    server.asking = asking;
    const signal = AbortSignal.any([asking.signal, AbortSignal.timeout(READINESS_TIMEOUT_MS)]);
    const readiness = await this.#options.readiness(server.id, signal);
    if (asking.signal.aborted || this.#isClosed || server.condition !== 'checking') return;
    this.#settle(server, readiness);
  }

  #settle(server: LiveServer, { error, unable }: ServerReadiness): void {
    server.unable = unable;
    if (error !== null) {
      this.park(server.id, error);
      return;
    }
    server.error = null;
    server.condition = 'ready';
    void this.#look(server);
    this.#options.onChange();
  }

  #probeLater(server: LiveServer): void {
    this.#after(probePauseMs(server.probesDone, Math.random()), () => void this.#probe(server));
    server.probesDone += 1;
  }

  async #probe(server: LiveServer): Promise<void> {
    if (this.#isClosed || server.condition !== 'parked') return;
    const probed = await this.#options.probe(server.id, AbortSignal.timeout(PROBE_TIMEOUT_MS));
    if (this.#isClosed || server.condition !== 'parked') return;
    if (!probed.ok || this.#isStillDead(server, probed.value)) {
      this.#probeLater(server);
      // It may be given up by now.
      this.#options.onChange();
      return;
    }
    server.probe = probed.value;
    server.condition = 'checking';
    this.#options.onBack(server.id);
    await this.#ask(server);
  }

  /** It answers as before, but the job that its worker never took still stands first. */
  #isStillDead(server: LiveServer, { jobIds }: ServerProbe): boolean {
    const before = server.firstJobId;
    server.firstJobId = jobIds[0] ?? null;
    return server.error?.code === 'worker-dead' && jobIds.length > 0 && (before === null || before === jobIds[0]);
  }

  #lookLater(server: LiveServer): void {
    this.#after(LOOK_EVERY_MS, () => {
      if (server.condition === 'ready') void this.#look(server);
      this.#lookLater(server);
    });
  }

  async #look(server: LiveServer): Promise<void> {
    const probed = await this.#options.probe(server.id, AbortSignal.timeout(PROBE_TIMEOUT_MS));
    if (this.#isClosed || !probed.ok) return;
    server.probe = probed.value;
    this.#options.onChange();
  }

  #after(delayMs: number, work: () => void): void {
    if (this.#isClosed) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, delayMs);
    this.#timers.add(timer);
  }

  #awayMs(server: LiveServer): number {
    return this.#options.monotonicMs() - server.parkedSinceMs;
  }

  #giveUpAfterMs(): number {
    return this.#options.giveUpAfterMs ?? GIVE_UP_AFTER_MS;
  }
}
