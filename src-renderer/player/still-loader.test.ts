// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { StillLoader } from './still-loader.ts';

function setUp() {
  const images: HTMLImageElement[] = [];
  const onChange = vi.fn();
  const loader = new StillLoader(onChange, () => {
    const image = document.createElement('img');
    images.push(image);
    return image;
  });
  const asked = () => images.map((image) => image.getAttribute('src'));
  return { loader, images, asked, onChange };
}

it('loads two at once, then the newest of those that wait', () => {
  const { loader, images, asked, onChange } = setUp();
  for (const url of ['a', 'b', 'c', 'd']) expect(loader.get(url)).toBe('loading');
  expect(asked()).toEqual(['a', 'b']);
  images[0]?.dispatchEvent(new Event('load'));
  expect(asked()).toEqual(['a', 'b', 'd']);
  expect(loader.get('a')).toBe(images[0]);
  expect(onChange).toHaveBeenCalledTimes(1);
});

it('says what failed and does not ask again', () => {
  const { loader, images, asked } = setUp();
  loader.get('a');
  images[0]?.dispatchEvent(new Event('error'));
  expect(loader.get('a')).toBe('failed');
  expect(asked()).toEqual(['a']);
});

it('drops what waits and is no longer wanted', () => {
  const { loader, images, asked } = setUp();
  for (const url of ['a', 'b', 'c', 'd']) loader.get(url);
  loader.keepOnly(new Set(['c']));
  for (const image of [...images]) image.dispatchEvent(new Event('load'));
  expect(asked()).toEqual(['a', 'b', 'c']);
});
