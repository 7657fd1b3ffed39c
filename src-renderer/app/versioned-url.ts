import type { StudioClient } from '#shared/contract/studio-client.ts';

/** The address of a file that may be written anew under the same name: a new version is a new address to every cache. */
export function versionedUrl(studio: StudioClient, mediaPath: string, version: string): string {
  return `${studio.mediaUrl(mediaPath)}?v=${encodeURIComponent(version)}`;
}
