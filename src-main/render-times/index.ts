export type { RenderEstimate, RenderWork } from './estimate-render.ts';
export { openRenderTimes, type RenderTime, type RenderTimes } from './render-times.ts';
