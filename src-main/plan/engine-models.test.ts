// Plans on engines with models of their own: lengths, sizes, sound, prices, and several of them in one film.
import { describe, expect, it } from 'vitest';
import type { EngineLimits } from '#shared/model/engine.ts';
import { PLAIN_LIMITS } from '#shared/model/plain-limits.ts';
import type { ProjectSettings } from '#shared/model/project.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { err, ok } from '#shared/result.ts';
import { fallbackSegment } from './fallback-segment.ts';
import { DRAFT, keyframesFor, makeShot, makeStoryboard, onlyEngine, SETTINGS, WAN_14B } from './plan-fixtures.ts';
import { framesToAsk } from './plan-shot.ts';
import { buildVideoPlan } from './video-plan-builder.ts';

/** 5 or 10 seconds at 24 fps, as Kling has them. */
const TWO_LENGTHS: EngineLimits = {
  ...PLAIN_LIMITS,
  ...{ engine: 'replicate', model: 'own/two-lengths', displayName: 'Two Lengths', framesPerSecond: 24 },
  frameRule: { kind: 'discrete', frameCounts: [120, 240] },
  sizeRule: {
    kind: 'list',
    sizes: [
      { width: 1280, height: 720, name: '16:9 at 720p' },
      { width: 1920, height: 1080, name: '16:9 at 1080p' },
      { width: 720, height: 1280, name: '9:16 at 720p' },
    ],
    followsStartImage: false,
  },
  ...{ defaultSize: { width: 1280, height: 720 }, takesStartImage: true, takesTextOnly: true },
  price: {
    currency: 'USD',
    rates: [
      { perSecond: 0.1, perClip: null, sizeName: '16:9 at 1080p', withAudio: null },
      { perSecond: 0.05, perClip: null, sizeName: null, withAudio: null },
    ],
    ...{ source: 'a test', asOf: '2026-11-01' },
  },
};
/** Any length up to ten seconds, asked for a quarter more. */
const CONTINUOUS: EngineLimits = {
  ...TWO_LENGTHS,
  ...{ model: 'own/continuous', displayName: 'Continuous', price: null },
  frameRule: { kind: 'range', minFrames: 24, maxFrames: 240 },
  requestBuffer: { factor: 1.25, maxSeconds: 10 },
};
const AT_720P: ProjectSettings = { ...SETTINGS, resolution: { width: 1280, height: 720 } };

const planOf = (shots: readonly Shot[], limits: EngineLimits, settings: ProjectSettings = AT_720P) =>
  buildVideoPlan(makeStoryboard(shots), keyframesFor(shots), onlyEngine(limits), settings);
const shotOf = (changes: Partial<Shot>, limits = TWO_LENGTHS, settings = AT_720P) => {
  const plan = planOf([makeShot(changes)], limits, settings);
  return { ...plan, first: plan.segments[0] };
};

describe('lengths', () => {
  it.each([
    [2, [[48, 120]]],
    [5, [[120, 120]]],
    [5.1, [[122, 240]]],
    [10, [[240, 240]]],
    // The next segment repeats one frame: 239 of 240 can be kept.
    [
      12,
      [
        [240, 240],
        [48, 120],
      ],
    ],
  ])('of a model with two lengths: the nearest that covers %s s', (durationSeconds, lengths) => {
    const { segments, filmFrames } = shotOf({ durationSeconds });
    expect(segments.map(({ framesKept, framesRequested }) => [framesKept, framesRequested])).toEqual(lengths);
    expect(filmFrames).toBe(Math.round(durationSeconds * 24));
    expect(segments.every((one) => one.shotDurationSeconds === durationSeconds)).toBe(true);
  });

  it('ask for a quarter more where the model gives any length, at most ten seconds', () => {
    const asked = (needed: number) => framesToAsk(needed, 24, CONTINUOUS);
    expect([12, 48, 192, 200, 240].map(asked)).toEqual([24, 60, 240, 240, 240]);
    expect(framesToAsk(48, 24, { ...CONTINUOUS, requestBuffer: { factor: 1.5, maxSeconds: 2.5 } })).toBe(60);
    expect(framesToAsk(48, 24, { ...CONTINUOUS, requestBuffer: null })).toBe(48);
    // A buffer that is smaller than what is needed takes nothing away.
    expect(framesToAsk(72, 24, { ...CONTINUOUS, requestBuffer: { factor: 1.25, maxSeconds: 1 } })).toBe(72);
  });

  it('say what the one repeated frame of a continued shot costs', () => {
    const shots = [makeShot(), makeShot({ shotId: '002', start: 'previous', durationSeconds: 5 })];
    const { problems, segments } = planOf(shots, TWO_LENGTHS);
    expect(segments[1]).toMatchObject({ framesRequested: 240, framesKept: 120, cost: { estimate: 0.5 } });
    expect(problems.find(({ shotId }) => shotId === '002')).toMatchObject({
      severity: 'warning',
      jsonPath: '$.shots[1].duration',
      message: expect.stringContaining('asks Two Lengths for 10 s to keep 5 s, which costs about $0.25 more'),
    });
  });
});

it('a crossfade that asks for the next length says what that costs', () => {
  const fading = { transition: { kind: 'crossfade', durationSeconds: 0.5 } } as const;
  const { problems } = planOf(
    [
      makeShot({ durationSeconds: 5, ...fading }),
      makeShot({ shotId: '002', durationSeconds: 4, ...fading }),
      makeShot({ shotId: '003' }),
    ],
    TWO_LENGTHS,
  );
  expect(problems).toMatchObject([
    {
      ...{ severity: 'warning', shotId: '001', jsonPath: '$.shots[0].transition' },
      message: expect.stringContaining('for 10 s to keep 5 s, which costs about $0.25 more: with what lies under its'),
    },
  ]);
});

describe('a take that is too short and used', () => {
  const accepted = (take: number, activeTake: number | null): ProjectSettings => ({
    ...AT_720P,
    segments: {
      '001/0': {
        ...{ activeTake, rating: null, takeRatings: {}, kept: null },
        acceptedShort: { take, framesKept: 100, framesRequested: 120 },
      },
    },
  });

  it('ends its segment, and what was asked stays what it answers', () => {
    const { first, shots, problems, filmFrames } = shotOf({ durationSeconds: 5 }, TWO_LENGTHS, accepted(3, 3));
    expect(first).toMatchObject({ framesKept: 100, framesRequested: 120, framesDroppedAtEnd: 20, clipFrames: 100 });
    expect([filmFrames, shots[0]?.framesLost, first?.shotDurationSeconds]).toEqual([100, 20, 5]);
    expect(problems).toMatchObject([{ severity: 'warning', message: expect.stringContaining('0.83 s shorter') }]);
  });

  // Of 9.5 s 285 frames; 207 of its 228 would be 259 of those, but alone they last 258.49.
  it('has the frames that its clip was cut to, and the other clips keep theirs', () => {
    const left = {
      ...accepted(3, 3).segments['001/0'],
      acceptedShort: { take: 3, framesKept: 207, framesRequested: 240 },
    };
    const settings = { ...accepted(3, 3), framesPerSecond: 29.97, segments: { '001/0': left } } as ProjectSettings;
    const one = shotOf({ durationSeconds: 9.5 }, TWO_LENGTHS, settings);
    expect([one.first?.clipFrames, one.filmFrames, one.shots[0]?.framesLost]).toEqual([258, 258, 27]);
    const whole = planOf([makeShot({ durationSeconds: 18 })], TWO_LENGTHS, { ...settings, segments: {} }).segments;
    const short = planOf([makeShot({ durationSeconds: 18 })], TWO_LENGTHS, settings).segments;
    expect(short.map(({ clipFrames }) => clipFrames)).toEqual([258, whole[1]?.clipFrames]);
  });

  it('counts only while it is shown, and not for a shot that is shorter by now', () => {
    expect(shotOf({ durationSeconds: 5 }, TWO_LENGTHS, accepted(3, 4)).first?.framesKept).toBe(120);
    expect(shotOf({ durationSeconds: 4 }, TWO_LENGTHS, accepted(3, 3)).first?.framesKept).toBe(96);
  });
});

describe('sizes', () => {
  it.each<[string, number, number, ProjectSettings['quality'], string]>([
    ['the nearest', 1280, 720, null, '1280×720'],
    ['the nearest', 1920, 1080, null, '1920×1080'],
    ['the nearest of about that shape', 832, 480, null, '1280×720'],
    ['the upright one', 720, 1280, null, '720×1280'],
    ['the largest for high quality', 1280, 720, 'high', '1920×1080'],
    ['the smallest for low quality', 1920, 1080, 'low', '1280×720'],
  ])('%s of those that the model has: %s×%s', (_what, width, height, quality, expected) => {
    const { first } = shotOf({}, TWO_LENGTHS, { ...SETTINGS, resolution: { width, height }, quality });
    expect(`${first?.width}×${first?.height}`).toBe(expected);
    expect(first?.reasons).toEqual([]);
  });

  it('of another shape are refused before anything is sent, with those that there are', () => {
    const { first, problems } = shotOf({}, TWO_LENGTHS, { ...SETTINGS, resolution: { width: 1024, height: 1024 } });
    expect(first?.reasons[0]).toBe(
      'Two Lengths has no size in the shape of 1024×1024. It has: 16:9 at 720p, 16:9 at 1080p, 9:16 at 720p.',
    );
    expect(problems).toMatchObject([{ severity: 'problem', jsonPath: '$.shots[0].width' }]);
  });

  it('of any shape are taken from a picture by a model that keeps the shape of its start image', () => {
    const follows: EngineLimits = {
      ...TWO_LENGTHS,
      sizeRule: { kind: 'list', sizes: [{ width: 1280, height: 720, name: '720p' }], followsStartImage: true },
    };
    const square = { ...SETTINGS, resolution: { width: 1024, height: 1024 } };
    expect(shotOf({}, follows, square).first?.reasons).toEqual([]);
    const fromText = buildVideoPlan(makeStoryboard([makeShot()]), {}, onlyEngine(follows), square);
    expect(fromText.segments[0]?.reasons).toHaveLength(1);
  });
});

describe('what a model makes of words', () => {
  const spoken = { audioBackground: 'Rain on glass', audioDialogue: 'Anna: "Now."' };

  it('joins what should be heard for one that makes sound, and says for others that it is left out', () => {
    const loud = shotOf(spoken, { ...TWO_LENGTHS, makesAudio: true });
    expect(loud.first).toMatchObject({ withAudio: true, promptParts: { background: 'Rain on glass' } });
    expect(loud.first?.prompt.split('\n\n').slice(1)).toEqual([
      'Background music: Rain on glass',
      expect.stringContaining('Now.'),
    ]);
    const mute = shotOf(spoken);
    expect(mute.first).toMatchObject({ withAudio: false, promptParts: null });
    expect(mute.first?.prompt).not.toContain('Rain');
    expect(mute.problems.map(({ severity }) => severity)).toEqual(['warning']);
  });

  it('says what is written and not sent', () => {
    const deaf = { ...TWO_LENGTHS, takesPrompt: false, takesNegativePrompt: false };
    const { problems } = shotOf({ negativePrompt: 'blur' }, deaf);
    expect(problems.map(({ jsonPath }) => jsonPath)).toEqual(['$.shots[0].prompt', '$.shots[0].negative_prompt']);
  });
});

it('a price is that of the size and length that are asked for; without one nothing is claimed', () => {
  expect(shotOf({ durationSeconds: 6 }).first?.cost).toEqual({
    ...{ estimate: 0.5, currency: 'USD', source: 'a test', date: '2026-11-01' },
  });
  expect(shotOf({}, TWO_LENGTHS, { ...AT_720P, quality: 'high' }).first?.cost?.estimate).toBe(0.5);
  expect(shotOf({}, CONTINUOUS).first?.cost).toBeNull();
});

describe('one film of several engines', () => {
  const byShot = new Map<string, EngineLimits>([
    ['002', TWO_LENGTHS],
    ['003', DRAFT],
  ]);
  const engines = { project: WAN_14B, limitsOf: (shot: Shot) => ok(byShot.get(shot.shotId) ?? WAN_14B) };
  const shots = [
    makeShot({ durationSeconds: 4 }),
    makeShot({ shotId: '002', start: 'previous', durationSeconds: 4 }),
    makeShot({ shotId: '003', durationSeconds: 2.5 }),
  ];

  it('has each shot in its engine’s frames and the film’s, and chains across them', () => {
    const plan = buildVideoPlan(makeStoryboard(shots), keyframesFor(shots), engines, AT_720P);
    expect(plan.segments.map((one) => [one.key, one.engine, one.framesPerSecond, one.framesRequested])).toEqual([
      ['001/0', 'comfyui', 16, 49],
      ['001/1', 'comfyui', 16, 17],
      ['002/0', 'replicate', 24, 120],
      ['003/0', 'draft', 16, 40],
    ]);
    expect(plan.segments[2]).toMatchObject({ dependsOn: '001/1', model: 'own/two-lengths', workflowFile: null });
    expect([plan.filmFramesPerSecond, plan.filmFrames]).toEqual([16, 4 * 16 + 4 * 16 + 40]);
    expect(plan.segments.reduce((sum, { clipFrames }) => sum + clipFrames, 0)).toBe(plan.filmFrames);
  });

  it('refuses the one shot whose engine is not to be had, with the reason and the place', () => {
    const gone = {
      ...engines,
      limitsOf: (shot: Shot) =>
        shot.shotId === '002'
          ? err({ code: 'not-supported' as const, message: 'It was shut down.', remedy: 'Take Veo.' })
          : ok(WAN_14B),
    };
    const named = shots.map((shot) => (shot.shotId === '002' ? { ...shot, engine: 'replicate' as const } : shot));
    const plan = buildVideoPlan(makeStoryboard(named), keyframesFor(named), gone, AT_720P);
    expect(plan.problems).toMatchObject([
      { shotId: '002', jsonPath: '$.shots[1].engine', message: 'Shot 002: It was shut down.', remedy: 'Take Veo.' },
    ]);
    expect(plan.segments.map(({ shotId }) => shotId)).toEqual(['001', '001', '003']);
  });
});

describe('a segment for the fallback', () => {
  const context = (limits: EngineLimits, plan: ReturnType<typeof planOf>) => ({ limits, settings: AT_720P, plan });
  const shot = makeShot({ durationSeconds: 4, audioBackground: 'Rain', steps: 12 });

  it('is the same clip, asked for in the other’s terms', () => {
    const plan = planOf([shot], WAN_14B);
    const [own] = plan.segments;
    if (own === undefined) throw new Error('no segment');
    const other = fallbackSegment(own, shot, context({ ...TWO_LENGTHS, makesAudio: true }, plan));
    expect(other).toMatchObject({
      ...{ key: own.key, clipFrames: own.clipFrames, seed: own.seed, start: own.start, outputFile: own.outputFile },
      ...{ engine: 'replicate', model: 'own/two-lengths', workflowFile: null, framesPerSecond: 24 },
      ...{ framesKept: 72, framesRequested: 120, framesDroppedAtEnd: 48, width: 1280, height: 720 },
      ...{ withAudio: true, cost: { estimate: 0.25 } },
    });
    expect(other?.prompt).toContain('Rain');
  });

  it.each<[string, Partial<EngineLimits>]>([
    ['it takes no start image', { takesStartImage: false }],
    ['it needs a picture to end on, and there is none', { needsEndImage: true }],
    ['it is too short for it', { frameRule: { kind: 'discrete', frameCounts: [48] } }],
    [
      'it has no such shape',
      { sizeRule: { kind: 'list', sizes: [{ width: 9, height: 9, name: '1:1' }], followsStartImage: false } },
    ],
  ])('is not to be had where %s', (_why, change) => {
    const plan = planOf([shot], WAN_14B);
    const [own] = plan.segments;
    if (own === undefined) throw new Error('no segment');
    expect(fallbackSegment(own, shot, context({ ...TWO_LENGTHS, ...change }, plan))).toBeNull();
  });

  it('is none where it would be the same engine again', () => {
    const plan = planOf([shot], TWO_LENGTHS);
    const [own] = plan.segments;
    if (own === undefined) throw new Error('no segment');
    expect(fallbackSegment(own, shot, context(TWO_LENGTHS, plan))).toBeNull();
  });
});
