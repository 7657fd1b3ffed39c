import { expect, it, vi } from 'vitest';
import type { RequestOutput, WireResult } from '#shared/contract/studio-client.ts';
import { err } from '#shared/result.ts';
import { machineAnswers } from '../studio-client/stand-in-machine.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { createServerStore } from './server-store.ts';

it('shows the answer of the address asked last, whichever comes first', async () => {
  const answers = new Map<string, (answer: WireResult<RequestOutput<'servers.check'>>) => void>();
  const studio = new StandInStudio({
    'servers.check': ({ url }) => new Promise((resolve) => answers.set(url, resolve)),
  });
  const store = createServerStore(studio, vi.fn());
  const slow = store.getState().check('http://slow');
  const quick = store.getState().check('http://quick');
  const failed = err({ code: 'unexpected' as const, message: 'm', remedy: 'r' });
  answers.get('http://quick')?.(failed);
  await quick;
  answers.get('http://slow')?.(await statusOf('http://slow'));
  await slow;
  expect(store.getState()).toMatchObject({ status: null, checking: false });
});

it('asks by itself once for each address, and not anew for one that was checked by hand', async () => {
  const studio = new StandInStudio(machineAnswers(''));
  const store = createServerStore(studio, vi.fn());
  await store.getState().check('http://a');
  await store.getState().checkOnce('http://a');
  await store.getState().checkOnce('http://b');
  await store.getState().checkOnce('http://b');
  expect(studio.inputsOf('servers.check').map(({ url }) => url)).toEqual(['http://a', 'http://b']);
  store.getState().forget();
  expect(store.getState().status).toBeNull();
});

async function statusOf(url: string) {
  return new StandInStudio(machineAnswers('')).call('servers.check', { url });
}

it('tells of a failure only where somebody asked for it', async () => {
  const error = { code: 'unexpected' as const, message: 'm', remedy: 'r' };
  const studio = new StandInStudio({ 'servers.check': () => err(error) });
  const report = vi.fn();
  const store = createServerStore(studio, report);
  await store.getState().checkOnce('http://a');
  expect(report).not.toHaveBeenCalled();
  await store.getState().check('http://a');
  expect(report.mock.calls).toEqual([[error]]);
});
