import { formatFixed } from '#shared/i18n/say.ts';

/** As download pages count: 14_300_000_000 → "14.3 GB", 820_000_000 → "820 MB", 1_600_000 → "1.6 MB". */
export function formatBytes(bytes: number): string {
  if (bytes >= 1e9) return `${formatFixed(bytes / 1e9, 1)} GB`;
  if (bytes >= 1e7) return `${Math.round(bytes / 1e6)} MB`;
  if (bytes >= 1e6) return `${formatFixed(bytes / 1e6, 1)} MB`;
  return `${Math.max(Math.round(bytes / 1e3), bytes > 0 ? 1 : 0)} kB`;
}
