export { type FilmTiming, shotGone } from './documents.ts';
export type { KeyframeRole, NewPicture } from './import-keyframe.ts';
export { listVariants } from './keyframe-variants.ts';
export { mediaPathOf } from './keyframes.ts';
export { openProject } from './open-project.ts';
export type { ProjectStore } from './project-store.ts';
export { createSample } from './sample.ts';
