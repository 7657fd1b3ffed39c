import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  largeNumberText,
  openLineAppender,
  parseJsonText,
  readJsonFile,
  renameWithRetry,
  resolveInside,
  setAside,
  writeJsonAtomically,
} from './index.ts';

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

describe('renameWithRetry', () => {
  const inTheWay = async () => {
    const [from, to] = [join(folder, 'from'), join(folder, 'to')];
    await mkdir(from);
    await mkdir(join(to, 'held'), { recursive: true });
    return { from, to };
  };

  it('waits until what is in the way is gone, where such things pass', async () => {
    // A full folder refuses the rename as a held file does on Windows; on this system under another name.
    const from = join(folder, 'from');
    const to = join(folder, 'to');
    await writeFile(from, 'new');
    await mkdir(to);
    const started = renameWithRetry(from, to, { platform: 'win32', pauseMs: 50, passing: ['EISDIR'] });
    await rm(to, { recursive: true });
    await started;
    expect(await readFile(to, 'utf8')).toBe('new');
  });

  it('gives up in the end, and at once where it never passes', async () => {
    const { from, to } = await inTheWay();
    await expect(renameWithRetry(from, to, { platform: 'win32', pauseMs: 1 })).rejects.toThrow('ENOTEMPTY');
    await expect(renameWithRetry(from, to, { platform: 'linux' })).rejects.toThrow('ENOTEMPTY');
  });
});

describe('readJsonFile', () => {
  it.each(['['.repeat(300_000), `${'['.repeat(2000)}${']'.repeat(2000)}`, `{"a":${'{"b":'.repeat(5000)}`])(
    'says that a file is nested too deeply',
    async (text) => {
      const path = join(folder, 'deep.json');
      await writeFile(path, text);
      const result = await readJsonFile(path);
      expect(result).toMatchObject({ ok: false, error: { code: 'bad-file', message: 'It is nested too deeply.' } });
    },
  );

  it('does not count brackets in texts', async () => {
    const value = { a: ['['.repeat(5000), '\\"{['.repeat(5000), '\\\\'] };
    expect(parseJsonText(JSON.stringify(value), 'x.json')).toEqual({ ok: true, value });
  });

  it('keeps a number that is too large for a double where asked to', () => {
    const text = '{"seed":18446744073709551615,"n":[9007199254740993,1e400,0.1,9007199254740991,-1,1e21]}';
    const exact = parseJsonText(text, 'x.json', 'exact');
    expect(exact.ok && JSON.stringify(exact.value)).toBe(text.replace('1e21', '1e+21'));
    expect(exact.ok && largeNumberText((exact.value as { seed: unknown }).seed)).toBe('18446744073709551615');
    expect(parseJsonText(text, 'x.json')).toMatchObject({ ok: true, value: { seed: 18446744073709552000 } });
    expect([largeNumberText(1), largeNumberText({}), largeNumberText(null)]).toEqual([null, null, null]);
  });

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
