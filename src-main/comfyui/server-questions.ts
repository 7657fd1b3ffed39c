// What one asks a ComfyUI about itself: version, load, node types, model files.
import { z } from 'zod/v4';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { ComfyHttp } from './http.ts';
import { type NodeInfo, readNodeInfo } from './node-info.ts';
import { askQueue } from './queue-state.ts';
import { modelFileList, modelList, objectInfoAnswer, queueLength, systemStatsAnswer } from './wire.ts';

export interface SystemStats {
  readonly version: string;
  readonly os: string;
  /** `2.7.1+cu128`; '' where it is not said. */
  readonly pytorchVersion: string;
  /** '' where the server names no device. */
  readonly device: string;
  readonly vramTotalBytes: number;
  readonly vramFreeBytes: number;
}

export interface ServerQuestions {
  systemStats(signal: AbortSignal): Promise<Result<SystemStats>>;
  /** Waiting and running jobs, anybody's. */
  queueRemaining(signal: AbortSignal): Promise<Result<number>>;
  /** Prompt ids, anybody's; those that wait in the order of execution. */
  queue(
    signal: AbortSignal,
  ): Promise<Result<{ readonly running: readonly string[]; readonly pending: readonly string[] }>>;
  /** null: not installed. */
  nodeInfo(classType: string, signal: AbortSignal): Promise<Result<NodeInfo | null>>;
  /** Many at once, a few in flight at a time; the first question that fails ends it. null: not installed. */
  nodeInfos(classTypes: readonly string[], signal: AbortSignal): Promise<Result<ReadonlyMap<string, NodeInfo | null>>>;
  /** The node type as `/object_info` says it, untouched; null: not installed. */
  nodeDefinition(classType: string, signal: AbortSignal): Promise<Result<unknown>>;
  /** Files in one of ComfyUI's model folders; null: it has no folder of that name. */
  models(folder: string, signal: AbortSignal): Promise<Result<readonly string[] | null>>;
  /** Bytes by file name, named as `models` names them; null: no such folder, or a server that does not say sizes. */
  modelSizes(folder: string, signal: AbortSignal): Promise<Result<ReadonlyMap<string, number> | null>>;
  /** Asks the server to empty its graphics card; it does so between two jobs. */
  freeMemory(signal: AbortSignal): Promise<Result<void>>;
}

/** Enough to hide a tunnel's round trips; few, because ComfyUI answers on the loop that serves everybody. */
const QUESTIONS_IN_FLIGHT = 6;

export function askServer(http: ComfyHttp): ServerQuestions {
  const nodeInfo: ServerQuestions['nodeInfo'] = async (classType, signal) => {
    const answer = await http.getJson(objectInfoPath(classType), objectInfoAnswer, signal);
    if (!answer.ok) return answer;
    const definition = answer.value[classType];
    return ok(definition ? readNodeInfo(classType, definition) : null);
  };
  return {
    nodeInfo,
    nodeInfos: (classTypes, signal) => askAll(classTypes, nodeInfo, signal),
    async systemStats(signal) {
      const answer = await http.getJson('/system_stats', systemStatsAnswer, signal);
      if (!answer.ok) return answer;
      const { system, devices } = answer.value;
      const device = devices[0];
      return ok({
        version: system.comfyui_version,
        os: system.os,
        pytorchVersion: system.pytorch_version,
        device: device?.name ?? '',
        vramTotalBytes: device?.vram_total ?? 0,
        vramFreeBytes: device?.vram_free ?? 0,
      });
    },
    async queueRemaining(signal) {
      const answer = await http.getJson('/prompt', queueLength, signal);
      return answer.ok ? ok(answer.value.exec_info.queue_remaining) : answer;
    },
    async queue(signal) {
      const queue = await askQueue(http, signal);
      if (!queue.ok) return queue;
      const { running, pending } = queue.value;
      return ok({ running: running.map((item) => item[1]), pending: pending.map((item) => item[1]) });
    },
    async nodeDefinition(classType, signal) {
      const answer = await http.getJson(objectInfoPath(classType), z.record(z.string(), z.unknown()), signal);
      return answer.ok ? ok(answer.value[classType] ?? null) : answer;
    },
    models: (folder, signal) => askFolder(http, `/models/${encodeURIComponent(folder)}`, modelList, signal),
    async modelSizes(folder, signal) {
      const path = `/experiment/models/${encodeURIComponent(folder)}`;
      const answer = await askFolder(http, path, modelFileList, signal);
      if (!answer.ok || answer.value === null) return answer.ok ? ok(null) : answer;
      return ok(new Map(answer.value.flatMap(({ name, size }) => (typeof size === 'number' ? [[name, size]] : []))));
    },
    freeMemory: (signal) => http.postJson('/free', { unload_models: true, free_memory: true }, signal),
  };
}

function objectInfoPath(classType: string): string {
  return `/object_info/${encodeURIComponent(classType)}`;
}

/** A 404 is an answer here: the server has no such folder. */
async function askFolder<T>(
  http: ComfyHttp,
  path: string,
  schema: z.ZodType<T>,
  signal: AbortSignal,
): Promise<Result<T | null>> {
  const answer = await http.getJson(path, schema, signal);
  if (answer.ok) return answer;
  return answer.error.details?.startsWith(`${path}: 404`) ? ok(null) : err(answer.error);
}

async function askAll<T>(
  names: readonly string[],
  ask: (name: string, signal: AbortSignal) => Promise<Result<T>>,
  signal: AbortSignal,
): Promise<Result<ReadonlyMap<string, T>>> {
  const waiting = [...new Set(names)];
  const answers = new Map<string, T>();
  const enough = new AbortController();
  let failed: StudioError | null = null;
  const askOn = async () => {
    for (let name = waiting.shift(); name !== undefined && failed === null; name = waiting.shift()) {
      const answer = await ask(name, AbortSignal.any([signal, enough.signal]));
      if (answer.ok) {
        answers.set(name, answer.value);
      } else {
        // The others then end as stopped, which is not the reason.
        failed ??= answer.error;
        enough.abort();
      }
    }
  };
  await Promise.all(Array.from({ length: QUESTIONS_IN_FLIGHT }, askOn));
  return failed === null ? ok(answers) : err(failed);
}
