export { createStudio } from './create-studio.ts';
export type { Studio, StudioOptions } from './studio.ts';
