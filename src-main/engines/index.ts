// The door of the engines room.
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
