export { createStills, type Stills, type StillsOptions } from './create-stills.ts';
