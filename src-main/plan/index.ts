export { DEFAULT_FRAMES_PER_SECOND } from '#shared/frame-rate.ts';
export type { FoundKeyframe, Keyframes } from './chain.ts';
export { type FallbackContext, fallbackSegment } from './fallback-segment.ts';
export { planStandings } from './plan-diff.ts';
export { planDifference } from './plan-difference.ts';
export type { PlanEngines } from './plan-engines.ts';
export { filmRateOf, segmentSeconds } from './time-shots.ts';
export { buildVideoPlan } from './video-plan-builder.ts';
