import { describe, expect, it } from 'vitest';
import { chooseHost, type HostFacts } from './choose-host.ts';

const workstation: HostFacts = {
  platform: 'linux',
  isRoot: false,
  hasDisplay: true,
  electronPath: '/e/electron',
  mayDownload: true,
  sandbox: { kind: 'usable' },
  wants: { open: true, serve: false },
};
const choose = (change: Partial<HostFacts>) => chooseHost({ ...workstation, ...change });

describe('chooseHost', () => {
  it('opens the window where all is there', () => {
    expect(choose({})).toEqual({ kind: 'electron', electronPath: '/e/electron' });
  });

  it('serves without a reason when that was asked for', () => {
    for (const wants of [
      { open: false, serve: false },
      { open: true, serve: true },
    ])
      expect(choose({ wants, hasDisplay: false })).toEqual({ kind: 'served', reason: null });
  });

  it('downloads a missing program once, and only where a window could be shown', () => {
    expect(choose({ electronPath: null })).toEqual({ kind: 'download-electron' });
    expect(choose({ electronPath: null, mayDownload: false })).toEqual({
      kind: 'served',
      reason: expect.stringContaining('not there'),
    });
    expect(choose({ electronPath: null, hasDisplay: false }).kind).toBe('served');
    expect(choose({ electronPath: null, isRoot: true }).kind).toBe('served');
    expect(choose({ electronPath: null, sandbox: { kind: 'missing', why: 'x' } }).kind).toBe('served');
  });

  it.each([
    ['no display', { hasDisplay: false }, 'display'],
    ['root', { isRoot: true }, 'root'],
    [
      'no sandbox',
      { sandbox: { kind: 'missing', why: 'user.max_user_namespaces is 0' } as const },
      'max_user_namespaces',
    ],
  ])('says why it serves: %s', (_name, change, word) => {
    expect(choose(change)).toEqual({ kind: 'served', reason: expect.stringContaining(word) });
  });

  it('takes root for what it is on Windows and macOS: no obstacle', () => {
    expect(choose({ platform: 'darwin', isRoot: true }).kind).toBe('electron');
  });
});
