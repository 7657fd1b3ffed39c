// The door of this room: all that other rooms may use of ComfyUI.
export type { PromptWhereabouts } from './comfy-jobs.ts';
export { type ComfyServer, type ComfyServerOptions, createComfyServer } from './comfy-server.ts';
export type { ComfyTiming } from './comfy-timing.ts';
export { nodesMissing } from './errors.ts';
export type { ComfyGraph, GraphNode, NodeLabel } from './graph.ts';
export type { NodeInfo, NodeInputInfo } from './node-info.ts';
export { nameOnServer, type OutputFile } from './output-files.ts';
export type { PromptEvent } from './prompt-event.ts';
export type { PromptOutputs } from './prompt-outcome.ts';
export type { ServerQuestions, SystemStats } from './server-questions.ts';
export { contentName } from './upload-image.ts';
