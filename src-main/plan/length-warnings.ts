// What a shot's length costs where an engine has lengths of its own. Pure.
import { smallestLegalCount } from '#shared/frame-math.ts';
import { formatFixed, formatNumber, say } from '#shared/i18n/say.ts';
import type { EngineLimits } from '#shared/model/engine.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { costOf } from './segment-cost.ts';
import type { Obstacle } from './shot-obstacles.ts';

/** Of engines that are paid or that have few lengths: what is asked for and not kept. */
export function lengthWarnings(segments: readonly PlanSegment[], limits: EngineLimits): Obstacle[] {
  const { frameRule, displayName } = limits;
  if (frameRule.kind !== 'discrete') return [];
  return segments.flatMap((segment): Obstacle[] => {
    const { framesRequested, framesKept, framesDroppedAtStart, handleFrames, framesPerSecond } = segment;
    const seconds = (frames: number) => formatNumber(frames / framesPerSecond, 2);
    const asCut = smallestLegalCount(frameRule, framesKept + framesDroppedAtStart);
    if (asCut !== null && asCut < framesRequested && handleFrames > 0) return [fadeWarning(segment, asCut, limits)];
    const shorter = smallestLegalCount(frameRule, framesKept + handleFrames);
    // A frame too many for the shorter length: the next one costs as much as two.
    if (shorter === null || shorter >= framesRequested || framesDroppedAtStart === 0) return [];
    const more = priceDifference(segment, shorter, limits);
    const asked = seconds(framesRequested);
    const kept = seconds(framesKept);
    return [
      {
        key: 'duration',
        reason:
          more === null
            ? say`Segment ${segment.key} asks ${displayName} for ${asked} s to keep ${kept} s: with the one frame that a continued segment repeats, ${seconds(shorter)} s are not enough.`
            : say`Segment ${segment.key} asks ${displayName} for ${asked} s to keep ${kept} s, which costs about $${formatFixed(more, 2)} more: with the one frame that a continued segment repeats, ${seconds(shorter)} s are not enough.`,
        remedy: say`Make the shot ${formatNumber(1 / framesPerSecond, 3)} s shorter, or let it start from a keyframe.`,
      },
    ];
  });
}

/** The frames under a crossfade ask for the next length: that may cost as much as two clips. */
function fadeWarning(segment: PlanSegment, asCut: number, limits: EngineLimits): Obstacle {
  const { key, framesRequested, framesKept, framesPerSecond } = segment;
  const { displayName } = limits;
  const seconds = (frames: number) => formatNumber(frames / framesPerSecond, 2);
  const more = priceDifference(segment, asCut, limits);
  const [asked, kept, enough] = [seconds(framesRequested), seconds(framesKept), seconds(asCut)];
  return {
    key: 'transition',
    reason:
      more === null
        ? say`Segment ${key} asks ${displayName} for ${asked} s to keep ${kept} s: with what lies under its crossfade, ${enough} s are not enough.`
        : say`Segment ${key} asks ${displayName} for ${asked} s to keep ${kept} s, which costs about $${formatFixed(more, 2)} more: with what lies under its crossfade, ${enough} s are not enough.`,
    remedy: say`Choose a cut, or make the shot shorter by the length of the crossfade.`,
  };
}

function priceDifference(segment: PlanSegment, shorter: number, limits: EngineLimits): number | null {
  const { cost, framesPerSecond, withAudio } = segment;
  if (cost === null) return null;
  const sizeName =
    limits.sizeRule.kind === 'list'
      ? (limits.sizeRule.sizes.find(({ width, height }) => width === segment.width && height === segment.height)
          ?.name ?? null)
      : null;
  const less = costOf(limits, { framesRequested: shorter, framesPerSecond, sizeName, withAudio });
  return less === null || less.estimate >= cost.estimate ? null : cost.estimate - less.estimate;
}

export function lostWarnings(framesLost: number, filmFramesPerSecond: number): Obstacle[] {
  if (framesLost <= 0) return [];
  return [
    {
      key: 'duration',
      reason: say`It is ${formatNumber(framesLost / filmFramesPerSecond, 2)} s shorter than asked for, because a take that was too short is used.`,
      remedy: say`Render that segment again for its whole length, or leave it.`,
    },
  ];
}
