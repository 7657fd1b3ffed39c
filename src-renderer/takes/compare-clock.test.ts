import { expect, it } from 'vitest';
import { catchUp, clockOf, frameOfTake } from './compare-clock.ts';
import { actionForCompareKey } from './compare-keys.ts';

const wan = { framesPerSecond: 16, framesDelivered: 49 };
const ltx = { framesPerSecond: 24, framesDelivered: 72 };

it('counts two takes of one rate frame by frame', () => {
  const clock = clockOf(ltx, { ...ltx, framesDelivered: 70 });
  expect(clock).toEqual({ framesPerSecond: 24, frames: 72 });
  for (let frame = 0; frame < 72; frame++) expect(frameOfTake(ltx, clock, frame)).toBe(frame);
});

it('counts by the finer rate and holds the shorter take on its last frame', () => {
  const clock = clockOf(wan, ltx);
  expect(clock).toEqual({ framesPerSecond: 24, frames: 74 });
  expect([0, 1, 2, 3, 72, 73].map((frame) => frameOfTake(wan, clock, frame))).toEqual([0, 1, 1, 2, 48, 48]);
  expect([71, 72, 73].map((frame) => frameOfTake(ltx, clock, frame))).toEqual([71, 71, 71]);
});

it('catches up gently, jumps when far off, and leaves less than a quarter of a frame alone', () => {
  expect(catchUp(0.005, 24, 1)).toBe(1);
  expect(catchUp(0.04, 24, 1)).toBeCloseTo(0.92);
  expect(catchUp(-0.04, 24, 0.5)).toBeCloseTo(0.54);
  expect(catchUp(0.2, 24, 1)).toBeCloseTo(0.85);
  expect(catchUp(-0.3, 24, 1)).toBe('jump');
});

it.each([
  ['b', { kind: 'show-side', side: 1 }],
  ['A', { kind: 'show-side', side: 0 }],
  ['f', { kind: 'flip' }],
  ['w', { kind: 'mode', mode: 'wipe' }],
  [' ', { kind: 'toggle-play' }],
  ['ArrowLeft', { kind: 'step', frames: -1 }],
  ['End', { kind: 'to-end' }],
  ['j', null],
  ['x', null],
])('hears the key %j', (key, action) => {
  expect(actionForCompareKey({ key, shiftKey: false }, 24)).toEqual(action);
});
