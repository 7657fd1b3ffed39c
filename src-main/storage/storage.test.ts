import { mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder, openLineAppender, readJsonFile, resolveInside, setAside, writeJsonAtomically } from './index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longtake-storage-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('writeFileAtomically', () => {
  it('writes, replaces and leaves no temporary file', async () => {
    const path = join(folder, 'deep', 'a.json');
    await writeJsonAtomically(path, { n: 1 });
    await writeJsonAtomically(path, { n: 2 });
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ n: 2 });
    expect(await readdir(join(folder, 'deep'))).toEqual(['a.json']);
  });

  it('says what the system refused, and leaves the folder clean', async () => {
    await writeFile(join(folder, 'file'), '');
    const result = await writeJsonAtomically(join(folder, 'file', 'a.json'), {});
    expect(result).toMatchObject({ ok: false, error: { code: 'disk-failed' } });
    expect(await readdir(folder)).toEqual(['file']);
  });
});

describe('readJsonFile', () => {
  it('names line and column of a mistake', async () => {
    const path = join(folder, 'bad.json');
    await writeFile(path, '{\n  "a": 1,\n  "b": oops\n}');
    const result = await readJsonFile(path);
    expect(result).toMatchObject({ ok: false, error: { code: 'bad-file', filePath: path } });
    expect(!result.ok && result.error.message).toContain('line 3, column 8');
  });

  it('takes a byte order mark and says when a file is empty', async () => {
    await writeFile(join(folder, 'bom.json'), '\uFEFF{"a":1}');
    expect(await readJsonFile(join(folder, 'bom.json'))).toMatchObject({ ok: true, value: { value: { a: 1 } } });
    await writeFile(join(folder, 'empty.json'), '');
    const empty = await readJsonFile(join(folder, 'empty.json'));
    expect(!empty.ok && empty.error.message).toContain('the file is empty');
  });
});

describe('resolveInside', () => {
  it.each(['../x', 'a/../../x', '/etc/passwd', 'a\0b'])('refuses %j', async (path) => {
    expect(await resolveInside(folder, path)).toMatchObject({ ok: false, error: { code: 'path-refused' } });
  });

  it('takes what is inside, present or not, and refuses a link that leads out', async () => {
    expect(await resolveInside(folder, 'video/new/..mp4')).toEqual({
      ok: true,
      value: join(folder, 'video/new/..mp4'),
    });
    await symlink('/etc', join(folder, 'out'));
    expect(await resolveInside(folder, 'out/passwd')).toMatchObject({ ok: false });
  });
});

describe('lockFolder', () => {
  it('refuses a second holder by name and frees on release', () => {
    const path = join(folder, '.lock');
    const first = lockFolder(path);
    expect(first.ok).toBe(true);
    const second = lockFolder(path);
    expect(second).toMatchObject({ ok: false, error: { code: 'project-locked' } });
    expect(!second.ok && second.error.message).toContain(`process ${process.pid}`);
    if (first.ok) first.value.release();
    const third = lockFolder(path);
    expect(third.ok).toBe(true);
    if (third.ok) third.value.release();
  });

  it('takes over from a dead process and from a lock that no longer beats', async () => {
    const path = join(folder, '.lock');
    const lock = (pid: number, host: string) => JSON.stringify({ pid, host, started_at: 'x', nonce: 'n' });
    await writeFile(path, lock(2 ** 22 - 3, hostname()));
    const overDead = lockFolder(path);
    expect(overDead.ok).toBe(true);
    if (overDead.ok) overDead.value.release();
    await writeFile(path, lock(process.pid, 'another-machine'));
    expect(lockFolder(path).ok).toBe(false);
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(path, longAgo, longAgo);
    const overStale = lockFolder(path);
    expect(overStale.ok).toBe(true);
    if (overStale.ok) overStale.value.release();
  });
});

describe('append and set aside', () => {
  it('appends to what is there', async () => {
    const path = join(folder, 'runs', 'a.jsonl');
    for (const line of ['one', 'two']) {
      const appender = openLineAppender(path);
      if (appender.ok) {
        appender.value.append(line);
        appender.value.close();
      }
    }
    expect(await readFile(path, 'utf8')).toBe('one\ntwo\n');
  });

  it('renames a damaged file and keeps its content', async () => {
    const path = join(folder, '_state.json');
    await writeFile(path, '{');
    const aside = await setAside(path, new Date('2026-01-02T03:04:05.678Z'));
    expect(aside).toEqual({ ok: true, value: `${path}.damaged-2026-01-02T03-04-05-678Z` });
    expect(await readFile(`${path}.damaged-2026-01-02T03-04-05-678Z`, 'utf8')).toBe('{');
  });
});
