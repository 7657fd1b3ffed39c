// Finds a Chromium for the browser journeys; run as a script, installs one where there is none and says what it does.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from '@playwright/test';

const PROOF_TIMEOUT_MS = 30_000;

function candidates(): readonly string[] {
  const known = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
  return [...known, chromium.executablePath()].filter((path) => existsSync(path));
}

// A path alone proves nothing: Ubuntu's /usr/bin/chromium-browser may be a stub that only asks for a snap.
function runs(path: string): boolean {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: PROOF_TIMEOUT_MS }).status === 0;
}

/** The browser to test in; null: none that starts. A `CHROMIUM_PATH` that does not start is an error, not a hint. */
export function findChromium(): string | null {
  const given = process.env.CHROMIUM_PATH;
  if (!given) return candidates().find(runs) ?? null;
  if (existsSync(given) && runs(given)) return given;
  throw new Error(`CHROMIUM_PATH is ${given}, but that does not start. Correct it or unset it.`);
}

function isDebianWithRoot(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Output goes straight to the terminal: a download that says nothing looks like a hang. */
function carryOut(command: string, args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
}

function installFromDebian(): boolean {
  say('No Chromium was found. Installing the package "chromium" with apt-get (about 100 MB) for the browser tests.');
  return carryOut('apt-get', ['update']) && carryOut('apt-get', ['install', '-y', 'chromium']);
}

function installFromPlaywright(): boolean {
  say('No Chromium was found. Downloading Playwright’s own (about 170 MB) for the browser tests.');
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  return carryOut(process.execPath, [cli, 'install', 'chromium']);
}

/** Returns the path of a Chromium that starts; installs one first where there is none. Throws with what to do. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== null) return found;
  const ways = isDebianWithRoot() ? [installFromDebian, installFromPlaywright] : [installFromPlaywright];
  for (const install of ways) {
    const installed = install() ? findChromium() : null;
    if (installed !== null) return installed;
  }
  throw new Error(
    'The browser tests need a Chromium and none could be installed here. ' +
      'Install Chromium or Google Chrome (Debian: sudo apt-get install chromium), or name one in CHROMIUM_PATH.',
  );
}

if (process.argv[1] === import.meta.filename) {
  try {
    say(`Browser tests run in ${ensureChromium()}`);
  } catch (cause) {
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
    process.exitCode = 1;
  }
}
