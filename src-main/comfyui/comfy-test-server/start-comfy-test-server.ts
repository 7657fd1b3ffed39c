// A server that speaks ComfyUI's protocol (0.3.64, or 0.27.0 when asked) and renders with ffmpeg instead of a model. For development only.
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createExecutionCache } from './execution-cache.ts';
import { createExecutionLog, type Execution } from './execution-log.ts';
import { makeFolders, removeFolders, type ServerFolders } from './folders.ts';
import { listen, startListening, stopListening } from './http-door.ts';
import { installedModels } from './models.ts';
import { nodeDefinitions } from './node-definitions.ts';
import { type ComfyFaults, type ComfyTestServerOptions, NO_FAULTS } from './options.ts';
import { createPromptQueue, type PromptQueue } from './prompt-queue.ts';
import { createRenderer } from './render-frames.ts';
import type { ServerState } from './server-state.ts';
import { createSocketHub, type SocketHub } from './socket-hub.ts';
import { systemStats } from './system-stats.ts';
import { createWorker } from './worker.ts';

export interface ComfyTestServer extends AsyncDisposable {
  readonly url: string;
  /** May be changed while it runs. */
  readonly faults: ComfyFaults;
  /** For tests that look at what arrived. */
  readonly queue: Pick<PromptQueue, 'running' | 'pending' | 'history'>;
  /** Everything it ever worked on, oldest first; survives `restart`. Also at GET /longtake-test/executions. */
  readonly executions: readonly Execution[];
  readonly outputFolderPath: string;
  readonly inputFolderPath: string;
  /**
   * As a process that died and came back on the same port: queue, history, cache and counter are gone.
   * @param downMs between the two connections are refused; 0: it is back at once, and open requests are answered yet
   */
  restart(downMs?: number): Promise<void>;
  close(): Promise<void>;
}

export async function startComfyTestServer(options: ComfyTestServerOptions = {}): Promise<ComfyTestServer> {
  const folders = await makeFolders();
  const { state, hub } = await createParts(options, folders);
  const { queue, worker, cache } = state;
  const server = await listen(state, options.port ?? 0, hub);
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    hub.close();
    await Promise.all([stopListening(server), worker.die()]);
    await removeFolders(folders);
  };
  return {
    url: `http://127.0.0.1:${port}`,
    faults: state.faults,
    queue,
    executions: state.log.executions,
    outputFolderPath: folders.output,
    inputFolderPath: folders.input,
    async restart(downMs = 0) {
      hub.dropAll();
      if (downMs > 0) await stopListening(server);
      queue.clear();
      await worker.die();
      queue.forgetAll();
      cache.clear();
      if (downMs === 0) return;
      await sleep(downMs);
      await startListening(server, port);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function createParts(options: ComfyTestServerOptions, folders: ServerFolders) {
  const { version = '0.3.64', renderMs = 1_000, settleMs = 0, previews = true, modelBytes = {} } = options;
  const faults = { ...NO_FAULTS, ...options.faults };
  const models = installedModels(options);
  const definitions = nodeDefinitions(version, models, options.withoutNodes ?? []);
  const cache = createExecutionCache();
  const log = createExecutionLog();
  const queue: PromptQueue = createPromptQueue(() => tellStatus(hub, queue));
  const hub: SocketHub = createSocketHub({
    queueRemaining: () => queue.remaining(),
    isDeaf: () => faults.deafSockets,
    runningNodeOf: (clientId) => worker.runningNodeOf(clientId),
  });
  const renderer = await createRenderer(folders, options.ffmpegPath ?? null);
  const freeIfAsked = () => {
    if (state.freeRequested) cache.clear();
    state.freeRequested = false;
  };
  const shared = { version, cache, definitions, folders, faults, queue, log };
  const worker = createWorker({ ...shared, hub, renderer, renderMs, settleMs, previews, beforeJob: freeIfAsked });
  const stats = systemStats(version, options.device);
  const state: ServerState = { ...shared, stats, models, modelBytes, worker, freeRequested: false };
  return { state, hub };
}

function tellStatus(hub: SocketHub, queue: PromptQueue): void {
  hub.send('status', { status: { exec_info: { queue_remaining: queue.remaining() } } }, null);
}
