// Installs the packages that Longtake is measured beside, on first use, in this folder only: the project itself does not need them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tell } from '../bench.ts';

// Without a network the answer should come soon.
const QUICK = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000'];
const ARGUMENTS = ['ci', '--ignore-scripts', '--omit=peer', '--no-audit', '--no-fund', ...QUICK];
const PATIENCE_MS = 120_000;
const manifestPath = join(import.meta.dirname, 'package.json');

/** null when every package is there in the version that is asked for; else why not. */
export async function installPeers(tell: Tell): Promise<string | null> {
  if (areInstalled()) return null;
  tell(`  Installing the peers' packages once: npm ${ARGUMENTS.join(' ')} in e2e/bench/peers`);
  // `npm run` names its own program; without it npm is looked for on the path.
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm, ...ARGUMENTS]] : ['npm', ARGUMENTS];
  const child = spawn(command, args, {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: PATIENCE_MS,
    // On Windows npm is a script.
    shell: process.platform === 'win32' && command === 'npm',
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  try {
    await once(child, 'close');
  } catch (cause) {
    return `npm could not be started: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
  if (areInstalled()) return null;
  return `npm could not install it: ${reasonIn(said) ?? `it ended with ${child.exitCode ?? child.signalCode}`}`;
}

function areInstalled(): boolean {
  const { dependencies } = readJson(manifestPath) as { dependencies: Record<string, string> };
  return Object.entries(dependencies).every(([name, version]) => {
    const path = join(import.meta.dirname, 'node_modules', name, 'package.json');
    return existsSync(path) && (readJson(path) as { version: string }).version === version;
  });
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

function reasonIn(output: string): string | null {
  const lines = output.split('\n').filter((line) => line.startsWith('npm error'));
  return lines.length === 0 ? null : lines.slice(0, 2).join('; ');
}
