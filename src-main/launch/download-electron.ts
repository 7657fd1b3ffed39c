// Fetches Electron's program with the package's own installer, and gives up where nothing arrives.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface DownloadLimits {
  /** Without a byte arriving for so long the network counts as out of reach. */
  readonly silenceMs: number;
  readonly wholeMs: number;
  readonly lookEveryMs: number;
}

export const DOWNLOAD_LIMITS: DownloadLimits = { silenceMs: 45_000, wholeMs: 15 * 60_000, lookEveryMs: 1_000 };

/** true: it is there now. Never waits longer than the limits say. */
export async function downloadElectron(
  packagePath: string,
  showProgress: (arrivedBytes: number) => void,
  limits: DownloadLimits = DOWNLOAD_LIMITS,
): Promise<boolean> {
  // The installer says nothing for a long time, but writes into the temporary folder: a folder of its own shows how much.
  const folderPath = await mkdtemp(join(tmpdir(), 'longtake-electron-'));
  try {
    const installer = spawn(process.execPath, [join(packagePath, 'install.js')], {
      env: { ...process.env, TMPDIR: folderPath, TEMP: folderPath, TMP: folderPath },
      stdio: 'ignore',
      windowsHide: true,
    });
    const watched = [folderPath, join(packagePath, 'dist')];
    return await untilDoneOrSilent(installer, () => sizeOf(watched), showProgress, limits);
  } finally {
    await rm(folderPath, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function untilDoneOrSilent(
  installer: ChildProcess,
  measure: () => Promise<number>,
  showProgress: (arrivedBytes: number) => void,
  limits: DownloadLimits,
): Promise<boolean> {
  const startedMs = performance.now();
  let lastChangeMs = startedMs;
  let lastBytes = await measure();
  const timer = setInterval(async () => {
    const bytes = await measure();
    const nowMs = performance.now();
    if (bytes !== lastBytes) {
      lastBytes = bytes;
      lastChangeMs = nowMs;
      showProgress(bytes);
    }
    if (nowMs - lastChangeMs > limits.silenceMs || nowMs - startedMs > limits.wholeMs) installer.kill('SIGKILL');
  }, limits.lookEveryMs);
  try {
    return await new Promise<boolean>((resolve) => {
      installer.once('error', () => resolve(false));
      installer.once('exit', (code) => resolve(code === 0));
    });
  } finally {
    clearInterval(timer);
  }
}

async function sizeOf(folderPaths: readonly string[]): Promise<number> {
  const sizes = await Promise.all(folderPaths.map(folderSize));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function folderSize(folderPath: string): Promise<number> {
  const entries = await readdir(folderPath, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    // Files come and go while they are counted.
    files.map((file) =>
      stat(join(file.parentPath, file.name))
        .then((info) => info.size)
        .catch(() => 0),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
