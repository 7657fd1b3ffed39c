import { expect, it } from 'vitest';
import type { JobView } from '#shared/model/run.ts';
import {
  standInJob,
  standInPlan,
  standInRun,
  standInServer,
  standInShot,
  toRender,
} from '../studio-client/stand-in-project.ts';
import { keysIn, queueCounts } from './queue-filter.ts';
import { renderedKey, stageKey } from './stage-subject.ts';
import { paceWords, secondsLeftOf, tookWords, whereWords } from './stage-words.ts';

const servers = [
  standInServer('http://a:1', { segmentKeys: ['001/0', '003/0'] }),
  standInServer('http://b:1', { segmentKeys: ['002/0'], device: 'NVIDIA GeForce RTX 5090' }),
];
const plan = standInPlan([standInShot(0), standInShot(1), standInShot(2)], ({ key }) =>
  key === '003/1'
    ? { ...toRender, clip: { mediaPath: 'x.mp4', thumbnailPath: null, take: 1, version: '1' } }
    : toRender,
);

function runOf(...jobs: JobView[]) {
  const { jobs: _jobs, ...head } = standInRun(jobs, { servers });
  return {
    head,
    order: jobs.map((job) => job.segmentKey),
    jobsByKey: Object.fromEntries(jobs.map((job) => [job.segmentKey, job])),
  };
}

const running = (key: string, server: string) => standInJob(key, { state: 'running', server });
const followed = { shownKey: null, watchedServerId: null };

it('shows what is rendered, on the watched server first, and follows it from segment to segment', () => {
  const run = runOf(running('001/0', 'http://a:1'), running('003/0', 'http://a:1'), running('002/0', 'http://b:1'));
  expect(stageKey(run, followed, plan)).toBe('001/0');
  expect(stageKey(run, { ...followed, watchedServerId: 'http://b:1' }, plan)).toBe('002/0');
  expect(stageKey(run, { ...followed, shownKey: '003/1' }, plan)).toBe('003/1');
  expect(stageKey(run, { ...followed, shownKey: 'gone/0' }, plan), 'of a shot that was deleted').toBe('001/0');
  // The watched server has nothing now: another one's work is better than none.
  expect(renderedKey(run, 'http://c:1')).toBe('001/0');
});

it('shows what landed last where nothing is rendered, else the first clip there is', () => {
  const done = (key: string, finishedAtIso: string) => standInJob(key, { state: 'done', finishedAtIso });
  const run = runOf(done('001/0', '2026-01-01T10:05:00Z'), done('002/0', '2026-01-01T10:03:00Z'), standInJob('003/0'));
  expect(stageKey(run, followed, plan)).toBe('001/0');
  expect(stageKey(runOf(standInJob('003/0')), followed, plan)).toBe('003/1');
  expect(stageKey(runOf(), followed, { ...plan, standings: {} })).toBeNull();
});

const NOW = Date.parse('2026-01-01T10:02:00Z');
const job = standInJob('001/0', { startedAtIso: '2026-01-01T10:00:00Z', estimateSeconds: 200, fraction: 0.05 });

it('tells what a segment still takes: by what such segments took, then by its own pace', () => {
  expect(secondsLeftOf(job, NOW)).toBe(80);
  expect(secondsLeftOf({ ...job, fraction: 0.25 }, NOW)).toBe(360);
  expect(secondsLeftOf({ ...job, estimateSeconds: 100 }, NOW), 'longer than it should take').toBeNull();
  expect(paceWords(job, NOW)).toBe('2:00 elapsed · about 80 s left');
  expect(paceWords({ ...job, startedAtIso: null }, NOW)).toBe('');
  expect(tookWords({ startedAtIso: job.startedAtIso, finishedAtIso: '2026-01-01T10:02:27Z' })).toBe(
    'rendered in 2 min 27 s',
  );
  expect(whereWords({ server: 'http://b:1' }, servers)).toBe('b:1 · RTX 5090');
  expect(whereWords({ server: 'draft' }, [])).toBe('this machine');
  const cloud = standInServer('replicate', { name: 'Replicate', device: 'Replicate' });
  expect(whereWords({ server: 'replicate' }, [cloud])).toBe('Replicate');
});

it('counts the queue by what has become of its segments', () => {
  const keys = plan.plan.segments.map(({ key }) => key);
  const jobsByKey = {
    '001/0': standInJob('001/0', { state: 'failed' }),
    '002/0': standInJob('002/0', { state: 'blocked' }),
    '002/1': standInJob('002/1', { state: 'running' }),
    '003/0': standInJob('003/0', { state: 'skipped' }),
  };
  const queue = { keys, jobsByKey, standings: plan.standings, runActive: true };
  expect(queueCounts(queue)).toEqual({ all: 5, running: 1, waiting: 1, failed: 2, done: 1 });
  expect(keysIn('failed', queue)).toEqual(['001/0', '002/0']);
});
