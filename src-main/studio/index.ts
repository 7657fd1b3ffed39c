export { createStudio } from './create-studio.ts';
export { importKindOf, productsIn } from './import-kind.ts';
export type { SessionOverrides, Studio, StudioOptions } from './studio.ts';
