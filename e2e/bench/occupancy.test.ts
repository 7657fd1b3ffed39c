import { describe, expect, it } from 'vitest';
import { occupancyOf, overlapMs } from './occupancy.ts';

/** `[100, 300]` is a job from 100 to 300 ms. */
const server = (...jobs: [startedAtMs: number, finishedAtMs: number][]) =>
  jobs.map(([startedAtMs, finishedAtMs], index) => ({ promptId: String(index), startedAtMs, finishedAtMs }));

describe('occupancy', () => {
  it.each([
    ['one server, jobs out of order', [server([400, 600], [100, 300])], 500, 0.2, [100], 0],
    [
      'two, of which one begins late and ends early',
      [server([0, 1000]), server([100, 400], [500, 800])],
      1000,
      0.2,
      [100],
      300,
    ],
    ['two, of which one gets nothing', [server([0, 500], [500, 1000]), server()], 1000, 0.5, [0], 1000],
    ['jobs that end in the same millisecond as others', [server([0, 100], [100, 100], [100, 200])], 200, 0, [0, 0], 0],
  ])('%s', (_name, servers, spanMs, idleFraction, gapsMs, edgesMs) => {
    expect(occupancyOf(servers)).toEqual({ spanMs, idleFraction, gapsMs, edgesMs, jobs: servers.flat().length });
  });

  it('counts only the part of other work that lay within jobs', () => {
    expect(overlapMs({ fromMs: 250, toMs: 450 }, server([100, 300], [400, 600]))).toBe(100);
  });
});
