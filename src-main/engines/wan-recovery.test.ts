// Jobs of Wan that outlive a session: found again, followed, fetched twice, ended; and never anybody else's process.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countDecodedFrames } from '../media/index.ts';
import { UNHEARD, value } from './comfyui-for-tests.ts';
import type { Engine } from './engine.ts';
import { openWanWorkshop, requestOf, testPython, type WanWorkshop, wanSegment } from './wan-engine-for-tests.ts';

const soon = () => AbortSignal.timeout(25_000);
const request = requestOf(wanSegment());

async function submitted(engine: Engine): Promise<string> {
  const jobId = engine.newJobId();
  value(await engine.submit(jobId, request, soon()));
  return jobId;
}

const started = (shop: WanWorkshop, count = 1) =>
  expect.poll(() => shop.stand.starts(), { timeout: 15_000 }).toHaveLength(count);
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
const pageOf = async (shop: WanWorkshop, jobId: string) =>
  JSON.parse(await readFile(join(shop.bookFolder, jobId, 'job.json'), 'utf8')) as Record<string, unknown>;
const writePage = (shop: WanWorkshop, jobId: string, page: unknown) =>
  writeFile(join(shop.bookFolder, jobId, 'job.json'), JSON.stringify(page));

describe('a job of Wan that a session left behind', () => {
  it('is found by the next one after the program was killed, and brought home without a second start', async () => {
    await using shop = await openWanWorkshop({ stepMs: 250 });
    const given = { folder: shop.stand.folderPath, python: await testPython(), bookFolder: shop.bookFolder };
    const script = join(import.meta.dirname, 'wan-submit-for-tests.ts');
    const session = spawn(process.execPath, [script, JSON.stringify({ ...given, task: 't2v-1.3B' })], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = (await once(session.stdout, 'data')) as [Buffer];
    const jobId = said.toString().trim();
    session.kill('SIGKILL');
    await once(session, 'close');

    expect(value(await shop.engine.find(jobId, null))).toBe('running');
    expect(value(await shop.engine.probe(soon())).jobIds).toEqual([jobId]);
    // A run that sends it again all the same changes nothing.
    value(await shop.engine.submit(jobId, request, soon()));
    const told: string[] = [];
    const events = { ...UNHEARD, onProgress: ({ activity }: { activity: string }) => void told.push(activity) };
    value(await shop.engine.follow(jobId, events, soon()));
    expect(told).toContainEqual(expect.stringMatching(/^Sampling [1-7] of 8$/));
    expect(value(await shop.engine.find(jobId, null))).toBe('finished');
    for (const name of ['first', 'again']) {
      const folderPath = join(shop.path, name);
      await mkdir(folderPath);
      const take = value(await shop.another().fetch(jobId, request, folderPath, soon()));
      expect(value(await countDecodedFrames(shop.ffmpeg, take.mediaPath))).toBe(9);
    }
    expect(await shop.stand.starts()).toHaveLength(1);
  });

  it('says why it failed, though nobody saw its exit code', async () => {
    await using shop = await openWanWorkshop({ fault: 'out-of-memory' });
    const jobId = await submitted(shop.engine);
    await expect.poll(async () => value(await shop.another().find(jobId, null)), { timeout: 15_000 }).toBe('failed');
    const followed = await shop.another().follow(jobId, UNHEARD, soon());
    expect(followed).toMatchObject({
      error: { code: 'out-of-memory', filePath: expect.stringContaining('generate.log') },
    });
  });

  it('is found by its command line where its number was not written down any more', async () => {
    await using shop = await openWanWorkshop({ fault: 'hang' });
    const jobId = await submitted(shop.engine);
    await writePage(shop, jobId, { ...(await pageOf(shop, jobId)), pid: null });
    expect(value(await shop.another().find(jobId, null))).toBe('running');
    value(await shop.another().cancel(jobId));
    expect(value(await shop.another().find(jobId, null))).toBe('unknown');
  });

  it('is unknown where it was written down and never started, or nobody ever heard of it', async () => {
    await using shop = await openWanWorkshop();
    const jobId = await submitted(shop.engine);
    value(await shop.engine.follow(jobId, UNHEARD, soon()));
    const page = await pageOf(shop, jobId);
    const other = shop.engine.newJobId();
    await mkdir(join(shop.bookFolder, other));
    const place = { save_file: join(shop.bookFolder, other, 'take.mp4'), argv: [], pid: null };
    await writePage(shop, other, { ...page, ...place });
    expect(value(await shop.another().find(other, null))).toBe('unknown');
    expect(value(await shop.another().find('never-heard-of', null))).toBe('unknown');
    expect(await shop.another().follow('never-heard-of', UNHEARD, soon())).toMatchObject({
      error: { code: 'server-lost-job' },
    });
  });

  it('is not mistaken for a process that has its number now', async () => {
    await using shop = await openWanWorkshop({ fault: 'crash' });
    const jobId = await submitted(shop.engine);
    await shop.engine.follow(jobId, UNHEARD, soon());
    const stranger = spawn(await testPython(), ['-c', 'import time; time.sleep(60) # generate.py'], {
      detached: true,
    });
    await once(stranger, 'spawn');
    const pid = stranger.pid ?? expect.fail();
    await writePage(shop, jobId, { ...(await pageOf(shop, jobId)), pid });
    expect(value(await shop.another().find(jobId, null))).toBe('failed');
    value(await shop.another().cancel(jobId));
    expect(stranger.exitCode).toBeNull();
    expect(isAlive(pid)).toBe(true);
    stranger.kill('SIGKILL');
    await once(stranger, 'close');
  });
});

describe('a job of Wan that is taken back', () => {
  it.each(['hang', 'stubborn', 'children'] as const)('ends with all it started: %s', async (fault) => {
    await using shop = await openWanWorkshop({ fault });
    const jobId = await submitted(shop.engine);
    const following = shop.engine.follow(jobId, UNHEARD, soon());
    await started(shop);
    const [start] = await shop.stand.starts();
    const pids = [Number(start?.pid)];
    if (fault === 'children') {
      const childFile = join(shop.stand.folderPath, 'child.pid');
      const childPid = () => readFile(childFile, 'utf8').then(Number, () => 0);
      await expect.poll(childPid, { timeout: 15_000 }).toBeGreaterThan(0);
      pids.push(await childPid());
    }
    // Sampling: a signal before Python has set its handlers would say nothing.
    const log = () => readFile(join(shop.bookFolder, jobId, 'generate.log'), 'utf8');
    await expect.poll(log, { timeout: 15_000 }).toContain('4/8 [');
    value(await shop.engine.cancel(jobId));
    expect(await following).toMatchObject({ error: { code: 'stopped' } });
    await expect.poll(() => pids.filter(isAlive), { timeout: 10_000 }).toEqual([]);
    expect(value(await shop.engine.find(jobId, null))).toBe('unknown');
    // May be asked for twice.
    value(await shop.engine.cancel(jobId));
  });

  it('goes on when only nobody waits any more', async () => {
    await using shop = await openWanWorkshop({ stepMs: 150 });
    const jobId = await submitted(shop.engine);
    const letGo = new AbortController();
    const following = shop.engine.follow(jobId, UNHEARD, letGo.signal);
    await started(shop);
    letGo.abort();
    expect(await following).toMatchObject({ error: { code: 'stopped' } });
    await shop.engine.close();
    expect(value(await shop.engine.find(jobId, null))).toBe('running');
    value(await shop.another().follow(jobId, UNHEARD, soon()));
  });

  it('is not started at all where it was taken back before', async () => {
    await using shop = await openWanWorkshop();
    const sent = await shop.engine.submit(shop.engine.newJobId(), request, AbortSignal.abort());
    expect(sent).toMatchObject({ error: { code: 'stopped' } });
    expect(await shop.stand.starts()).toEqual([]);
    expect(await readdir(shop.bookFolder)).toEqual([]);
  });
});
