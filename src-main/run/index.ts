export { gatherEvidence } from './gather-evidence.ts';
export { type OpenJobs, readOpenJobs } from './open-jobs.ts';
export { Run, type RunEvents, type RunRequest } from './run.ts';
export { createPixelHasher, findStartFrame, type PixelHasher } from './start-frame.ts';
