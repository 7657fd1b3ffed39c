import { expect, it } from 'vitest';
import { presetOf, presetSize, SIZE_LINES, SIZE_SHAPES } from './size-presets.ts';

it('every preset has whole, even sides and is known again by its size', () => {
  for (const lines of SIZE_LINES) {
    for (const shape of SIZE_SHAPES) {
      const size = presetSize({ lines, shape });
      expect([size.width % 2, size.height % 2]).toEqual([0, 0]);
      expect(presetOf(size)).toEqual({ lines, shape });
    }
  }
  expect(presetSize({ lines: 720, shape: 'portrait' })).toEqual({ width: 720, height: 1280 });
  expect(presetOf({ width: 833, height: 480 })).toBeNull();
});
