import { expect, it } from 'vitest';
import { readAddresses, readInlines, readMarkdown } from './markdown-blocks.ts';

const text = (words: string) => ({ kind: 'text', text: words });

it('reads headings, wrapped paragraphs, lists, tables and code', () => {
  const notes = [
    'Two models share',
    'the work.',
    '## What to expect',
    '- one',
    '  goes on',
    '* two',
    '',
    '1. first',
    '| a | b |',
    '|---|:-:|',
    '| 1 | 2 |',
    '```',
    '- not a list',
    '```',
  ];
  expect(readMarkdown(notes.join('\n'))).toEqual([
    { kind: 'paragraph', inlines: [text('Two models share the work.')] },
    { kind: 'heading', level: 2, inlines: [text('What to expect')] },
    { kind: 'list', ordered: false, items: [[text('one goes on')], [text('two')]] },
    { kind: 'list', ordered: true, items: [[text('first')]] },
    { kind: 'table', head: [[text('a')], [text('b')]], rows: [[[text('1')], [text('2')]]] },
    { kind: 'code', text: '- not a list' },
  ]);
});

it('reads bold, italics, code and links within a line', () => {
  expect(
    readInlines('**high** and *low*: `vae/wan_2.1_vae`, see [the page](https://a.example/x) or https://b.example/y.'),
  ).toEqual([
    { kind: 'bold', text: 'high' },
    text(' and '),
    { kind: 'italic', text: 'low' },
    text(': '),
    { kind: 'code', text: 'vae/wan_2.1_vae' },
    text(', see '),
    { kind: 'link', text: 'the page', href: 'https://a.example/x' },
    text(' or '),
    { kind: 'link', text: 'https://b.example/y', href: 'https://b.example/y' },
    text('.'),
  ]);
});

it.each([
  '[x](javascript:alert(1))',
  '[x](http://plain.example)',
  '<img src=x onerror=alert(1)>',
  '2 * 3 * 4',
  'a_b_c',
])('leaves %s as text', (words) => expect(readInlines(words)).toEqual([text(words)]));

it('ends on whatever it is given', () => {
  const wild = [
    '```',
    '|',
    '**'.repeat(30_000),
    '#'.repeat(50_000),
    '[a]('.repeat(20_000),
    '- \n'.repeat(20_000),
    '\r\n\0',
  ];
  for (const notes of wild) expect(Array.isArray(readMarkdown(notes))).toBe(true);
});

it('finds addresses in a sentence that is no Markdown', () => {
  expect(readAddresses('Get **it** from https://a.example/x_y, then check again.')).toEqual([
    text('Get **it** from '),
    { kind: 'link', text: 'https://a.example/x_y', href: 'https://a.example/x_y' },
    text(', then check again.'),
  ]);
});
