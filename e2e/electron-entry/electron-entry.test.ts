// The built entry, under plain Node with a stand-in for Electron: checks how the host is wired, not Electron itself.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureApp } from '../../src-main/launch/build-page.ts';
import { type Report, runEntryUnderNode } from './run-entry-under-node.ts';

const root = resolve(import.meta.dirname, '..', '..');
const entryPath = join(root, 'out', 'main', 'index.js');
let folderPath = '';

const runEntry = (environment: Record<string, string> = {}, dataName = 'data'): Promise<Report> =>
  runEntryUnderNode({ entryPath, folderPath, dataName, environment });

beforeAll(async () => {
  folderPath = await mkdtemp(join(tmpdir(), 'longtake-entry-'));
  const built = await ensureApp(() => undefined);
  if (!built.ok) throw new Error(`${built.error.message} ${built.error.details}`);
}, 180_000);
afterAll(() => rm(folderPath, { recursive: true, force: true }));

describe('the built Electron entry', () => {
  let report: Report;
  beforeAll(async () => {
    report = await runEntry();
  }, 90_000);

  it('registers its schemes before Electron is ready', () => {
    expect(report.order.slice(0, 3)).toEqual(['registerSchemesAsPrivileged', 'requestSingleInstanceLock', 'ready']);
    const privileges = { standard: true, secure: true, stream: true, supportFetchAPI: true };
    expect(report.schemes).toEqual([
      { scheme: 'longtake', privileges },
      { scheme: 'longtake-media', privileges },
    ]);
  });

  it('opens a sandboxed, isolated window with its preload', () => {
    expect(report.webPreferences).toMatchObject({
      preload: true,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
    expect(report.loadedUrl).toBe('longtake://app/');
    expect(report.menuLabels).toEqual(expect.arrayContaining(['&File', '&Edit', '&View', '&Help']));
  });

  it('serves the page with its policy, and nothing outside its folder', () => {
    expect(report.page).toMatchObject({
      status: 200,
      script: { status: 200, type: 'text/javascript; charset=utf-8' },
      outside: 404,
      otherHost: 404,
    });
    expect(report.page.policy).toContain("script-src 'self';");
    expect(report.page.policy).not.toContain('http');
  });

  it('answers the page and nobody else', () => {
    expect(report.calls.appInfo).toMatchObject({ ok: true, value: { host: 'electron', hasFolderDialog: true } });
    for (const name of ['unknownName', 'badInput', 'noName', 'foreignPage', 'lookalike', 'insideFrame', 'goneFrame'])
      expect(report.calls[name], name).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(report.calls.sample).toMatchObject({ ok: true });
    expect(report.calls).toMatchObject({ reveal: { ok: true }, revealOutside: { ok: false } });
    expect(report.shownInFolder).toEqual([join(folderPath, 'sample', 'project.json')]);
    expect(report.eventsSent).toContain('project.changed');
  });

  it('gives a secret to the system’s key store', async () => {
    const state = { name: 'replicate', from: 'key-store', storesIn: 'key-store' };
    expect(report.calls.secret).toMatchObject({ ok: true, value: [state] });
    const stored = JSON.parse(await readFile(join(folderPath, 'data', 'secrets.json'), 'utf8'));
    const bytes = Buffer.from('revirDehTfo_8r').toString('base64');
    expect(stored).toEqual({ replicate: { with: 'key-store', value: bytes } });
  });

  it('serves media with ranges, inside the project only', () => {
    expect(report.media.whole).toBe(200);
    expect(report.media.range).toMatchObject({ status: 206, bytes: 10 });
    expect(report.media.range.contentRange).toMatch(/^bytes 4-13\/\d+$/);
    const { outside, outsideInside, backslash, documents, otherHost } = report.media;
    expect([outside, outsideInside, backslash, documents, otherHost]).toEqual([404, 404, 404, 404, 404]);
  });

  it('keeps the page where it is', () => {
    expect(report.navigation).toEqual({
      awayIsHeld: true,
      fileIsHeld: true,
      redirectIsHeld: true,
      frameIsHeld: true,
      webviewIsHeld: true,
      ownPageIsHeld: false,
      newWindows: ['deny', 'deny', 'deny'],
      openedOutside: ['https://example.com/guide'],
    });
  });

  it('grants nothing but copying and full screen, to our page only', () => {
    expect(report.permissions).toEqual({
      asked: { media: false, geolocation: false, notifications: false, openExternal: false, fullscreen: true },
      fullscreenFromElsewhere: false,
      checked: [false, false],
      device: false,
    });
  });

  it('comes to the front when it is started again, and closes the studio before it quits', async () => {
    expect(report.secondInstance).toEqual(['show', 'focus']);
    expect(report.quit).toEqual({ heldUntilClosed: true, order: ['quit'], heldAfterwards: false });
    expect(JSON.parse(await readFile(join(folderPath, 'data', 'window.json'), 'utf8'))).toMatchObject({ width: 1200 });
  });
});

describe('a second start', () => {
  it('leaves everything to the first', async () => {
    const report = await runEntry({ STAND_IN_LOCK: 'taken' }, 'untouched');
    expect(report).toEqual({ order: ['registerSchemesAsPrivileged', 'requestSingleInstanceLock', 'quit'], windows: 0 });
    expect(existsSync(join(folderPath, 'untouched'))).toBe(false);
  });
});

it('draws without the graphics card when asked', async () => {
  const report = await runEntry({ LONGTAKE_DISABLE_GPU: '1', STAND_IN_LOCK: 'taken' });
  expect(report.order).toContain('disableHardwareAcceleration');
});
