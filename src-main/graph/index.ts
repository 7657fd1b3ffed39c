// The door of the graph room: reading, tracing and filling ComfyUI graphs. Pure.
export type { Lora } from './add-loras.ts';
export { canonicalGraph } from './canonical-graph.ts';
export { type CapturingGraph, captureLastFrame } from './capture-last-frame.ts';
export {
  type ComfyGraph,
  type ComfyNode,
  type GraphLink,
  type InputAddress,
  isLink,
  linksOf,
  nodeOf,
  upstreamOf,
} from './comfy-graph.ts';
export { describeSlots } from './describe-slots.ts';
export {
  type ConvertedGraph,
  convertEditorGraph,
  editorNodeTypes,
} from './editor/convert-editor-graph.ts';
export { isEditorGraph } from './editor/parse-editor-workflow.ts';
export { findSlots } from './find-slots.ts';
export { findSlotsUntilChosen } from './find-slots-until-chosen.ts';
export { readNumber, readValue } from './follow-link.ts';
export { type GraphSlots, graphSlots } from './graph-slots.ts';
export { injectSegment, type SegmentValues } from './inject-segment.ts';
export { loaderFileName } from './loader-file-name.ts';
export { CAPTURE_NODE_IDS } from './own-nodes.ts';
export { parseGraph } from './parse-graph.ts';
export { readPictureSize } from './read-picture-size.ts';
