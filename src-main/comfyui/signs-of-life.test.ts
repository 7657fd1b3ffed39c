import { describe, expect, it } from 'vitest';
import type { PromptPlace } from './find-prompt.ts';
import type { PromptEvent } from './prompt-event.ts';
import { createSignsOfLife } from './signs-of-life.ts';

const POLL_MS = 5_000;
const SLEEP_MS = 8 * 3_600_000;

const waiting = (runningCount: number, nextPromptId = 'ours'): PromptPlace => ({
  kind: 'waiting',
  aheadCount: runningCount,
  graph: undefined,
  queue: { runningCount, pendingCount: 2, nextPromptId },
});
const running = (clientId: string | null = 'us'): PromptPlace => ({ kind: 'running', graph: undefined, clientId });

function watch() {
  let nowMs = 0;
  const events: PromptEvent[] = [];
  const doubts: number[] = [];
  const life = createSignsOfLife({
    url: 'http://gpu:8188',
    clientId: 'us',
    nowMs: () => nowMs,
    timing: { deadWorkerAfterMs: 20_000, silentAfterMs: 600_000, silentAgainEveryMs: 60_000, pollEveryMs: POLL_MS },
    onEvent: (event) => events.push(event),
    onDoubt: () => doubts.push(nowMs),
  });
  return {
    events,
    doubts,
    life,
    /** Time passes, then one look. */
    look(place: PromptPlace, afterMs = POLL_MS) {
      nowMs += afterMs;
      return life.look(place);
    },
    silentMinutes: () => events.map((event) => event.kind === 'silent' && event.forMs / 60_000),
  };
}

describe('a queue in which nothing runs', () => {
  it('means a dead worker, after a while', () => {
    const { look } = watch();
    for (let count = 0; count < 4; count += 1) expect(look(waiting(0))).toBeNull();
    expect(look(waiting(0))).toMatchObject({
      code: 'worker-dead',
      message: 'ComfyUI at http://gpu:8188 answers but no longer works: 2 jobs wait, and for 20 s none was started.',
      remedy: expect.stringContaining('Restart ComfyUI'),
    });
  });

  it.each<[string, readonly (readonly [PromptPlace, number?])[]]>([
    [
      'something runs now and then',
      [[waiting(0)], [waiting(0)], [waiting(0)], [waiting(1)], [waiting(0)], [waiting(0)]],
    ],
    ['another one is next each time', ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => [waiting(0, id)])],
    ['ours began', [[waiting(0)], [waiting(0)], [waiting(0)], [waiting(0)], [running()], [waiting(0)], [waiting(0)]]],
    ['the machine slept between two looks', [[waiting(0)], [waiting(0), SLEEP_MS], [waiting(0)]]],
    ['it was looked twice only', [[waiting(0)], [waiting(0), 120_000]]],
  ])('means nothing where %s', (_why, looks) => {
    const { look } = watch();
    expect(looks.map(([place, afterMs]) => look(place, afterMs))).toEqual(looks.map(() => null));
  });
});

describe('a job that runs in silence', () => {
  it('is told after ten minutes and then once a minute, and the socket is doubted before', () => {
    const watched = watch();
    for (let count = 0; count <= 149; count += 1) watched.look(running());
    expect(watched.silentMinutes()).toEqual([10, 11, 12]);
    expect(watched.events[0]).toMatchObject({ kind: 'silent', audible: true });
    expect(watched.doubts).toEqual([305_000]);
  });

  it('is not silent once something was heard, nor while it waits', () => {
    const watched = watch();
    for (let count = 0; count < 119; count += 1) watched.look(running());
    watched.life.heard();
    for (let count = 0; count < 119; count += 1) watched.look(running());
    watched.look(waiting(1));
    for (let count = 0; count < 119; count += 1) watched.look(running());
    expect(watched.events).toEqual([]);
    for (let count = 0; count < 2; count += 1) watched.look(running());
    expect(watched.silentMinutes()).toEqual([10]);
  });

  it('cannot be heard where an earlier session sent it', () => {
    const watched = watch();
    for (let count = 0; count <= 120; count += 1) watched.look(running('before'));
    expect(watched.events).toEqual([{ kind: 'silent', forMs: 600_000, audible: false }]);
    expect(watched.doubts).toEqual([]);
  });

  it('does not count the hours of a sleep', () => {
    const watched = watch();
    watched.look(running());
    for (let count = 0; count < 10; count += 1) watched.look(running(), SLEEP_MS);
    expect(watched.events).toEqual([]);
  });
});
