import { describe, expect, it } from 'vitest';
import { occupancyOf, overlapMs } from './occupancy.ts';

/** `[100, 300]` is a job from 100 to 300 ms. */
const server = (...jobs: [startedAtMs: number, finishedAtMs: number][]) =>
  jobs.map(([startedAtMs, finishedAtMs], index) => ({ promptId: String(index), startedAtMs, finishedAtMs }));

describe('occupancy', () => {
  it.each([
    {
      name: 'one server, jobs out of order',
      servers: [server([400, 600], [100, 300])],
      expected: { spanMs: 500, idleFraction: 0.2, gapsMs: [100], lateStartsMs: 0, earlyEndsMs: 0 },
    },
    {
      name: 'two, of which one begins late and ends early',
      servers: [server([0, 1000]), server([100, 400], [500, 800])],
      expected: { spanMs: 1000, idleFraction: 0.2, gapsMs: [100], lateStartsMs: 100, earlyEndsMs: 200 },
    },
    {
      name: 'two, of which one gets nothing',
      servers: [server([0, 500], [500, 1000]), server()],
      expected: { spanMs: 1000, idleFraction: 0.5, gapsMs: [0], lateStartsMs: 0, earlyEndsMs: 1000 },
    },
    {
      name: 'a job without length between two others',
      servers: [server([0, 100], [100, 100], [100, 200])],
      expected: { spanMs: 200, idleFraction: 0, gapsMs: [0, 0], lateStartsMs: 0, earlyEndsMs: 0 },
    },
  ])('$name', ({ servers, expected }) => {
    expect(occupancyOf(servers)).toEqual({ ...expected, jobs: servers.flat().length });
  });

  it('counts only the part of other work that lay within jobs', () => {
    expect(overlapMs({ fromMs: 250, toMs: 450 }, server([100, 300], [400, 600]))).toBe(100);
  });
});
