// The files of the older tools, told apart by their content, with what is said of each.
import { describe, expect, it } from 'vitest';
import { builtInStyles } from '#shared/built-in-styles.ts';
import type { StorySource } from '#shared/model/story.ts';
import { previewOf, readStory, type Story, storyboardDocument } from './index.ts';

const source = (content: unknown, more: Partial<StorySource> = {}): StorySource =>
  ({ kind: 'story-file', fileName: 'film.json', text: JSON.stringify(content), ...more }) as StorySource;

function story(content: unknown, more?: Partial<StorySource>): Story {
  const read = readStory(source(content, more), builtInStyles());
  if (!read.ok) throw new Error(`${read.error.message} ${read.error.remedy}`);
  return read.value;
}

function refusal(content: unknown) {
  const read = readStory(source(content), builtInStyles());
  if (read.ok) throw new Error('not refused');
  return read.error;
}

const shotsOf = (read: Story) =>
  storyboardDocument(read, { name: 'Film', baseSeed: 7 }).shots as Record<string, unknown>[];
const notesOf = (read: Story) => previewOf(read).notes.join('\n');

describe('scene prompts', () => {
  const scene = (scene_number: unknown, more: object = {}) => ({
    ...{ scene_number, video_prompt: `Scene ${scene_number}`, duration_seconds: 6, ...more },
  });

  it('keep their words for sound, begin each by itself, and are called by their numbers', () => {
    const read = story([
      scene(1, { audio_background: ' Upbeat music ', audio_dialogue: 'Narrator: "Every master …"' }),
      scene(3, { duration_seconds: 0 }),
    ]);
    expect(shotsOf(read)).toEqual([
      expect.objectContaining({
        ...{ shot_id: '001', prompt: 'Scene 1', duration: 6, start: 'keyframe' },
        ...{ audio_background: 'Upbeat music', audio_dialogue: 'Narrator: "Every master …"' },
      }),
      expect.objectContaining({ shot_id: '003', duration: 8, seed_offset: 100, start: 'keyframe' }),
    ]);
    expect(notesOf(read)).toContain('1 scene names no duration: it gets 8 s.');
    expect(notesOf(read)).toContain('Numbers without a scene: 2.');
  });

  it('are put in order; a number that is there twice, is none, or is written otherwise is told', () => {
    const read = story([scene(2), scene('scene_1'), scene(2, { mood: 'dark' }), scene('x'), scene(undefined)]);
    expect(shotsOf(read).map(({ shot_id }) => shot_id)).toEqual(['001', '002', '002-2', '004', '005']);
    const notes = notesOf(read);
    expect(notes).toContain('The scenes are put in the order of their numbers.');
    expect(notes).toContain('Scene numbers that are there more than once: 2.');
    expect(notes).toContain('Entries without a usable number are counted by their place: 4, 5.');
    expect(notes).toContain('Keys that mean nothing here and are left out, with their scenes: mood (2).');
  });

  it.each([
    ['under a key', { scenes: [scene(1), scene(2)], concept: 'Olin' }],
    ['under another', { title: 'Olin', scene_prompts: [scene(1), scene(2)] }],
    ['by their names', { scene_2: { video_prompt: 'B' }, scene_1: { video_prompt: 'A' } }],
    ['in other spellings', [{ sceneNumber: 1, videoPrompt: 'A', durationSeconds: '8s' }, scene(2)]],
  ])('may stand %s', (_where, content) => {
    expect(shotsOf(story(content)).map(({ shot_id }) => shot_id)).toEqual(['001', '002']);
  });

  it('of another length than a shot can have are told by their numbers', () => {
    const notes = notesOf(story([scene(1, { duration_seconds: -2 }), scene(2, { duration_seconds: 9999 })]));
    expect(notes).toContain('The duration of scene 1 is no number of seconds above 0: it gets 8 s.');
    expect(notes).toContain('Scene 2 is longer than 3,600 s, the longest that a shot can be: it gets 8 s.');
  });

  it('continue one another where that is wanted', () => {
    const starts = (continues: boolean) =>
      shotsOf(story([scene(1), scene(2)], { continues })).map(({ start }) => start);
    expect(starts(true)).toEqual(['keyframe', 'previous']);
    expect(starts(false)).toEqual(['keyframe', 'keyframe']);
  });
});

describe('a product script', () => {
  const template = (id: number, more: object = {}) => ({
    ...{ id, type: 'video', video_prompt_template: 'Close-up of {product_name}, luxury lighting', ...more },
  });

  it('becomes shots with variables, a style, a size and an end card', () => {
    const read = story({
      ...{ product: { name: 'Watch' }, style: 'luxury', cta_text: 'Shop now', product_image_path: './watch.png' },
      scenes: [
        template(1, { use_product_image: true }),
        template(2, { type: 'end_card' }),
        template(3, { style: 'bold' }),
      ],
    });
    expect(read).toMatchObject({
      title: 'Watch',
      productImagePath: './watch.png',
      project: {
        variables: { product_name: 'Watch', style: 'luxury', call_to_action: 'Shop now', cta_text: 'Shop now' },
        ...{ style_preset: 'luxury', fps: 24, resolution: { width: 720, height: 1280 } },
        film: { end_card: { text: 'Shop now', duration: 3 } },
      },
    });
    const document = storyboardDocument(read, {
      ...{ name: 'Film', baseSeed: 7, pictured: new Set(['003']), productFile: 'selected/product_image.png' },
    });
    expect(document.shots).toEqual([
      expect.objectContaining({ shot_id: '001', duration: 5, start: 'keyframe' }),
      expect.objectContaining({ shot_id: '003', style_preset: 'bold' }),
    ]);
    expect(notesOf(read)).toContain('Scenes whose type is not "video" are left out: 2.');
    expect(notesOf(read)).toContain('The product image is the first frame of scene 1;');
  });

  it('lays the product over a picture of the scene’s own', () => {
    const read = story({
      product_name: 'Watch',
      product_image_path: 'w.png',
      scenes: [template(1, { use_product_image: true })],
    });
    const laid = storyboardDocument(read, {
      ...{ name: 'Film', baseSeed: 7, pictured: new Set(['001']), productFile: 'selected/product_image.png' },
    });
    expect(laid.shots).toEqual([expect.objectContaining({ overlays: [{ image: 'selected/product_image.png' }] })]);
  });

  it('takes the call to action from a card among its scenes', () => {
    const read = story({ product_name: 'W', scenes: [template(1), { id: 2, type: 'cta', text: 'Buy it' }] });
    expect(read.project).toMatchObject({ film: { end_card: { text: 'Buy it' } } });
  });

  it('says which scenes have no video_prompt_template, and is refused where none has', () => {
    const read = story({ product_name: 'W', scenes: [template(1), { id: 2, type: 'video', use_product_image: true }] });
    expect(notesOf(read)).toContain('Scene 2 has no "video_prompt_template" and is left out.');
    expect(refusal({ product_name: 'W', scenes: [{ id: 1, type: 'video', use_product_image: true }] })).toMatchObject({
      message: 'No scene of the story has a "video_prompt_template".',
      jsonPath: '$.scenes[0].video_prompt_template',
    });
  });

  it('names the variables that have no value, with their scenes', () => {
    const read = story({
      ...{ product_name: 'Watch', variables: { city: 'Bern' } },
      scenes: [template(1), template(2, { video_prompt_template: '{product_name} in {city}, {colour} and {colour}' })],
    });
    expect(notesOf(read)).toContain('The variable colour has no value yet, in scene 2: give it one in the project');
    expect(notesOf(read)).not.toContain('city');
  });

  it('with a style that is not there says which there are', () => {
    const read = story({ product_name: 'W', style: 'baroque', scenes: [template(1, { style: 'gothic' })] });
    expect(notesOf(read)).toContain(
      'There is no style "baroque" (it can be luxury, energetic, minimal or bold): the project has none.',
    );
    expect(notesOf(read)).toContain('The style of scene 1 is none that Longtake knows');
    expect(read.project).not.toHaveProperty('style_preset');
  });
});

describe('clip prompts', () => {
  it('keep references of this machine, and say of the others that they are left out', () => {
    const read = story({
      clips: [
        {
          ...{ clip_index: 0, prompt: 'A', target_duration: 7.5, scene_reference_url: '/refs/street.png' },
          character_reference_urls: ['/refs/anna.png', 'https://host/ben.png', 'refs/carl.png', '/refs/anna.png'],
        },
        { clip_index: 1, prompt: 'B', duration: 4, character_references: 'file:///refs/anna.png' },
      ],
    });
    expect(shotsOf(read)).toEqual([
      expect.objectContaining({
        ...{ shot_id: '000', duration: 7.5, start: 'keyframe' },
        reference_images: ['/refs/street.png', '/refs/anna.png', 'refs/carl.png'],
      }),
      expect.objectContaining({ shot_id: '001', duration: 4, reference_images: ['/refs/anna.png'] }),
    ]);
    expect(notesOf(read)).toContain('References on the web are left out, in scene 0:');
    expect(notesOf(read)).toContain('looked for in the project folder, in scene 0.');
  });

  it('are told by their keys, as a list too', () => {
    expect(
      shotsOf(story([{ prompt: 'A', target_duration: 3 }, { prompt: 'B' }])).map(({ duration, start }) => [
        duration,
        start,
      ]),
    ).toEqual([
      [3, 'keyframe'],
      [5, 'keyframe'],
    ]);
  });
});

it('a list of products is no story, and says what to do', () => {
  expect(refusal([{ name: 'Watch', style: 'luxury' }])).toMatchObject({
    message: 'This is a list of products: each of them becomes a project of its own.',
  });
});

it('keys beside the scenes that mean nothing are told', () => {
  expect(notesOf(story({ scenes: [{ prompt: 'A' }], budget: 5, total_scenes: 1 }))).toContain(
    'Keys beside the scenes that mean nothing here and are left out: budget.',
  );
});
