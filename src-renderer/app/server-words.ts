// A server in words.

import type { ServerStatus } from '#shared/contract/shapes.ts';
import { formatFixed, many, say } from '#shared/i18n/say.ts';

export const gibibytes = (bytes: number): string => `${formatFixed(bytes / 2 ** 30, 1)} GiB`;

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

/** '' where it is not known, or nothing but the name once more, as in the cloud. */
export const deviceBeside = ({ name, device }: { readonly name: string; readonly device: string | null }): string =>
  device === null || device === name ? '' : shortDevice(device);

export interface ServerVerdict {
  readonly tone: 'fine' | 'warning' | 'problem' | 'unknown';
  readonly words: string;
}

export function serverVerdict(status: ServerStatus): ServerVerdict {
  if (!status.reachable) return { tone: 'problem', words: say`Does not answer` };
  if (status.error) return { tone: 'problem', words: say`Answers, but not as it should` };
  if (status.canRender === null) return { tone: 'fine', words: say`Answers` };
  return status.canRender.able
    ? { tone: 'fine', words: say`Ready` }
    : { tone: 'warning', words: say`Cannot render this project` };
}

/** "RTX 4090 · 24.0 GiB, 21.0 GiB free · ComfyUI 0.3.64"; '' where nothing is known. */
export function hardwareWords(
  status: Pick<ServerStatus, 'device' | 'vramTotalBytes' | 'vramFreeBytes' | 'version'>,
): string {
  const { device, version } = status;
  return [device && shortDevice(device), memoryWords(status), version && `ComfyUI ${version}`]
    .filter(Boolean)
    .join(' · ');
}

/** "24.0 GiB, 21.0 GiB free"; '' where it is not known. */
export function memoryWords({
  vramTotalBytes,
  vramFreeBytes,
}: Pick<ServerStatus, 'vramTotalBytes' | 'vramFreeBytes'>): string {
  if (vramTotalBytes === null) return '';
  if (vramFreeBytes === null) return gibibytes(vramTotalBytes);
  return say`${gibibytes(vramTotalBytes)}, ${gibibytes(vramFreeBytes)} free`;
}

/** "2 jobs of others", "nothing waits"; '' where it is not known. */
export function queueWords({ queueRemaining, othersQueued }: ServerStatus): string {
  if (othersQueued) return many(othersQueued, '{{count}} job of others', '{{count}} jobs of others');
  if (queueRemaining === null) return '';
  if (queueRemaining === 0) return say`nothing waits`;
  return many(queueRemaining, '{{count}} job of ours', '{{count}} jobs of ours');
}

export function sageWords({ usable, reasons }: ServerStatus['sageAttention']): string {
  const verdict = usable === null ? say`not known` : usable ? say`can be used` : say`cannot be used`;
  return reasons.length > 0 ? `${verdict}: ${reasons.join(' ')}` : verdict;
}
