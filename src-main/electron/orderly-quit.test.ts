import { expect, it } from 'vitest';
import { createOrderlyQuit, type QuitParts } from './orderly-quit.ts';

function quitting(parts: Partial<QuitParts>) {
  const told: string[] = [];
  const quit = createOrderlyQuit({
    isRunning: () => true,
    ask: async () => {
      told.push('ask');
      return true;
    },
    close: async () => void told.push('close'),
    leave: () => void told.push('leave'),
    longestCloseMs: 1_000,
    ...parts,
  });
  return { told, quit };
}

it('asks while a run is on, then closes, then leaves', async () => {
  const { told, quit } = quitting({});
  await quit.request('ask');
  expect(told).toEqual(['ask', 'close', 'leave']);
  expect(quit.isClosed()).toBe(true);
});

it('does not ask without a run, nor when a signal says so', async () => {
  const idle = quitting({ isRunning: () => false });
  await idle.quit.request('ask');
  const signalled = quitting({});
  await signalled.quit.request('at-once');
  expect([idle.told, signalled.told]).toEqual([
    ['close', 'leave'],
    ['close', 'leave'],
  ]);
});

it('stays when the user wants it to, and asks again the next time', async () => {
  const answers = [false, true];
  const { told, quit } = quitting({ ask: async () => answers.shift() ?? false });
  await quit.request('ask');
  expect([told, quit.isClosed()]).toEqual([[], false]);
  await quit.request('ask');
  expect(told).toEqual(['close', 'leave']);
});

it('asks once however often it is called, and a signal ends the waiting', async () => {
  let answerLater: (mayQuit: boolean) => void = () => undefined;
  const { told, quit } = quitting({ ask: () => new Promise((resolve) => (answerLater = resolve)) });
  const asking = quit.request('ask');
  await quit.request('ask');
  expect(told).toEqual([]);
  await quit.request('at-once');
  answerLater(true);
  await asking;
  expect(told).toEqual(['close', 'leave']);
});

it('leaves although the studio fails to close, or never ends', async () => {
  const failing = quitting({ close: () => Promise.reject(new Error('disk gone')) });
  await failing.quit.request('at-once');
  const stuck = quitting({ close: () => new Promise(() => undefined), longestCloseMs: 5 });
  await stuck.quit.request('at-once');
  expect([failing.told, stuck.told]).toEqual([['leave'], ['leave']]);
});
