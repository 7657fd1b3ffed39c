// In which order pictures are made, seen with work that ends when the test says so.
import { expect, it } from 'vitest';
import { err, ok, type Result } from '#shared/result.ts';
import { createOneAtATime } from './one-at-a-time.ts';

function startQueue() {
  const begun: string[] = [];
  let finish = (): void => undefined;
  const stopped = err({ code: 'stopped', message: 'Stopped.', remedy: '' } as const);
  const queue = createOneAtATime((key, signal) => {
    begun.push(key);
    const { promise, resolve } = Promise.withResolvers<Result<void>>();
    finish = () => resolve(ok(undefined));
    signal.addEventListener('abort', () => resolve(stopped));
    return promise;
  });
  /** Lets the work under way end, until nothing is left to do. */
  const finishAll = async () => {
    for (let before = -1; before !== begun.length; ) {
      before = begun.length;
      finish();
      await new Promise(setImmediate);
    }
  };
  return { queue, begun, finishAll };
}

it('does what was asked for last first, each once, and the background after that', async () => {
  const { queue, begun, finishAll } = startQueue();
  queue.later([]);
  const first = queue.ask('first');
  queue.later(['x', 'y', 'b']);
  const asked = ['a', 'b', 'c', 'a'].map((key) => queue.ask(key));
  await finishAll();
  expect(begun).toEqual(['first', 'a', 'c', 'b', 'x', 'y']);
  expect((await Promise.all([first, ...asked])).every(({ ok: isOk }) => isOk)).toBe(true);
});

it('stops background work for what is asked, and takes it up again', async () => {
  const { queue, begun, finishAll } = startQueue();
  queue.later(['x', 'y']);
  const asked = [queue.ask('a')];
  await finishAll();
  expect(begun).toEqual(['x', 'a', 'x', 'y']);
  queue.later(['z']);
  asked.push(queue.ask('b'), queue.ask('z'));
  await finishAll();
  expect(begun.slice(4)).toEqual(['z', 'z', 'b']);
  expect((await Promise.all(asked)).map(({ ok: isOk }) => isOk)).toEqual([true, true, true]);
});

it('waits for work that is under way in the background already', async () => {
  const { queue, begun, finishAll } = startQueue();
  queue.later(['x', 'y']);
  const asked = queue.ask('x');
  const other = queue.ask('a');
  await finishAll();
  expect(begun).toEqual(['x', 'a', 'y']);
  expect([(await asked).ok, (await other).ok]).toEqual([true, true]);
});

it('refuses everything once it is closed, and begins nothing more', async () => {
  const { queue, begun } = startQueue();
  const asked = [queue.ask('a'), queue.ask('b')];
  queue.later(['x']);
  await queue.close();
  queue.later(['y']);
  const answers = await Promise.all([...asked, queue.ask('c')]);
  expect(answers.map((answer) => !answer.ok && answer.error.code)).toEqual(['stopped', 'stopped', 'stopped']);
  expect(begun).toEqual(['a']);
});
