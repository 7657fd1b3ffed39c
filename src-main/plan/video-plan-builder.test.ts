import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { framesInDuration, isLegalCount } from '#shared/frame-math.ts';
import { planToJson } from '#shared/model/plan-json.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import {
  DRAFT,
  keyframesFor,
  LTX,
  makeShot,
  makeStoryboard,
  onlyEngine,
  SETTINGS,
  WAN_5B,
  WAN_14B,
} from './plan-fixtures.ts';
import { buildVideoPlan } from './video-plan-builder.ts';

const plan = (shots: readonly Shot[], limits = WAN_14B, settings = SETTINGS) =>
  buildVideoPlan(makeStoryboard(shots), keyframesFor(shots), onlyEngine(limits), settings);

/** "48→49 (0,1)" for every segment of one shot. */
const worked = (seconds: number, limits = WAN_14B) =>
  plan([makeShot({ durationSeconds: seconds })], limits).segments.map(
    (one) => `${one.framesKept}→${one.framesRequested} (${one.framesDroppedAtStart},${one.framesDroppedAtEnd})`,
  );

describe('the worked examples of the design', () => {
  it.each([
    [2, ['32→33 (0,1)'], ['48→49 (0,1)'], ['50→57 (0,7)']],
    [3, ['48→49 (0,1)'], ['72→73 (0,1)'], ['75→81 (0,6)']],
    [4.2, ['48→49 (0,1)', '19→21 (1,1)'], ['72→73 (0,1)', '29→33 (1,3)'], ['75→81 (0,6)', '30→33 (1,2)']],
    [5, ['48→49 (0,1)', '32→33 (1,0)'], ['72→73 (0,1)', '48→49 (1,0)'], ['75→81 (0,6)', '50→57 (1,6)']],
    [
      7.5,
      ['48→49 (0,1)', '48→49 (1,0)', '24→25 (1,0)'],
      ['72→73 (0,1)', '72→73 (1,0)', '36→37 (1,0)'],
      ['75→81 (0,6)', '75→81 (1,5)', '38→41 (1,2)'],
    ],
  ])('%d s on Wan 14B, Wan 5B and LTX', (seconds, wan14, wan5, ltx) => {
    expect(worked(seconds)).toEqual(wan14);
    expect(worked(seconds, WAN_5B)).toEqual(wan5);
    expect(worked(seconds, LTX)).toEqual(ltx);
  });

  it('fills from the front and shares a remainder under a second', () => {
    const kept = (seconds: number) => plan([makeShot({ durationSeconds: seconds })]).segments.map((s) => s.framesKept);
    expect(kept(10)).toEqual([48, 48, 48, 16]);
    expect(kept(3.1)).toEqual([25, 25]);
    expect(kept(3.9)).toEqual([31, 31]);
    expect(kept(4)).toEqual([48, 16]);
  });

  it('goes as long as the model can when asked, one fewer in a chain', () => {
    const long = plan([makeShot({ durationSeconds: 15 })], WAN_14B, { ...SETTINGS, maxSegmentSeconds: null });
    expect(long.segments.map((s) => [s.framesKept, s.framesRequested])).toEqual([
      [81, 81],
      [80, 81],
      [79, 81],
    ]);
  });

  it('takes its own lengths from an engine with discrete ones, whatever the limit', () => {
    const discrete = { ...WAN_14B, frameRule: { kind: 'discrete' as const, frameCounts: [80, 160] } };
    const segments = plan([makeShot({ durationSeconds: 12 })], discrete, {
      ...SETTINGS,
      maxSegmentSeconds: 1,
    }).segments;
    expect(segments.map((s) => [s.framesKept, s.framesRequested])).toEqual([
      [160, 160],
      [32, 80],
    ]);
  });
});

describe('rates and sizes', () => {
  it('counts half a frame up on exact decimals', () => {
    const film = plan([makeShot({ durationSeconds: 4.1 })], LTX);
    expect(film.filmFrames).toBe(103);
  });

  it('shares the film’s frames among clips when engine and film run at different rates', () => {
    const film = plan([makeShot({ durationSeconds: 7.5 })], WAN_14B, { ...SETTINGS, framesPerSecond: 25 });
    expect(film.filmFrames).toBe(188);
    expect(film.segments.map((s) => s.framesKept)).toEqual([48, 48, 24]);
    expect(film.segments.map((s) => s.clipFrames)).toEqual([75, 75, 38]);
  });

  it('snaps to the engine’s step, ties down, and warns', () => {
    const film = plan([makeShot()], WAN_5B, { ...SETTINGS, resolution: { width: 848, height: 480 } });
    expect(film.segments[0]).toMatchObject({ width: 832, height: 480 });
    expect(film).toMatchObject({ width: 848, height: 480 });
    expect(film.problems).toMatchObject([{ severity: 'warning', filePath: 'project.json', jsonPath: '$.resolution' }]);
  });

  it.each([
    ['the project’s, where it is mended', [null, null], { width: 848, height: 480 }, ['project.json $.resolution -']],
    ['that all shots have', [848, 848], null, ['/p/storyboards/storyboard.json $.shots[0].width -']],
    ['one shot’s, by that shot', [832, 848], null, ['/p/storyboards/storyboard.json $.shots[1].width 2']],
  ])('warns once of a size: %s', (_what, widths, resolution, places) => {
    const shots = widths.map((width, index) => makeShot({ shotId: `${index + 1}`, width, height: width && 480 }));
    const { problems } = plan(shots, WAN_5B, { ...SETTINGS, resolution });
    expect(problems.map((one) => `${one.filePath} ${one.jsonPath} ${one.shotId ?? '-'}`)).toEqual(places);
    expect(problems[0]?.message).toContain('848×480 is rendered as 832×480');
  });

  it('takes a shot’s own size only where the project sets none', () => {
    const shots = [makeShot({ width: 640, height: 640 })];
    expect(plan(shots).segments[0]).toMatchObject({ width: 832, height: 480 });
    expect(plan(shots, WAN_14B, { ...SETTINGS, resolution: null })).toMatchObject({ width: 640, height: 640 });
  });
});

describe('chains', () => {
  it('hands the last kept frame on, also to a shot that continues the one before', () => {
    const shots = [
      makeShot({ durationSeconds: 5 }),
      makeShot({ shotId: 'b/2', filenameBase: 'run', durationSeconds: 2, start: 'previous' }),
    ];
    const [, second, third] = plan(shots).segments;
    expect(second).toMatchObject({ dependsOn: '001/0', startframe: '_startframes/shot_001_lastframe_0.png' });
    expect(third).toMatchObject({
      dependsOn: '001/1',
      startframe: '_startframes/shot_001_lastframe_1.png',
      framesDroppedAtStart: 1,
      outputFile: 'shot_b_2_seg_0.mp4',
      clipName: 'b_2_run_seg0',
    });
  });

  it('refuses to chain on an engine that takes no image, and to continue nothing', () => {
    const text = { ...WAN_14B, takesStartImage: false, takesTextOnly: true };
    const film = plan([makeShot({ durationSeconds: 5, start: 'previous' })], text);
    expect(film.segments.map((s) => s.reasons.length > 0)).toEqual([true, true]);
    expect(film.problems.map((p) => p.message).join(' ')).toContain('it is the first');
    const single = plan([makeShot({ durationSeconds: 5 })], text);
    expect(single.segments[0]?.reasons).toEqual([]);
    expect(single.segments[1]?.reasons[0]).toContain('takes no start image');
    expect(single.problems[0]?.message).toContain('cannot continue one from another');
  });
});

describe('what stands against running', () => {
  it('names the reason and the place', () => {
    const shots = [
      makeShot({ shotId: 'a', durationSeconds: 0 }),
      makeShot({ shotId: 'b', prompt: ' ' }),
      makeShot({ shotId: 'c', durationSeconds: 5 }),
      makeShot({ shotId: 'd', durationSeconds: 0.01 }),
      makeShot({ shotId: 'e', start: 'previous' }),
    ];
    const film = buildVideoPlan(
      makeStoryboard(shots),
      {
        b: { status: 'found', filePath: '/b.png', end: null },
        c: { status: 'missing', filePath: '/gone/c.png', end: null },
      },
      onlyEngine(WAN_14B),
      SETTINGS,
    );
    expect(film.problems.map((p) => [p.shotId, p.jsonPath])).toEqual([
      ['a', '$.shots[0].duration'],
      ['b', '$.shots[1].prompt'],
      ['c', '$.shots[2].start'],
      ['d', '$.shots[3].duration'],
      ['e', '$.shots[4].start'],
    ]);
    expect(film.segments.filter((s) => s.shotId === 'c').map((s) => s.reasons[0])).toEqual([
      'Its keyframe is missing: /gone/c.png.',
      'It continues segment c/0, which cannot run.',
    ]);
    expect(film.filmFrames).toBe(48 + 80 + 48);
  });

  it('refuses two shots whose files would be the same, naming both', () => {
    const film = plan([makeShot({ shotId: 'A b' }), makeShot({ shotId: 'a_b' }), makeShot({ shotId: 'c' })]);
    expect(film.segments.map((s) => s.reasons.length)).toEqual([1, 1, 0]);
    expect(film.problems[0]?.message).toBe('Shot "A b" would write the same file as shot "a_b".');
    const whole = plan([makeShot({ shotId: '1' }), makeShot({ shotId: '1_seg_0' })]);
    expect(whole.problems).toHaveLength(2);
  });

  it('starts from the prompt alone where the engine can and nothing is selected', () => {
    const film = buildVideoPlan(makeStoryboard([makeShot()]), {}, onlyEngine(DRAFT), SETTINGS);
    expect(film.segments[0]).toMatchObject({ start: { kind: 'text' }, startframe: null, reasons: [] });
  });
});

describe('prompt and seed', () => {
  it('adds camera, motion and style as words, and takes a segment’s own prompt', () => {
    const shot = makeShot({
      durationSeconds: 5,
      prompt: 'A boat.',
      cameraMovement: 'slow_push',
      wanMotion: { type: 'macro_orbit', strength: 0.9, notes: 'keep the horizon' },
      segmentPrompts: ['', 'The boat lands.'],
    });
    const prompts = plan([shot], WAN_14B, { ...SETTINGS, style: 'oil painting' }).segments.map((s) => s.prompt);
    const words =
      'The camera slowly pushes in. Pronounced macro orbiting movement around the subject, keep the horizon. Oil painting.';
    expect(prompts).toEqual([`A boat. ${words}`, `The boat lands. ${words}`]);
  });

  it('keeps a derived seed, prefers the shot’s own, base seed + offset, and a re-roll above all', () => {
    const shots = [makeShot(), makeShot({ shotId: '002' }), makeShot({ shotId: '003', seed: 7, durationSeconds: 5 })];
    const seeds = (settings = SETTINGS) => plan(shots, WAN_14B, settings).segments.map((s) => s.seed);
    expect(seeds()).toEqual(seeds());
    expect(new Set(seeds()).size).toBe(4);
    expect(seeds({ ...SETTINGS, id: 'p2' })[0]).not.toBe(seeds()[0]);
    expect(seeds({ ...SETTINGS, baseSeed: 1000 })).toEqual([1000, 1100, 7, 8]);
    expect(seeds({ ...SETTINGS, seedOverrides: { '003/1': 5 } }).slice(2)).toEqual([7, 5]);
  });

  it('prints snake_case with every key of the format', () => {
    const json = planToJson(plan([makeShot({ durationSeconds: 5 })]));
    expect(json.segments[1]).toMatchObject({
      shot_id: '001',
      segment_index: 1,
      segment_count: 2,
      duration: 2,
      original_target_duration: 5,
      frames_kept: 32,
      frames_requested: 33,
      frames_dropped_at_start: 1,
      frames_dropped_at_end: 0,
      depends_on: '001/0',
      status: 'will_render',
      reasons: [],
    });
    expect(json).toMatchObject({ film_frames: 80, film_fps: 16 });
  });
});

const anyShots = fc
  .array(
    fc.record({
      durationSeconds: fc.oneof(
        fc.integer({ min: 1, max: 4000 }).map((n) => n / 100),
        fc.constantFrom(0, -1, 0.01, 3, 9.99, 30),
      ),
      start: fc.constantFrom('keyframe' as const, 'previous' as const),
      seed: fc.constantFrom(-1, 0, 5, 2 ** 31 - 1),
    }),
    { maxLength: 12 },
  )
  .map((list) => list.map((one, index) => makeShot({ ...one, shotId: `s${index}` })));
const anyLimits = fc.constantFrom(WAN_14B, WAN_5B, LTX, DRAFT);
const anyLimitSeconds = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 10, max: 900 }).map((n) => n / 100),
);
const anyFps = fc.constantFrom(null, 12, 16, 23.976, 24, 25, 29.97, 30);

describe('over random storyboards', () => {
  it('keeps its promises', () => {
    fc.assert(
      fc.property(anyShots, anyLimits, anyLimitSeconds, anyFps, (shots, limits, maxSegmentSeconds, framesPerSecond) => {
        const settings = { ...SETTINGS, maxSegmentSeconds, framesPerSecond };
        const film = plan(shots, limits, settings);
        const byKey = new Map(film.segments.map((segment) => [segment.key, segment]));
        for (const shot of film.shots) {
          const segments = shot.segmentKeys.map((key) => byKey.get(key)).filter((s) => s !== undefined);
          if (segments.length === 0) continue;
          const fps = segments[0]?.framesPerSecond ?? 0;
          const kept = segments.reduce((sum, s) => sum + s.framesKept, 0);
          expect(kept).toBe(framesInDuration(shot.durationSeconds, fps));
          expect(segments.reduce((sum, s) => sum + s.clipFrames, 0)).toBe(shot.filmFrames);
        }
        const followers = film.segments.map((s) => s.dependsOn).filter((key) => key !== null);
        expect(new Set(followers).size).toBe(followers.length);
        for (const [index, segment] of film.segments.entries()) {
          const { framesKept, framesRequested, framesDroppedAtStart, framesDroppedAtEnd } = segment;
          expect(framesKept).toBeGreaterThan(0);
          if (maxSegmentSeconds !== null) {
            // 8.2 × 25 is 204.99999999999997 in binary; the plan counts exactly.
            const mostFrames = maxSegmentSeconds * segment.framesPerSecond + 1e-9;
            expect(framesKept).toBeLessThanOrEqual(Math.max(1, mostFrames));
          }
          expect(isLegalCount(limits.frameRule, framesRequested)).toBe(true);
          expect(framesDroppedAtStart + framesKept + framesDroppedAtEnd).toBe(framesRequested);
          expect(segment.seed).toBeLessThan(2 ** 31);
          if (segment.dependsOn !== null) expect(film.segments[index - 1]?.key).toBe(segment.dependsOn);
        }
        expect(plan(shots, limits, settings)).toEqual(film);
      }),
      { numRuns: 300 },
    );
  });
});
