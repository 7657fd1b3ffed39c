import { expect, it } from 'vitest';
import { browserCommand } from './open-browser.ts';
import { judgeSandbox } from './sandbox-fact.ts';
import { parseStartOptions } from './start-options.ts';

it('reads the options', () => {
  expect(parseStartOptions([])).toEqual({
    kind: 'start',
    options: { open: true, serve: false, port: null, projectPath: null },
  });
  expect(parseStartOptions(['--no-open', '--port', '8080', '--project', 'films/one'])).toEqual({
    kind: 'start',
    options: { open: false, serve: true, port: 8080, projectPath: 'films/one' },
  });
  expect(parseStartOptions(['--serve', '--help'])).toEqual({ kind: 'help' });
});

it.each([
  [['--wat'], 'wat'],
  [['films'], 'films'],
  [['--port', '70000'], '70000'],
  [['--port', 'eighty'], 'eighty'],
  [['--port'], 'port'],
  [['--project='], 'folder'],
])('refuses %j and says what is wrong', (words, mentioned) => {
  expect(parseStartOptions(words)).toEqual({ kind: 'wrong', message: expect.stringContaining(mentioned) });
});

it('asks each system for its own browser, with the address in one piece', () => {
  const url = 'http://127.0.0.1:1/?token=a&b=c';
  expect(browserCommand('linux', url)).toEqual(['xdg-open', url]);
  expect(browserCommand('darwin', url)).toEqual(['open', url]);
  expect(browserCommand('win32', url)).toEqual(['cmd', '/d', '/c', 'start', '""', 'http://127.0.0.1:1/?token=a^&b=c']);
});

it('judges the sandbox by its helper or by the kernel', () => {
  const open = { helper: null, maxUserNamespaces: '12345', unprivilegedClone: null, apparmorRestriction: null };
  expect(judgeSandbox(open)).toEqual({ kind: 'usable' });
  expect(judgeSandbox({ ...open, maxUserNamespaces: '0' })).toMatchObject({ kind: 'missing' });
  expect(judgeSandbox({ ...open, unprivilegedClone: '0' })).toMatchObject({ kind: 'missing' });
  const restricted = { ...open, apparmorRestriction: '1' };
  expect(judgeSandbox(restricted)).toMatchObject({ kind: 'missing' });
  // As npm unpacks it, the helper belongs to the user and does nothing.
  expect(judgeSandbox({ ...restricted, helper: { ownerId: 1000, mode: 0o100755 } })).toMatchObject({ kind: 'missing' });
  expect(judgeSandbox({ ...restricted, helper: { ownerId: 0, mode: 0o104755 } })).toEqual({ kind: 'usable' });
});
