// A look at a ComfyUI that is cheap enough to be repeated: what it is, how full its card is, whose jobs it has.
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { ComfyServer } from '../comfyui/index.ts';
import type { ServerProbe } from './engine.ts';

export async function probeComfyui(server: ComfyServer, signal: AbortSignal): Promise<Result<ServerProbe>> {
  const [stats, queue] = await Promise.all([server.systemStats(signal), server.queue(signal)]);
  if (!stats.ok) return err(inTime(server, stats.error, signal));
  if (!queue.ok) return err(inTime(server, queue.error, signal));
  const { version, device, vramTotalBytes, vramFreeBytes } = stats.value;
  // On the processor it names its main memory here.
  const hasCard = device !== 'cpu' && vramTotalBytes > 0;
  return ok({
    version,
    device,
    vramTotalBytes: hasCard ? vramTotalBytes : null,
    vramFreeBytes: hasCard ? vramFreeBytes : null,
    jobIds: [...queue.value.running, ...queue.value.pending],
  });
}

/** The caller's patience ran out: that is the server's slowness, not a stop that somebody wished. */
function inTime({ url }: ComfyServer, error: StudioError, { reason }: AbortSignal): StudioError {
  const isTooSlow = error.code === 'stopped' && reason instanceof DOMException && reason.name === 'TimeoutError';
  if (!isTooSlow) return error;
  return {
    code: 'server-unreachable',
    message: say`ComfyUI at ${url} did not answer in time.`,
    remedy: say`Check that ComfyUI is running and not overloaded; it is asked again.`,
    cause: reason,
  };
}
