// A server in words.
import type { ServerStatus } from '#shared/contract/studio-api.ts';
import { countOf } from '../ui/format-time.ts';

export const gibibytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`;

/** "http://gpu-box:8188" → "gpu-box:8188". */
export const serverName = (url: string): string => url.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** As people call it: "cuda:0 NVIDIA GeForce RTX 4090 : cudaMallocAsync" → "RTX 4090". */
export function shortDevice(device: string): string {
  return device
    .replace(/^cuda:\d+\s+/, '')
    .replace(/\s+:\s+\w+$/, '')
    .replace(/^NVIDIA\s+/, '')
    .replace(/^GeForce\s+/, '');
}

export interface ServerVerdict {
  readonly tone: 'fine' | 'warning' | 'problem' | 'unknown';
  readonly words: string;
}

export function serverVerdict(status: ServerStatus): ServerVerdict {
  if (!status.reachable) return { tone: 'problem', words: 'Does not answer' };
  if (status.error) return { tone: 'problem', words: 'Answers, but not as it should' };
  if (status.canRender === null) return { tone: 'fine', words: 'Answers' };
  return status.canRender.able
    ? { tone: 'fine', words: 'Ready' }
    : { tone: 'warning', words: 'Cannot render this project' };
}

/** "RTX 4090 · 24.0 GiB, 21.0 GiB free · ComfyUI 0.3.64"; '' where nothing is known. */
export function hardwareWords({
  device,
  vramTotalBytes,
  vramFreeBytes,
  version,
}: Pick<ServerStatus, 'device' | 'vramTotalBytes' | 'vramFreeBytes' | 'version'>): string {
  const free = vramFreeBytes === null ? '' : `, ${gibibytes(vramFreeBytes)} free`;
  return [
    device && shortDevice(device),
    vramTotalBytes !== null && `${gibibytes(vramTotalBytes)}${free}`,
    version && `ComfyUI ${version}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** "2 jobs of others", "nothing waits"; '' where it is not known. */
export function queueWords({ queueRemaining, othersQueued }: ServerStatus): string {
  if (othersQueued) return `${countOf(othersQueued, 'job')} of others`;
  if (queueRemaining === null) return '';
  return queueRemaining === 0 ? 'nothing waits' : countOf(queueRemaining, 'job of ours');
}

export function sageWords({ usable, reasons }: ServerStatus['sageAttention']): string {
  const verdict = usable === null ? 'not known' : usable ? 'can be used' : 'cannot be used';
  return reasons.length > 0 ? `${verdict}: ${reasons.join(' ')}` : verdict;
}
