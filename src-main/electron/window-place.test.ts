import { describe, expect, it } from 'vitest';
import { parseWindowPlace, placeOnScreen, type WindowPlace } from './window-place.ts';

const laptop = { x: 0, y: 0, width: 1920, height: 1040 };
const besideIt = { x: 1920, y: -200, width: 2560, height: 1400 };
const place = (change: Partial<WindowPlace> = {}): WindowPlace => ({
  x: 2000,
  y: 100,
  width: 1500,
  height: 900,
  isMaximized: false,
  ...change,
});

describe('placeOnScreen', () => {
  it('puts the first window in the middle of the primary screen', () => {
    expect(placeOnScreen(null, [laptop])).toEqual({ x: 240, y: 70, width: 1440, height: 900, isMaximized: false });
  });

  it('leaves a window where it was while its screen is there', () => {
    expect(placeOnScreen(place(), [laptop, besideIt])).toEqual(place());
  });

  it('brings a window back whose screen was unplugged, keeping its size and that it filled the screen', () => {
    expect(placeOnScreen(place({ isMaximized: true }), [laptop])).toEqual({
      x: 210,
      y: 70,
      width: 1500,
      height: 900,
      isMaximized: true,
    });
  });

  it.each([
    ['above the screen', { x: 100, y: -40 }],
    ['below it', { x: 100, y: 1030 }],
    ['with hardly a corner on it', { x: 1850, y: 100 }],
    ['with hardly its right edge on it', { x: -1420, y: 100 }],
  ])('brings a window back whose title bar is %s', (_where, change) => {
    expect(placeOnScreen(place(change), [laptop])).toMatchObject({ x: 210, y: 70 });
  });

  it('lets a window hang over the edge by choice', () => {
    expect(placeOnScreen(place({ x: -600, y: 300 }), [laptop])).toMatchObject({ x: -600, y: 300 });
  });

  it('never is larger than the screen, nor smaller than the panels need', () => {
    const small = { x: 0, y: 0, width: 1280, height: 700 };
    expect(placeOnScreen(place({ x: 0, y: 0 }), [small])).toMatchObject({ width: 1280, height: 700 });
    expect(placeOnScreen(place({ x: 0, y: 0, width: 10, height: 10 }), [laptop])).toMatchObject({
      width: 960,
      height: 600,
    });
  });
});

describe('parseWindowPlace', () => {
  it('takes what it wrote', () => {
    expect(parseWindowPlace(JSON.stringify(place()))).toEqual(place());
  });

  it.each(['', '{', '[]', '{"x":1}', JSON.stringify({ ...place(), width: -5 })])('takes %j for nothing', (text) => {
    expect(parseWindowPlace(text)).toBeNull();
  });
});
