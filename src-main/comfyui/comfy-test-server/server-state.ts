// All that one test server is made of, for its routes and its worker.
import type { ExecutionCache } from './execution-cache.ts';
import type { ExecutionLog } from './execution-log.ts';
import type { ServerFolders } from './folders.ts';
import type { InstalledModels } from './models.ts';
import type { NodeDefinitions } from './node-definitions.ts';
import type { ComfyFaults, PlayedVersion } from './options.ts';
import type { PromptQueue } from './prompt-queue.ts';
import type { SystemStatsAnswer } from './system-stats.ts';

export interface ServerState {
  readonly version: PlayedVersion;
  readonly stats: SystemStatsAnswer;
  readonly folders: ServerFolders;
  readonly models: InstalledModels;
  readonly modelBytes: Readonly<Record<string, number>>;
  readonly definitions: NodeDefinitions;
  readonly queue: PromptQueue;
  readonly cache: ExecutionCache;
  readonly faults: ComfyFaults;
  readonly worker: Worker;
  readonly log: ExecutionLog;
  /** What `/free` asked for, done between two jobs. */
  freeRequested: boolean;
}

export interface Worker {
  /** After something was queued. */
  wake(): void;
  /** Between steps; null: whatever runs. */
  interrupt(promptId: string | null): void;
  runningNodeOf(clientId: string): string | null;
  /** The process dies: what runs is lost without a word. */
  die(): Promise<void>;
}
