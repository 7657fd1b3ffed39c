// Builds what a host shows or runs, when it is missing or older than its sources.
import { spawn } from 'node:child_process';
import { rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { err, ok, type Result } from '#shared/result.ts';
import { errorCodeOf } from '../storage/index.ts';
import { isFresh } from './build-freshness.ts';

const root = resolve(import.meta.dirname, '..', '..');
const inRoot = (...parts: string[]): string => join(root, ...parts);

const PAGE_SOURCES = ['src-renderer', 'src-shared', 'package-lock.json', 'vite.web.config.ts'].map((path) =>
  inRoot(path),
);
const APP_SOURCES = [...PAGE_SOURCES, inRoot('src-main'), inRoot('electron.vite.config.ts')];
const APP_OUTPUTS = ['main/index.js', 'preload/index.cjs', 'renderer/index.html'].map((path) => inRoot('out', path));

/** The page for the browser: out/renderer. */
export async function ensurePage(say: (line: string) => void): Promise<Result<void>> {
  if (await isFresh([inRoot('out', 'renderer', 'index.html')], PAGE_SOURCES)) return ok(undefined);
  say('Building the page…');
  try {
    await buildPage();
    return ok(undefined);
  } catch (cause) {
    return err(buildFailure(cause));
  }
}

/** Beside the old one and then in its place: a studio that is being served keeps its page whole. */
async function buildPage(): Promise<void> {
  // Here and not at the top: it costs 200 ms that a start with a fresh page need not wait for.
  const { build } = await import('vite');
  const newPath = inRoot('out', `.renderer-${process.pid}`);
  try {
    await build({
      configFile: inRoot('vite.web.config.ts'),
      logLevel: 'error',
      build: { outDir: newPath, emptyOutDir: true },
    });
    await putInPlace(newPath, inRoot('out', 'renderer'));
  } finally {
    await rm(newPath, { recursive: true, force: true });
  }
}

async function putInPlace(newPath: string, placePath: string): Promise<void> {
  const oldPath = `${newPath}-old`;
  await rename(placePath, oldPath).catch((cause: unknown) => {
    if (errorCodeOf(cause) !== 'ENOENT') throw cause;
  });
  // Two starts at once build the same page: whichever comes second finds the place taken by an equal one.
  await rename(newPath, placePath).catch((cause: unknown) => {
    if (!['ENOTEMPTY', 'EEXIST'].includes(errorCodeOf(cause) ?? '')) throw cause;
  });
  await rm(oldPath, { recursive: true, force: true });
}

/** Main, preload and page for Electron: all of out/. */
export async function ensureApp(say: (line: string) => void): Promise<Result<void>> {
  if (await isFresh(APP_OUTPUTS, APP_SOURCES)) return ok(undefined);
  say('Building the app…');
  const tool = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  return new Promise((resolveResult) => {
    let output = '';
    const builder = spawn(process.execPath, [tool, 'build', '--logLevel', 'warn'], { cwd: root, windowsHide: true });
    for (const stream of [builder.stdout, builder.stderr]) stream.on('data', (text) => (output += String(text)));
    builder.once('error', (cause) => resolveResult(err(buildFailure(cause))));
    builder.once('close', (code) => resolveResult(code === 0 ? ok(undefined) : err(buildFailure(output))));
  });
}

const buildFailure = (cause: unknown) => ({
  code: 'unexpected' as const,
  message: 'The page could not be built.',
  remedy: 'Run `npm ci` and try again; `npm run build` shows more.',
  details: cause instanceof Error ? cause.message : String(cause).trim(),
  cause,
});
