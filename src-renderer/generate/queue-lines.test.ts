import { expect, it } from 'vitest';
import type { PlanShot } from '#shared/model/video-plan.ts';
import { standInJob } from '../studio-client/stand-in-project.ts';
import {
  keyOfLine,
  linesWith,
  orderAfterMove,
  orderAfterStep,
  pixelsOfLine,
  queueLines,
  waitingShots,
} from './queue-lines.ts';

const shot = (shotId: string, segments: number): PlanShot => ({
  shotId,
  durationSeconds: segments * 3,
  filmFrames: 1,
  segmentKeys: Array.from({ length: segments }, (_, index) => `${shotId}/${index}`),
  crossfadeFrames: 0,
  framesLost: 0,
});
const SHOTS = [shot('A', 1), shot('B', 2), shot('C', 1)];
const keysOf = (lines: ReturnType<typeof queueLines>) => lines.map(keyOfLine);

it('stands in film order without a run, in the order of the run with one, what it leaves alone below', () => {
  expect(keysOf(queueLines(SHOTS, null))).toEqual(['shot A', 'A/0', 'shot B', 'B/0', 'B/1', 'shot C', 'C/0']);
  // A segment of A is not in this run, but its shot is: the whole shot stands there.
  expect(keysOf(queueLines(SHOTS, ['C/0', 'B/1']))).toEqual([
    'shot C',
    'C/0',
    'shot B',
    'B/0',
    'B/1',
    'rest',
    'shot A',
    'A/0',
  ]);
});

it('can show only some, each below its shot, and gives a failure’s reason room', () => {
  const error = { code: 'server-error' as const, message: 'm', remedy: 'r' };
  const jobs = {
    'A/0': standInJob('A/0', { state: 'done' }),
    'B/0': standInJob('B/0', { state: 'failed', error }),
    'B/1': standInJob('B/1', { state: 'blocked' }),
  };
  const lines = linesWith(queueLines(SHOTS, null), new Set(['B/0', 'B/1']));
  expect(keysOf(lines)).toEqual(['shot B', 'B/0', 'B/1']);
  const outOfMemory = { 'B/0': standInJob('B/0', { state: 'failed', error: { ...error, code: 'out-of-memory' } }) };
  const [, failed, blocked] = lines;
  const heights = [pixelsOfLine(blocked, jobs), pixelsOfLine(failed, jobs), pixelsOfLine(failed, outOfMemory)];
  expect(heights).toEqual(heights.toSorted((a, b) => a - b));
  expect(new Set(heights).size).toBe(3);
});

it('moves shots that wait', () => {
  const jobs = Object.fromEntries(
    [
      standInJob('A/0', { state: 'running' }),
      standInJob('B/0', { state: 'done' }),
      standInJob('B/1'),
      standInJob('C/0'),
      standInJob('D/0'),
    ].map((job) => [job.segmentKey, job]),
  );
  expect(waitingShots(Object.keys(jobs), jobs)).toEqual(['B', 'C', 'D']);
});

it.each<[string, string, string | null, string[] | null]>([
  ['to the front', 'D', 'B', ['D', 'B', 'C']],
  ['down by one', 'B', 'D', ['C', 'B']],
  ['to the end', 'B', null, ['C', 'D', 'B']],
  ['nowhere', 'C', 'D', null],
  ['before what does not wait', 'C', 'X', null],
])('asks for no more than changes: %s', (_, shotId, before, order) => {
  expect(orderAfterMove(['B', 'C', 'D'], shotId, before)).toEqual(order);
});

it('moves by one step, and not past either end', () => {
  const waiting = ['B', 'C', 'D'];
  expect(orderAfterStep(waiting, 'C', -1)).toEqual(['C', 'B']);
  expect(orderAfterStep(waiting, 'C', 1)).toEqual(['B', 'D', 'C']);
  expect([orderAfterStep(waiting, 'B', -1), orderAfterStep(waiting, 'D', 1)]).toEqual([null, null]);
});
