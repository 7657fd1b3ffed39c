import { describe, expect, it, vi } from 'vitest';
import { hasSlept, watchForSleep } from './watch-for-sleep.ts';

const MINUTE = 60_000;

describe('a machine that slept', () => {
  it.each([
    ['only time has passed', 5_000, 5_000, false],
    ['the program was held up, both clocks went on', 5 * MINUTE, 5 * MINUTE, false],
    ['it slept, and the steady clock stood still', 8 * 60 * MINUTE, 5_000, true],
    ['the clock was put forward', 60 * MINUTE + 5_000, 5_000, true],
    ['the clock was put back', -60 * MINUTE, 5_000, true],
    ['a time server set it a little', 6_000, 5_000, false],
  ])('%s', (_, wallMs, steadyMs, slept) => {
    expect(hasSlept({ wallMs: 1e12, steadyMs: 50 }, { wallMs: 1e12 + wallMs, steadyMs: 50 + steadyMs })).toBe(slept);
  });

  it('is noticed once for each sleep, until the watch ends', () => {
    vi.useFakeTimers();
    try {
      let sleptMs = 0;
      let wakes = 0;
      const clocks = { wallMs: () => Date.now() + sleptMs, steadyMs: () => Date.now() };
      const end = watchForSleep(() => {
        wakes += 1;
      }, clocks);
      vi.advanceTimersByTime(MINUTE);
      expect(wakes).toBe(0);
      sleptMs = 60 * MINUTE;
      vi.advanceTimersByTime(MINUTE);
      expect(wakes).toBe(1);
      end();
      sleptMs = 0;
      vi.advanceTimersByTime(MINUTE);
      expect(wakes).toBe(1);
    } finally {
      vi.useRealTimers();
    }
  });
});
