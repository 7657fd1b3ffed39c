export { createStudio } from './create-studio.ts';
export type { EngineOverrides, Studio, StudioOptions } from './studio.ts';
