import { expect, it } from 'vitest';
import type { RunView } from '#shared/model/run.ts';
import { standInJob, standInRun, standInServer } from '../studio-client/stand-in-project.ts';
import { failedWords, lostByStopping, runStateWords, runSummary, timeLeftWords } from './run-words.ts';

it('tells of a stopped run what was made, and each segment once', () => {
  const states = ['done', 'failed', 'blocked', 'stopped', 'left-out'] as const;
  const jobs = states.map((state, index) => standInJob(`1/${index}`, { state }));
  expect(runSummary(standInRun(jobs, { state: 'stopped' }), jobs)).toBe(
    '1 rendered, 1 failed, 1 blocked, 1 left out, 1 stopped',
  );
});

it('says how many failed, and what waits for them', () => {
  const jobs = Array.from({ length: 40 }, (_, index) =>
    standInJob(`1/${index}`, { state: index < 3 ? 'failed' : 'done' }),
  );
  expect(failedWords(jobs)).toBe('3 of 40 segments failed');
  const one = [standInJob('1/0', { state: 'failed' }), standInJob('1/1', { state: 'blocked' })];
  expect(failedWords(one)).toBe('1 of 2 segments failed, 1 more cannot begin without it');
  expect(failedWords([])).toBe('');
});

it.each<[Partial<RunView>, string, string]>([
  [{ secondsLeft: 7_790 }, 'Rendering', 'about 2 h 10 min left on 2 servers'],
  [{ secondsLeft: null }, 'Rendering', 'Time left: not known before a segment is done'],
  [{ state: 'pausing', secondsLeft: 40 }, 'Pausing after this segment', 'about 40 s left on 2 servers'],
  [{ state: 'paused', secondsLeft: 40 }, 'Paused', ''],
  [{ state: 'paused', pause: { because: 'unfinished', message: '', remedy: '' } }, 'Not finished', ''],
  [{ state: 'stopping', secondsLeft: 40 }, 'Stopping', ''],
])('says of %j that it is %s', (change, state, timeLeft) => {
  // A parked server renders nothing: it does not count.
  const servers = (['working', 'idle', 'parked'] as const).map((one) => standInServer(`http://${one}`, { state: one }));
  const run = standInRun([], { servers, ...change });
  expect([runStateWords(run), timeLeftWords(run)]).toEqual([state, timeLeft]);
});

it('says what stopping would give up', () => {
  const running = standInJob('001/1', { state: 'running', fraction: 0.64 });
  expect(lostByStopping([running])).toBe('Shot 001, segment 2 is 64 % rendered. It will be rendered afresh.');
  expect(lostByStopping([{ ...running, fraction: null }, running, running])).toBe(
    'Shot 001, segment 2 is being rendered, and 2 other segments with it. They will be rendered afresh.',
  );
});
