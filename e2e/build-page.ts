// Builds the page once before the journeys, when it is missing or older than its sources.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { findElectron } from './find-electron.ts';

const root = resolve(import.meta.dirname, '..');
const binOf = (name: string, file: string): string =>
  join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file);

function newestMs(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestMs(join(path, name))));
}

function isFresh(builtPath: string, sourcePaths: readonly string[]): boolean {
  if (!existsSync(builtPath)) return false;
  const builtMs = statSync(builtPath).mtimeMs;
  return sourcePaths.every((path) => newestMs(join(root, path)) <= builtMs);
}

function build(what: string, script: string, args: readonly string[]): void {
  process.stdout.write(`Building ${what}…\n`);
  const built = spawnSync(process.execPath, [script, ...args], { cwd: root, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`${what} could not be built.\n${built.stdout}\n${built.stderr}`);
}

export default function buildPage(): void {
  const pagePath = join(root, 'out', 'renderer', 'index.html');
  const pageSources = ['src-renderer', 'src-shared', 'vite.web.config.ts', 'package.json'];
  if (findElectron().kind === 'present') {
    const fresh =
      isFresh(join(root, 'out', 'main', 'index.js'), ['src-main', 'src-shared']) && isFresh(pagePath, pageSources);
    if (!fresh) build('the Electron app', binOf('electron-vite', 'bin/electron-vite.js'), ['build']);
    return;
  }
  if (isFresh(pagePath, pageSources)) return;
  const args = ['build', '--config', join(root, 'vite.web.config.ts'), '--outDir', dirname(pagePath)];
  build('the page', binOf('vite', 'bin/vite.js'), args);
}
