import { expect, it } from 'vitest';
import { standInPlan, standInShot, toRender } from '../studio-client/stand-in-project.ts';
import { placeOfFrame, planIndex, statesBefore } from './plan-index.ts';
import { segmentsInColumn } from './timeline-density.tsx';
import { segmentAfterKey } from './timeline-keys.ts';
import {
  END_PIXELS,
  scaleAtPlace,
  scaleFor,
  scaleLimits,
  scrollToShow,
  sliderPlace,
  spanAround,
  ticksFor,
} from './timeline-math.ts';
import { shotsInView } from './timeline-shots.tsx';

// Shots of 3, 5, 4.2 and 10 seconds: 1, 2, 2 and 4 segments.
const view = standInPlan(
  [0, 1, 2, 3].map((index) => standInShot(index)),
  ({ shotId }) => (shotId === '002' ? { ...toRender, status: 'stale' } : toRender),
);
const index = planIndex(view.plan);

it('fits the whole film, and looks no closer than a browser can lay out', () => {
  const limits = scaleLimits(1_000 + END_PIXELS, 20, 24);
  expect([scaleFor(0, limits), scaleFor(90, limits), scaleFor(1, limits), scaleFor(9_999, limits)]).toEqual([
    50, 90, 50, 384,
  ]);
  expect(scaleLimits(1_000, 50_000, 24).most * 50_000).toBeLessThanOrEqual(16_000_000);
  // A film of a moment fits, too: there is nothing closer.
  expect(scaleLimits(1_000 + END_PIXELS, 1, 24)).toEqual({ fit: 1_000, most: 1_000 });
  expect(scaleAtPlace(sliderPlace(100, limits), limits)).toBeCloseTo(100);
});

it('numbers the time so that it can be read, with ticks that divide it', () => {
  expect(ticksFor(50, 24)).toEqual({ step: 2, parts: 2 });
  expect(ticksFor(0.02, 24)).toEqual({ step: 7_200, parts: 10 });
  expect(ticksFor(200, 24)).toEqual({ step: 1, parts: 24 });
  expect(ticksFor(90, 25)).toEqual({ step: 1, parts: 4 });
});

it('lays out the same part for many places of the scroll bar, and all that is in view', () => {
  expect(spanAround(410, 1_000)).toEqual(spanAround(490, 1_000));
  const { left, right } = spanAround(490, 1_000);
  expect(left <= 490 && right >= 1_490).toBe(true);
});

it('scrolls only to what is not in view', () => {
  expect(scrollToShow({ left: 100, right: 200 }, 50, 800)).toBeNull();
  expect(scrollToShow({ left: 100, right: 200 }, 150, 800)).toBe(40);
  expect(scrollToShow({ left: 900, right: 1_000 }, 0, 800)).toBe(260);
  expect(scrollToShow({ left: 900, right: 3_000 }, 0, 800)).toBe(840);
});

it('knows where segments and shots stand in the film', () => {
  expect([...index.shotStarts]).toEqual([0, 72, 192, 293, 533]);
  expect([...index.segmentStarts].slice(0, 4)).toEqual([0, 72, 144, 192]);
  expect([0, 71, 72, 532, 9_999].map((frame) => placeOfFrame(index.shotStarts, frame))).toEqual([0, 0, 1, 3, 3]);
  const before = statesBefore(view);
  expect([...before.stale]).toEqual([0, 0, 1, 2, 2, 2, 2, 2, 2, 2]);
});

it('draws the clips of a shot in their proportions where they do not fill it', () => {
  const shots = view.plan.shots.map((shot) => (shot.shotId === '002' ? { ...shot, filmFrames: 240 } : shot));
  const longer = planIndex({ ...view.plan, shots });
  // 72 and 48 frames, drawn over 240.
  expect([...longer.segmentStarts].slice(1, 4)).toEqual([72, 216, 312]);
});

it('takes one shot of ten thousand for each that is in view, and the chosen one', () => {
  const many = planIndex(
    standInPlan(
      Array.from({ length: 10_000 }, (_, at) => standInShot(at)),
      () => toRender,
    ).plan,
  );
  const scale = { span: { left: 1_000, right: 3_000 }, pixelsPerFrame: 1 } as never;
  const places = shotsInView(many, scale, 9_999);
  expect(places.length).toBeLessThan(22);
  expect([places[0], places.at(-1)]).toEqual([placeOfFrame(many.shotStarts, 1_000), 9_999]);
});

it('tells of at least one segment in a column, however narrow', () => {
  expect(segmentsInColumn(index, 10, 11)).toEqual([0, 1]);
  expect(segmentsInColumn(index, 0, 200)).toEqual([0, 3]);
});

it.each([
  ['ArrowRight', 0, 1],
  ['ArrowLeft', 0, 0],
  ['ArrowDown', 1, 3],
  // First to the beginning of its shot, then to the one before.
  ['ArrowUp', 2, 1],
  ['ArrowUp', 1, 0],
  ['ArrowDown', 8, 8],
  ['PageDown', 0, 8],
  ['Home', 5, 0],
  ['End', 0, 8],
  ['x', 3, null],
])('moves with %s from segment %s to %s', (key, from, to) => {
  expect(segmentAfterKey({ key, ctrlKey: false, metaKey: false, altKey: false }, from, index)).toBe(to);
});
