// Finds an ffmpeg that runs: the user's own choice first, the one that comes with the packages last.

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { environmentForOthers } from '../logging/index.ts';

export type FfmpegSource = 'settings' | 'LONGTAKE_FFMPEG' | 'ffmpeg-static' | 'PATH' | '@ffmpeg-binary';

export interface Ffmpeg {
  readonly path: string;
  /** "7.0.2", as ffmpeg says it. */
  readonly version: string;
  readonly source: FfmpegSource;
}

interface Candidate {
  readonly source: FfmpegSource;
  readonly path: string;
}

const PROOF_TIMEOUT_MS = 10_000;
// Not called `require`: electron-vite adds a constant of that name to every bundle that reads the word.
const resolveFrom = createRequire(import.meta.url);

/** Tries every candidate in turn; the first that answers `-version` and can write H.264 is it. */
export async function locateFfmpeg(configuredPath: string | null): Promise<Result<Ffmpeg>> {
  const refusals: string[] = [];
  for (const candidate of candidates(configuredPath)) {
    const proof = await prove(candidate.path);
    if (proof.works) return ok({ ...candidate, version: proof.version });
    refusals.push(`${candidate.source}: ${candidate.path}: ${proof.why}`);
  }
  return err({
    code: 'ffmpeg-missing',
    message: say`No working ffmpeg was found.`,
    remedy: say`Install ffmpeg (Windows: winget install ffmpeg; macOS: brew install ffmpeg; Debian and Ubuntu: sudo apt install ffmpeg), or set its path in Settings or in LONGTAKE_FFMPEG.`,
    details: refusals.join('\n'),
  });
}

function candidates(configuredPath: string | null): readonly Candidate[] {
  const found: readonly { source: FfmpegSource; path: string | null | undefined }[] = [
    { source: 'settings', path: configuredPath },
    { source: 'LONGTAKE_FFMPEG', path: process.env.LONGTAKE_FFMPEG },
    { source: 'ffmpeg-static', path: staticBinaryPath() },
    { source: 'PATH', path: 'ffmpeg' },
    { source: '@ffmpeg-binary', path: packagedBinaryPath() },
  ];
  return found.flatMap(({ source, path }) => (path ? [{ source, path: outsideArchive(path) }] : []));
}

/** ffmpeg-static exports the path where its binary would be, whether it was downloaded or not. */
function staticBinaryPath(): string | null {
  try {
    const exported: unknown = resolveFrom('ffmpeg-static');
    return typeof exported === 'string' ? exported : null;
  } catch {
    return null;
  }
}

function packagedBinaryPath(): string | null {
  try {
    const packageFile = resolveFrom.resolve(`@ffmpeg-binary/${process.platform}-${process.arch}/package.json`);
    return path.join(path.dirname(packageFile), process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg');
  } catch {
    return null;
  }
}

/** Inside a packaged app nothing can be started from app.asar; electron-builder puts binaries beside it. */
export function outsideArchive(filePath: string): string {
  return filePath.replace(/([/\\])app\.asar([/\\])/, '$1app.asar.unpacked$2');
}

type Proof = { readonly works: true; readonly version: string } | { readonly works: false; readonly why: string };

function prove(ffmpegPath: string): Promise<Proof> {
  return new Promise((resolve) => {
    const limits = { timeout: PROOF_TIMEOUT_MS, windowsHide: true, env: environmentForOthers() };
    execFile(ffmpegPath, ['-version'], limits, (error, stdout) => {
      if (error !== null) return resolve({ works: false, why: error.message.split('\n')[0] ?? '' });
      resolve(readVersion(stdout));
    });
  });
}

/** Some distributions build ffmpeg without an H.264 encoder; such a one is passed over rather than failing at the first clip. */
export function readVersion(versionText: string): Proof {
  const version = /^ffmpeg version (\S+)/.exec(versionText)?.[1];
  if (version === undefined) return { works: false, why: 'does not answer like ffmpeg' };
  const configuration = /^\s*configuration:(.*)$/m.exec(versionText)?.[1];
  if (configuration !== undefined && !configuration.includes('--enable-libx264')) {
    return { works: false, why: `ffmpeg ${version} was built without libx264` };
  }
  return { works: true, version };
}
