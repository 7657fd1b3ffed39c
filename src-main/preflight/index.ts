// The door of the preflight room: what can be looked at on this machine before a run, whatever the engine.
export { checkDisk } from './check-disk.ts';
export { checkFfmpeg } from './check-ffmpeg.ts';
export { checkPictures } from './check-pictures.ts';
