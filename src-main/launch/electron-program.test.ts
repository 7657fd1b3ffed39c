// Stand-in packages in real folders: an installer that works, one that fails, one that hears nothing.
import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isFresh } from './build-freshness.ts';
import { downloadElectron } from './download-electron.ts';
import { findElectron } from './find-electron.ts';
import { runElectron } from './run-electron.ts';

let packagePath = '';
beforeEach(async () => {
  packagePath = await mkdtemp(join(tmpdir(), 'longtake-launch-'));
});
afterEach(() => rm(packagePath, { recursive: true, force: true }));

const limits = { silenceMs: 400, wholeMs: 5_000, lookEveryMs: 20 };
const write = (name: string, text: string) => writeFile(join(packagePath, name), text);

describe('findElectron', () => {
  it('wants the whole download', async () => {
    expect(findElectron(packagePath, {})).toBeNull();
    await mkdir(join(packagePath, 'dist'));
    await write('dist/electron', '');
    expect(findElectron(packagePath, {})).toBeNull();
    await write('path.txt', 'electron');
    expect(findElectron(packagePath, {})).toBe(join(packagePath, 'dist', 'electron'));
    await rm(join(packagePath, 'dist', 'electron'));
    expect(findElectron(packagePath, {})).toBeNull();
  });
});

describe('downloadElectron', () => {
  it('shows what arrives', async () => {
    await write(
      'install.js',
      "require('fs').writeFileSync(process.env.TMPDIR + '/part', 'x'.repeat(500)); setTimeout(() => {}, 200)",
    );
    const arrived: number[] = [];
    expect(await downloadElectron(packagePath, (bytes) => arrived.push(bytes), limits)).toBe(true);
    expect(arrived).toContain(500);
  });

  it('says no when the installer does', async () => {
    await write('install.js', 'process.exit(1)');
    expect(await downloadElectron(packagePath, () => undefined, limits)).toBe(false);
  });

  it('gives up where nothing arrives', async () => {
    await write('install.js', 'setInterval(() => {}, 1000)');
    const startedMs = performance.now();
    expect(await downloadElectron(packagePath, () => undefined, limits)).toBe(false);
    expect(performance.now() - startedMs).toBeLessThan(limits.wholeMs);
  });
});

describe.skipIf(process.platform === 'win32')('runElectron', () => {
  const program = async (script: string) => {
    await write('electron', `#!/bin/sh\n${script}\n`);
    await chmod(join(packagePath, 'electron'), 0o755);
    return join(packagePath, 'electron');
  };

  it('hands over the folder and takes back the exit code', async () => {
    const path = await program(`echo "$@" > "${packagePath}/words"; test "$2" = "--project=/films/one"`);
    expect(await runElectron(path, '/films/one', '/app')).toEqual({ kind: 'ended', exitCode: 0 });
  });

  it('tells an early end from a quiet one', async () => {
    expect(await runElectron(await program('exit 127'), null)).toEqual({ kind: 'did-not-start', why: 'exit code 127' });
    expect(await runElectron(join(packagePath, 'nothing'), null)).toMatchObject({ kind: 'did-not-start' });
  });
});

describe('isFresh', () => {
  it('compares the oldest output with the newest source, and counts removals', async () => {
    await mkdir(join(packagePath, 'src', 'deep'), { recursive: true });
    const [source, output] = [join(packagePath, 'src', 'deep', 'a.ts'), join(packagePath, 'out.html')];
    const fresh = () => isFresh([output], [join(packagePath, 'src')]);
    await writeFile(source, '');
    expect(await fresh()).toBe(false);
    await writeFile(output, '');
    await utimes(output, Date.now() / 1000 + 5, Date.now() / 1000 + 5);
    expect(await fresh()).toBe(true);
    await utimes(source, Date.now() / 1000 + 9, Date.now() / 1000 + 9);
    expect(await fresh()).toBe(false);
    await rm(source);
    expect(await fresh()).toBe(true);
    await utimes(join(packagePath, 'src', 'deep'), Date.now() / 1000 + 9, Date.now() / 1000 + 9);
    expect(await fresh()).toBe(false);
  });
});
