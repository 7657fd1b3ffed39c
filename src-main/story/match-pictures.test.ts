import { describe, expect, it } from 'vitest';
import { builtInStyles } from '#shared/built-in-styles.ts';
import { matchPictures, readStory } from './index.ts';
import { sceneNumberIn } from './match-pictures.ts';

describe('the number in a picture’s name', () => {
  it.each([
    ['olin_1120_0012/olin_claude_sonnet_4.5_p1_first_frame.jpg', 1],
    ['p3.png', 3],
    ['P03.JPG', 3],
    ['film_p12_v2.png', 12],
    ['2_p7_5.png', 7],
    ['p2_walk_p4.png', 4],
    ['scene_3.webp', 3],
    ['Scene 11 dawn.png', 11],
    ['shot-003.tiff', 3],
    ['sh010_v3.png', 10],
    ['szene4.png', 4],
    ['clip_0.png', 0],
    ['scene_5_00001_.png', 5],
    ['frame_0007.png', 7],
    ['shot_2_frame_9.png', 2],
    ['3.png', 3],
    ['003.bmp', 3],
    ['03_lighthouse.png', 3],
    ['lighthouse_03.png', 3],
    ['lighthouse3.png', 3],
    ['a 4 b.png', 4],
    ['hero_1280x720_6.png', 6],
  ])('%s is %s', (name, number) => {
    expect(sceneNumberIn(name)?.number).toBe(number);
  });

  it.each(['lighthouse.png', 'hero_1280x720.png', 'model_4.5.png', 'hero_v2.png', '3d_render.png', 'step3of4x.png'])(
    '%s has none',
    (name) => {
      expect(sceneNumberIn(name)).toBeNull();
    },
  );
});

describe('first frames for scenes', () => {
  const scenes = (count: number) => {
    const text = JSON.stringify(
      Array.from({ length: count }, (_, index) => ({
        scene_number: index + 1,
        video_prompt: 'x',
        duration_seconds: 4,
      })),
    );
    const story = readStory({ kind: 'story-file', fileName: 'x.json', text }, builtInStyles());
    if (!story.ok) throw new Error(story.error.message);
    return story.value;
  };
  const file = (name: string, modifiedMs = 0) => ({ name, modifiedMs });

  it('are found by number; what is missing, there twice or of no scene is told', () => {
    const { fileByShotId, notes } = matchPictures(scenes(3), [
      ...[file('a_p1_first_frame.jpg'), file('a_p1_old.png', 5), file('p3.webp'), file('p9.png'), file('p2.txt')],
    ]);
    expect([...fileByShotId]).toEqual([
      ['001', 'a_p1_old.png'],
      ['003', 'p3.webp'],
    ]);
    expect(notes).toEqual([
      '2 scenes have their first frames.',
      'Scene 2: no first frame was found in the folder. It is not skipped: it begins from its prompt, or goes on from the scene before.',
      'Several pictures for one scene: the newest is taken, a_p1_old.png (1).',
      'Pictures that belong to no scene: p9.png.',
    ]);
  });

  it('of the same age are taken in the order of their names', () => {
    const { fileByShotId } = matchPictures(scenes(1), [file('scene_1 b.png'), file('scene_1 a.png')]);
    expect(fileByShotId.get('001')).toBe('scene_1 a.png');
  });

  it('where names say "scene", other numbers are other pictures', () => {
    const { fileByShotId } = matchPictures(scenes(2), [file('scene_1.png'), file('notes 2.png')]);
    expect([...fileByShotId.keys()]).toEqual(['001']);
  });

  it('fit the shots of a storyboard as well, but not one that goes on from the shot before', () => {
    const text = JSON.stringify({ project: 'P', shots: [{ shot_id: 's01' }, { shot_id: 's02', start: 'previous' }] });
    const story = readStory({ kind: 'story-file', fileName: 'x.json', text }, builtInStyles());
    if (!story.ok) throw new Error(story.error.message);
    expect([...matchPictures(story.value, [file('p1.png'), file('p2.png')]).fileByShotId]).toEqual([['s01', 'p1.png']]);
  });
});
