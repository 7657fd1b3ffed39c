// Looks at this machine for choose-host.
import type { HostFacts } from './choose-host.ts';
import { electronPackagePath, findElectron } from './find-electron.ts';
import { readSandbox } from './sandbox-fact.ts';

export function gatherFacts(wants: HostFacts['wants'], environment: NodeJS.ProcessEnv = process.env): HostFacts {
  const packagePath = electronPackagePath();
  const electronPath = packagePath === null ? null : findElectron(packagePath, environment);
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    hasDisplay: process.platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY),
    electronPath,
    mayDownload: packagePath !== null && !environment.ELECTRON_SKIP_BINARY_DOWNLOAD,
    sandbox: readSandbox(process.platform, electronPath),
    wants,
  };
}
