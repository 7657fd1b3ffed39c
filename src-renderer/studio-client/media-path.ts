/** A project file's path as it stands in a URL: every segment encoded, the slashes kept. */
export function encodeMediaPath(mediaPath: string): string {
  return mediaPath.split('/').map(encodeURIComponent).join('/');
}
