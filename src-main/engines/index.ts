// The door of the engines room.

export {
  openReplicateService,
  type ReplicateService,
  replicateLimits,
  replicateModels,
} from '../replicate/index.ts';
export { defaultWanTask, readWanFolder, type WanFolder, wanLimits, wanModels } from '../wan-cli/index.ts';
export { checkSageAttention, type SageRequirements, sageRequirements } from './comfyui-check/sage-attention.ts';
export { type ComfyuiEngineOptions, createComfyuiEngine } from './comfyui-engine.ts';
export { type ModelQuestion, reportModels } from './comfyui-models/report-models.ts';
export { createDraftEngine, DRAFT_LIMITS } from './draft-engine.ts';
export type {
  Engine,
  EngineCheck,
  FetchedTake,
  FollowEvents,
  JobProgress,
  JobWhereabouts,
  JsonValue,
  SegmentRequest,
  ServerProbe,
  StartImage,
} from './engine.ts';
export { createReplicateEngine, type ReplicateEngineOptions } from './replicate-engine.ts';
export { createWanEngine, type WanEngineOptions } from './wan-engine.ts';
