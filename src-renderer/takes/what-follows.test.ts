import { expect, it } from 'vitest';
import { standInPlan, standInShot, toRender } from '../studio-client/stand-in-project.ts';
import { guessWords, keysToRender } from './estimates.ts';
import { namesOf, whatFollows } from './what-follows.ts';

const clip = { mediaPath: 'v.mp4', thumbnailPath: null, take: 1, version: '1' };
// Shot 001 has one segment, shot 004 four in a chain; of those the last has no clip.
const bare = standInPlan([standInShot(0), standInShot(3)], ({ key }) =>
  key === '004/3' ? toRender : { ...toRender, status: 'up-to-date', reasons: [], clip },
);
const view = { ...bare, estimates: { '004/1': { seconds: 240, basis: '' }, '004/2': { seconds: 300, basis: '' } } };

it('asks only about what is there and starts from the segment, at once or through others', () => {
  expect(whatFollows(view, '004/0')).toEqual({
    keys: ['004/1', '004/2'],
    gpuTime: 'about 9 min',
  });
  expect(whatFollows(view, '004/2')).toBeNull();
  expect(whatFollows(view, '001/0')).toBeNull();
});

it('names the segments, and of many how many', () => {
  expect(namesOf(['001/0', 'a/b/2'])).toBe('shot 001, segment 1; shot a/b, segment 3');
  expect(namesOf(['1/0', '1/1', '1/2', '1/3', '1/4', '1/5'])).toMatch(/shot 1, segment 4 and 2 more segments$/);
});

it('sums up what is known and says how much is a guess', () => {
  expect(guessWords(view, [])).toBe('');
  expect(guessWords(view, ['004/1', '004/2'])).toBe('about 9 min');
  expect(guessWords(view, ['004/1', '004/3', '001/0'])).toBe('about 12 min, 2 of them guessed');
  expect(guessWords(view, ['004/3'])).toBe('time not known yet');
});

it('counts as to render what is stale or not there, not what is blocked', () => {
  const status = { '001/0': 'stale', '004/0': 'blocked', '004/1': 'up-to-date', '004/2': 'will-render' } as const;
  const standings = Object.fromEntries(
    Object.entries(status).map(([key, value]) => [key, { ...toRender, status: value }]),
  );
  expect(keysToRender({ standings }, [...Object.keys(status), 'new'])).toEqual(['001/0', '004/2', 'new']);
});
