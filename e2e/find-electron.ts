// Whether the Electron binary is here. The package is only looked at: requiring it would start a download.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const packagePath = resolve(import.meta.dirname, '..', 'node_modules', 'electron');

export type ElectronPresence =
  | { readonly kind: 'present'; readonly executablePath: string }
  | { readonly kind: 'absent'; readonly reason: string };

export function findElectron(): ElectronPresence {
  const pathFile = join(packagePath, 'path.txt');
  if (!existsSync(pathFile)) {
    return { kind: 'absent', reason: 'The Electron binary is not installed (npx install-electron --no fetches it).' };
  }
  const executablePath = join(packagePath, 'dist', readFileSync(pathFile, 'utf8').trim());
  if (!existsSync(executablePath)) return { kind: 'absent', reason: `Electron's ${executablePath} is missing.` };
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return { kind: 'absent', reason: 'There is no display for an Electron window (DISPLAY is not set).' };
  }
  return { kind: 'present', executablePath };
}
