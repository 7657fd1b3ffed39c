export { createComfyuiEngine } from './comfyui-engine.ts';
export { createDraftEngine, DRAFT_LIMITS } from './draft-engine.ts';
export type { Engine, FetchedTake, JobProgress, JobWhereabouts, SegmentRequest } from './engine.ts';
