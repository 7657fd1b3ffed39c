import { describe, expect, it } from 'vitest';
import type { Shot } from '#shared/model/storyboard.ts';
import { keyframesFor, LTX, makeShot, makeStoryboard, onlyEngine, SETTINGS, WAN_14B } from './plan-fixtures.ts';
import { buildVideoPlan } from './video-plan-builder.ts';

const plan = (shots: readonly Shot[], limits = WAN_14B, settings = SETTINGS) =>
  buildVideoPlan(makeStoryboard(shots), keyframesFor(shots), onlyEngine(limits), settings);
const two = (durationSeconds: number, fadeSeconds: number, nextSeconds = 3): Shot[] => [
  makeShot({ durationSeconds, transition: { kind: 'crossfade', durationSeconds: fadeSeconds } }),
  makeShot({ shotId: '002', durationSeconds: nextSeconds }),
];
/** "48→57 (0,9) handle 8" for the segments of the first shot. */
const worked = (shots: readonly Shot[], limits = WAN_14B, settings = SETTINGS) =>
  plan(shots, limits, settings)
    .segments.filter(({ shotId }) => shotId === '001')
    .map(
      (one) =>
        `${one.framesKept}→${one.framesRequested} (${one.framesDroppedAtStart},${one.framesDroppedAtEnd}) handle ${one.handleFrames}`,
    );

describe('a crossfade', () => {
  it('has the last segment render so much longer, and the film stays as long', () => {
    const faded = plan(two(3, 0.5));
    expect(worked(two(3, 0.5))).toEqual(['48→57 (0,9) handle 8']);
    expect(worked(two(5, 0.5))).toEqual(['48→49 (0,1) handle 0', '32→41 (1,8) handle 8']);
    expect(faded.shots.map((one) => [one.filmFrames, one.crossfadeFrames])).toEqual([
      [48, 8],
      [48, 0],
    ]);
    expect(faded.filmFrames).toBe(96);
    expect(faded.problems).toEqual([]);
  });

  it('costs nothing where the engine renders more than is kept anyway', () => {
    expect(worked(two(2, 0.25), LTX)).toEqual(['50→57 (0,7) handle 6']);
    expect(worked(two(2, 0), LTX)).toEqual(['50→57 (0,7) handle 0']);
  });

  it('reaches a frame farther where the film has another rate', () => {
    const [segment] = plan(two(3, 0.5), WAN_14B, { ...SETTINGS, framesPerSecond: 24 }).segments;
    // 12 film frames at 24 are 8 at 16, and one more for the nearest-time mapping.
    expect([segment?.clipFrames, segment?.handleFrames]).toEqual([72, 9]);
  });

  it('is refused where the last segment leaves no room for it: other lengths would cost what is rendered', () => {
    const long = { ...SETTINGS, maxSegmentSeconds: null };
    expect(worked(two(4.5, 0.5), WAN_14B, long)).toEqual(['72→81 (0,9) handle 8']);
    const refused = plan(two(5, 0.5), WAN_14B, long);
    expect(refused.shots[0]?.crossfadeFrames).toBe(0);
    expect(refused.segments[0]?.framesRequested).toBe(81);
    expect(refused.problems).toMatchObject([
      { severity: 'warning', jsonPath: '$.shots[0].transition', message: expect.stringContaining('Wan 2.2 14B') },
    ]);
  });

  it('is no longer than the first segment of the next shot', () => {
    const short = plan(two(3, 2, 1.5));
    expect(short.shots[0]?.crossfadeFrames).toBe(24);
    expect(short.problems[0]?.message).toContain('shortened to 1.5 s');
  });

  it('needs a next shot with segments', () => {
    const fade = { kind: 'crossfade' as const, durationSeconds: 1 };
    expect(plan([makeShot({ transition: fade })]).problems[0]?.message).toContain('ends the film');
    const broken = plan([makeShot({ transition: fade }), makeShot({ shotId: '002', durationSeconds: 0 })]);
    expect(broken.shots[0]?.crossfadeFrames).toBe(0);
    expect(broken.problems[0]?.message).toContain('no segments');
  });
});
