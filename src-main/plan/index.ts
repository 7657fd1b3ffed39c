export type { FoundKeyframe, Keyframes } from './chain.ts';
export { planStandings } from './plan-diff.ts';
export { buildVideoPlan, DEFAULT_FRAMES_PER_SECOND } from './video-plan-builder.ts';
