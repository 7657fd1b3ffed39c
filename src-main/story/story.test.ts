import { describe, expect, it } from 'vitest';
import { builtInStyles } from '#shared/built-in-styles.ts';
import type { StoryPreview } from '#shared/model/story.ts';
import { previewOf, readStory as readStoryWith, type Story, storyboardDocument } from './index.ts';

const readStory = (source: Parameters<typeof readStoryWith>[0]) => readStoryWith(source, builtInStyles());

function read(source: Parameters<typeof readStory>[0]): Story {
  const story = readStory(source);
  if (!story.ok) throw new Error(`${story.error.message} ${story.error.remedy}`);
  return story.value;
}
const file = (text: string) => read({ kind: 'story-file', fileName: 'Two cats.json', text });
const prompt = (text: string, totalSeconds: number, segmentSeconds: number) =>
  read({ kind: 'prompt', prompt: text, totalSeconds, segmentSeconds });
const shotsOf = (story: Story) =>
  storyboardDocument(story, { name: 'Film', baseSeed: 7 }).shots as Record<string, unknown>[];
const phaseCounts = ({ shots }: StoryPreview) => {
  const byPhase = Map.groupBy(shots, ({ phase }) => phase);
  return [...byPhase].map(([phase, group]) => [phase, group.length]);
};

describe('a story file', () => {
  it('becomes shots that continue one another, with the defaults of the older tool', () => {
    const story = file(
      '\uFEFF[{"prompt":"Two cats boxing","duration":0},{"prompt":" Rain ","duration":2.5,"seed_offset":0},{"prompt":"End","seed_offset":-7}]',
    );
    expect(shotsOf(story)).toEqual([
      shot('001', 'Two cats boxing', { duration: 5, seed_offset: 0, start: 'keyframe' }),
      shot('002', 'Rain', { duration: 2.5, seed_offset: 100, start: 'previous' }),
      shot('003', 'End', { duration: 5, seed_offset: -7, start: 'previous' }),
    ]);
    expect(previewOf(story)).toMatchObject({ title: 'Two cats', totalSeconds: 12.5 });
    expect(previewOf(story).notes[0]).toBe('2 scenes name no duration: they get 5 s each.');
  });

  it('leaves out what has no prompt and says so, and keeps the seeds of the others', () => {
    const story = file(
      '[{"duration":3},5,{"prompt":"A","duration":"x"},{"prompt":"B","duration":-1,"seed_offset":0.5},{"prompt":"C","duration":1e308}]',
    );
    const all = previewOf(story);
    expect(all.shots.map(({ prompt, durationSeconds }) => [prompt, durationSeconds])).toEqual([
      ['A', 5],
      ['B', 5],
      ['C', 5],
    ]);
    expect(shotsOf(story).map(({ seed_offset }) => seed_offset)).toEqual([200, 300, 400]);
    expect(all.notes.slice(0, 4)).toEqual([
      'Scenes 1, 2 have no "prompt" and are left out.',
      'The durations of scenes 3, 4 are no numbers of seconds above 0: they get 5 s.',
      'Scene 5 is longer than 3,600 s, the longest that a shot can be: it gets 5 s.',
      'The seed offset of scene 4 is no whole number: it gets its place × 100.',
    ]);
  });

  it.each([
    ['a comment', '[\n  // mine\n  {"prompt":"A"}]', 'line 2, column 3'],
    ['a comma too many', '\uFEFF[\n  {"prompt":"A"},\n]', 'line 3, column 1'],
    ['an end that is missing', '[{"prompt":"A"}', 'ends too early, at line 1, column 16'],
  ])('with %s is refused with its place', (_what, text, place) => {
    const refused = readStory({ kind: 'story-file', fileName: 'x.json', text });
    expect(refused).toMatchObject({ ok: false, error: { code: 'bad-file', filePath: 'x.json' } });
    expect(!refused.ok && refused.error.message).toContain(place);
  });

  it.each(['{"scenes":[]}', '"x"', '[]', '[1,{}]', 'null'])(
    'of another shape is refused with what was expected: %s',
    (text) => {
      const refused = readStory({ kind: 'story-file', fileName: 'x.json', text });
      expect(!refused.ok && refused.error.remedy).toContain('[{"prompt": "…", "duration": 5, "seed_offset": 0}]');
    },
  );

  it('that is a storyboard is taken over as it is, large seeds and unknown keys too', () => {
    const text = '{"project":"P","mine":1,"shots":[{"shot_id":"a","prompt":"A","seed":18446744073709551615,"x":2},{}]}';
    const story = file(text);
    expect(JSON.stringify(storyboardDocument(story, { name: 'Film', baseSeed: 7 }))).toBe(text);
    expect(previewOf(story)).toMatchObject({
      title: 'P',
      totalSeconds: 3,
      shots: [{ shotId: 'a', prompt: 'A', durationSeconds: 3, phase: null }],
    });
    expect(previewOf(story).notes.join('\n')).toContain('1 of its shots cannot be read');
  });
});

function shot(shotId: string, text: string, rest: Record<string, unknown>) {
  return { shot_id: shotId, filename_base: `scene_${shotId}`, prompt: text, seed: -1, ...rest };
}

describe('a prompt and a length', () => {
  it('fill the length exactly; the last scene takes the rest', () => {
    const preview = previewOf(prompt('A harbour at dawn.', 17, 5));
    expect(preview.shots.map(({ durationSeconds }) => durationSeconds)).toEqual([5, 5, 5, 2]);
    expect(preview.totalSeconds).toBe(17);
    // 9.9 / 3.3 is a hair more than 3 for a double.
    expect(previewOf(prompt('x', 9.9, 3.3)).shots.map(({ durationSeconds }) => durationSeconds)).toEqual([
      3.3, 3.3, 3.3,
    ]);
    expect(previewOf(prompt('x', 3, 5)).shots).toMatchObject([{ prompt: 'x', durationSeconds: 3, phase: null }]);
  });

  it('follow the arc of a fight, in its own numbers and in proportion when short', () => {
    const whole = previewOf(prompt('Two cats boxing', 300, 5));
    const own = [
      ['Entering', 6],
      ['Circling', 12],
      ['Exchanges', 18],
      ['Climax', 12],
      ['End', 6],
      ['Aftermath', 6],
    ];
    expect(phaseCounts(whole)).toEqual(own);
    expect(whole.shots[0]?.prompt).toBe('Two cats boxing, entering the ring, dramatic lighting, crowd cheering');
    const short = phaseCounts(previewOf(prompt('A sword fight!', 50, 5)));
    expect(short).toEqual([
      ['Entering', 1],
      ['Circling', 2],
      ['Exchanges', 3],
      ['Climax', 2],
      ['End', 1],
      ['Aftermath', 1],
    ]);
    expect(phaseCounts(previewOf(prompt('Boxers', 15, 5))).map(([phase]) => phase)).toEqual([
      'Entering',
      'Climax',
      'Aftermath',
    ]);
  });

  it('follow a general arc for everything else, a firefighter too, and every length adds up', () => {
    expect(previewOf(prompt('A firefighter rests', 60, 5)).shots[0]?.phase).toBe('Opening');
    for (let scenes = 1; scenes <= 130; scenes += 1) {
      expect(previewOf(prompt('A harbour', scenes, 1)).shots).toHaveLength(scenes);
    }
  });

  it('count the seeds up, continue each other, and are refused where they would be endless', () => {
    const shots = shotsOf(prompt('A harbour', 15, 5));
    expect(shots.map(({ seed_offset, start }) => [seed_offset, start])).toEqual([
      [0, 'keyframe'],
      [100, 'previous'],
      [200, 'previous'],
    ]);
    expect(readStory({ kind: 'prompt', prompt: 'x', totalSeconds: 36_000, segmentSeconds: 0.1 })).toMatchObject({
      ok: false,
      error: { message: 'That would be 360,000 scenes; a story has at most 10,000.' },
    });
  });
});

it('of a prompt full of blanks and of ten thousand scenes is made in a moment', () => {
  const startMs = performance.now();
  expect(previewOf(prompt(`a${' '.repeat(3998)}b`, 36_000, 3.6)).shots).toHaveLength(10_000);
  expect(performance.now() - startMs).toBeLessThan(2000);
});

it('has a title that ends in a whole character', () => {
  expect(previewOf(prompt(`a${'😀'.repeat(40)}`, 10, 5)).title).toBe(`a${'😀'.repeat(14)}…`);
});
