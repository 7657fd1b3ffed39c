import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldEvent, type RunState } from './job-state.ts';
import type { JournalEvent } from './journal-event.ts';
import { nextStep } from './next-step.ts';

const at = '2026-01-01T00:00:00.000Z';

/** Chains given by their lengths: [3, 1] is a/0 → a/1 → a/2 and b/0. */
function runOf(chainLengths: readonly number[]): RunState {
  const segments = chainLengths.flatMap((count, chain) => {
    const shotId = String.fromCharCode(97 + chain);
    return Array.from({ length: count }, (_, index) => ({
      key: `${shotId}/${index}`,
      shot_id: shotId,
      index,
      count,
      depends_on: index === 0 ? null : `${shotId}/${index - 1}`,
    }));
  });
  const state = foldEvent(null, {
    at,
    event: 'run.started',
    run_id: 'r',
    engine: 'draft',
    engine_name: 'Draft',
    segments,
    plan: {},
    settings: {},
  });
  if (state === null) throw new Error('not started');
  return state;
}

const apply = (state: RunState, ...events: JournalEvent[]): RunState =>
  events.reduce((run, event) => foldEvent(run, event) ?? run, state);
const done = (segment: string): JournalEvent => ({
  at,
  event: 'clip.cut',
  segment,
  take: 1,
  frames: 1,
  rendered: true,
});
const failed = (segment: string): JournalEvent => ({
  at,
  event: 'job.failed',
  segment,
  attempt: 1,
  error: { code: 'server-error', message: 'm', remedy: 'r' },
});
const none = new Set<string>();

describe('nextStep', () => {
  it('starts the longest remaining chain first and keeps within its slots', () => {
    const run = runOf([1, 3, 2]);
    expect(nextStep(run, none, 1)).toEqual({ kind: 'render', segmentKey: 'b/0' });
    expect(nextStep(run, new Set(['b/0']), 1)).toEqual({ kind: 'wait' });
    expect(nextStep(run, new Set(['b/0']), 2)).toEqual({ kind: 'render', segmentKey: 'c/0' });
  });

  it('does not continue a chain before the segment it starts from is there', () => {
    const run = runOf([2]);
    expect(nextStep(run, new Set(['a/0']), 4)).toEqual({ kind: 'wait' });
    expect(nextStep(apply(run, done('a/0')), none, 4)).toEqual({ kind: 'render', segmentKey: 'a/1' });
  });

  it('blocks what follows a failure, one after the other, and goes on with the rest', () => {
    let run = apply(runOf([3, 1]), failed('a/0'));
    expect(nextStep(run, none, 1)).toEqual({ kind: 'block', segmentKey: 'a/1', because: 'a/0' });
    const blocked = (segment: string): JournalEvent => ({ ...failed(segment), event: 'job.blocked' }) as JournalEvent;
    run = apply(run, blocked('a/1'));
    expect(nextStep(run, none, 1)).toEqual({ kind: 'block', segmentKey: 'a/2', because: 'a/1' });
    run = apply(run, blocked('a/2'));
    expect(nextStep(run, none, 1)).toEqual({ kind: 'render', segmentKey: 'b/0' });
  });

  it('starts nothing while stopping', () => {
    const run = apply(runOf([1, 1]), { at, event: 'run.stopping' });
    expect(nextStep(run, new Set(['a/0']), 2)).toEqual({ kind: 'wait' });
    expect(nextStep(run, none, 2)).toEqual({ kind: 'finished' });
    const stopped = apply(runOf([2]), { at, event: 'run.stopping' }, { at, event: 'job.cancelled', segment: 'a/0' });
    expect(nextStep(stopped, none, 1)).toEqual({ kind: 'finished' });
  });

  it('brings every run to its end, each segment once and in chain order, whatever fails', () => {
    const chains = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        chains,
        fc.integer({ min: 1, max: 3 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
        (lengths, slots, luck) => {
          let run = runOf(lengths);
          const busy: string[] = [];
          const begun = new Set<string>();
          for (let guard = 0; guard < 200; guard += 1) {
            const step = nextStep(run, new Set(busy), slots);
            if (step.kind === 'finished') break;
            if (step.kind === 'render') {
              expect(begun.has(step.segmentKey)).toBe(false);
              begun.add(step.segmentKey);
              busy.push(step.segmentKey);
              expect(busy.length).toBeLessThanOrEqual(slots);
            } else if (step.kind === 'block') {
              run = apply(run, { ...failed(step.segmentKey), event: 'job.blocked' } as JournalEvent);
            } else {
              const key = busy.shift() ?? '';
              run = apply(run, luck.next().value === 0 ? failed(key) : done(key));
            }
          }
          const kinds = Object.values(run.jobs).map((job) => job.state.kind);
          expect(kinds.every((kind) => ['done', 'failed', 'blocked'].includes(kind))).toBe(true);
        },
      ),
    );
  });
});
