import { describe, expect, it } from 'vitest';
import type { SeamFigures } from '#shared/model/seam.ts';
import { judgeSeam } from './judge-seam.ts';
import type { SeamMeasurement } from './seam-measurement.ts';

const GRAY = { luma: 0.5, blue: 0, red: 0 };
const grays = (...lumas: readonly number[]) => lumas.map((luma) => ({ ...GRAY, luma }));
const CALM: SeamMeasurement = {
  before: grays(0.5, 0.5, 0.5, 0.5),
  after: grays(0.5, 0.5, 0.5, 0.5),
  motionBefore: [0.02, 0.02, 0.02],
  motionAcross: 0.02,
  motionAfter: [0.02, 0.02, 0.02],
  repeatDifference: 0.002,
  repeatMotion: 0.002,
  shotStart: GRAY,
};

describe('judgeSeam', () => {
  it.each<[string, Partial<SeamMeasurement>, Partial<SeamFigures>]>([
    ['nothing', {}, { score: 0, grade: 'clean', isRepeat: true }],
    ['just below the trigger', { after: grays(0.5079, 0.5079, 0.5079) }, { score: 20, grade: 'clean' }],
    ['a little more', { after: grays(0.512, 0.512, 0.512) }, { score: 33, grade: 'slight' }],
    ['the cap', { after: grays(0.6, 0.6, 0.6) }, { score: 100, grade: 'broken' }],
    ['flicker', { before: grays(0.5, 0.51, 0.5, 0.51), after: grays(0.51, 0.5, 0.51) }, { score: 0, lumaStep: 0 }],
    ['a flash', { after: grays(0.55, 0.52, 0.5, 0.5, 0.5, 0.5) }, { grade: 'visible' }],
    ['half the motion', { motionAcross: 0.01 }, { score: 0 }],
    ['a hold', { motionAcross: 0.006 }, { score: 60, grade: 'visible' }],
    ['a hold where nothing moves', { motionAcross: 0, motionBefore: [0.003], motionAfter: [0.003] }, { score: 0 }],
    ['a jump', { motionAcross: 0.04 }, { score: 52, grade: 'visible' }],
    ['a cut', { motionAcross: 0.121 }, { score: 100, grade: 'broken' }],
    ['one busy side', { motionAcross: 0.06, motionAfter: [0.06] }, { score: 0 }],
    ['a brighter repeat', { repeatDifference: 0.05 }, { isRepeat: true, score: 0 }],
    ['no repeat', { repeatDifference: 0.012, repeatMotion: 0.011 }, { isRepeat: false, score: 25 }],
    [
      'no repeat at all',
      { repeatMotion: 0.04, motionBefore: [0.1], motionAcross: 0.1, motionAfter: [0.1] },
      { isRepeat: false },
    ],
    ['nothing dropped', { repeatDifference: null, repeatMotion: null }, { isRepeat: null }],
    [
      'one frame before',
      { before: grays(0.5), motionBefore: [], motionAcross: 0.001 },
      { motionBefore: 0.02, score: 60 },
    ],
    [
      'one frame each',
      { ...onlyOne(), motionAcross: 0.04 },
      { motionBefore: 0, motionAfter: 0, score: 0, isRepeat: true },
    ],
    ['one frame each, and a cut', { ...onlyOne(), motionAcross: 0.06 }, { score: 100 }],
  ])('%s', (_, seen, expected) => {
    expect(judgeSeam({ ...CALM, ...seen })).toMatchObject(expected);
  });

  it('says the weightiest first', () => {
    const { words } = judgeSeam({
      ...CALM,
      after: grays(0.45, 0.45),
      motionAcross: 0.04,
      repeatMotion: 0.015,
      repeatDifference: 0.05,
    });
    expect(words).toEqual([
      'The picture gets 5.0 % darker at the join.',
      'The motion jumps: 4.0 % across the join, 2.0 % before and 2.0 % after it.',
      'The dropped frame is not the frame before it again (difference 5.0 %): a frame of motion may be lost.',
      "The picture is 5.0 % darker than the shot's first frame.",
    ]);
  });
});

function onlyOne(): Partial<SeamMeasurement> {
  return { before: grays(0.5), after: grays(0.5), motionBefore: [], motionAfter: [] };
}
