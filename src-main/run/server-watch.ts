// Asks the servers of a run how they are: one that joins or comes back, one that is away, one that works.

import type { Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { ServerProbe } from '../engines/index.ts';
import type { LiveServer } from './live-server.ts';
import { probePauseMs } from './retry-policy.ts';

/** What is known of a server before it gets jobs. */
export interface ServerReadiness {
  /** Why it can render nothing of this run at all; null: nothing is known against it. */
  readonly error: StudioError | null;
  /** Segments that it cannot render, and why. */
  readonly unable: ReadonlyMap<string, string>;
}

/** What is asked of servers, and who hears of it. */
export interface ServerQuestions {
  /** Is it there, and how busy? */
  readonly probe: (serverId: string, signal: AbortSignal) => Promise<Result<ServerProbe>>;
  /** Everything it must have for what waits: asked when it joins and whenever it comes back. */
  readonly readiness: (serverId: string, signal: AbortSignal) => Promise<ServerReadiness>;
  readonly onChange: () => void;
  readonly onBack: (serverId: string) => void;
}

const PROBE_TIMEOUT_MS = 10_000;
const READINESS_TIMEOUT_MS = 60_000;
/** How often a working server is asked how it is: others may have joined its queue. */
const LOOK_EVERY_MS = 15_000;

interface ServerWatchOptions extends ServerQuestions {
  /** What asking one that joined or came back has found. */
  readonly settle: (server: LiveServer, readiness: ServerReadiness) => void;
}

export class ServerWatch {
  readonly #options: ServerWatchOptions;
  readonly #timers = new Set<NodeJS.Timeout>();
  #isClosed = false;

  constructor(options: ServerWatchOptions) {
    this.#options = options;
  }

  async ask(server: LiveServer): Promise<void> {
    server.asking?.abort();
    const asking = new AbortController();
    server.asking = asking;
    const signal = AbortSignal.any([asking.signal, AbortSignal.timeout(READINESS_TIMEOUT_MS)]);
    const readiness = await this.#options.readiness(server.id, signal);
    if (asking.signal.aborted || this.#isClosed || server.condition !== 'checking') return;
    this.#options.settle(server, readiness);
  }

  probeLater(server: LiveServer): void {
    this.after(probePauseMs(server.probesDone, Math.random()), () => void this.probe(server));
    server.probesDone += 1;
  }

  async probe(server: LiveServer): Promise<void> {
    if (this.#isClosed || server.condition !== 'parked') return;
    const probed = await this.#options.probe(server.id, AbortSignal.timeout(PROBE_TIMEOUT_MS));
    if (this.#isClosed || server.condition !== 'parked') return;
    if (!probed.ok || this.#isStillDead(server, probed.value)) {
      this.probeLater(server);
      // It may be given up by now.
      this.#options.onChange();
      return;
    }
    server.probe = probed.value;
    server.condition = 'checking';
    this.#options.onBack(server.id);
    await this.ask(server);
  }

  /** It answers as before, but the job that its worker never took still stands first. */
  #isStillDead(server: LiveServer, { jobIds }: ServerProbe): boolean {
    const before = server.firstJobId;
    server.firstJobId = jobIds[0] ?? null;
    return server.error?.code === 'worker-dead' && jobIds.length > 0 && (before === null || before === jobIds[0]);
  }

  lookLater(server: LiveServer): void {
    this.after(LOOK_EVERY_MS, () => {
      if (server.condition === 'ready') void this.look(server);
      this.lookLater(server);
    });
  }

  async look(server: LiveServer): Promise<void> {
    const probed = await this.#options.probe(server.id, AbortSignal.timeout(PROBE_TIMEOUT_MS));
    if (this.#isClosed || !probed.ok) return;
    server.probe = probed.value;
    this.#options.onChange();
  }

  after(delayMs: number, work: () => void): void {
    if (this.#isClosed) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, delayMs);
    this.#timers.add(timer);
  }

  close(): void {
    this.#isClosed = true;
    for (const timer of this.#timers) clearTimeout(timer);
  }
}
