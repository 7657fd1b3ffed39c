import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../logging/index.ts';
import { findRestartCommand, isSameServer, openSettings, tidyServerUrl } from './index.ts';

let folder: string;
let logged: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longtake-restart-'));
  logged = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const filePath = () => join(folder, 'settings.json');
const onDisk = async () => JSON.parse(await readFile(filePath(), 'utf8'));
const open = () =>
  openSettings(
    folder,
    createLogger((line) => logged.push(line)),
  );
const openOn = async (json: unknown) => {
  await writeFile(filePath(), JSON.stringify(json));
  return open();
};

describe('restart commands', () => {
  it('are read by server, whatever the slash at its end', async () => {
    const settings = await openOn({ restart_commands: { 'http://gpu:8188/': { command: 'run me', by_itself: true } } });
    const { restartCommands } = settings.get();
    expect(restartCommands).toEqual({ 'http://gpu:8188': { command: 'run me', byItself: true } });
    expect(findRestartCommand(restartCommands, 'http://GPU:8188/')).toEqual({ command: 'run me', byItself: true });
    expect(findRestartCommand(restartCommands, 'http://gpu:8189')).toBeNull();
  });

  it('that are damaged are said and left alone, beside those that are whole', async () => {
    const restart_commands = {
      'http://a': { command: '' },
      'http://b': 'systemctl restart',
      'http://c': { command: 'c', by_itself: 'yes' },
      'http://d': { command: 'd' },
      'http://e': { command: 'a\0b' },
    };
    const settings = await openOn({ restart_commands });
    expect(settings.get().restartCommands).toEqual({ 'http://d': { command: 'd', byItself: false } });
    for (const url of ['http://a', 'http://b', 'http://c', 'http://e']) expect(logged.join()).toContain(url);
    await settings.change({ appearance: 'dark' });
    expect(await onDisk()).toMatchObject({ appearance: 'dark', restart_commands });
    await settings.setRestartCommand('http://b', 'better');
    expect((await onDisk()).restart_commands).toEqual({
      ...restart_commands,
      'http://b': { command: 'better', by_itself: false },
    });
  });

  it.each([[[]], ['text'], [7]])('are none where the whole value is no object: %j', async (restart_commands) => {
    const settings = await openOn({ restart_commands, servers: ['http://a'] });
    expect(settings.get()).toMatchObject({ restartCommands: {}, servers: ['http://a'] });
    expect(logged.join()).toContain('restart_commands');
    await settings.setRestartCommand('http://a', 'again');
    expect((await onDisk()).restart_commands).toEqual({ 'http://a': { command: 'again', by_itself: false } });
  });

  it('are set, allowed and taken away under the key that is there, and unknown keys stay', async () => {
    const settings = await openOn({ restart_commands: { 'http://a/': { command: 'old', note: 'mine' } }, newer: 1 });
    expect(await settings.allowRestart('http://a', true)).toMatchObject({
      ok: true,
      value: { restartCommands: { 'http://a': { command: 'old', byItself: true } } },
    });
    expect(await onDisk()).toEqual({
      restart_commands: { 'http://a/': { command: 'old', by_itself: true, note: 'mine' } },
      newer: 1,
    });
    await settings.setRestartCommand('http://a', null);
    expect(await onDisk()).toEqual({ restart_commands: {}, newer: 1 });
    expect(settings.get().restartCommands).toEqual({});
  });

  it('need a new permission when they become another command', async () => {
    const settings = await openOn({ restart_commands: { 'http://a': { command: 'old', by_itself: true } } });
    const byItselfAfter = async (command: string) => {
      await settings.setRestartCommand('http://a', command);
      return settings.get().restartCommands['http://a']?.byItself;
    };
    expect([await byItselfAfter('old'), await byItselfAfter('new')]).toEqual([true, false]);
  });

  it('are refused when empty, and nothing is allowed that is not there', async () => {
    const settings = await open();
    expect(await settings.setRestartCommand('http://a', '  ')).toMatchObject({ error: { code: 'bad-request' } });
    expect(await settings.allowRestart('http://a', true)).toMatchObject({
      ok: false,
      error: { code: 'not-supported', message: expect.stringContaining('http://a') },
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('of another process are seen when asked for, and not lost by a change here', async () => {
    const here = await openOn({ appearance: 'light' });
    const there = await open();
    await there.setRestartCommand('http://a', 'again');
    expect(here.get().restartCommands).toEqual({});
    expect((await here.reread()).restartCommands).toEqual({ 'http://a': { command: 'again', byItself: false } });
    await there.allowRestart('http://a', true);
    await here.change({ appearance: 'dark' });
    expect(await onDisk()).toMatchObject({
      appearance: 'dark',
      restart_commands: { 'http://a': { command: 'again', by_itself: true } },
    });
  });

  it('stay as they were when the file is damaged meanwhile', async () => {
    const settings = await openOn({ restart_commands: { 'http://a': { command: 'again' } } });
    await writeFile(filePath(), '{ half');
    await settings.change({ appearance: 'dark' });
    expect(await onDisk()).toMatchObject({
      appearance: 'dark',
      restart_commands: { 'http://a': { command: 'again' } },
    });
    expect((await readdir(folder)).filter((name) => name.includes('damaged'))).toHaveLength(1);
  });
});

it.each([
  [' gpu:8188/ ', 'http://gpu:8188'],
  ['https://gpu/comfy//', 'https://gpu/comfy'],
  ['http://gpu:8188', 'http://gpu:8188'],
])('the address %j is tidied to %s', (typed, tidy) => {
  expect(tidyServerUrl(typed)).toBe(tidy);
});

it.each([
  ['http://gpu:80/', 'http://GPU', true],
  ['gpu:8188', 'http://gpu:8188/', true],
  ['http://gpu:8188', 'https://gpu:8188', false],
  ['http://gpu:8188/a', 'http://gpu:8188/b', false],
])('%s and %s are the same server: %s', (a, b, same) => {
  expect(isSameServer(a, b)).toBe(same);
});
