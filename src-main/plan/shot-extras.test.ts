import { describe, expect, it } from 'vitest';
import { planToJson } from '#shared/model/plan-json.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import type { FoundKeyframe } from './chain.ts';
import { keyframesFor, makeShot, makeStoryboard, onlyEngine, SETTINGS, WAN_14B } from './plan-fixtures.ts';
import { buildVideoPlan } from './video-plan-builder.ts';

const FIRST_LAST = { ...WAN_14B, displayName: 'First and last', takesEndImage: true };
const FOUND: FoundKeyframe['end'] = { status: 'found', filePath: '/p/selected/end.png' };
const MISSING: FoundKeyframe['end'] = { status: 'missing', filePath: '/p/selected/gone.png' };

function planOf(changes: Partial<Shot>, limits = WAN_14B, keyframe: Partial<FoundKeyframe> = {}) {
  const shot = makeShot(changes);
  const keyframes = Object.fromEntries(
    Object.entries(keyframesFor([shot])).map(([id, found]) => [id, { ...found, ...keyframe }]),
  );
  return buildVideoPlan(makeStoryboard([shot]), keyframes, onlyEngine(limits), SETTINGS);
}
const places = (film: ReturnType<typeof planOf>) => film.problems.map((one) => [one.severity, one.jsonPath]);

describe('a picture to end on', () => {
  it('belongs to the last segment of the shot', () => {
    const film = planOf({ durationSeconds: 7.5, endKeyframe: 'end.png' }, FIRST_LAST, { end: FOUND });
    expect(film.segments.map((one) => one.endImagePath)).toEqual([null, null, '/p/selected/end.png']);
    expect(film.problems).toEqual([]);
    const printed = planToJson(film).segments;
    expect(printed.map((one) => 'end_image' in one)).toEqual([false, false, true]);
    expect(printed[2]).toMatchObject({ end_image: '/p/selected/end.png' });
  });

  it('is needed by a model that goes from one picture to another, in its one segment', () => {
    const needs = { ...FIRST_LAST, needsEndImage: true };
    expect(planOf({}, needs).problems).toMatchObject([{ severity: 'problem', jsonPath: '$.shots[0].end_keyframe' }]);
    expect(planOf({ endKeyframe: 'end.png' }, needs, { end: FOUND }).problems).toEqual([]);
    const long = planOf({ durationSeconds: 7.5, endKeyframe: 'end.png' }, needs, { end: FOUND });
    expect(places(long)).toEqual([['problem', '$.shots[0].duration']]);
  });

  it('is warned of, and not sent, where the workflow takes none', () => {
    const film = planOf({ endKeyframe: 'end.png' }, WAN_14B, { end: MISSING });
    expect(film.segments[0]).toMatchObject({ endImagePath: null, reasons: [] });
    expect(places(film)).toEqual([['warning', '$.shots[0].end_keyframe']]);
    expect(film.problems[0]?.message).toContain('Wan 2.2 14B takes no picture to end on');
  });

  it('stops the whole shot where it is missing: half a shot towards nothing helps nobody', () => {
    const film = planOf({ durationSeconds: 5, endKeyframe: 'gone.png' }, FIRST_LAST, { end: MISSING });
    const reason = 'The picture it should end on is missing: /p/selected/gone.png.';
    expect(film.segments.map((one) => one.reasons[0])).toEqual([reason, reason]);
    expect(film.segments.map((one) => one.endImagePath)).toEqual([null, null]);
    expect(places(film)).toEqual([['problem', '$.shots[0].end_keyframe']]);
  });
});

describe('LoRAs', () => {
  const loras = [{ name: 'style.safetensors', strength: 0.8 }];

  it('go with every segment where the workflow takes them', () => {
    const film = planOf({ durationSeconds: 5, loras }, { ...WAN_14B, takesLoras: true });
    expect(film.segments.map((one) => one.loras)).toEqual([loras, loras]);
    expect(film.problems).toEqual([]);
    expect(planToJson(film).segments[1]).toMatchObject({ loras });
  });

  it('are left out with a warning where it takes none, so that no take claims them', () => {
    const film = planOf({ loras });
    expect(film.segments[0]?.loras).toEqual([]);
    expect(places(film)).toEqual([['warning', '$.shots[0].loras']]);
    expect(film.problems[0]?.message).toContain('style.safetensors');
    expect(planToJson(film).segments[0]).not.toHaveProperty('loras');
  });
});

describe('a LoRA that cannot be read', () => {
  const changes = { durationSeconds: 5, unreadLoras: ['loras[1].strength'] };

  it('stops its shot, which without it would look otherwise', () => {
    const film = planOf(changes, { ...WAN_14B, takesLoras: true });
    expect(film.segments.map((one) => one.reasons[0])).toEqual(Array(2).fill(expect.stringContaining('loras[1]')));
    expect(places(film)).toEqual([['problem', '$.shots[0].loras[1].strength']]);
  });

  it('does not, where the workflow takes none', () => {
    expect(planOf(changes).segments[0]?.reasons).toEqual([]);
  });
});

describe('a shot without a keyframe', () => {
  const none = { status: 'not-selected', filePath: null } as const;
  const partner = { ...WAN_14B, textStartWorkflowFile: 'gcv_wan_2.2_14b_t2v.json' };

  it('begins with the workflow’s partner for text and goes on with the workflow itself', () => {
    const film = planOf({ durationSeconds: 5 }, partner, none);
    expect(film.segments.map((one) => [one.start.kind, one.workflowFile])).toEqual([
      ['text', 'gcv_wan_2.2_14b_t2v.json'],
      ['last-frame', 'gcv_wan_2.2_14b_i2v.json'],
    ]);
    expect(places(film)).toEqual([['warning', '$.shots[0].start']]);
    const words = 'No keyframe is selected for it, so it begins from its prompt with gcv_wan_2.2_14b_t2v.json.';
    expect(film.problems[0]?.message).toContain(words);
    expect(planOf({}, { ...partner, takesStartImage: false }, none).problems).toEqual([]);
    expect(planOf({}, partner).segments[0]).toMatchObject({
      start: { kind: 'keyframe' },
      workflowFile: WAN_14B.workflowFile,
    });
    expect(planOf({}, { ...WAN_14B, takesTextOnly: true }, none).segments[0]).toMatchObject({
      start: { kind: 'text' },
      workflowFile: WAN_14B.workflowFile,
    });
  });

  it('does not promise an end picture to a workflow it knows nothing of', () => {
    const firstLast = { ...partner, takesEndImage: true };
    const one = planOf({ endKeyframe: 'end.png' }, firstLast, { ...none, end: FOUND });
    expect(one.segments[0]).toMatchObject({ endImagePath: null, reasons: [] });
    expect(one.problems[0]).toMatchObject({
      severity: 'warning',
      remedy: expect.stringContaining('Select a keyframe'),
    });
    const two = planOf({ durationSeconds: 5, endKeyframe: 'end.png' }, firstLast, { ...none, end: FOUND });
    expect(two.segments[1]?.endImagePath).toBe('/p/selected/end.png');
  });

  it('is told what would help where nothing can begin from text', () => {
    const [problem] = planOf({}, WAN_14B, none).problems;
    expect(problem?.message).toContain('Wan 2.2 14B cannot begin from the prompt alone');
    expect(problem?.remedy).toMatch(/Select one .* or choose a text-to-video workflow/);
  });
});
