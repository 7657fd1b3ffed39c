// Whether the journeys can run in Electron on this machine, and if not, why not.
import { electronPackagePath, findElectron } from '../src-main/launch/find-electron.ts';

export type ElectronPresence =
  | { readonly kind: 'present'; readonly executablePath: string }
  | { readonly kind: 'absent'; readonly reason: string };

export function electronPresence(): ElectronPresence {
  const packagePath = electronPackagePath();
  const executablePath = packagePath === null ? null : findElectron(packagePath);
  if (executablePath === null) {
    return { kind: 'absent', reason: 'The Electron binary is not here (npx install-electron --no fetches it).' };
  }
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return { kind: 'absent', reason: 'There is no display for an Electron window (DISPLAY is not set).' };
  }
  return { kind: 'present', executablePath };
}
