// Where Electron's program is, found without `require('electron')`: that would start a download and may wait for ever.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The folder of the electron package, or null where it was not installed (`npm ci --omit=dev`). */
export function electronPackagePath(fromPath: string = import.meta.url): string | null {
  try {
    return dirname(createRequire(fromPath).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

/** Electron's program in that package, or null where it was not downloaded. */
export function findElectron(packagePath: string, environment: NodeJS.ProcessEnv = process.env): string | null {
  const programName = readPathFile(packagePath);
  const distPath = environment.ELECTRON_OVERRIDE_DIST_PATH ?? join(packagePath, 'dist');
  const programPath = join(distPath, programName ?? 'electron');
  // path.txt is written last, so a half unpacked download has none.
  const isWhole = programName !== null || environment.ELECTRON_OVERRIDE_DIST_PATH !== undefined;
  return isWhole && existsSync(programPath) ? programPath : null;
}

function readPathFile(packagePath: string): string | null {
  try {
    return readFileSync(join(packagePath, 'path.txt'), 'utf8').trim() || null;
  } catch {
    return null;
  }
}
