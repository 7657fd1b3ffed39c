// Builds what a host shows or runs, when it is missing or older than its sources.
import { spawn } from 'node:child_process';
import { rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { errorCodeOf } from '../storage/index.ts';
import { isFresh } from './build-freshness.ts';
import { inTurn } from './build-turn.ts';

const root = resolve(import.meta.dirname, '..', '..');
const inRoot = (...parts: string[]): string => join(root, ...parts);

const PAGE_SOURCES = ['src-renderer', 'src-shared', 'package-lock.json', 'vite.web.config.ts'].map((path) =>
  inRoot(path),
);
const PAGE_OUTPUTS = [inRoot('out', 'renderer', 'index.html')];
const APP_SOURCES = [...PAGE_SOURCES, inRoot('src-main'), inRoot('electron.vite.config.ts')];
const APP_OUTPUTS = ['main/index.js', 'preload/index.cjs', 'renderer/index.html'].map((path) => inRoot('out', path));

/** The page for the browser: out/renderer. */
export const ensurePage = (print: (line: string) => void): Promise<Result<void>> =>
  ensure(say`Building the page…`, PAGE_OUTPUTS, PAGE_SOURCES, buildPage, print);

/** Main, preload and page for Electron: all of out/. */
export const ensureApp = (print: (line: string) => void): Promise<Result<void>> =>
  ensure(say`Building the app…`, APP_OUTPUTS, APP_SOURCES, buildApp, print);

async function ensure(
  announcement: string,
  outputPaths: readonly string[],
  sourcePaths: readonly string[],
  build: () => Promise<void>,
  print: (line: string) => void,
): Promise<Result<void>> {
  if (await isFresh(outputPaths, sourcePaths)) return ok(undefined);
  print(announcement);
  return inTurn(inRoot('out', '.building'), async () => {
    // Whoever had the turn before may have built just this.
    if (await isFresh(outputPaths, sourcePaths)) return ok(undefined);
    try {
      await build();
      return ok(undefined);
    } catch (cause) {
      return err(buildFailure(cause));
    }
  });
}

/** Beside the old one and then in its place: a studio that is being served keeps its page whole. */
async function buildPage(): Promise<void> {
  const newPath = inRoot('out', `.renderer-${process.pid}`);
  const config = inRoot('vite.web.config.ts');
  const output = ['--outDir', newPath, '--emptyOutDir', '--logLevel', 'error'];
  try {
    await runTool(inRoot('node_modules', 'vite', 'bin', 'vite.js'), ['build', '--config', config, ...output]);
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
  await rename(newPath, placePath);
  await rm(oldPath, { recursive: true, force: true });
}

const buildApp = (): Promise<void> =>
  runTool(inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), ['build', '--logLevel', 'warn']);

/** In a process of its own: a builder leaves several hundred megabytes behind, and the studio may run all night. */
function runTool(toolPath: string, args: readonly string[]): Promise<void> {
  return new Promise((settle, fail) => {
    let output = '';
    const builder = spawn(process.execPath, [toolPath, ...args], { cwd: root, windowsHide: true });
    const keep = (text: Buffer) => {
      output += text.toString();
    };
    builder.stdout.on('data', keep);
    builder.stderr.on('data', keep);
    builder.once('error', fail);
    builder.once('close', (code) => (code === 0 ? settle() : fail(new Error(output.trim()))));
  });
}

const buildFailure = (cause: unknown) => ({
  code: 'unexpected' as const,
  message: say`Longtake could not be built from its sources.`,
  remedy: say`Run "npm ci" and try again; "npm run build" shows more.`,
  details: cause instanceof Error ? cause.message : String(cause).trim(),
  cause,
});
