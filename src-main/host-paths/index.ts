// Where a host that runs from the checkout finds its files, and where it keeps its own.
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..');

/** The folder of this app in the user's home; `LONGTAKE_DATA` moves it (tests, several studios side by side). */
export function appDataPath(): string {
  const given = process.env.LONGTAKE_DATA;
  if (given) return resolve(given);
  if (process.platform === 'win32')
    return join(process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Longtake');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Longtake');
  return join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'Longtake');
}

/** What the system speaks, such as `de-AT`; for hosts that have no better way to ask. */
export const systemLocale = (): string => Intl.DateTimeFormat().resolvedOptions().locale;

export const checkoutPaths = {
  workflowsPath: join(root, 'workflows'),
  resourcesPath: join(root, 'resources'),
  rendererPath: join(root, 'out', 'renderer'),
  version: (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version,
};
