import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { languageOf } from './languages.ts';
import { addWords, formatFixed, formatList, formatNumber, inEnglish, language, many, say, speak } from './say.ts';

beforeAll(() =>
  addWords('de', {
    'The file {{0}} is at {{1}}.': 'An {{1}} liegt die Datei {{0}}.',
    'Wait: it is empty. Go on?': 'Moment: leer. Weiter?',
    '{{count}} segments of {{shot}}_one': '{{count}} Segment von {{shot}}',
    '{{count}} segments of {{shot}}_other': '{{count}} Segmente von {{shot}}',
  }),
);
afterEach(() => speak('en'));

const file = (name: string | number, place: string | number) => say`The file ${name} is at ${place}.`;
const segments = (count: number, shot = '003') =>
  many(count, '{{count}} segment of {{shot}}', '{{count}} segments of {{shot}}', { shot });

describe('a sentence', () => {
  it('is English as it stands, and German with its words in their own order', () => {
    expect(file('a.png', 3)).toBe('The file a.png is at 3.');
    speak('de');
    expect(language()).toBe('de');
    expect(file('a.png', 3)).toBe('An 3 liegt die Datei a.png.');
    expect(say`Wait: it is empty. Go on?`).toBe('Moment: leer. Weiter?');
  });

  it('that has no German is said in English', () => {
    speak('de');
    expect(say`Nobody translated ${'this'}.`).toBe('Nobody translated this.');
  });

  it.each(['{{1}}', '$t(Wait)', '$&$1', '<b>&amp;</b>', ''])('takes %j as it is', (name) => {
    expect(file(name, 1)).toBe(`The file ${name} is at 1.`);
    speak('de');
    expect(file(name, 1)).toBe(`An 1 liegt die Datei ${name}.`);
    expect(segments(2, name)).toBe(`2 Segmente von ${name}`);
  });
});

it('what goes into files is English, and afterwards the language is what it was', () => {
  speak('de');
  const written = () => [file('a', 1), segments(2), formatFixed(1.5, 1)];
  expect(inEnglish(written)).toEqual(['The file a is at 1.', '2 segments of 003', '1.5']);
  expect(() =>
    inEnglish(() => {
      throw new Error('disk');
    }),
  ).toThrow('disk');
  expect(written()).toEqual(['An 1 liegt die Datei a.', '2 Segmente von 003', '1,5']);
});

it('a count chooses the form and is read with the separators of the language', () => {
  expect([0, 1, 2, 12_345].map((count) => segments(count))).toEqual([
    '0 segments of 003',
    '1 segment of 003',
    '2 segments of 003',
    '12,345 segments of 003',
  ]);
  speak('de');
  expect([0, 1, 12_345].map((count) => segments(count))).toEqual([
    '0 Segmente von 003',
    '1 Segment von 003',
    '12.345 Segmente von 003',
  ]);
});

it('numbers have the point of the language', () => {
  expect([formatNumber(1234.567), formatNumber(4), formatFixed(1234.5, 2)]).toEqual(['1,234.57', '4', '1234.50']);
  speak('de');
  expect([formatNumber(1234.567), formatNumber(4), formatFixed(1234.5, 2)]).toEqual(['1.234,57', '4', '1234,50']);
});

it.each([
  ['de-AT', 'de'],
  ['de_DE.UTF-8', 'de'],
  ['DE', 'de'],
  ['en-GB', 'en'],
  ['fr', 'en'],
  ['C', 'en'],
  [undefined, 'en'],
])('the locale %s is answered in %s', (locale, spoken) => {
  expect(languageOf(locale)).toBe(spoken);
});

it('a list is joined as the language does', () => {
  expect([formatList(['a', 'b', 'c']), formatList(['a', 'b'], 'disjunction')]).toEqual(['a, b and c', 'a or b']);
  speak('de');
  expect([formatList(['a', 'b', 'c']), formatList(['a', 'b'], 'disjunction')]).toEqual(['a, b und c', 'a oder b']);
});
