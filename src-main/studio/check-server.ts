// A look at one ComfyUI server: whether it answers, what it runs on, how busy it is.
import type { ServerStatus } from '#shared/contract/studio-api.ts';
import { toWireError } from '#shared/studio-error.ts';
import { type ComfyServer, createComfyServer } from '../comfyui/index.ts';
import { checkSageAttention } from '../engines/index.ts';
import type { Logger } from '../logging/index.ts';

const CHECK_TIMEOUT_MS = 10_000;

/** Its connection is not kept: the server is only looked at. */
export async function checkServerAt(url: string, logger: Logger): Promise<ServerStatus> {
  const server = createComfyServer({ url, logger });
  try {
    return await checkServer(server);
  } finally {
    await server.close();
  }
}

async function checkServer(server: ComfyServer): Promise<ServerStatus> {
  const signal = AbortSignal.timeout(CHECK_TIMEOUT_MS);
  const stats = await server.systemStats(signal);
  if (!stats.ok) {
    return {
      url: server.url,
      reachable: false,
      version: null,
      device: null,
      pytorchVersion: null,
      vramTotalBytes: null,
      queueRemaining: null,
      sageAttention: { usable: null, reasons: ['The server does not answer.'] },
      error: toWireError(stats.error),
    };
  }
  const queue = await server.queueRemaining(signal);
  return {
    url: server.url,
    reachable: true,
    version: stats.value.version,
    device: stats.value.device,
    pytorchVersion: stats.value.pytorchVersion,
    vramTotalBytes: stats.value.vramTotalBytes,
    queueRemaining: queue.ok ? queue.value : null,
    sageAttention: await checkSageAttention(server, signal),
    error: null,
  };
}
