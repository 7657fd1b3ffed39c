import { expect, it } from 'vitest';
import { retryPauseMs } from './retry-policy.ts';

it.each([
  ['server-unreachable', 1, 2_000],
  ['server-lost-job', 2, 8_000],
  ['server-error', 3, null],
  ['out-of-memory', 1, null],
  ['workflow-invalid', 1, null],
  ['disk-failed', 1, null],
] as const)('%s after %d tries: %s', (code, triesDone, pauseMs) => {
  expect(retryPauseMs(code, triesDone, 0.5)).toBe(pauseMs);
});

it('spreads by a quarter to both sides', () => {
  expect([0, 1].map((random) => retryPauseMs('server-error', 1, random))).toEqual([1_500, 2_500]);
});
