import { expect, it } from 'vitest';
import { filterLog, logLinesAfter, pathInProject } from './log-lines.ts';

const line = (number: number, level = 'INFO') => `2026-01-01T10:00:0${number}.000Z ${level} line ${number}`;

it('keeps the number of a line as others come below it and the first ones go', () => {
  const first = logLinesAfter([], [line(1), line(2, 'WARN'), line(3), line(4), line(5)]);
  expect(first.map(({ number, level }) => [number, level])).toEqual([
    [0, 'info'],
    [1, 'warn'],
    [2, 'info'],
    [3, 'info'],
    [4, 'info'],
  ]);
  const grown = logLinesAfter(first, [line(3), line(4), line(5), line(6, 'ERROR')]);
  expect(grown.map(({ number }) => number)).toEqual([2, 3, 4, 5]);
  expect(grown[0], 'the same object is not drawn again').toBe(first[2]);
  const another = logLinesAfter(grown, [line(7), line(8)]);
  expect(
    another.map(({ number }) => number),
    'a file that was rotated',
  ).toEqual([6, 7]);
});

it('finds its place among lines that say the same', () => {
  const first = logLinesAfter([], ['a', 'b', 'a', 'c', 'a']);
  expect(logLinesAfter(first, ['a', 'c', 'a', 'a', 'a']).map(({ number }) => number)).toEqual([2, 3, 4, 5, 6]);
});

it('filters by weight and by words', () => {
  const lines = logLinesAfter([], [line(1), line(2, 'WARN'), line(3, 'ERROR')]);
  expect(filterLog(lines, 'warn', '').map(({ number }) => number)).toEqual([1, 2]);
  expect(filterLog(lines, 'info', ' LINE 1').map(({ number }) => number)).toEqual([0]);
});

it('knows the log of the project from a file elsewhere', () => {
  expect(pathInProject('/films/harbour/logs/pipeline.log', '/films/harbour')).toBe('logs/pipeline.log');
  expect(pathInProject('C:\\films\\harbour\\logs\\pipeline.log', 'C:\\films\\harbour')).toBe('logs/pipeline.log');
  expect(pathInProject('logs/pipeline.log', '/films/harbour')).toBe('logs/pipeline.log');
  expect(pathInProject('/films/harbour-2/logs/x.log', '/films/harbour')).toBeNull();
});
