import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir, uptime } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from './index.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longtake-lock-'));
  path = join(folder, '.lock');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const DEAD_PID = 2 ** 22 - 3;
const write = (changes: object, to = path) =>
  writeFile(to, JSON.stringify({ pid: DEAD_PID, host: hostname(), started_at: 'x', nonce: 'theirs', ...changes }));
const lastBeat = (secondsAgo: number) => {
  const then = new Date(Date.now() - secondsAgo * 1000);
  return utimes(path, then, then);
};
function take(): boolean {
  const taken = lockFolder(path);
  if (taken.ok) taken.value.release();
  return taken.ok;
}

/** The process id a shell command prints first; the command is ended with the test. */
async function startedBy(command: string): Promise<{ pid: number; end: () => void }> {
  const shell = spawn('sh', ['-c', command], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [text] = await once(shell.stdout, 'data');
  return { pid: Number(String(text).trim()), end: () => shell.kill('SIGKILL') };
}

describe.runIf(process.platform === 'linux')('on Linux, where more is known of a process', () => {
  it('takes over from a killed holder whose remains nobody has looked at yet', async () => {
    const { pid, end } = await startedBy('sleep 0.01 & echo $!; exec sleep 30');
    try {
      await expect.poll(async () => (await readFile(`/proc/${pid}/stat`, 'utf8')).includes(') Z ')).toBe(true);
      await write({ pid });
      expect(take()).toBe(true);
    } finally {
      end();
    }
  });

  it('takes over when the number belongs to a younger process, and not from the holder itself', async () => {
    const { pid, end } = await startedBy('echo $$; exec sleep 30');
    try {
      await write({ pid, started_at: new Date(Date.now() - 60_000).toISOString() });
      expect(take()).toBe(true);
      await write({ pid, started_at: new Date().toISOString() });
      expect(take()).toBe(false);
    } finally {
      end();
    }
  });
});

describe('lockFolder', () => {
  it('refuses a second holder by name and frees on release', () => {
    const first = lockFolder(path);
    expect(first.ok).toBe(true);
    const second = lockFolder(path);
    expect(second).toMatchObject({ ok: false, error: { code: 'project-locked' } });
    expect(!second.ok && second.error.message).toContain(`process ${process.pid}`);
    if (first.ok) first.value.release();
    expect(take()).toBe(true);
  });

  it('takes over from a dead process, and from another machine once that no longer beats', async () => {
    await write({});
    expect(take()).toBe(true);
    await write({ host: 'another-machine' });
    expect(take()).toBe(false);
    await lastBeat(60);
    expect(take()).toBe(true);
    await writeFile(path, '{"pid":');
    expect(take()).toBe(false);
    await lastBeat(60);
    expect(take()).toBe(true);
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves it to a living process here, also one that slept; not to a process id of before the restart', async () => {
    await write({ pid: process.ppid, started_at: new Date().toISOString() });
    await lastBeat(60);
    expect(take()).toBe(false);
    const beforeBoot = uptime() + 3600;
    await write({ pid: process.ppid, started_at: new Date(Date.now() - beforeBoot * 1000).toISOString() });
    await lastBeat(beforeBoot);
    expect(take()).toBe(true);
  });

  it('knows its own process id on a lock that a dead one left in a container', async () => {
    await write({ pid: process.pid });
    expect(take()).toBe(true);
  });

  it('keeps its own lock alive, writes it again when it was removed, and leaves another’s alone', async () => {
    const held = lockFolder(path, 10);
    await rm(path);
    await expect.poll(() => existsSync(path)).toBe(true);
    await lastBeat(60);
    const isFresh = async () => (await import('node:fs')).statSync(path).mtimeMs > Date.now() - 5000;
    await expect.poll(isFresh).toBe(true);
    await write({ host: 'another-machine' });
    await lastBeat(60);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await isFresh()).toBe(false);
    if (held.ok) held.value.release();
    expect(await readFile(path, 'utf8')).toContain('another-machine');
  });

  it('lets one of many win over a stale lock', async () => {
    const rounds = 60;
    const paths = Array.from({ length: rounds }, (_, round) => join(folder, `lock-${round}`));
    await Promise.all(paths.map((one) => write({}, one)));
    const script = `
      const { lockFolder } = await import(${JSON.stringify(new URL('./index.ts', import.meta.url).href)});
      const paths = ${JSON.stringify(paths)};
      process.stdout.write('ready\\n');
      process.stdin.once('data', (text) => {
        const startMs = Number(text);
        for (const [round, path] of paths.entries()) {
          while (Date.now() < startMs + round * 10);
          process.stdout.write(lockFolder(path).ok ? '1' : '0');
        }
        setTimeout(() => {}, 60_000);
      });`;
    const takers = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    const said = takers.map(() => '');
    for (const [index, taker] of takers.entries()) {
      taker.stdout.on('data', (chunk) => {
        said[index] += String(chunk);
      });
    }
    await expect.poll(() => said.every((text) => text.startsWith('ready')), { timeout: 20_000 }).toBe(true);
    for (const taker of takers) taker.stdin.write(String(Date.now() + 200));
    await expect.poll(() => said.every((text) => text.length === 6 + rounds), { timeout: 20_000 }).toBe(true);
    for (const taker of takers) taker.kill('SIGKILL');
    const winners = paths.map((_, round) => said.filter((text) => text[6 + round] === '1').length);
    expect(winners).toEqual(paths.map(() => 1));
  });
});
