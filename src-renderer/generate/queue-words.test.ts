import { expect, it } from 'vitest';
import type { JobView } from '#shared/model/run.ts';
import { isSentAhead, runningJobs } from '../app/run-store.ts';
import {
  standInJob,
  standInPlan,
  standInRun,
  standInServer,
  standInShot,
  toRender,
} from '../studio-client/stand-in-project.ts';
import { estimateWords, segmentsToAdd, startOutlook } from './before-start.ts';
import { rowActions, rowState } from './row-state.ts';
import { rowWords, timeWords } from './row-words.ts';
import { pausedWords, runFacts } from './run-facts.ts';
import { runReport } from './run-report.ts';
import { doingWords, workWords } from './server-looks.ts';

const counts = { segments: 14, upToDate: 0, toRender: 0, stale: 0, blocked: 0, problems: 0, warnings: 0 };
const upToDate = { ...toRender, status: 'up-to-date' as const };
const stale = { ...toRender, status: 'stale' as const };

it('says before Start what it will do, and how long it takes', () => {
  expect(startOutlook({ ...counts, toRender: 3, upToDate: 10, blocked: 1 }, 'Draft (built in)')).toEqual({
    kind: 'ready',
    words: '3 segments will be rendered with Draft (built in). 10 are up to date and stay. 1 is blocked and left out.',
  });
  expect(startOutlook({ ...counts, blocked: 14 }, 'x').kind).toBe('blocked');
  expect(startOutlook({ ...counts, upToDate: 14 }, 'x').kind).toBe('nothing-to-do');
  expect(startOutlook({ ...counts, segments: 0 }, 'x').kind).toBe('blocked');
  const estimate = { segments: 12, guessed: 0, gpuSeconds: 23_400, wallSeconds: 7_800 };
  expect(estimateWords(estimate, 3)).toBe('It takes about 2 h 10 min on 3 servers.');
  expect(estimateWords({ ...estimate, guessed: 4, wallSeconds: 5 }, 1)).toBe(
    'It takes a few seconds on one server, with 4 of 12 guessed from the others.',
  );
  expect(estimateWords(null, 1)).toBe('');
});

it('offers to add what the open run does not hold, or has rendered before it changed', () => {
  const plan = standInPlan([standInShot(0), standInShot(1), standInShot(2)], (segment) =>
    segment.key === '001/0' ? stale : toRender,
  );
  const job = (key: string, state: JobView['state']) => [key, standInJob(key, { state })] as const;
  const jobs = Object.fromEntries([job('001/0', 'done'), job('002/0', 'done'), job('002/1', 'waiting')]);
  expect(segmentsToAdd(plan, jobs)).toEqual(['001/0', '003/0', '003/1']);
});

it('shows the run while it lasts and the plan after it, but keeps a failure in sight', () => {
  expect(rowState(undefined, upToDate, false)).toBe('up-to-date');
  expect(rowState(standInJob('1/0', { state: 'running' }), toRender, true)).toBe('running');
  // The plan may lag behind the run by a moment.
  expect(rowState(standInJob('1/0', { state: 'done' }), toRender, true)).toBe('done');
  expect(rowState(standInJob('1/0', { state: 'done' }), upToDate, false)).toBe('done');
  expect(rowState(standInJob('1/0', { state: 'done' }), stale, false)).toBe('stale');
  expect(rowState(standInJob('1/0', { state: 'failed' }), toRender, false)).toBe('failed');
});

it('offers of a segment what can be done with it now', () => {
  const clip = { mediaPath: 'video/x.mp4', thumbnailPath: null, take: 1, version: '1' };
  const offered = (
    ...[state, run, standing]: [Parameters<typeof rowActions>[0]['state'], 'none' | 'open' | 'held', typeof toRender]
  ) =>
    Object.entries(rowActions({ state, run, standing }))
      .filter(([, can]) => can)
      .map(([name]) => name);
  expect(offered('will-render', 'none', toRender)).toEqual(['render']);
  expect(offered('waiting', 'open', toRender)).toEqual(['skip', 'toFront']);
  expect(offered('failed', 'open', toRender)).toEqual(['retry', 'skip']);
  expect(offered('failed', 'none', { ...toRender, clip })).toEqual(['retry', 'renderAgain']);
  expect(offered('done', 'open', { ...upToDate, clip })).toEqual(['renderAgain']);
  expect(offered('running', 'open', { ...stale, clip })).toEqual([]);
  expect(offered('failed', 'held', { ...stale, clip })).toEqual([]);
  expect(offered('blocked', 'none', { ...toRender, status: 'blocked' })).toEqual([]);
});

it('tells what only lies in a server’s queue from what is rendered there', () => {
  const servers = [standInServer('http://a:1', { segmentKeys: ['1/0', '2/0'] })];
  const on = (key: string) => standInJob(key, { state: 'running', server: 'http://a:1' });
  const jobs = [on('2/0'), on('1/0'), on('3/0')];
  expect(jobs.map((job) => isSentAhead(job, servers))).toEqual([true, false, false]);
  const jobsByKey = Object.fromEntries(jobs.map((job) => [job.segmentKey, job]));
  const run = { head: standInRun(jobs, { servers }), order: Object.keys(jobsByKey), jobsByKey };
  expect(runningJobs(run).map(({ segmentKey }) => segmentKey)).toEqual(['1/0', '3/0']);
  // A provider in the cloud renders all that it has.
  const cloud = [standInServer('replicate', { segmentKeys: ['1/0', '2/0'] })];
  expect(isSentAhead(standInJob('2/0', { state: 'running', server: 'replicate' }), cloud)).toBe(false);
});

const NOW = Date.parse('2026-01-01T10:00:00Z');
const at = (seconds: number) => new Date(NOW + seconds * 1_000).toISOString();

it('says in a row what goes on', () => {
  const error = { code: 'worker-dead' as const, message: 'The worker died.', remedy: 'Restart it.' };
  const retry = standInJob('1/0', { tries: 1, activity: 'Try 2 of 3', retryAtIso: at(7.2), error });
  expect(rowWords('waiting', retry, toRender, NOW)).toBe('Try 2 of 3 in 8 s · The worker died.');
  expect(rowWords('waiting', { ...retry, activity: '', retryAtIso: at(-1) }, toRender, NOW)).toBe(
    'Try 2 as soon as a server is free · The worker died.',
  );
  const running = standInJob('1/0', { state: 'running', fraction: 0.42, activity: 'Sampling', tries: 2, again: true });
  expect(rowWords('running', running, toRender, NOW)).toBe('42 % · Sampling · try 2 · rendered again');
  expect(rowWords('will-render', undefined, toRender, NOW)).toBe('Not rendered yet.');
});

it('says how long it takes: before, meanwhile, after', () => {
  const job = standInJob('1/0', { startedAtIso: at(-72), estimateSeconds: 170 });
  expect(timeWords('waiting', { ...job, startedAtIso: null }, null, NOW)).toBe('≈ 3 min');
  expect(timeWords('running', job, null, NOW)).toBe('1:12 of 3 min');
  expect(timeWords('running', { ...job, estimateSeconds: null }, null, NOW)).toBe('1:12');
  expect(timeWords('done', { ...job, finishedAtIso: at(75) }, null, NOW)).toBe('2 min 27 s');
  expect(timeWords('will-render', undefined, 40, NOW)).toBe('≈ 40 s');
  expect(timeWords('up-to-date', undefined, 40, NOW)).toBe('');
});

it('tells how far a run is, and of one that is over what was made', () => {
  const states = ['done', 'failed', 'blocked', 'stopped'] as const;
  const jobs = states.map((state, index) => standInJob(`1/${index}`, { state }));
  const { jobs: _jobs, ...head } = standInRun(jobs, { state: 'stopped', fraction: 1 });
  expect(runFacts(head, 4)).toEqual({ fraction: 0.25, count: '1 of 4 · 25 %', timeLeft: '' });
  expect(runFacts({ ...head, state: 'running', fraction: 0.5, secondsLeft: 42 }, 4).timeLeft).toBe('about 40 s left');
  expect(pausedWords({ ...head, state: 'paused' }, 4)).toBe('Paused: 1 of 4 segments done');
});

it('reports at the end what it took, and what each server did', () => {
  const jobs = [standInJob('1/0', { state: 'done' }), standInJob('1/1', { state: 'failed' })];
  const { jobs: _jobs, ...head } = standInRun(jobs, {
    state: 'finished',
    startedAtIso: at(0),
    finishedAtIso: at(7_412),
    servers: [
      standInServer('http://a:1', { rendered: 1, gpuSeconds: 152.4, idleFraction: 0.0113 }),
      standInServer('http://b:1', { rendered: 0, device: null }),
      standInServer('replicate', { name: 'Replicate', device: 'Replicate', rendered: 0 }),
    ],
  });
  expect(runReport(head, jobs)).toEqual({
    title: 'Finished after 2 h 03 min',
    facts: [
      ['Rendered', '1 segment'],
      ['Failed', '1 segment'],
      ['GPU time', '2 min 32 s'],
    ],
    failed: 1,
    servers: [
      {
        id: 'http://a:1',
        name: 'a:1',
        device: 'RTX 4090',
        rendered: '1 segment',
        gpuTime: '2 min 32 s',
        idle: '1.1 %',
      },
      { id: 'http://b:1', name: 'b:1', device: '', rendered: '0 segments', gpuTime: '0 s', idle: '' },
      { id: 'replicate', name: 'Replicate', device: '', rendered: '0 segments', gpuTime: '0 s', idle: '' },
    ],
  });
  const costOf = (failed: number) =>
    runReport(head, jobs, { soFar: 0.5, expected: 1.1, failed, instead: 0 })?.facts.at(-1);
  expect(costOf(0)).toEqual(['Cost', 'about $0.50']);
  expect(costOf(2)).toEqual(['Cost', 'about $0.50, and 2 failed clips that may be charged']);
  expect(runReport({ ...head, state: 'paused', finishedAtIso: null }, jobs)).toBeNull();
});

it('says of a server what it renders and what comes next, else why it does nothing', () => {
  const jobs = {
    '1/0': standInJob('1/0', { state: 'running', fraction: 0.42, activity: 'Sampling 8 of 20' }),
    '2/0': standInJob('2/0'),
  };
  const server = standInServer('http://a:1', { segmentKeys: ['1/0', '2/0'], rendered: 6, gpuSeconds: 852 });
  expect(doingWords(server, jobs)).toBe('Shot 1, segment 1 · 42 % · Sampling 8 of 20 · then shot 2, segment 1');
  expect(doingWords(standInServer('http://a:1', { reason: 'Nothing waits.' }), jobs)).toBe('Nothing waits.');
  expect(workWords({ ...server, idleFraction: 0.01, othersQueued: 1 })).toBe(
    '6 rendered · 14 min 12 s GPU · idle 1 % · 1 job of others',
  );
});
