import { describe, expect, it } from 'vitest';
import { DRAFT, keyframesFor, makeShot, makeStoryboard, onlyEngine, SETTINGS, WAN_14B } from './plan-fixtures.ts';
import { buildVideoPlan } from './video-plan-builder.ts';

const plan = (shots: Parameters<typeof makeStoryboard>[0], limits = WAN_14B, settings = SETTINGS) =>
  buildVideoPlan(makeStoryboard(shots), keyframesFor(shots), onlyEngine(limits), settings);
const places = (film: ReturnType<typeof plan>) =>
  film.problems.map((one) => [one.shotId, one.jsonPath, one.severity] as const);

describe('refused before a GPU works for it', () => {
  it('names that no file system takes', () => {
    const long = 'x'.repeat(300);
    const film = plan([
      makeShot({ shotId: long }),
      makeShot({ shotId: '2', filenameBase: long }),
      makeShot({ shotId: '3', filenameBase: 'x'.repeat(180) }),
    ]);
    expect(film.segments.map((one) => one.reasons.length)).toEqual([1, 1, 0]);
    expect(places(film)).toEqual([
      [long, '$.shots[0].shot_id', 'problem'],
      ['2', '$.shots[1].filename_base', 'problem'],
    ]);
  });

  it('sizes that no engine makes, without spoiling the film’s', () => {
    const settings = { ...SETTINGS, resolution: null };
    const huge = makeShot({ shotId: '1', width: 1_000_000, height: 480 });
    const film = plan([huge, makeShot({ shotId: '2', width: 640, height: 480 })], WAN_14B, settings);
    expect(film.segments.map((one) => one.reasons)).toEqual([['Its size of 1000000×480 is too large.'], []]);
    expect(film).toMatchObject({ width: 640, height: 480 });
    expect(places(film)).toEqual([['1', '$.shots[0].width', 'problem']]);
  });

  it('a segment of which the film would show no frame', () => {
    const settings = { ...SETTINGS, framesPerSecond: 1, maxSegmentSeconds: 0.25 };
    const film = plan([makeShot({ durationSeconds: 2 })], WAN_14B, settings);
    expect(film.segments.some((one) => one.clipFrames === 0)).toBe(true);
    expect(film.segments.every((one) => one.reasons.length > 0)).toBe(true);
    expect(places(film)).toEqual([['001', '$.shots[0].duration', 'problem']]);
  });
});

describe('where a problem is', () => {
  it('names the file, and the place in it, counted with what could not be read', () => {
    const storyboard = makeStoryboard([makeShot({ shotId: 'a', prompt: '' }), makeShot({ shotId: 'A' })]);
    const shots = storyboard.shots.map((shot) => ({ ...shot, rawIndex: shot.rawIndex + 4 }));
    const film = buildVideoPlan({ ...storyboard, shots }, keyframesFor(shots), onlyEngine(WAN_14B), SETTINGS);
    expect(film.problems.map((one) => [one.filePath, one.jsonPath])).toEqual([
      ['/p/storyboards/storyboard.json', '$.shots[4].prompt'],
      ['/p/storyboards/storyboard.json', '$.shots[4].shot_id'],
      ['/p/storyboards/storyboard.json', '$.shots[5].shot_id'],
    ]);
  });
});

describe('words that JavaScript knows too', () => {
  it.each(['constructor', '__proto__', 'toString'])('takes %s as a camera movement and as a shot id', (word) => {
    const film = plan([makeShot({ cameraMovement: word })]);
    expect(film.segments[0]?.prompt.toLowerCase()).toContain(word.toLowerCase());
    const named = plan([makeShot({ shotId: word })]);
    expect(named.segments[0]).toMatchObject({ start: { kind: 'keyframe' }, reasons: [] });
    const without = buildVideoPlan(makeStoryboard([makeShot({ shotId: word })]), {}, onlyEngine(DRAFT), SETTINGS);
    expect(without.segments[0]?.start).toEqual({ kind: 'text' });
  });
});
