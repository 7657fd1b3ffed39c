import { expect, it, vi } from 'vitest';
import type { RequestOutput, WireResult } from '#shared/contract/studio-client.ts';
import { err } from '#shared/result.ts';
import { machineAnswers } from '../studio-client/stand-in-machine.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { createServerStore } from './server-store.ts';

it('shows the answer to the question asked last, whichever comes first', async () => {
  const answers: ((answer: WireResult<RequestOutput<'servers.check'>>) => void)[] = [];
  const studio = new StandInStudio({ 'servers.check': () => new Promise((resolve) => answers.push(resolve)) });
  const store = createServerStore(studio, vi.fn());
  const first = store.getState().check('http://a');
  const second = store.getState().check('http://a');
  const [answerFirst, answerSecond] = answers;
  answerSecond?.(err({ code: 'unexpected', message: 'm', remedy: 'r' }));
  await second;
  answerFirst?.(await statusOf('http://a'));
  await first;
  expect(store.getState().statuses).toEqual({});
  expect(store.getState().asking.size).toBe(0);
});

it('asks by itself once for each address, and not anew for one that was checked by hand', async () => {
  const studio = new StandInStudio(machineAnswers(''));
  const store = createServerStore(studio, vi.fn());
  await store.getState().check('http://a');
  await store.getState().checkOnce(['http://a', 'http://b']);
  await store.getState().checkOnce(['http://b']);
  expect(studio.inputsOf('servers.check').map(({ url }) => url)).toEqual(['http://a', 'http://b']);
});

it('holds what the first server of the settings said, and lets go of those taken off', async () => {
  const studio = new StandInStudio(machineAnswers(''));
  const store = createServerStore(studio, vi.fn());
  store.getState().follow(['http://a', 'http://b']);
  await store.getState().checkOnce(['http://b', 'http://a']);
  expect(store.getState().status?.url).toBe('http://a');
  store.getState().follow(['http://b']);
  expect(store.getState().status?.url).toBe('http://b');
  store.getState().follow(['http://b', 'http://a']);
  await store.getState().checkOnce(['http://b', 'http://a']);
  expect(studio.inputsOf('servers.check').map(({ url }) => url)).toEqual(['http://b', 'http://a', 'http://a']);
});

async function statusOf(url: string) {
  return new StandInStudio(machineAnswers('')).call('servers.check', { url });
}

it('tells of a failure only where somebody asked for it', async () => {
  const error = { code: 'unexpected' as const, message: 'm', remedy: 'r' };
  const studio = new StandInStudio({ 'servers.check': () => err(error) });
  const report = vi.fn();
  const store = createServerStore(studio, report);
  await store.getState().checkOnce(['http://a']);
  expect(report).not.toHaveBeenCalled();
  await store.getState().check('http://a');
  expect(report.mock.calls).toEqual([[error]]);
});
