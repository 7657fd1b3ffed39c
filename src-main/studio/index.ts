export { createStudio } from './create-studio.ts';
export type { SessionOverrides, Studio, StudioOptions } from './studio.ts';
