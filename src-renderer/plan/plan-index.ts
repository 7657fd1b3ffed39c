// Where the segments of a plan stand in the film, reckoned once for each plan: however long it is, looking one up costs nothing.
import type { PlanView } from '#shared/contract/shapes.ts';
import type { VideoPlan } from '#shared/model/video-plan.ts';
import { onceFor } from './once-for.ts';
import { listedState } from './segment-state.ts';

export interface PlanIndex {
  /** Places in the plan's lists. */
  readonly segmentAt: ReadonlyMap<string, number>;
  readonly shotAt: ReadonlyMap<string, number>;
  /** By place, and one more for the end: frames of the film before it. */
  readonly segmentStarts: Float64Array;
  readonly shotStarts: Float64Array;
  /** By place of a shot, and one more: the place of its first segment. */
  readonly firstSegments: Uint32Array;
  readonly filmFrames: number;
}

export const planIndex = onceFor(({ segments, shots }: VideoPlan): PlanIndex => {
  const segmentStarts = new Float64Array(segments.length + 1);
  const shotStarts = new Float64Array(shots.length + 1);
  const firstSegments = new Uint32Array(shots.length + 1);
  let frame = 0;
  let place = 0;
  for (const [shotPlace, shot] of shots.entries()) {
    shotStarts[shotPlace] = frame;
    firstSegments[shotPlace] = place;
    const end = place + shot.segmentKeys.length;
    let clipFrames = 0;
    for (let at = place; at < end; at += 1) clipFrames += segments[at]?.clipFrames ?? 0;
    // The clips of a shot fill it; where they do not, they are drawn in their proportions.
    const stretch = clipFrames > 0 ? shot.filmFrames / clipFrames : 0;
    let within = 0;
    for (; place < end; place += 1) {
      segmentStarts[place] = frame + within * stretch;
      within += segments[place]?.clipFrames ?? 0;
    }
    frame += shot.filmFrames;
  }
  segmentStarts.fill(frame, place);
  shotStarts[shots.length] = frame;
  firstSegments[shots.length] = place;
  return {
    segmentAt: new Map(segments.map(({ key }, at) => [key, at])),
    shotAt: new Map(shots.map(({ shotId }, at) => [shotId, at])),
    segmentStarts,
    shotStarts,
    firstSegments,
    filmFrames: frame,
  };
});

/** The last place whose start is not behind this frame. `starts` rises; its last entry is the end. */
export function placeOfFrame(starts: Float64Array, frame: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= frame) low = middle;
    else high = middle - 1;
  }
  return Math.max(low, 0);
}

export const DRAWN_STATES = ['blocked', 'stale', 'will-render', 'up-to-date'] as const;
export type DrawnState = (typeof DRAWN_STATES)[number];

/** By state and place: how many before it stand so. What is kept counts as up to date. */
export const statesBefore = onceFor(({ plan, standings }: PlanView): Readonly<Record<DrawnState, Uint32Array>> => {
  const size = plan.segments.length + 1;
  const before = {
    blocked: new Uint32Array(size),
    stale: new Uint32Array(size),
    'will-render': new Uint32Array(size),
    'up-to-date': new Uint32Array(size),
  };
  for (const [place, { key }] of plan.segments.entries()) {
    for (const state of DRAWN_STATES) before[state][place + 1] = before[state][place] ?? 0;
    const state = listedState(standings[key]);
    const drawn = before[state === 'kept' ? 'up-to-date' : state];
    drawn[place + 1] = (drawn[place + 1] ?? 0) + 1;
  }
  return before;
});
