import { expect, it } from 'vitest';
import { slateFilter, slateLayout } from './slate.ts';
import { splitJpegs } from './split-jpegs.ts';

it('fits a strip under every size of picture', () => {
  for (const [width, height] of [
    [832, 480],
    [480, 832],
    [1920, 1080],
    [64, 64],
  ] as const) {
    const layout = slateLayout(width, height);
    expect(layout.stripPixels).toBeLessThan(height * 0.75);
    expect(slateFilter(layout)).not.toMatch(/NaN|undefined/);
  }
});

it('cuts a stream into pictures wherever the chunks are cut', () => {
  const picture = (level: number) => [0xff, 0xd8, level, 0xff, 0x00, level, 0xff, 0xd9];
  const stream = Uint8Array.from([...picture(1), ...picture(2), ...picture(3), 0xff, 0xd8]);
  for (const chunkBytes of [1, 3, 100]) {
    const pictures: number[][] = [];
    const take = splitJpegs((jpeg) => pictures.push([...jpeg]));
    for (let offset = 0; offset < stream.length; offset += chunkBytes) take(stream.slice(offset, offset + chunkBytes));
    expect(pictures).toEqual([picture(1), picture(2), picture(3)]);
  }
});
