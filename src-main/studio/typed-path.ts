// A path as people type it into a field.
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Absolute; `~` is the user's home. */
export function typedPath(text: string): string {
  const path = text.trim();
  return /^~(?=[\\/]|$)/.test(path) ? join(homedir(), path.slice(1)) : resolve(path);
}
