// The door of the takes room: every take ever made, what of it still answers, and the clip that is cut from it.

export { acceptShortTake, landOrAccept } from './accept-short.ts';
export { activateTake, keptForFallback, keptMarkFor } from './activate-take.ts';
export { type CleanupContext, carryOutCleanup, planCleanup, takesUsage } from './cleanup.ts';
export type { RenderedJob } from './describe-take.ts';
export { type EvidenceContext, gatherEvidence, gatherSegmentEvidence, requestSha256Of } from './gather-evidence.ts';
export { keepTake } from './keep-take.ts';
export { lastKeptFrame } from './kept-frames.ts';
export { type LandedClip, landClip } from './land-clip.ts';
export { type Removal, removeLeftovers } from './leftovers.ts';
export { type ListContext, listSegmentTakes } from './list-takes.ts';
export { hashReferences, provideReferences } from './reference-pictures.ts';
export {
  createPixelHasher,
  findStartFrame,
  type PixelHasher,
  provideEndFrame,
  provideStartFrame,
} from './start-frame.ts';
export { NO_MARKS, type TakeContext, type TakeMarks, UNSTOPPED } from './take-context.ts';
export { listTakes, takesFolderOf } from './take-folder.ts';
export { TakeLists } from './take-lists.ts';
