import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LogFile, type LogFileOptions, openLogFile } from './index.ts';

let folder: string;
let path: string;
let nowMs: number;
const opened: LogFile[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'longtake-log-'));
  path = join(folder, 'logs', 'pipeline.log');
  nowMs = 0;
});
afterEach(() => {
  for (const log of opened.splice(0)) log.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(options: LogFileOptions = {}): LogFile {
  const log = openLogFile(path, { nowMs: () => nowMs, ...options });
  opened.push(log);
  return log;
}
const logsThere = () => readdirSync(join(folder, 'logs')).sort();
const text = (name = 'pipeline.log') => readFileSync(join(folder, 'logs', name), 'utf8');

describe('a log file', () => {
  it('is made with its first line and appended to after that', () => {
    const log = open();
    expect(readdirSync(folder)).toEqual([]);
    log.write('one');
    log.close();
    log.write('two');
    open().write('three');
    expect(text()).toBe('one\ntwo\nthree\n');
    // Closed is let go of: what is written next does not go to a file that was removed.
    log.close();
    rmSync(path);
    log.write('four');
    expect(text()).toBe('four\n');
  });

  it('is renamed before a line would make it too large; the oldest goes', () => {
    const log = open({ maxBytes: 10, keptFiles: 2 });
    for (const line of ['aaaa', 'bbbb', 'cccc', 'dddddddddddddddd', 'eeee', 'ffff']) log.write(line);
    expect(logsThere()).toEqual(['pipeline.1.log', 'pipeline.2.log', 'pipeline.log']);
    expect([text('pipeline.2.log'), text('pipeline.1.log'), text()]).toEqual([
      'cccc\n',
      'dddddddddddddddd\n',
      'eeee\nffff\n',
    ]);
  });

  it('counts what is there already, and keeps 5 of 5 MiB where nothing is said', () => {
    const MAX_BYTES = 5 * 1024 * 1024;
    mkdirSync(join(folder, 'logs'));
    const log = open();
    for (let round = 0; round < 7; round += 1) {
      writeFileSync(path, `${'x'.repeat(MAX_BYTES - 'fits\n'.length - 1)}\n`);
      nowMs += 60_000;
      log.write('fits');
      expect(statSync(path).size).toBe(MAX_BYTES);
      log.write('next');
      expect(text()).toBe('next\n');
    }
    expect(logsThere()).toEqual([1, 2, 3, 4, 5].map((number) => `pipeline.${number}.log`).concat('pipeline.log'));
  });

  it.each([
    ['a'.repeat(20_000), /^a{16000,} … \[cut, 20000 bytes in all\]\n$/],
    ['€'.repeat(10_000), /^€{5000,} … \[cut, 30000 bytes in all\]\n$/],
  ])('cuts a line that is too long, with a mark and between characters', (line, shown) => {
    open().write(line);
    expect(text()).toMatch(shown);
    expect(Buffer.byteLength(text())).toBeLessThanOrEqual(16 * 1024 + 1);
  });

  it('begins a new line after half a one', () => {
    mkdirSync(join(folder, 'logs'));
    writeFileSync(path, 'torn by a cra');
    open().write('whole');
    expect(text()).toBe('torn by a cra\nwhole\n');
  });
});

describe('where it cannot write', () => {
  it('swallows it, asks again later and says how much is missing', () => {
    writeFileSync(join(folder, 'logs'), 'a file where the folder should be');
    const log = open();
    log.write('one');
    rmSync(join(folder, 'logs'));
    log.write('two');
    expect(existsSync(path)).toBe(false);
    nowMs += 10_000;
    log.write('three');
    log.write('four');
    expect(text()).toBe('(lines that could not be written here: 2)\nthree\nfour\n');
  });

  it.runIf(existsSync('/dev/full'))('outlives a full disk', () => {
    mkdirSync(join(folder, 'logs'));
    symlinkSync('/dev/full', path);
    const log = open();
    log.write('one');
    rmSync(path);
    nowMs += 10_000;
    log.write('two');
    expect(text()).toBe('(lines that could not be written here: 1)\ntwo\n');
  });

  it('writes on where it cannot rename, and renames once it can', () => {
    mkdirSync(join(folder, 'logs', 'pipeline.1.log', 'in the way'), { recursive: true });
    const log = open({ maxBytes: 5, keptFiles: 1 });
    for (const line of ['aaaa', 'bbbb', 'cccc']) log.write(line);
    expect(text()).toBe('aaaa\nbbbb\ncccc\n');
    rmSync(join(folder, 'logs', 'pipeline.1.log'), { recursive: true });
    nowMs += 10_000;
    log.write('dddd');
    expect([text('pipeline.1.log'), text()]).toEqual(['aaaa\nbbbb\ncccc\n', 'dddd\n']);
  });

  it('makes its own folder anew, not that of a project which was moved away', () => {
    const project = join(folder, 'project');
    path = join(project, 'logs', 'pipeline.log');
    const log = open();
    log.write('one');
    rmSync(join(project, 'logs'), { recursive: true });
    nowMs += 10_000;
    log.write('two');
    expect(readFileSync(path, 'utf8')).toBe('two\n');
    renameSync(project, join(folder, 'moved'));
    nowMs += 10_000;
    log.write('three');
    expect(readdirSync(folder)).toEqual(['moved']);
  });
});

describe('with several programs', () => {
  it('follows when another one has renamed the file', () => {
    const [first, second] = [open({ maxBytes: 10 }), open({ maxBytes: 10 })];
    first.write('aaaa');
    second.write('bbbb');
    second.write('cccc');
    nowMs += 10_000;
    first.write('dddd');
    expect([text('pipeline.1.log'), text()]).toEqual(['aaaa\nbbbb\n', 'cccc\ndddd\n']);
  });

  it('does not rename what another one has just begun', () => {
    const [first, second] = [open({ maxBytes: 10 }), open({ maxBytes: 10 })];
    for (const line of ['aaaa', 'bbbb']) first.write(line);
    second.write('cccc');
    first.write('dddd');
    expect([text('pipeline.1.log'), text()]).toEqual(['aaaa\nbbbb\n', 'cccc\ndddd\n']);
  });

  it('does not rename while another one does, unless that one died', () => {
    const log = open({ maxBytes: 5 });
    log.write('aaaa');
    const guardPath = `${path}.rotating`;
    writeFileSync(guardPath, '');
    log.write('bbbb');
    expect(logsThere()).toEqual(['pipeline.log', 'pipeline.log.rotating']);
    utimesSync(guardPath, 0, 0);
    for (const line of ['cccc', 'dddd']) {
      nowMs += 10_000;
      log.write(line);
    }
    expect([text('pipeline.1.log'), text()]).toEqual(['aaaa\nbbbb\ncccc\n', 'dddd\n']);
    expect(existsSync(guardPath)).toBe(false);
  });

  it('loses no line and breaks none', async () => {
    const script = `
      const { openLogFile } = await import(${JSON.stringify(new URL('./index.ts', import.meta.url).href)});
      const log = openLogFile(process.argv[1], { maxBytes: 4000, keptFiles: 500 });
      for (let index = 0; index < 1000; index += 1) log.write(process.argv[2] + ':' + index + ':' + 'x'.repeat(index % 50));`;
    const writers = ['a', 'b', 'c'].map((name) =>
      spawn(process.execPath, ['--input-type=module', '-e', script, path, name], { stdio: 'inherit' }),
    );
    expect(await Promise.all(writers.map((writer) => once(writer, 'exit')))).toEqual(writers.map(() => [0, null]));
    const lines = logsThere().flatMap((name) => text(name).trimEnd().split('\n'));
    const expected = ['a', 'b', 'c'].flatMap((name) =>
      Array.from({ length: 1000 }, (_, index) => `${name}:${index}:${'x'.repeat(index % 50)}`),
    );
    expect(lines.sort()).toEqual(expected.sort());
  });
});
