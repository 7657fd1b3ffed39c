// What the levels do over a join beyond what they do beside it.
import type { Levels } from '#shared/model/seam.ts';

export type Channel = keyof Levels;

/** Lists begin at the join and go outward. */
export interface Sides {
  readonly before: readonly Levels[];
  readonly after: readonly Levels[];
}

export interface ChannelStep {
  /** Later less earlier, less what one frame of the neighbours' own change would be. */
  readonly step: number;
  /** How far single frames of the neighbours stray from their own change: less than this is no step. */
  readonly unrest: number;
}

/**
 * The neighbours' own change is the median of each side's changes from frame to frame: a fade goes on through the join, and a
 * flash of a few frames does not count as one. Where the sides differ, a fade begins or ends at the join: whatever lies
 * between the two is no step. A side of one frame counts as standing still.
 */
export function stepAt({ before, after }: Sides, channel: Channel): ChannelStep {
  const earlier = changesOutward(before, channel).map((change) => -change);
  const later = changesOutward(after, channel);
  const across = levelAt(after, 0, channel) - levelAt(before, 0, channel);
  const trends = [median(earlier), median(later)];
  const own = Math.min(Math.max(across, Math.min(...trends)), Math.max(...trends));
  const strays = [earlier, later].flatMap((changes) => changes.map((change) => Math.abs(change - median(changes))));
  return { step: across - own, unrest: median(strays) };
}

/** The part of a step that stands out of the unrest around it; 0 where it does not. */
function standingOut({ step, unrest }: ChannelStep): number {
  return Math.abs(step) <= unrest ? 0 : step - Math.sign(step) * unrest;
}

export interface Steps {
  /** Positive: the later side is brighter. */
  readonly lumaStep: number;
  /** Of the two colour differences together, never negative. */
  readonly colourStep: number;
}

export function stepsOver(sides: Sides): Steps {
  const outstanding = (channel: Channel) => standingOut(stepAt(sides, channel));
  return { lumaStep: outstanding('luma'), colourStep: Math.hypot(outstanding('blue'), outstanding('red')) };
}

export function levelAt(side: readonly Levels[], index: number, channel: Channel): number {
  const levels = side[Math.min(index, side.length - 1)];
  if (levels === undefined) throw new Error('A side of a seam has at least one frame.');
  return levels[channel];
}

function changesOutward(side: readonly Levels[], channel: Channel): readonly number[] {
  return side.slice(1).map((levels, index) => levels[channel] - levelAt(side, index, channel));
}

/** 0 of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
