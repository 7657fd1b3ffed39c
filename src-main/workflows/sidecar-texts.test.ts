import { describe, expect, it } from 'vitest';
import { parseModelsText, parseNotesText } from './sidecar-texts.ts';

describe('parseModelsText', () => {
  it('reads comments, slots and paths, with any line ends', () => {
    const text =
      '\uFEFF# all\r\ncheckpoints/a.safetensors  # small\r\n\r\n[high]\r\nunet\\b.gguf\n[ low ]\n# none\nunet/c#1.gguf\n';
    expect(parseModelsText(text)).toEqual({
      '': ['checkpoints/a.safetensors'],
      high: ['unet/b.gguf'],
      low: ['unet/c#1.gguf'],
    });
  });

  it('takes no path out of the models folder, and none twice', () => {
    expect(parseModelsText('../x.gguf\n/etc/passwd\nC:\\x.gguf\nvae/y.pt\nvae/y.pt')).toEqual({ '': ['vae/y.pt'] });
  });

  it('keeps a slot called like something every object has', () => {
    expect(Object.entries(parseModelsText('[__proto__]\na/b.pt'))).toEqual([['__proto__', ['a/b.pt']]]);
  });
});

describe('parseNotesText', () => {
  it('takes the first heading as the name', () => {
    expect(parseNotesText('# Wan\r\n\r\nSlow.\r\n## More')).toEqual({ heading: 'Wan', body: 'Slow.\n## More' });
    expect(parseNotesText('Just text')).toEqual({ heading: null, body: 'Just text' });
    expect(parseNotesText('')).toEqual({ heading: null, body: '' });
  });
});
