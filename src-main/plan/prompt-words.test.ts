// What is said to the model: words in their order, variables, styles, and what should be heard.
import { describe, expect, it } from 'vitest';
import { builtInStyles } from '#shared/built-in-styles.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { makeShot, SETTINGS } from './plan-fixtures.ts';
import { motionStrengthOf, promptOf } from './prompt-words.ts';

const said = (shot: Partial<Shot>, settings: Partial<typeof SETTINGS> = {}, makesAudio = false, index = 0) =>
  promptOf(makeShot(shot), index, { settings: { ...SETTINGS, ...settings }, makesAudio });

describe('a project without any of the new keys', () => {
  // As version 0.6 said it: another byte would make every take stale.
  it.each<[string, Partial<Shot>, string, string]>([
    ['prompt and camera', {}, '', 'A lighthouse at dusk. Static camera, locked-off shot.'],
    [
      'motion, notes and style',
      {
        prompt: ' A boat, ',
        wanMotion: { type: 'macro_orbit', strength: 0.9, notes: 'slowly ' },
        cameraMovement: 'Crane',
      },
      ' oil painting',
      'A boat. Crane shot, the camera rises. Pronounced macro orbiting movement around the subject, slowly. Oil painting.',
    ],
    [
      'braces that are no variable',
      {
        prompt: 'A {red|blue} {{masterpiece}} {{half} {half}} {2 boats} { x } {} }{ !',
        cameraMovement: 'my {own move}',
      },
      '',
      'A {red|blue} {{masterpiece}} {{half} {half}} {2 boats} { x } {} }{ ! My {own move}.',
    ],
  ])('says the same as before: %s', (_what, shot, style, prompt) => {
    expect(said(shot, { style })).toEqual({
      ...{ prompt, problems: [], warnings: [] },
      parts: { video: prompt, background: '', dialogue: '' },
    });
  });
});

describe('variables', () => {
  const variables = { product_name: 'Aurora {watch}', constructor: 'Ada' };

  it('are filled wherever something is said, from the project and from the shot itself', () => {
    const { prompt, problems } = said(
      {
        prompt: '{product_name} by {constructor}, {character}',
        character: 'a diver',
        cameraMovement: 'past {product_name}',
      },
      { variables, style: 'as in {shot_id}' },
    );
    expect(prompt).toBe('Aurora {watch} by Ada, a diver. Past Aurora {watch}. As in 001.');
    expect(problems).toEqual([]);
  });

  it('that are missing are named with their field, each once, and what to do', () => {
    const { problems, prompt } = said({ prompt: '{cta} {cta} {toString} {scene}' }, { variables, style: '{look}' });
    expect(problems.map(({ key, reason }) => [key, reason])).toEqual([
      ['prompt', 'Nothing is given for the variable {cta} in "prompt".'],
      ['prompt', 'Nothing is given for the variable {toString} in "prompt".'],
      ['prompt', 'Nothing is given for the variable {scene} in "prompt".'],
      ['style', 'Nothing is given for the variable {look} in the "style" of the project.'],
    ]);
    expect(problems[0]?.remedy).toBe('Give "cta" a value among the project\'s variables, or write it without braces.');
    expect(prompt).toContain('{cta} {cta}');
  });

  it('of a segment’s own words are named by that segment', () => {
    const shot = { segmentPrompts: ['one', 'two {cta}'] };
    expect(said(shot).problems).toEqual([]);
    expect(said(shot, {}, false, 1).problems).toMatchObject([{ key: 'segment_prompts[1]' }]);
  });
});

describe('styles', () => {
  it('are those of the product tool, to the letter', () => {
    expect(
      builtInStyles().map(({ id, words, durationSeconds, framesPerSecond, aspectRatio, motionIntensity }) => [
        ...[id, words, durationSeconds, framesPerSecond, aspectRatio, motionIntensity],
      ]),
    ).toEqual([
      ['luxury', 'soft lighting, elegant camera movement, premium aesthetics', 5, 24, '9:16', 'low'],
      ['energetic', 'dynamic transitions, vibrant colors, fast-paced', 5, 30, '9:16', 'high'],
      ['minimal', 'clean composition, simple movements, muted palette', 5, 24, '9:16', 'low'],
      ['bold', 'strong contrasts, dramatic angles, impactful visuals', 5, 24, '9:16', 'medium'],
    ]);
  });

  const own = {
    ...builtInStyles()[0],
    id: 'noir',
    name: 'Noir',
    words: 'like {scene}',
  } as (typeof SETTINGS)['ownStyles'][0];

  it('add their words before the project’s; the shot’s goes before the project’s; one’s own counts', () => {
    const settings = { stylePreset: 'bold', style: 'on film', ownStyles: [own] };
    const start = 'A lighthouse at dusk. Static camera, locked-off shot.';
    expect(said({}, settings).prompt).toBe(`${start} Strong contrasts, dramatic angles, impactful visuals. On film.`);
    expect(said({ stylePreset: 'noir', scene: 'rain' }, settings).prompt).toBe(`${start} Like rain. On film.`);
    expect(said({ stylePreset: 'noir' }, settings).problems).toMatchObject([{ key: 'style_preset' }]);
  });

  it('are left out of a shot that wants none, whatever its project has', () => {
    const plain = said({ stylePreset: 'none' }, { stylePreset: 'luxury' });
    expect([plain.problems, plain.prompt]).toEqual([[], said({}, {}).prompt]);
    expect(said({}, { stylePreset: 'luxury' }).prompt).not.toBe(plain.prompt);
  });

  it('that are not known are refused with those that are', () => {
    expect(said({ stylePreset: 'luxus' }, { ownStyles: [own], stylePreset: 'bold' }).problems).toEqual([
      {
        key: 'style_preset',
        reason: 'Its style "luxus" is not known.',
        remedy: "Choose one of luxury, energetic, minimal, bold, noir, or define it among the project's own styles.",
      },
    ]);
    expect(said({}, { stylePreset: 'noir' }).problems[0]?.reason).toBe('The style "noir" of the project is not known.');
  });

  it('say how strong a shot moves that does not say so itself', () => {
    const strength = (shot: Partial<Shot>, stylePreset: string | null = null) =>
      motionStrengthOf(makeShot(shot), { ...SETTINGS, stylePreset });
    expect([strength({}), strength({}, 'luxury'), strength({}, 'bold'), strength({}, 'energetic')]).toEqual([
      ...[0.5, 0.25, 0.5, 0.8],
    ]);
    const wanMotion = { type: 'macro_pan', strength: 0.1, notes: '' } as const;
    expect(strength({ wanMotion, stylePreset: 'energetic' })).toBe(0.1);
    expect(strength({ wanMotion: { ...wanMotion, type: 'none' }, stylePreset: 'energetic' })).toBe(0.8);
  });
});

describe('what should be heard', () => {
  const line = 'Narrator (warm, encouraging voice): "Every master was once a beginner..."';
  const heard = { audioBackground: ' Upbeat, inspiring orchestral music...', audioDialogue: line };

  it('joins the prompt as labelled paragraphs for a model that makes sound', () => {
    const { prompt, parts, warnings } = said(heard, {}, true);
    expect(prompt).toBe(`${parts.video}\n\nBackground music: Upbeat, inspiring orchestral music...\n\n${line}`);
    expect(parts).toEqual({
      video: 'A lighthouse at dusk. Static camera, locked-off shot.',
      background: 'Upbeat, inspiring orchestral music...',
      dialogue: line,
    });
    expect(warnings).toEqual([]);
  });

  it('keeps labels that are there, names dialogue that has none, and fills variables', () => {
    const shot = { audioBackground: 'Sound effects: rain', audioDialogue: 'Welcome to {product_name}' };
    expect(said(shot, { variables: { product_name: 'Aurora' } }, true).prompt).toMatch(
      /\n\nSound effects: rain\n\nDialogue: Welcome to Aurora$/,
    );
    expect(said(shot, {}, true).problems).toMatchObject([{ key: 'audio_dialogue' }]);
    // What is not said needs no value.
    expect(said(shot).problems).toEqual([]);
  });

  it('is spoken once: further segments hear the background only', () => {
    expect(said(heard, {}, true, 1).parts).toMatchObject({
      background: expect.stringMatching(/^Upbeat/),
      dialogue: '',
    });
  });

  it('is left out with a note where no sound is made', () => {
    const { prompt, parts, warnings } = said(heard);
    expect(prompt).toBe(parts.video);
    expect(warnings).toEqual([
      {
        key: 'audio_background',
        reason: 'Its background sound and its dialogue are left out: what renders it makes no sound.',
        remedy:
          'Choose a model that makes sound, such as one of the Veo models, or add the sound to the finished film.',
      },
    ]);
    expect(said({ audioDialogue: 'Hello' }).warnings).toMatchObject([{ key: 'audio_dialogue' }]);
  });
});
