// What people call a server: host and port, never its password.
import { say } from '#shared/i18n/say.ts';

/** @param serverId a URL, or an engine that renders on this machine */
export function serverName(serverId: string): string {
  if (serverId === 'replicate') return 'Replicate';
  if (serverId === 'wan-cli') return say`Wan on this machine`;
  return URL.canParse(serverId) ? new URL(serverId).host : say`This machine`;
}
