// Variables, styles and places of overlays, as fields show and take them.
import { expect, it } from 'vitest';
import type { StylePreset } from '#shared/model/style.ts';
import { overlayCss } from './overlay-css.ts';
import { freeStyleId, isAspectRatio } from './style-words.ts';
import { freeNames, rowFault, variablesOf } from './variable-values.ts';

const row = (name: string, value = 'x') => ({ name, value });

it('takes variables that have a name, and none while one cannot be taken', () => {
  expect(variablesOf([row(' brand ', 'A'), row('', '')])).toEqual({ brand: 'A' });
  expect(variablesOf([row('', 'a value without a name')])).toBeNull();
  expect(variablesOf([row('2nd')])).toBeNull();
  expect(variablesOf([row('a'), row('a')])).toBeNull();
  expect(rowFault([row('a'), row('a')], 0)).toBeNull();
  expect(rowFault([row('a'), row('a')], 1)).toBe('There is one of this name already');
});

it('names what prompts use and nothing gives a value', () => {
  const shots = [
    { prompt: 'A {product_name} by {brand}', segmentPrompts: ['{place} at night', 'JSON is {"a": 1}'] },
    { prompt: '{place}', segmentPrompts: [] },
  ];
  expect(freeNames(shots, [row('brand')])).toEqual(['product_name', 'place']);
});

it('makes ids of names that no other style has', () => {
  const own = [{ id: 'warm-dusk' } as StylePreset];
  expect(freeStyleId('Warm dusk!', own)).toBe('warm-dusk-2');
  expect(freeStyleId('Luxury', [])).toBe('luxury-2');
  expect(freeStyleId('Ärger', [])).toBe('a-rger');
  expect(freeStyleId('光', [])).toBe('style');
  expect(['16:9', '9:16', '0:9', '16x9', '21:9 '].map(isAspectRatio)).toEqual([true, true, false, false, true]);
});

it('lays a picture where its place says', () => {
  const place = { scale: 0.28, opacity: 0.5, margin: 0.06 };
  expect(overlayCss({ ...place, position: 'bottom-right' })).toEqual({
    width: '28cqw',
    opacity: 0.5,
    right: '6cqmin',
    bottom: '6cqmin',
    translate: '0 0',
  });
  expect(overlayCss({ ...place, position: 'top' })).toMatchObject({ left: '50%', top: '6cqmin', translate: '-50% 0' });
  expect(overlayCss({ ...place, position: 'left' })).toMatchObject({ left: '6cqmin', top: '50%', translate: '0 -50%' });
  expect(overlayCss({ ...place, position: 'top-left' })).toMatchObject({
    left: '6cqmin',
    top: '6cqmin',
    translate: '0 0',
  });
  expect(overlayCss({ ...place, position: 'center' })).toMatchObject({
    left: '50%',
    top: '50%',
    translate: '-50% -50%',
  });
});
