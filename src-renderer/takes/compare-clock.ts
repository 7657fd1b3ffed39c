// Two takes on one clock: the finer rate counts the frames, the longer one says how many.
import { frameAt } from '../player/frame-clock.ts';

export interface ComparedTake {
  readonly framesPerSecond: number;
  readonly framesDelivered: number;
}

export interface CompareClock {
  readonly framesPerSecond: number;
  readonly frames: number;
}

export function clockOf(left: ComparedTake, right: ComparedTake): CompareClock {
  const framesPerSecond = Math.max(left.framesPerSecond, right.framesPerSecond);
  const seconds = Math.max(secondsOf(left), secondsOf(right));
  return { framesPerSecond, frames: Math.max(1, Math.round(seconds * framesPerSecond)) };
}

export const secondsOf = ({ framesDelivered, framesPerSecond }: ComparedTake): number =>
  framesDelivered / framesPerSecond;

/** The take's own frame that stands on the screen at a frame of the clock; past its end it stays on its last one. */
export function frameOfTake(take: ComparedTake, clock: CompareClock, frame: number): number {
  const own = frameAt((frame + 0.5) / clock.framesPerSecond, take.framesPerSecond);
  return Math.min(Math.max(own, 0), take.framesDelivered - 1);
}

/** More than this apart, playing a little faster would be seen before it helped: it jumps. */
const MOST_CAUGHT_UP_SECONDS = 0.25;
const MOST_RATE_CHANGE = 0.15;

/**
 * How the follower gets back in step: `jump`, or the rate at which it plays on. `aheadSeconds` is how far it is before the
 * leader; less than a quarter of a frame is nobody's business.
 */
export function catchUp(aheadSeconds: number, framesPerSecond: number, speed: number): number | 'jump' {
  if (Math.abs(aheadSeconds) > MOST_CAUGHT_UP_SECONDS) return 'jump';
  if (Math.abs(aheadSeconds) < 0.25 / framesPerSecond) return speed;
  const change = Math.min(Math.max(-aheadSeconds * 2, -MOST_RATE_CHANGE), MOST_RATE_CHANGE);
  return speed * (1 + change);
}
