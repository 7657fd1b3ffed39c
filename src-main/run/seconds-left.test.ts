import { describe, expect, it } from 'vitest';
import type { NewJournalEvent } from './journal-event.ts';
import { at, done, failed, rendered, runOf, sent } from './scheduler-fixtures.ts';
import { secondsLeft } from './seconds-left.ts';

const startMs = Date.parse(at);
const left = (chains: readonly number[], events: readonly NewJournalEvent[], more: object = {}) =>
  secondsLeft({
    ...{ run: runOf(chains, ...events), estimateOf: () => 100, serverCount: 1, nowMs: startMs },
    ...more,
  });

describe('the time a run still takes', () => {
  it.each<[string, number | null, number | null]>([
    ['all of it on one server', left([1, 2], []), 300],
    ['shared among two', left([2, 2], [], { serverCount: 2 }), 200],
    ['never less than the longest chain', left([3, 1], [], { serverCount: 4 }), 300],
    ['what is running counts for its rest', left([1], [sent('a/0')], { nowMs: startMs + 40_000 }), 60],
    ['and for nothing once it takes longer than it should', left([1], [sent('a/0')], { nowMs: startMs + 400_000 }), 0],
    ['a rendered one is only fetched', left([2], [sent('a/0'), rendered('a/0')]), 100],
    ['done and failed ones take no more', left([1, 1, 1], [sent('a/0'), done('a/0'), sent('b/0'), failed('b/0')]), 100],
    ['without a server it is told as if there were one', left([2], [], { serverCount: 0 }), 200],
    ['nothing is known', left([2], [], { estimateOf: () => null }), null],
    ['nothing is left', left([], []), 0],
  ])('%s', (_, seconds, expected) => {
    expect(seconds).toBe(expected);
  });

  it('is taken from this run where history knows nothing', () => {
    const run = runOf([3], sent('a/0'));
    const finishedAt = new Date(startMs + 30_000).toISOString();
    run.jobs.set('a/0', {
      ...(run.jobs.get('a/0') as NonNullable<ReturnType<typeof run.jobs.get>>),
      state: { kind: 'done', rendered: true, startedAtIso: at, finishedAtIso: finishedAt },
    });
    expect(secondsLeft({ run, estimateOf: () => null, serverCount: 1, nowMs: startMs + 30_000 })).toBe(60);
  });
});
