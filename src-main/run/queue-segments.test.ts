import { describe, expect, it } from 'vitest';
import type { PlanSegment, VideoPlan } from '#shared/model/video-plan.ts';
import type { Batch } from './batch.ts';
import type { Job } from './job-state.ts';
import type { NewJournalEvent } from './journal-event.ts';
import { queuedSegments, whatToRetry } from './queue-segments.ts';
import { done, failed, runOf, sent } from './scheduler-fixtures.ts';

const error = { code: 'plan-blocked', message: 'm', remedy: 'r' } as const;
const blocked = (segment: string): NewJournalEvent => ({ event: 'job.blocked', segment, error });
const stopped = (segment: string): NewJournalEvent => ({ event: 'job.cancelled', segment });

describe('what joins a queue', () => {
  const segmentOf = (key: string, dependsOn: string | null) => ({ key, dependsOn }) as PlanSegment;
  const segments = [segmentOf('a/0', null), segmentOf('a/1', 'a/0'), segmentOf('a/2', 'a/1')];
  const plan = { segments, shots: [{}], problems: [{}], width: 1 } as unknown as VideoPlan;
  const queued = (chosen: readonly PlanSegment[], jobs: ReadonlyMap<string, Job>, more: object = {}) =>
    queuedSegments(
      {
        ...{ batch: { fallbacks: new Map() } as unknown as Batch, plan, segments: chosen, settings: { a: 1 } },
        ...{ again: new Set<string>(), keepFollowing: new Set<string>() },
        ...more,
      },
      jobs,
    );
  const [, second, third] = segments as [PlanSegment, PlanSegment, PlanSegment];

  it.each<[string, NewJournalEvent[] | null, string | null]>([
    ['is not in the queue', null, null],
    ['waits there', [], 'a/0'],
    ['is being rendered', [sent('a/0')], 'a/0'],
    ['is done', [sent('a/0'), done('a/0')], 'a/0'],
    ['failed', [sent('a/0'), failed('a/0')], null],
    ['is blocked', [blocked('a/0')], null],
    ['was stopped', [stopped('a/0')], null],
  ])('waits for the one before only where that will come: it %s', (_, events, dependsOn) => {
    const jobs = events === null ? new Map() : runOf([1], ...events).jobs;
    expect(queued([second], jobs).segments[0]?.depends_on).toBe(dependsOn);
  });

  it('waits for what is chosen with it, and is written with its own part of the plan', () => {
    const both = queued([second, third], new Map(), {
      again: new Set(['a/1']),
      keepFollowing: new Set(['a/2']),
    });
    expect(both.segments.map((one) => [one.key, one.depends_on, one.again, one.keep_following])).toEqual([
      ['a/1', null, true, false],
      ['a/2', 'a/1', false, true],
    ]);
    expect([both.plan, both.settings]).toEqual([
      { segments: [second, third], shots: [], problems: [], width: 1 },
      { a: 1 },
    ]);
  });
});

describe('what is tried again', () => {
  const run = runOf(
    [3, 2, 1, 1],
    ...[sent('a/0'), failed('a/0'), blocked('a/1'), blocked('a/2')],
    ...[sent('b/0'), done('b/0'), blocked('b/1'), stopped('c/0'), sent('d/0'), done('d/0')],
  );
  const nobody = () => false;
  it.each<[string, string[] | null, (job: Job) => boolean, string[]]>([
    ['everything that failed, with what follows it', null, nobody, ['a/0', 'a/1', 'a/2']],
    ['not what only an edit can help', null, ({ segmentKey }) => segmentKey === 'a/1', ['a/0']],
    ['what is named, also a blocked or stopped one', ['b/1', 'c/0'], nobody, ['b/1', 'c/0']],
    ['nothing that is done or unknown', ['d/0', 'z/0'], nobody, []],
    ['the failed one a blocked one waits for does not come by itself', ['a/2'], nobody, ['a/2']],
  ])('%s', (_, keys, isBlockedByPlan, expected) => {
    expect(whatToRetry(run.jobs, keys, isBlockedByPlan)).toEqual(expected);
  });
});
