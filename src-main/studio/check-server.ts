// A look at one ComfyUI server: whether it answers, what it runs on, how busy it is and with whose jobs, what it can do.

import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerStatus } from '#shared/contract/shapes.ts';
import { many, say } from '#shared/i18n/say.ts';
import { toWireError } from '#shared/studio-error.ts';
import { type ComfyServer, createComfyServer, type SystemStats } from '../comfyui/index.ts';
import { checkSageAttention } from '../engines/index.ts';
import type { Logger } from '../logging/index.ts';
import { findRestartCommand, type RestartCommands } from '../settings/index.ts';

export interface ServerCheckContext {
  readonly logger: Logger;
  readonly restartCommands: RestartCommands;
  /** Ids of the jobs that this studio has on servers; the others are other people's. */
  ownJobIds(): ReadonlySet<string>;
  /** Whether the server at this URL can render the open project; null: none is open. */
  canRender(url: string, signal: AbortSignal): Promise<ServerStatus['canRender']>;
}

export interface ServerCheckTiming {
  /** For one question. */
  readonly answerMs: number;
  /** For all of it. */
  readonly wholeMs: number;
  /** Between two looks at a queue in which nothing runs. */
  readonly lookAgainMs: number;
}

const TIMING: ServerCheckTiming = { answerMs: 8_000, wholeMs: 10_000, lookAgainMs: 3_000 };

type Queue = Awaited<ReturnType<ComfyServer['queue']>>;

/**
 * Asks everything at once; a server that takes the connection and says nothing does not hold it up longer than `wholeMs`.
 * Its connection is not kept: the server is only looked at.
 * @param url with or without `http://` and a slash at its end; the answer has it tidied
 */
export async function checkServerAt(
  url: string,
  context: ServerCheckContext,
  timing: Partial<ServerCheckTiming> = {},
): Promise<ServerStatus> {
  const { answerMs, wholeMs, lookAgainMs } = { ...TIMING, ...timing };
  const { logger } = context;
  const server = createComfyServer({ url: url.trim(), logger, timing: { requestTimeoutMs: answerMs } });
  try {
    return await checkServer(server, context, AbortSignal.timeout(wholeMs), lookAgainMs);
  } finally {
    await server.close();
  }
}

async function checkServer(
  server: ComfyServer,
  context: ServerCheckContext,
  signal: AbortSignal,
  lookAgainMs: number,
): Promise<ServerStatus> {
  const [stats, look, sageAttention, canRender] = await Promise.all([
    server.systemStats(signal),
    lookAtQueue(server, signal, lookAgainMs),
    checkSageAttention(server, signal),
    inTime(context.canRender(server.url, signal), signal),
  ]);
  const command = findRestartCommand(context.restartCommands, server.url);
  const restart = { offered: command !== null, byItself: command?.byItself ?? false };
  if (!stats.ok) return { ...nothingKnown(), url: server.url, restart, error: toWireError(stats.error) };
  return {
    url: server.url,
    reachable: true,
    ...hardwareOf(stats.value),
    ...jobsIn(look.queue, context.ownJobIds()),
    canRender,
    restart,
    sageAttention,
    error: faultOf(server.url, look),
  };
}

const nothingKnown = () =>
  ({
    reachable: false,
    version: null,
    device: null,
    pytorchVersion: null,
    vramTotalBytes: null,
    vramFreeBytes: null,
    queueRemaining: null,
    othersQueued: null,
    canRender: null,
    sageAttention: { usable: null, reasons: [say`The server does not answer.`] },
  }) satisfies Partial<ServerStatus>;

function hardwareOf({ version, device, pytorchVersion, vramTotalBytes, vramFreeBytes }: SystemStats) {
  // On the processor it names its main memory here.
  const hasCard = device !== 'cpu' && vramTotalBytes > 0;
  return {
    version: version || null,
    device: device || null,
    pytorchVersion: pytorchVersion || null,
    vramTotalBytes: hasCard ? vramTotalBytes : null,
    vramFreeBytes: hasCard ? vramFreeBytes : null,
  };
}

function jobsIn(queue: Queue, own: ReadonlySet<string>) {
  if (!queue.ok) return { queueRemaining: null, othersQueued: null };
  const ids = [...queue.value.running, ...queue.value.pending];
  return { queueRemaining: ids.length, othersQueued: ids.filter((id) => !own.has(id)).length };
}

/** Jobs wait, and the first of them is not begun although nothing runs. */
interface LookAtQueue {
  readonly queue: Queue;
  readonly isStuck: boolean;
}

/** Between two jobs none runs for a moment, so a queue that stands still is looked at twice. */
async function lookAtQueue(server: ComfyServer, signal: AbortSignal, lookAgainMs: number): Promise<LookAtQueue> {
  const queue = await server.queue(signal);
  const first = firstOfIdleQueue(queue);
  if (first === null) return { queue, isStuck: false };
  await sleep(lookAgainMs, undefined, { signal }).catch(() => undefined);
  const again = await server.queue(signal);
  return again.ok ? { queue: again, isStuck: firstOfIdleQueue(again) === first } : { queue, isStuck: false };
}

/** The job that waits first where none runs. */
function firstOfIdleQueue(queue: Queue): string | null {
  return queue.ok && queue.value.running.length === 0 ? (queue.value.pending[0] ?? null) : null;
}

function faultOf(url: string, { queue, isStuck }: LookAtQueue): ServerStatus['error'] {
  if (!queue.ok) return toWireError(queue.error);
  if (!isStuck) return null;
  const count = queue.value.pending.length;
  return {
    code: 'worker-dead',
    message: many(
      count,
      'ComfyUI at {{url}} answers, but one job waits and none is worked on.',
      'ComfyUI at {{url}} answers, but {{count}} jobs wait and none is worked on.',
      { url },
    ),
    remedy: say`Look again in a moment. If it stays so, restart ComfyUI; what waits in its queue is lost by that.`,
  };
}

/** null once time is up: the server did not say. */
function inTime<T>(answer: Promise<T>, signal: AbortSignal): Promise<T | null> {
  const timeUp = new Promise<null>((resolve) => {
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });
  return Promise.race([answer.then((value) => (signal.aborted ? null : value)), timeUp]);
}
