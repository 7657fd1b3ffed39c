import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../logging/index.ts';
import { openRenderTimes, type RenderTime, type RenderTimes } from './index.ts';

const SERVER = 'http://gpu:8188';
const TIME: RenderTime = {
  engine: 'comfyui',
  workflowFile: 'gcv_wan_2.2_5b_i2v.json',
  width: 832,
  height: 480,
  frames: 49,
  steps: 20,
  serverUrl: SERVER,
  seconds: 60,
  atIso: '2026-01-02T03:04:05.000Z',
};

let folder: string;
let databasePath: string;
const logLines: string[] = [];
const opened: RenderTimes[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longtake-times-'));
  databasePath = join(folder, 'app', 'render-times.sqlite');
  logLines.length = 0;
});
afterEach(async () => {
  for (const times of opened.splice(0)) times.close();
  await rm(folder, { recursive: true });
});

const openResult = () => openRenderTimes({ databasePath, logger: createLogger((line) => logLines.push(line)) });
function open(): RenderTimes {
  const result = openResult();
  if (!result.ok) throw new Error(result.error.message);
  opened.push(result.value);
  return result.value;
}
const seconds = (times: RenderTimes, changes: Partial<RenderTime> = {}, servers: (string | null)[] = [SERVER]) =>
  times.estimate({ ...TIME, ...changes }, servers)?.seconds ?? null;

function inDatabase<Answer>(ask: (database: SqliteDatabase.Database) => Answer): Answer {
  const database = new SqliteDatabase(databasePath);
  try {
    return ask(database);
  } finally {
    database.close();
  }
}

describe('render times', () => {
  it('are known at once, and after the next start', () => {
    const first = open();
    expect(seconds(first)).toBeNull();
    for (const each of [300, 60, 62]) {
      first.record({ ...TIME, seconds: each });
      expect(seconds(first)).not.toBeNull();
    }
    first.record({ ...TIME, engine: 'draft', workflowFile: null, steps: null, serverUrl: null, seconds: 2 });
    for (const times of [first, open()]) {
      expect(times.estimate(TIME, [SERVER])).toEqual({ seconds: 62, basis: 'as measured 3 times', measured: true });
      expect(seconds(times, { frames: 98 })).toBe(124);
      expect(seconds(times, { engine: 'draft', workflowFile: null, steps: null }, [null])).toBe(2);
      expect(seconds(times, { workflowFile: 'gcv_wan_2.2_5b_i2v_sage.json' })).toBeNull();
    }
  });

  it('keep the newest fifty of each work and server, by the order they came in', () => {
    const times = open();
    times.record({ ...TIME, steps: null, seconds: 5 });
    for (let count = 1; count <= 60; count += 1) {
      // A clock that goes backwards.
      times.record({ ...TIME, seconds: count, atIso: new Date(1_700_000_000_000 - count * 1000).toISOString() });
    }
    expect(
      inDatabase((database) =>
        database.prepare('SELECT steps, count(*) AS n, min(seconds) AS first FROM render_times GROUP BY steps').all(),
      ),
    ).toEqual([
      { steps: null, n: 1, first: 5 },
      { steps: 20, n: 50, first: 11 },
    ]);
    const reopened = open();
    expect(seconds(reopened)).toBe(57);
    reopened.record({ ...TIME, seconds: 100 });
    expect(seconds(reopened)).toBe(58);
  });

  it('know a server by its address, and keep no secret of it', async () => {
    const times = open();
    times.record({ ...TIME, serverUrl: 'HTTP://ana:s3cret@GPU:8188/?token=s3cret' });
    expect(times.estimate(TIME, ['http://gpu:8188/', SERVER])?.basis).toBe('as measured once');
    times.close();
    for (const name of await readdir(join(folder, 'app'))) {
      expect((await readFile(join(folder, 'app', name))).includes('s3cret')).toBe(false);
    }
  });

  it.each([
    { seconds: 0 },
    { seconds: Number.NaN },
    { seconds: Number.POSITIVE_INFINITY },
    { width: 0 },
    { frames: 1.5 },
    { steps: -1 },
  ])('leave out what cannot be: %o', (changes) => {
    const times = open();
    times.record({ ...TIME, ...changes });
    expect(seconds(times)).toBeNull();
    expect(logLines.join()).toContain('not kept');
  });

  it('are set aside when they are damaged', async () => {
    open().close();
    await writeFile(databasePath, 'no database at all '.repeat(300));
    const times = open();
    times.record(TIME);
    expect(seconds(times)).toBe(60);
    expect((await readdir(join(folder, 'app'))).join()).toContain('render-times.sqlite.damaged-');
    expect(logLines.join()).toContain('set aside');
  });

  it('of a newer version are left alone', async () => {
    open().close();
    inDatabase((database) => database.pragma('user_version = 99'));
    const before = await readFile(databasePath);
    expect(openResult()).toMatchObject({ ok: false, error: { code: 'not-supported', filePath: databasePath } });
    expect((await readFile(databasePath)).equals(before)).toBe(true);
  });

  it('that cannot be opened are an error with the folder; unwritten ones still count until the end', async () => {
    const times = open();
    inDatabase((database) => database.exec('DROP TABLE render_times'));
    times.record(TIME);
    expect(seconds(times)).toBe(60);
    expect(logLines.join()).toContain('cannot be kept');
    await writeFile(join(folder, 'a-file'), '');
    databasePath = join(folder, 'a-file', 'render-times.sqlite');
    expect(openResult()).toMatchObject({ ok: false, error: { code: 'disk-failed', filePath: databasePath } });
  });
});
