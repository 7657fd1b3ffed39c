import { describe, expect, it } from 'vitest';
import { parseModelsText, parseNotesText, readVramGigabytes } from './sidecar-texts.ts';

const pathsOf = (text: string) => {
  const { bySlot, required } = parseModelsText(text);
  const menus = Object.entries(bySlot).map(([slot, models]) => [slot, models.map(({ path }) => path)]);
  return { menus, required: required.map(({ path }) => path) };
};

describe('parseModelsText', () => {
  it('reads comments, slots and paths, with any line ends, and what is always needed', () => {
    const text =
      '\uFEFF# all\r\ncheckpoints/a.safetensors  # small\r\n\r\n[high]\r\nunet\\b.gguf\n[ low ]\n# none\nunet/c#1.gguf\n[required]\nvae/v.pt';
    expect(pathsOf(text)).toEqual({
      menus: [
        ['', ['checkpoints/a.safetensors']],
        ['high', ['unet/b.gguf']],
        ['low', ['unet/c#1.gguf']],
      ],
      required: ['vae/v.pt'],
    });
  });

  it('takes no path out of the models folder, and none twice', () => {
    const text = '../x.gguf\n/etc/passwd\nC:\\x.gguf\nvae/y.pt\nvae/y.pt\n[required]\nvae/../../z.pt';
    expect(pathsOf(text)).toEqual({ menus: [['', ['vae/y.pt']]], required: [] });
  });

  it('keeps a slot called like something every object has', () => {
    expect(pathsOf('[__proto__]\na/b.pt').menus).toEqual([['__proto__', ['a/b.pt']]]);
  });

  it.each([
    ['# 14.3 GB https://example.org/a b', 14_250_000_000, 'https://example.org/a'],
    ['# https://example.org/9GB/x', null, 'https://example.org/9GB/x'],
    ['# 254 MB, the small one', 253_500_000, null],
    ['# 6gb', 5_500_000_000, null],
    ['# Q4, about as good as 8', null, null],
    ['', null, null],
  ])('of the comment "%s" takes %d bytes and the page %s', (comment, expectedBytes, pageUrl) => {
    expect(parseModelsText(`vae/x.pt ${comment}`).bySlot['']).toEqual([{ path: 'vae/x.pt', expectedBytes, pageUrl }]);
  });
});

describe('parseNotesText', () => {
  it('takes the first heading as the name', () => {
    expect(parseNotesText('# Wan\r\n\r\nSlow.\r\n## More')).toEqual({ heading: 'Wan', body: 'Slow.\n## More' });
    expect(parseNotesText('Just text')).toEqual({ heading: null, body: 'Just text' });
    expect(parseNotesText('')).toEqual({ heading: null, body: '' });
  });
});

describe('readVramGigabytes', () => {
  it.each([
    ['- VRAM: 12 GB or more ("12GB+")', 12],
    ['# Name\n\n- Speed: 24 GB\n- VRAM: "6-8GB", quoted\n- VRAM: 32 GB', 6],
    ['- VRAM: 7.5–8 GB', 7.5],
    ['- VRAM: nobody knows\n- VRAM: 8 GB', null],
    ['It wants VRAM: 8 GB', null],
    ['', null],
  ])('%j is %s', (text, gigabytes) => {
    expect(readVramGigabytes(text)).toBe(gigabytes);
  });
});
