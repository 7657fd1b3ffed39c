import { describe, expect, it } from 'vitest';
import { CAMERA_MOVEMENTS, WAN_MOTIONS } from '#shared/model/storyboard.ts';
import { type CameraPath, cameraPath, limitTravel, overscan, type Window, windowAt } from './camera-path.ts';

const say = (cameraMovement: string, strength = 0.5): CameraPath =>
  cameraPath({ cameraMovement, motionType: null, strength });
const corners = ({ topLeft, topRight, bottomLeft, bottomRight }: Window) => [
  topLeft,
  topRight,
  bottomLeft,
  bottomRight,
];
const WHOLE = [0, 0, 1, 0, 0, 1, 1, 1];
const flat = (window: Window): number[] => corners(window).flatMap(({ x, y }) => [x, y]);

const FREE_TEXT = ['pull out', 'pan left', 'tilt up', 'tilt down', 'Slow push-in, handheld', 'crane down', 'drift up'];
const MOTIONS = WAN_MOTIONS.map((type) => cameraPath({ cameraMovement: 'static', motionType: type, strength: 1 }));

describe('cameraPath', () => {
  it.each([...CAMERA_MOVEMENTS, ...FREE_TEXT])('%s begins with the whole picture', (words) => {
    expect(flat(windowAt(say(words), 0))).toEqual(WHOLE);
  });

  it('never looks beyond the picture, except when it pulls back', () => {
    for (const path of [
      ...CAMERA_MOVEMENTS.map((words) => say(words, 1)),
      ...MOTIONS,
      say('pan left and tilt up', 1),
    ]) {
      for (const seconds of [0.5, 3, 12]) {
        const coordinates = flat(windowAt(path, seconds));
        expect(Math.min(...coordinates)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...coordinates)).toBeLessThanOrEqual(1);
        expect(overscan(path, seconds)).toBe(0);
      }
    }
    expect(overscan(say('pull out'), 3)).toBeGreaterThan(0);
  });

  it.each([
    ['pan', 1, 0.5],
    ['slow_pan', 1, 0.5],
    ['pan left', 0, 0.5],
    ['tilt', 0.5, 0],
    ['tilt down', 0.5, 1],
    ['crane', 0.5, 0],
    ['zoom', 0.5, 0.5],
    ['pan right, tilting down', 1, 1],
    ['macro_orbit', 1, 0.5],
  ])('%s goes towards %d, %d', (words, x, y) => {
    expect(say(words).anchor).toEqual({ x, y });
    expect(say(words).ratePerSecond).toBeGreaterThan(0);
  });

  it('tells still, slow and fast apart', () => {
    const rate = (words: string, strength?: number) => say(words, strength).ratePerSecond;
    expect([rate('static'), rate(''), rate('locked tripod shot')]).toEqual([0, 0, 0]);
    expect(rate('slow_pan')).toBeLessThan(rate('pan'));
    expect(rate('pan')).toBeLessThan(rate('quick pan'));
    expect(rate('slow_push')).toBeLessThan(rate('dolly'));
    expect(rate('dolly', 0.1)).toBeLessThan(rate('dolly', 0.9));
    expect(rate('zoom out')).toBeLessThan(0);
    expect(rate('dolly back')).toBeLessThan(0);
    expect(rate('breathing, alive')).toBeGreaterThan(0);
  });

  it('follows the motion where the camera is said to be static, and adds it to the camera where it is not', () => {
    const dolly = cameraPath({ cameraMovement: 'static', motionType: 'macro_dolly', strength: 0.5 });
    expect(dolly.ratePerSecond).toBeGreaterThan(0);
    const both = cameraPath({ cameraMovement: 'pan left', motionType: 'macro_dolly', strength: 0.5 });
    expect(both.anchor).toEqual({ x: 0, y: 0.5 });
    expect(both.ratePerSecond).toBeCloseTo(dolly.ratePerSecond + say('pan left').ratePerSecond);
  });

  it('goes on after a hand-over as if there had been none', () => {
    // A window inside the window of the first segment's end is where the uncut move would be.
    for (const path of [say('pan left'), say('zoom'), say('pull out')]) {
      const [first, second, uncut] = [windowAt(path, 3), windowAt(path, 1), windowAt(path, 4)];
      const inside = (part: number, from: number, to: number) => from + (to - from) * part;
      const chained = corners(second).flatMap(({ x, y }) => [
        inside(x, first.topLeft.x, first.topRight.x),
        inside(y, first.topLeft.y, first.bottomLeft.y),
      ]);
      for (const [index, value] of flat(uncut).entries()) expect(chained[index]).toBeCloseTo(value, 10);
    }
  });

  it('slows a very long segment down', () => {
    const path = say('zoom', 1);
    expect(limitTravel(path, 3)).toBe(path);
    expect(Math.exp(limitTravel(path, 60).ratePerSecond * 60)).toBeCloseTo(2.5);
    expect(overscan(limitTravel(say('zoom out', 1), 60), 60)).toBeCloseTo(0.3);
  });
});
