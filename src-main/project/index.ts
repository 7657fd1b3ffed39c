export { mediaPathOf } from './keyframes.ts';
export { openProject, type ProjectStore } from './project-store.ts';
export { createSample } from './sample.ts';
