import { spawn } from 'node:child_process';
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
    const startedAt = new Date(Date.now() - 120_000).toISOString();
    await write({ pid: process.ppid, started_at: startedAt });
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
