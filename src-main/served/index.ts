export { type ServedStudio, type ServeOptions, serve } from './serve.ts';
