import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Levels, SeamCorrection, SeamFigures } from '#shared/model/seam.ts';
import { appliesByDefault, correctionFor, stepsAfterCorrection } from './correct-seam.ts';
import { judgeSeam } from './judge-seam.ts';
import { stepAt } from './level-steps.ts';
import { RAMP_FRAMES, type SeamMeasurement } from './seam-measurement.ts';

const levels = fc.record({
  luma: fc.double({ min: 0, max: 1, noNaN: true }),
  blue: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
  red: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
});
const side = fc.array(levels, { minLength: 1, maxLength: RAMP_FRAMES + 1 });
const measurements = fc.record({ before: side, after: side, shotStart: levels }).map(still);

function still(looked: Pick<SeamMeasurement, 'before' | 'after' | 'shotStart'>): SeamMeasurement {
  const noMotion = ({ length }: readonly Levels[]) => Array.from({ length: length - 1 }, () => 0);
  return {
    ...looked,
    motionBefore: noMotion(looked.before),
    motionAcross: 0,
    motionAfter: noMotion(looked.after),
    repeatDifference: null,
    repeatMotion: null,
  };
}

const CHANNELS = ['luma', 'blue', 'red'] as const;
/** ±0.10 of 219 steps of luma, ±0.05 of 224 of colour. */
const CAP_CODES = { luma: 22, blue: 11, red: 11 };

const distance = ([level]: readonly Levels[], from: Levels) =>
  Math.hypot(...CHANNELS.map((channel) => (level?.[channel] ?? 0) - from[channel]));

const correct = (measurement: SeamMeasurement) => correctionFor(measurement, judgeSeam(measurement));
const corrections = (check: (correction: SeamCorrection, measurement: SeamMeasurement) => void) =>
  fc.assert(
    fc.property(measurements, (measurement) => {
      const correction = correct(measurement);
      if (correction !== null) check(correction, measurement);
    }),
    { numRuns: 500 },
  );

describe('correctionFor: whatever was measured', () => {
  it('stays within the caps, the ramp and the clip, and has no zeros at its end', () => {
    corrections(({ side, offsets }, measurement) => {
      expect(offsets.length).toBeLessThanOrEqual(Math.min(RAMP_FRAMES, measurement[side].length));
      for (const offset of offsets) {
        for (const channel of CHANNELS) expect(Math.abs(offset[channel])).toBeLessThanOrEqual(CAP_CODES[channel]);
      }
      expect(offsets.at(-1)).not.toEqual({ luma: 0, blue: 0, red: 0 });
    });
  });

  it('never turns and never grows outward', () => {
    corrections(({ offsets }) => {
      for (const channel of CHANNELS) {
        const codes = offsets.map((offset) => offset[channel]);
        expect(new Set(codes.filter((code) => code !== 0).map(Math.sign)).size).toBeLessThanOrEqual(1);
        const sizes = codes.map(Math.abs);
        expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
      }
    });
  });

  it('works on the side that is farther from the shot’s first frame', () => {
    corrections(({ side }, { before, after, shotStart }) => {
      expect(side).toBe(distance(before, shotStart) > distance(after, shotStart) ? 'before' : 'after');
    });
  });

  it('is the same seen from the other side', () => {
    corrections((correction, { before, after, shotStart }) => {
      fc.pre(distance(before, shotStart) !== distance(after, shotStart));
      const mirrored = correct(still({ before: after, after: before, shotStart }));
      expect(mirrored?.offsets).toEqual(correction.offsets);
      expect(mirrored?.side).not.toBe(correction.side);
    });
  });

  it('makes no step larger, but for the rounding to whole codes', () => {
    corrections(({ side, offsets }, measurement) => {
      for (const channel of CHANNELS) {
        const codes = channel === 'luma' ? 219 : 224;
        const mended = measurement[side].map((level, index) => ({
          ...level,
          [channel]: level[channel] + (offsets[index]?.[channel] ?? 0) / codes,
        }));
        const { step } = stepAt(measurement, channel);
        const left = stepAt({ ...measurement, [side]: mended }, channel).step;
        expect(Math.abs(left)).toBeLessThanOrEqual(Math.max(Math.abs(step), 0.51 / codes));
      }
    });
  });
});

const GRAY = { luma: 0.5, blue: 0, red: 0 };
const flat = (luma: number, count = 13) => Array.from({ length: count }, () => ({ ...GRAY, luma }));
const lumaCodes = (measurement: SeamMeasurement) => correct(measurement)?.offsets.map(({ luma }) => luma);

describe('correctionFor: the ramp', () => {
  it('runs in a straight line to nothing', () => {
    const measurement = still({ before: flat(0.5), after: flat(0.5 + 12 / 219), shotStart: GRAY });
    expect(lumaCodes(measurement)).toEqual([-12, -11, -10, -9, -8, -7, -6, -5, -4, -3, -2, -1]);
  });

  it('is as short as the clip', () => {
    const measurement = still({ before: flat(0.5), after: flat(0.5 + 12 / 219, 4), shotStart: GRAY });
    expect(lumaCodes(measurement)).toEqual([-12, -9, -6, -3]);
  });

  it('adds no more than the cap to a larger step', () => {
    const measurement = still({ before: flat(0.5), after: flat(0.8), shotStart: GRAY });
    expect(lumaCodes(measurement)?.slice(0, 8)).toEqual([-22, -22, -22, -22, -22, -22, -22, -22]);
    expect(stepsAfterCorrection(measurement, correct(measurement)).lumaStep).toBeCloseTo(0.2, 2);
  });

  it.each<[string, Record<number, number>, readonly number[]]>([
    ['a flicker of one frame', { 4: 0.9 }, [-12, -11, -10, -9, -8, -7, -6, -5, -4, -3, -2, -1]],
    ['a dip of one frame', { 4: 0.2 }, [-12, -11, -10, -9, -8, -7, -6, -5, -4, -3, -2, -1]],
    ['a longer flicker', { 4: 0.9, 5: 0.9, 6: 0.9 }, [-12, -11, -10, -9, -9, -9, -9, -5, -4, -3, -2, -1]],
    ['a dip below the level', { 4: 0.4, 5: 0.4 }, [-12, -11, -10, -9]],
  ])('leaves %s inside it its size', (_, events, expected) => {
    const after = flat(0.5 + 12 / 219).map((level, index) => ({ ...level, luma: events[index] ?? level.luma }));
    expect(lumaCodes(still({ before: flat(0.5), after, shotStart: GRAY }))).toEqual(expected);
  });

  it('lets a fade go on under the correction', () => {
    const fading = (from: number, by: number) =>
      flat(from).map((level, index) => ({ ...level, luma: from + by * index }));
    const [slope, step] = [-2 / 219, 12 / 219];
    const measurement = still({
      before: fading(0.5, -slope),
      after: fading(0.5 + slope + step, slope),
      shotStart: GRAY,
    });
    expect(judgeSeam(measurement).lumaStep).toBeCloseTo(step, 6);
    // The side nearer to the first frame stays: here that is the earlier one, and the later one keeps its slope.
    expect(correct(measurement)).toMatchObject({ side: 'after' });
    expect(lumaCodes(measurement)).toEqual([-12, -11, -10, -9, -8, -7, -6, -5, -4, -3, -2, -1]);
  });

  it('is nothing where there is nothing to correct', () => {
    expect(correct(still({ before: flat(0.5), after: flat(0.5), shotStart: GRAY }))).toBeNull();
    expect(correct(still({ before: flat(0.5), after: flat(0.5 + 0.4 / 219), shotStart: GRAY }))).toBeNull();
  });
});

describe('appliesByDefault', () => {
  const figures: SeamFigures = judgeSeam(still({ before: flat(0.5), after: flat(0.5), shotStart: GRAY }));
  const cut = { motionBefore: 0.01, motionAcross: 0.15, motionAfter: 0.01 };
  it.each<[string, Partial<SeamFigures>, boolean]>([
    ['nothing', {}, false],
    ['a step at the trigger', { lumaStep: -0.008 }, false],
    ['a step above it', { lumaStep: -0.0081 }, true],
    ['a tint above it', { colourStep: 0.0081 }, true],
    ['a step across a cut', { lumaStep: 0.05, ...cut }, false],
    ['a step in a busy picture', { lumaStep: 0.05, ...cut, motionBefore: 0.12 }, true],
    ['a step across a cut in the dark', { lumaStep: 0.05, ...cut, motionAcross: 0.061 }, false],
    ['a step with a jump', { lumaStep: 0.05, ...cut, motionAcross: 0.049 }, true],
  ])('%s', (_, more, expected) => {
    expect(appliesByDefault({ ...figures, ...more })).toBe(expected);
  });
});
